/**
 * What every end-to-end test stands on: the built app on a workspace of its own, and a page that may not fail quietly.
 * A test that provokes an error says so with `haku.expectError`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { startBrowserMode } from '../support/browser-mode.ts'
import { startOnDouble } from '../support/electron-double/host.ts'
import { PAGE_ORIGIN } from '../support/electron-double/window-page.ts'
import { electronRuntime, startElectron, windowPage } from '../support/electron-runtime.ts'
import { guardPage } from '../support/page-guard.ts'
import { makePrepared, type Prepared, type PreparedKind } from '../support/prepared.ts'

export { expect }

export const PASSPHRASE = 'correct horse battery staple'

export interface HakuApp {
  /** Folder of the workspace; it does not exist before one is made. */
  readonly workspaceDir: string
  /** The opening that is there from the start, unless that is nothing. */
  readonly openingId: string
  /** An id of each kind that has an address, as far as there is one from the start: `openings`, `applications`… */
  readonly ids: Readonly<Record<string, string>>
  /** A folder that a test may fill with packages and files to take in. */
  readonly packagesDir: string
  /** Lets complaints of the page pass that match. */
  expectError(pattern: RegExp): void
  /** Throws when the page has complained so far; at the end of a test this happens by itself. */
  checkPage(): void
  /** Kills the data service as a crash would; resolves when the app is back, or at least on its way. */
  killService(page: Page): Promise<void>
  /** Makes a workspace through the window and waits until it is open. */
  createWorkspace(page: Page, protection?: 'passphrase' | 'key-file'): Promise<{ recoveryCode: string }>
  /** Ends the app and starts it again on the same workspace; the page is at the app again. */
  restart(page: Page): Promise<void>
  /** Like `restart`, with the workspace for `work` alone in between: for what would take hours through the window. */
  whileClosed(page: Page, work: () => Promise<void>): Promise<void>
}

/** A running app, whatever hosts it. */
export interface RunningApp {
  /** Brings a page to the app's first view. */
  open(page: Page): Promise<void>
  /** Origins that the page may ask. */
  readonly origins: readonly string[]
  /** Kills the data service and whatever cannot live without it. True: the app brings it back by itself. */
  killService(): Promise<boolean>
  stop(): Promise<void>
}

export type StartApp = (folders: { workspaceDir: string; dataDir: string }) => Promise<RunningApp>

/** What the app runs on; each project of playwright.config.ts names one. */
export type Host = 'browser-mode' | 'electron-double' | 'electron'

interface Fixtures {
  host: Host
  /** Whether the hints of the first run may show: they lie over what most tests click. */
  hints: boolean
  /** What is there when the app starts: nothing yet, an open workspace with one published opening, or the demo. */
  start: 'nothing' | PreparedKind
  startApp: StartApp
  haku: HakuApp
  needsRuntime: undefined
}

export const test = base.extend<Fixtures, { prepared: (kind: PreparedKind) => Promise<Prepared> }>({
  host: ['browser-mode', { option: true }],
  hints: [false, { option: true }],
  start: ['nothing', { option: true }],

  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use) => {
      const root = mkdtempSync(join(tmpdir(), 'haku-e2e-'))
      const made = new Map<PreparedKind, Promise<Prepared>>()
      await use((kind) => {
        const workspace = made.get(kind) ?? makePrepared[kind](join(root, kind))
        made.set(kind, workspace)
        return workspace
      })
      rmSync(root, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  needsRuntime: [
    async ({ host }, use, testInfo) => {
      testInfo.skip(
        host === 'electron' && electronRuntime() === null,
        'skipped: Electron runtime not installed',
      )
      await use(undefined)
    },
    { auto: true },
  ],

  // Real Electron brings its own window: the test's page stands for whichever is open.
  page: async ({ page, host }, use) => use(host === 'electron' ? windowPage() : page),

  startApp: async ({ host }, use) => {
    if (host === 'browser-mode') await use(startBrowserMode)
    else if (host === 'electron-double') await use(startOnDouble('unavailable'))
    else await use(startElectron)
  },

  haku: [
    async ({ page, host, startApp, hints, start, prepared, needsRuntime: _ }, use) => {
      const root = mkdtempSync(join(tmpdir(), 'haku-e2e-'))
      const workspaceDir = join(root, 'workspace')
      const folders = { workspaceDir, dataDir: join(root, 'data') }
      const workspace = start === 'nothing' ? null : await prepared(start)
      if (workspace) cpSync(workspace.dir, workspaceDir, { recursive: true })
      let app = await startApp(folders)
      // A page that was just loading when the app was killed still asks at its old address.
      const origins = new Set(app.origins)
      const guard = guardPage(page, () => [...origins])
      async function startAgain(current: Page): Promise<void> {
        app = await startApp(folders)
        for (const origin of app.origins) origins.add(origin)
        await app.open(current)
      }
      async function whileClosed(current: Page, work: () => Promise<void>): Promise<void> {
        // A page that reconnects to nobody would complain.
        await leave(current)
        await app.stop()
        await work()
        await startAgain(current)
      }
      async function killService(current: Page): Promise<void> {
        if (await app.killService()) return
        await leave(current)
        await startAgain(current)
      }
      try {
        if (!hints && host !== 'electron') await page.context().addCookies(HINTS_SEEN)
        await app.open(page)
        if (!hints && host === 'electron') {
          await page.evaluate(markHintsSeen)
          // A workspace that is open shows its hints at once.
          if (workspace) await page.reload()
        }
        await use({
          workspaceDir,
          openingId: workspace?.ids.openings ?? '',
          ids: workspace?.ids ?? {},
          packagesDir: mkdtempSync(join(root, 'packages-')),
          expectError: guard.expect,
          checkPage: guard.check,
          killService,
          createWorkspace,
          restart: (current) => whileClosed(current, async () => undefined),
          whileClosed,
        })
        guard.check()
      } finally {
        await app.stop()
        rmSync(root, { recursive: true, force: true })
      }
    },
    { auto: true },
  ],
})

/** To an empty page. What the page itself was just about to load may come in between. */
async function leave(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('about:blank')
    expect(page.url()).toBe('about:blank')
  }).toPass()
}

/** As the window keeps it beside local storage, at every address that it can have in browser mode and on the double. */
const HINTS_SEEN = ['127.0.0.1', new URL(PAGE_ORIGIN).hostname].map((domain) => ({
  name: 'haku.tour',
  value: encodeURIComponent('"seen"'),
  domain,
  path: '/',
  sameSite: 'Strict' as const,
}))

/** Where there are no cookies. Runs in the page. */
function markHintsSeen(): void {
  localStorage.setItem('haku.tour', '"seen"')
}

async function createWorkspace(
  page: Page,
  protection: 'passphrase' | 'key-file' = 'passphrase',
): Promise<{ recoveryCode: string }> {
  if (protection === 'passphrase') {
    await page.getByLabel('Choose a passphrase').fill(PASSPHRASE)
    await page.getByLabel('Repeat the passphrase').fill(PASSPHRASE)
  } else {
    await page.getByRole('radio', { name: 'Key file' }).click()
    await page.getByRole('checkbox', { name: 'I accept' }).click()
  }
  await page.getByRole('button', { name: 'Make workspace' }).click()
  const recoveryCode = ((await page.getByTestId('recovery-code').textContent()) ?? '').trim()
  await page.getByRole('checkbox', { name: 'I have written the code down' }).click()
  await page.getByRole('button', { name: 'Open Haku' }).click()
  await page.getByRole('navigation').first().waitFor()
  return { recoveryCode }
}
