/** Starts the built browser mode as people do: a process of its own, its address read from what it prints. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const ENTRY = fileURLToPath(new URL('../../out/main/browser.cjs', import.meta.url))
const START_LIMIT_MS = 30_000
const STOP_LIMIT_MS = 20_000

export interface BrowserModeProcess {
  readonly process: ChildProcess
  readonly origin: string
  /** Works once. */
  readonly address: string
  open(page: Page): Promise<void>
  readonly origins: readonly string[]
  /** Kills the process, the data service in it. */
  killService(): Promise<boolean>
  /** Ends it as Ctrl+C does. Throws when it does not end, or not well. */
  stop(): Promise<void>
}

/** Rejects with what it printed when it does not come up. */
export async function startBrowserMode(folders: {
  workspaceDir: string
  dataDir: string
}): Promise<BrowserModeProcess> {
  if (!existsSync(ENTRY)) throw new Error('The app has not been built: npm run build')
  const child = spawn(process.execPath, [ENTRY, '--workspace', folders.workspaceDir, '--no-open'], {
    // The logs go where the test can look, and never to this person's own folders.
    env: { ...process.env, XDG_DATA_HOME: folders.dataDir, APPDATA: folders.dataDir, HOME: folders.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (data) => (printed += data))
  const address = await new Promise<string>((resolve, reject) => {
    const fail = () => reject(new Error(`Browser mode did not start:\n${printed}`))
    const timer = setTimeout(fail, START_LIMIT_MS)
    child.once('exit', fail)
    child.stdout.on('data', (data) => {
      printed += data
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed)
      if (!found) return
      clearTimeout(timer)
      child.off('exit', fail)
      resolve(found[0])
    })
  })
  const { origin } = new URL(address)

  return {
    process: child,
    origin,
    address,
    origins: [origin],
    open: async (page) => {
      await page.goto(address)
    },
    async killService() {
      // It lives in the process that serves the page.
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
      return false
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
      const [code] = await exited
      clearTimeout(timer)
      if (code !== 0) throw new Error(`Browser mode ended with ${code}:\n${printed}`)
    },
  }
}
