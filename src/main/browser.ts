/** Entry of browser mode: the app on 127.0.0.1, in the person's own browser, until Ctrl+C. */
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { BROWSER_HELP, browserOptions } from './browser/options.ts'
import { startBrowserServer } from './browser/server.ts'
import { systemClock } from './platform/clock.ts'
import { openInBrowser } from './platform/external.ts'
import { createLog } from './platform/log.ts'
import { openLogFile } from './platform/log-file.ts'
import { APP_VERSION } from './platform/version.ts'
import { logFile, thisMachine, workspaceDir } from './platform/workspace-dir.ts'
import { startWorkerHost } from './service/worker-host.ts'
import { createProtocolHandler, readManifest } from './shell/protocol.ts'

const fromSource = import.meta.url.endsWith('.ts')
const sibling = (name: string): URL => new URL(`./${name}${fromSource ? '.ts' : '.cjs'}`, import.meta.url)
const rendererDir = new URL(fromSource ? '../../out/renderer/' : '../renderer/', import.meta.url)

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function run(): Promise<void> {
  const options = browserOptions(process.argv.slice(2))
  if (options.help) return say(BROWSER_HELP)
  const machine = thisMachine()
  const writeLogLine = await openLogFile(logFile('browser', machine))
  const log = createLog(writeLogLine, systemClock)
  const host = startWorkerHost({
    dataServiceUrl: sibling('data-service'),
    documentWorkerUrl: sibling('document-worker'),
    workspaceDir: workspaceDir(options.workspace, machine, options.demo),
    demo: options.demo,
    appVersion: APP_VERSION,
    actor: 'person',
    writeLogLine,
  })
  const server = await startBrowserServer({
    port: options.port,
    files: createProtocolHandler(readManifest(fileURLToPath(rendererDir))),
    connect: () => host.connect(),
    clock: systemClock,
    log,
  })

  const stop = async (): Promise<void> => {
    await server.close()
    await host.close()
    process.exit(0)
  }
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second Ctrl+C does not wait for the workspace to close.
      if (stopping) process.exit(130)
      stopping = true
      void stop()
    })
  }

  const address = server.newAddress()
  const opened = options.open && (await openInBrowser(address))
  say(
    opened
      ? 'Haku is open in your browser. Ctrl+C ends it.'
      : `Haku is ready. Open this address in your browser; it works once:\n\n  ${address}\n\nCtrl+C ends Haku.`,
  )
  if (process.stdin.isTTY) {
    say('Enter prints a new address, for another browser.')
    createInterface({ input: process.stdin }).on('line', () => say(server.newAddress()))
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'Haku could not be started.'}\n`)
  process.exit(1)
})
