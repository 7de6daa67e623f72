/**
 * Pictures of every view, to look at: node scripts/screenshots.ts FOLDER [--workspace DIR] [--view NAME]…
 * [--language en]… [--size 1280x800]… [--theme light]… [--check]. Without a workspace it makes a small one. With --check
 * it also says which words are cut and what axe finds, and ends with 1 if there is anything. Build first.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { cutText } from '../test/screenshots/cut-text.ts'
import { makeOffice } from '../test/screenshots/office.ts'
import { type Known, type View, viewsOf } from '../test/screenshots/views.ts'
import { startBrowserMode } from '../test/support/browser-mode.ts'
import { settled } from '../test/support/settled.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workspace: { type: 'string' },
    view: { type: 'string', multiple: true },
    language: { type: 'string', multiple: true, default: ['en', 'fi'] },
    size: { type: 'string', multiple: true, default: ['1280x800', '1920x1080'] },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    check: { type: 'boolean', default: false },
  },
})
const folder = positionals[0]
if (folder === undefined) throw new Error('Name the folder that the pictures go to.')
mkdirSync(folder, { recursive: true })

/** `contrast` is a theme of its own here: light, with high contrast. */
const preferencesOf = (language: string, theme: string) => ({
  language,
  theme: theme.startsWith('contrast') ? (theme.endsWith('dark') ? 'dark' : 'light') : theme,
  contrast: theme.startsWith('contrast') ? 'more' : 'normal',
})

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
}

/** Ids of an opening with applications, its newest application and that one's candidate, as the window shows them. */
async function look(page: Page): Promise<Known> {
  const idIn = (address: string) => /[0-9a-f-]{36}/.exec(address)?.[0] ?? ''
  await go(page, '/openings')
  // The opening with the most of them.
  const busiest = await page.waitForFunction(
    () =>
      [...document.querySelectorAll('a[href*="/applications"][href*="/openings/"]')]
        .map((link) => ({
          href: link.getAttribute('href'),
          count: Number.parseInt(link.textContent, 10) || 0,
        }))
        .sort((a, b) => b.count - a.count)[0]?.href,
  )
  const openingId = idIn((await busiest.jsonValue()) ?? '')
  await go(page, `/openings/${openingId}/applications`)
  await page.getByTestId('application-list').getByRole('option').first().waitFor()
  await go(page, '/candidates')
  // The name leads to the person.
  await page
    .locator('[role=listbox] [role=option], [role=row]:has(a), a[href*="/candidates/"]:not([href$="new"])')
    .first()
    .click()
  await page.waitForURL(/candidates\/[0-9a-f-]{36}/)
  const candidateId = idIn(page.url())
  const application = page.locator('a[href*="/applications/"]').first()
  await application.waitFor()
  return { openingId, candidateId, applicationId: idIn((await application.getAttribute('href')) ?? '') }
}

async function show(page: Page, view: View): Promise<void> {
  await go(page, '/nowhere')
  await page.mouse.move(0, 0)
  await go(page, view.path)
  await settled(page)
  await view.act?.(page)
  await settled(page)
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.pdfViewer').exclude('iframe').analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  return [...(await cutText(page)), ...serious]
}

async function take(browser: Browser, open: (page: Page) => Promise<void>): Promise<number> {
  let found = 0
  let known: Known | undefined
  for (const size of values.size) {
    const [width = 1280, height = 800] = size.split('x').map(Number)
    for (const language of values.language) {
      for (const theme of values.theme) {
        const context = await browser.newContext({
          viewport: { width, height },
          reducedMotion: 'reduce',
          timezoneId: 'Europe/Helsinki',
          locale: 'en-GB',
        })
        await context.addInitScript(
          (kept) => {
            localStorage.setItem('haku.preferences', JSON.stringify(kept))
            localStorage.setItem('haku.tour', '"seen"')
          },
          preferencesOf(language, theme),
        )
        const page = await context.newPage()
        await open(page)
        await page.getByRole('navigation').first().waitFor()
        known ??= await look(page)
        for (const view of viewsOf(known)) {
          if (values.view && !values.view.includes(view.name)) continue
          const name = `${view.name}-${language}-${theme}-${size}`
          try {
            await show(page, view)
            await page.screenshot({ path: join(folder as string, `${name}.png`) })
            if (!values.check) continue
            for (const line of await findings(page)) {
              found += 1
              process.stdout.write(`${name}: ${line}\n`)
            }
          } catch (error) {
            found += 1
            process.stdout.write(
              `${name}: not taken: ${error instanceof Error ? error.message : 'why is not known'}\n`,
            )
          } finally {
            // Steps back out of what lies over the page.
            for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape')
          }
        }
        await context.close()
      }
    }
  }
  return found
}

const root = mkdtempSync(join(tmpdir(), 'haku-pictures-'))
const workspaceDir = values.workspace === undefined ? join(root, 'workspace') : resolve(values.workspace)
try {
  if (values.workspace === undefined) await makeOffice(workspaceDir)
  const haku = await startBrowserMode({ workspaceDir, dataDir: join(root, 'data') })
  const browser = await chromium.launch({ executablePath: process.env.HAKU_CHROMIUM ?? '/usr/bin/chromium' })
  try {
    // An address works once: later windows of this browser would be strangers, so each gets the cookie of the first.
    let state: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>> | undefined
    const found = await take(browser, async (page) => {
      if (state === undefined) {
        await page.goto(haku.address)
        state = await page.context().storageState()
      } else {
        await page.context().addCookies(state.cookies.filter(({ name }) => name !== 'haku.preferences'))
        await page.goto(haku.origin)
      }
    })
    if (found > 0) process.exitCode = 1
  } finally {
    await browser.close()
    await haku.stop()
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
