import { defineConfig } from '@playwright/test'
import type { Host } from './test/e2e/fixtures.ts'

/** What only the Electron shell has: its windows, processes and walls, looked at from inside the double. */
const SHELL_SPECS = ['security.spec.ts', 'shell.spec.ts']
/** What looks at the page alone, which is the same in every host. */
const PAGE_SPECS = ['accessibility.spec.ts', 'monkey.spec.ts']
/** Tests that do nothing but have axe look at the page. */
const PAGE_TESTS = /no serious accessibility problem|accessible in light and dark/

/**
 * One suite against every host; they differ only in how `test/e2e/fixtures.ts` starts the app.
 * scripts/test.mjs names the browser; without it, the usual place on Debian is tried.
 */
export default defineConfig<{ host: Host }>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Only to end a test that hangs; a busy machine is no failure.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
    // No traces: their recorder runs script in every frame, which a sandboxed document rightly refuses.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.HAKU_CHROMIUM ?? '/usr/bin/chromium',
      // In the C locale Chromium opens no file with a letter beyond ASCII in its name.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  },
  projects: [
    { name: 'browser-mode', testIgnore: SHELL_SPECS, use: { host: 'browser-mode' } },
    {
      name: 'electron-double',
      testIgnore: PAGE_SPECS,
      grepInvert: PAGE_TESTS,
      use: { host: 'electron-double' },
    },
    // Skipped as a whole where Electron's runtime cannot be had.
    {
      name: 'electron',
      testIgnore: [...SHELL_SPECS, ...PAGE_SPECS],
      grepInvert: PAGE_TESTS,
      use: { host: 'electron' },
    },
  ],
})
