/** The demo, from the first screen to the last hint. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { goTo } from './steps.ts'

test.use({ hints: true })

test('the welcome screen makes a demo to look around in, whose hints can be walked through and skipped', async ({
  page,
  haku,
}) => {
  // Making and reading some 500 documents takes its time on a busy machine.
  test.slow()
  await page.getByRole('button', { name: 'Try the demo' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText(haku.workspaceDir)
  await question.getByRole('button', { name: 'Make the demo' }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('link', { name: 'Demo: everybody is invented' })).toBeVisible()

  await goTo(page, '/openings')
  await expect(page.getByRole('heading', { level: 1, name: 'Openings' })).toBeVisible()
  await expect(page.getByRole('main').getByText('Senior lift engineer')).toBeVisible()
  await goTo(page, '/applications')
  const hint = page.getByTestId('tour')
  await expect(hint).toHaveAccessibleName('Hint 1 of 5')
  await expect(hint.getByRole('button', { name: 'Next' })).toBeFocused()
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="tour"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(hint).toHaveAccessibleName('Hint 2 of 5')

  // A dialog comes before a hint.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(hint).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(hint).toHaveAccessibleName('Hint 2 of 5')
  await page.keyboard.press('Escape')
  await expect(hint).toBeHidden()

  await haku.restart(page)
  await goTo(page, '/applications')
  await expect(page.getByTestId('application-list')).toBeVisible()
  await goTo(page, '/settings')
  await expect(hint).toBeHidden()
  await page.getByRole('button', { name: 'Show the hints' }).click()
  await expect(hint).toHaveAccessibleName('Hint 1 of 5')
})
