import { defineConfig } from '@playwright/test'

/**
 * One suite against every host. `browser-mode` is here; hosts differ only in how `test/e2e/fixtures.ts` starts the app.
 * scripts/test.mjs names the browser; without it, the usual place on Debian is tried.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.HAKU_CHROMIUM ?? '/usr/bin/chromium' },
  },
  projects: [{ name: 'browser-mode' }],
})
