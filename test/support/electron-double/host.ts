import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { RunningApp, StartApp } from '../../e2e/fixtures.ts'
import { Desktop } from './desktop.ts'
import type { KeyStoreState } from './desktop-services.ts'
import { PAGE_ORIGIN } from './window-page.ts'

/** Starts the built Electron app on the double, for end-to-end tests. */

const MAIN_ENTRY = fileURLToPath(new URL('../../../out/main/index.cjs', import.meta.url))

export interface DoubleApp extends RunningApp {
  readonly desktop: Desktop
}

/** `onStart` is told of each app as it starts. */
export function startOnDouble(keyStore: KeyStoreState, onStart?: (app: DoubleApp) => void): StartApp {
  return async ({ workspaceDir, dataDir }) => {
    if (!existsSync(MAIN_ENTRY)) throw new Error('The app has not been built: npm run build')
    const page = Promise.withResolvers<Page>()
    const desktop = new Desktop({
      page: page.promise,
      mainEntry: MAIN_ENTRY,
      homeDir: dataDir,
      workspaceDir,
      keyStore,
    })
    const app: DoubleApp = {
      desktop,
      origins: [PAGE_ORIGIN],
      async open(shown) {
        page.resolve(shown)
        await desktop.window()
        await shown.waitForLoadState()
      },
      killService: () => desktop.killService(),
      async stop() {
        const code = await desktop.quit()
        const problems =
          code === 0 || desktop.killed ? desktop.faults : [`the app ended with ${code}`, ...desktop.faults]
        if (problems.length > 0) throw new Error(`The shell misbehaved:\n${problems.join('\n')}`)
      },
    }
    onStart?.(app)
    return app
  }
}
