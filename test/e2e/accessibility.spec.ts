/** axe over every address of the router and over what lies above them, on the demo. A new address is in it by itself. */
import type { Page } from '@playwright/test'
import { addressesOf } from '../support/demo.ts'
import { settled } from '../support/settled.ts'
import { expect, test } from './fixtures.ts'
import { goTo, inColours, rowsOf, seriousFindings } from './steps.ts'

test.use({ start: 'demo' })

/** Keys that open something over the list of applications. */
const OVERLAYS = ['r', 'h', 'Shift+A', 't', 's', 'f', '?', 'ControlOrMeta+k']

/** Collects what axe finds at one place after the other. */
async function looking(page: Page, theme: 'light' | 'dark') {
  const found: string[] = []
  await inColours(page, theme)
  return {
    found,
    async look(where: string): Promise<void> {
      await settled(page)
      for (const finding of await seriousFindings(page, theme)) found.push(`${where}: ${finding}`)
    },
  }
}

for (const theme of ['light', 'dark'] as const) {
  // In two halves: axe takes its time over each.
  for (const half of [0, 1])
    test(`no view has a serious finding, in ${theme}, half ${half + 1} of them`, async ({ page, haku }) => {
      const { found, look } = await looking(page, theme)
      const nothing = page.getByText('There is nothing at this address')
      for (const path of addressesOf(haku.ids).filter((_, at) => at % 2 === half)) {
        // Each page comes after one that it cannot be taken for.
        await goTo(page, '/nowhere')
        await expect(nothing).toBeVisible()
        if (path !== '/nowhere') {
          await goTo(page, path)
          await expect(nothing).toBeHidden()
        }
        await look(path)
      }
      expect(found).toEqual([])
    })

  test(`nothing above a view has a serious finding, in ${theme}`, async ({ page, haku }) => {
    const { found, look } = await looking(page, theme)
    const triage = `/openings/${haku.ids.openings}/applications`
    await goTo(page, triage)
    await expect(rowsOf(page).first()).toBeVisible()
    for (const key of OVERLAYS) {
      await page.keyboard.press(key)
      const above = page.locator('[role=dialog], [role=menu]')
      await expect(above.first()).toBeVisible()
      await look(`key ${key}`)
      await page.keyboard.press('Escape')
      await expect(above).toHaveCount(0)
    }
    await page.keyboard.press('e')
    await look('scorecard')
    await page.keyboard.press('Escape')
    await goTo(page, triage.replace('applications', 'board'))
    await goTo(page, triage)
    await expect(rowsOf(page).first()).toBeVisible()
    for (const key of ['x', 'j', 'x', 'c']) await page.keyboard.press(key)
    await page.waitForURL(/compare/)
    await look('comparison')
    expect(found).toEqual([])
  })
}
