/** axe over every address of the router and over what lies above them, on the demo. A new address is in it by itself. */
import { addressesOf } from '../support/demo.ts'
import { settled } from '../support/settled.ts'
import { expect, test } from './fixtures.ts'
import { goTo, inColours, rowsOf, seriousFindings } from './steps.ts'

test.use({ start: 'demo' })

/** Keys that open something over the list of applications. */
const OVERLAYS = ['r', 'h', 'Shift+A', 't', 's', 'f', '?', 'ControlOrMeta+k']

/** Dark has the same elements as light, in other colours. */
const rulesIn = (theme: 'light' | 'dark') => (theme === 'dark' ? ['color-contrast'] : undefined)

test('no view and nothing above one has a serious finding, in light and in dark', async ({ page, haku }) => {
  const found: string[] = []
  const triage = `/openings/${haku.ids.openings}/applications`
  async function look(where: string, theme: 'light' | 'dark'): Promise<void> {
    await settled(page)
    for (const finding of await seriousFindings(page, rulesIn(theme)))
      found.push(`${where} in ${theme}: ${finding}`)
  }

  const nothing = page.getByText('There is nothing at this address')
  for (const theme of ['light', 'dark'] as const) {
    await inColours(page, theme)
    for (const path of addressesOf(haku.ids)) {
      // Each page comes after one that it cannot be taken for.
      await goTo(page, '/nowhere')
      await expect(nothing).toBeVisible()
      if (path !== '/nowhere') {
        await goTo(page, path)
        await expect(nothing).toBeHidden()
      }
      await look(path, theme)
    }
    await goTo(page, triage)
    await expect(rowsOf(page).first()).toBeVisible()
    for (const key of OVERLAYS) {
      await page.keyboard.press(key)
      const above = page.locator('[role=dialog], [role=menu]')
      await expect(above.first()).toBeVisible()
      await look(`key ${key}`, theme)
      await page.keyboard.press('Escape')
      await expect(above).toHaveCount(0)
    }
    await page.keyboard.press('e')
    await look('scorecard', theme)
    await page.keyboard.press('Escape')
    await goTo(page, triage.replace('applications', 'board'))
    await goTo(page, triage)
    await expect(rowsOf(page).first()).toBeVisible()
    for (const key of ['x', 'j', 'x', 'c']) await page.keyboard.press(key)
    await page.waitForURL(/compare/)
    await look('comparison', theme)
  }
  expect(found).toEqual([])
})
