import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createShell, type ShellDeps } from '../../../src/main/shell/shell.ts'
import { createElectronDouble, type DoubleSettings, type ElectronDouble } from './electron.ts'
import type { BrowserWindowDouble } from './window.ts'

/** A shell on the double, with a small built app of its own in a temporary folder. */
export interface ShellFixture extends ElectronDouble {
  homeDir: string
  /** Lines of the log, parsed. */
  logged: { event: string; level: string }[]
  /** Exit code, as soon as the app has ended. */
  exited: Promise<number>
  start(): void
  /** Starts, lets Electron become ready, and gives the window. */
  open(): Promise<BrowserWindowDouble>
  [Symbol.asyncDispose](): Promise<void>
}

/** Answers `close` and nothing else: enough of a data service for the shell's own tests. */
const SMALL_SERVICE = `
process.parentPort.on('message', ({ data, ports }) => {
  if (data.type === 'close') process.parentPort.postMessage({ type: 'closed' })
  for (const port of ports) {
    port.on('message', ({ data }) => {
      if (data === 'die') process.exit(7)
      if (data === 'shut') return port.close()
      port.postMessage('answer to ' + data)
    })
    port.start()
  }
})
process.parentPort.postMessage({ type: 'ready' })
`

export interface FixtureOptions extends Partial<Omit<DoubleSettings, 'homeDir' | 'onExit'>> {
  platform?: NodeJS.Platform
  argv?: string[]
  devServerUrl?: string
  service?: string
}

export function shellFixture(options: FixtureOptions = {}): ShellFixture {
  const homeDir = mkdtempSync(join(tmpdir(), 'haku-shell-'))
  const rendererDir = join(homeDir, 'out', 'renderer')
  mkdirSync(rendererDir, { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Haku</title>')
  mkdirSync(join(homeDir, 'tmp'))
  const dataServicePath = join(homeDir, 'out', 'data-service.cjs')
  writeFileSync(dataServicePath, options.service ?? SMALL_SERVICE)

  const exited = Promise.withResolvers<number>()
  const double = createElectronDouble({ ...options, homeDir, onExit: exited.resolve })
  const logged: ShellFixture['logged'] = []
  const { platform = 'linux' } = options
  const deps: ShellDeps = {
    files: {
      rendererDir,
      preloadPath: join(homeDir, 'out', 'preload', 'index.cjs'),
      dataServicePath,
      documentWorkerUrl: pathToFileURL(join(homeDir, 'out', 'document-worker.cjs')).href,
    },
    argv: options.argv ?? [],
    machine: { platform, env: { XDG_DATA_HOME: homeDir, APPDATA: homeDir }, home: homeDir },
    tempDir: join(homeDir, 'tmp'),
    clock: { now: () => Date.now() },
    devServerUrl: options.devServerUrl,
    openLog: async () => (line) => void logged.push(JSON.parse(line)),
  }

  return {
    ...double,
    homeDir,
    logged,
    exited: exited.promise,
    start: () => createShell(double.electron, deps).start(),
    async open() {
      this.start()
      double.app.becomeReady()
      await double.app.whenReady()
      await new Promise((resolve) => setImmediate(resolve))
      const [window] = double.windows.open
      if (window === undefined) throw new Error('The shell opened no window')
      return window
    },
    async [Symbol.asyncDispose]() {
      const ended = [...double.utilityProcesses].map(
        (child) => new Promise((resolve) => child.once('exit', resolve)),
      )
      double.app.quit()
      await Promise.all(ended)
      rmSync(homeDir, { recursive: true, force: true })
    },
  }
}
