/** For tests of the Electron shell itself: the suite's own fixtures, and a view from inside the double. */

import type { Desktop } from '../support/electron-double/desktop.ts'
import type { KeyStoreState } from '../support/electron-double/desktop-services.ts'
import { type DoubleApp, startOnDouble } from '../support/electron-double/host.ts'
import { test as suite } from './fixtures.ts'

export { expect } from '@playwright/test'

interface DoubleFixtures {
  apps: DoubleApp[]
  firstKeyStore: KeyStoreState
  /** The operating system's key store; each start of the app takes it as it is then. */
  keyStore: { state: KeyStoreState }
  /** The desktop of the app that runs now. */
  desktop: () => Desktop
}

export const test = suite.extend<DoubleFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  apps: async ({}, use) => use([]),
  firstKeyStore: ['unavailable', { option: true }],
  keyStore: async ({ firstKeyStore }, use) => use({ state: firstKeyStore }),
  startApp: async ({ apps, keyStore }, use) =>
    use((folders) => startOnDouble(keyStore.state, (app) => apps.push(app))(folders)),
  desktop: async ({ apps }, use) =>
    use(() => {
      const app = apps.at(-1)
      if (app === undefined) throw new Error('No app has been started')
      return app.desktop
    }),
})
