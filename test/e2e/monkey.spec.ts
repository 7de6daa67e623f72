/**
 * A random user on the demo. One short session by default; HAKU_MONKEY_SESSIONS, HAKU_MONKEY_ACTIONS and
 * HAKU_MONKEY_SEED ask for more, longer, or a certain one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { addressesOf, verifyWorkspace } from '../support/demo.ts'
import { letLoose } from '../support/monkey.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test.use({ start: 'demo' })

const numberIn = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise)
const sessions = numberIn('HAKU_MONKEY_SESSIONS', 1)
const actions = numberIn('HAKU_MONKEY_ACTIONS', sessions > 1 ? 300 : 60)
const firstSeed = numberIn('HAKU_MONKEY_SEED', 20_261_122)

/** Events of the logs that say of a fault of ours, with where it was thrown; nothing in them names anybody. */
function faultsLogged(dataDir: string): string[] {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => name.endsWith('.log'))
    .flatMap((name) => readFileSync(join(dataDir, name), 'utf8').split('\n'))
    .filter((line) => line.includes('"level":"error"'))
}

/** The app shows the applications and takes a command: what a person would try first. */
async function expectUsable(page: Page): Promise<void> {
  await goTo(page, '/candidates')
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

for (let seed = firstSeed; seed < firstSeed + sessions; seed += 1) {
  test(`the app outlives a random user (seed ${seed})`, async ({ page, haku }) => {
    test.setTimeout(180_000 + actions * 1_000)
    await page.getByRole('navigation').first().waitFor()
    const said: string[] = []
    try {
      await letLoose(
        page,
        {
          seed,
          actions,
          places: addressesOf(haku.ids),
          kill: () => {
            // The page's own words for a server that is gone.
            haku.expectError(
              /WebSocket connection|ERR_(CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING)|dynamically imported module|preload CSS/,
            )
            return haku.killService(page)
          },
          check: haku.checkPage,
        },
        said,
      )
      await haku.whileClosed(page, async () =>
        expect(verifyWorkspace(haku.workspaceDir).checks.filter(({ ok }) => !ok)).toEqual([]),
      )
      await expectUsable(page)
      haku.checkPage()
      expect(faultsLogged(join(haku.workspaceDir, '..', 'data'))).toEqual([])
    } catch (error) {
      process.stdout.write(
        `HAKU_MONKEY_SEED=${seed} HAKU_MONKEY_ACTIONS=${actions} failed after:\n${said.join('\n')}\n`,
      )
      throw error
    }
  })
}
