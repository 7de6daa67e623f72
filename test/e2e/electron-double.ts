/** For tests of the Electron shell itself: the suite's own fixtures, and a view from inside the double. */
import type { Desktop } from '../support/electron-double/desktop.ts'
import { type DoubleApp, startOnDouble } from '../support/electron-double/host.ts'
import { test as suite } from './fixtures.ts'

export { expect } from '@playwright/test'

interface DoubleFixtures {
  apps: DoubleApp[]
  /** The desktop of the app that runs now. */
  desktop: () => Desktop
}

export const test = suite.extend<DoubleFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  apps: async ({}, use) => use([]),
  startApp: async ({ apps }, use) => use(startOnDouble('unavailable', (app) => apps.push(app))),
  desktop: async ({ apps }, use) =>
    use(() => {
      const app = apps.at(-1)
      if (app === undefined) throw new Error('No app has been started')
      return app.desktop
    }),
})
