/** Real Electron, where its runtime is installed: the same suite on the same build. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { RunningApp } from '../e2e/fixtures.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** As Node's URL sees it: only the web's own schemes have an origin there. */
const APP_ORIGIN = new URL('app://bundle/').origin

/** Path of the runtime, or null where there is none. Reads files only: importing the package would download it. */
export function electronRuntime(): string | null {
  const name = join(ROOT, 'node_modules', 'electron', 'path.txt')
  if (!existsSync(name)) return null
  const path = join(ROOT, 'node_modules', 'electron', 'dist', readFileSync(name, 'utf8'))
  return existsSync(path) ? path : null
}

const SHOW = Symbol('show')

interface WindowPage {
  [SHOW](window: Page): void
}

/**
 * A page that stands for whichever window is open: an app that is started again has another window, and a test
 * keeps the page that it was given. Listeners go along.
 */
export function windowPage(): Page {
  const listeners: [event: string, listener: (...args: unknown[]) => void][] = []
  let current: Page | undefined
  const show = (window: Page): void => {
    current = window
    for (const [event, listener] of listeners) window.on(event as 'close', listener as () => void)
  }
  const on = (event: string, listener: (...args: unknown[]) => void): unknown => {
    listeners.push([event, listener])
    current?.on(event as 'close', listener as () => void)
    return page
  }
  const page: object = new Proxy(
    {},
    {
      get(_target, member) {
        if (member === SHOW) return show
        if (member === 'on') return on
        if (current === undefined) throw new Error('The app has no window yet')
        const value: unknown = Reflect.get(current, member, current)
        return typeof value === 'function' && member !== 'constructor' ? value.bind(current) : value
      },
    },
  )
  return page as Page
}

/** Launches the built app. It needs the runtime, and on Linux a display. */
export async function startElectron(folders: { workspaceDir: string; dataDir: string }): Promise<RunningApp> {
  mkdirSync(folders.dataDir, { recursive: true })
  const app: ElectronApplication = await _electron.launch({
    executablePath: electronRuntime() ?? '',
    args: [ROOT, '--workspace', folders.workspaceDir],
    env: {
      ...(process.env as Record<string, string>),
      XDG_DATA_HOME: folders.dataDir,
      APPDATA: folders.dataDir,
      HOME: folders.dataDir,
    },
  })
  return {
    origins: [APP_ORIGIN],
    async open(page) {
      const window = await app.firstWindow()
      ;(page as unknown as WindowPage)[SHOW](window)
      await window.waitForLoadState()
    },
    async killService() {
      const pid = await app.evaluate(
        ({ app: running }) =>
          running.getAppMetrics().find(({ serviceName }) => serviceName === 'node.mojom.NodeService')?.pid,
      )
      if (pid === undefined) throw new Error('The data service does not run')
      return process.kill(pid, 'SIGKILL')
    },
    stop: () => app.close(),
  }
}
