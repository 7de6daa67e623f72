import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, rowsOf, takeIn, textPackage } from './steps.ts'

test.use({ start: 'opening' })

const four = ['Aino Virtanen', 'Björn Åkesson', 'Carla Rossi', 'Dmitri Orlov'].map((name) =>
  textPackage('ENG-1', name, 'Builds and mends lifts.'),
)
const openName = (page: Page) => page.getByTestId('application-pane').getByRole('heading', { level: 2 })
const byName = async (page: Page, id: string) => {
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(rowsOf(page)).toHaveCount(4)
  await expect(openName(page)).toHaveText('Aino Virtanen')
}

test('a package that was chosen in the file dialog becomes a row, and its move outlives a restart', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await takeIn(page, four.slice(0, 1))
  await goTo(page, `/openings/${id}/applications`)
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(openName(page)).toHaveText('Aino Virtanen')
  await page.keyboard.press('3')
  await expect(page.getByTestId('stage-bar').locator('[aria-current=step]')).toContainText('Interview')
  await haku.restart(page)
  await goTo(page, `/openings/${id}/applications`)
  await expect(page.getByTestId('stage-bar').locator('[aria-current=step]')).toContainText('Interview')
  await expect(rowsOf(page).first()).toHaveAccessibleName(/Aino Virtanen\s*, Interview/)
})

test('three are rejected at once with one reason, and one undo brings them back', async ({ page, haku }) => {
  const id = await openingWith(page, haku, four)
  await byName(page, id)
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('bulk-bar')).toContainText('3 selected')
  await page.keyboard.press('r')
  await page.getByRole('dialog').getByRole('option', { name: 'Location' }).waitFor()
  await page.keyboard.press('4')

  const toast = page.locator('[data-slot=viewport] > li').filter({ hasText: '3 applications rejected' })
  await expect(toast.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(openName(page)).toHaveText('Dmitri Orlov')
  await page.keyboard.press('z')
  await expect(rowsOf(page)).toHaveCount(4)
})

test('keys alone decide, go on, take back, rate, tag and note', async ({ page, haku }) => {
  const id = await openingWith(page, haku, four)
  await byName(page, id)
  const pane = page.getByTestId('application-pane')
  await expect(pane).toContainText('Aino Virtanen')

  await page.keyboard.press('j')
  await expect(openName(page)).toHaveText('Björn Åkesson')
  await page.keyboard.press('k')
  await expect(openName(page)).toHaveText('Aino Virtanen')

  await page.keyboard.press('a')
  await expect(page.getByTestId('stage-bar').locator('[aria-current=step]')).toContainText('Screen')

  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toHaveCount(3)
  await expect(openName(page)).toHaveText('Björn Åkesson')
  await page.keyboard.press('z')
  await expect(rowsOf(page)).toHaveCount(4)

  await page.keyboard.press('s')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('4')
  await expect(rowsOf(page).nth(1)).toContainText('4')

  await page.keyboard.press('t')
  await page.getByLabel('Add tag').fill('relocates')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(pane.getByRole('button', { name: 'relocates' })).toBeVisible()

  await page.keyboard.press('n')
  await page.keyboard.type('Ask about the notice period.')
  await page.keyboard.press('Control+Enter')
  await expect(pane.getByRole('listitem').filter({ hasText: 'Ask about the notice period.' })).toBeVisible()

  await page.keyboard.press('w')
  await page.getByRole('dialog').getByRole('option', { name: 'Personal reasons' }).click()
  await expect(rowsOf(page)).toHaveCount(3)
})

test('a rejected application is found under its status and goes back to its stage', async ({
  page,
  haku,
}) => {
  const id = await openingWith(page, haku, four)
  await byName(page, id)
  await page.keyboard.press('2')
  await expect(page.getByTestId('stage-bar').locator('[aria-current=step]')).toContainText('Screen')
  await page.keyboard.press('r')
  await page.keyboard.press('1')
  await expect(rowsOf(page)).toHaveCount(3)

  await goTo(page, `/openings/${id}/applications?status=rejected`)
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(page.getByTestId('verdict')).toHaveText('Rejected: Not qualified')
  await page.keyboard.press('u')
  await expect(rowsOf(page)).toHaveCount(0)
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(rowsOf(page).first()).toHaveAccessibleName(/Aino Virtanen\s*, Screen/)
})

test('the list is narrowed by stage, by words, and says so when nothing fits', async ({ page, haku }) => {
  const id = await openingWith(page, haku, four)
  await byName(page, id)
  await page.keyboard.press('3')
  await page.getByRole('button', { name: 'Interview, 1', exact: true }).click()
  await expect(rowsOf(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('akes')
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page)).toContainText('Björn Åkesson')
  await page.keyboard.type('zzz')
  await expect(page.getByText('No application fits')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rowsOf(page)).toHaveCount(4)
})

test('a decision that is refused is taken back on screen, with the reason', async ({ page, haku }) => {
  const id = await openingWith(page, haku, four)
  await byName(page, id)
  await page.keyboard.press('r')
  await page.keyboard.press('1')
  await expect(rowsOf(page)).toHaveCount(3)
  // She applies again: the old application cannot become active beside the new one.
  await takeIn(page, [textPackage('ENG-1', 'Aino Virtanen', 'Has learnt a lot since.')])
  await goTo(page, `/openings/${id}/applications?status=rejected`)
  await expect(rowsOf(page)).toHaveCount(1)
  await page.keyboard.press('u')
  await expect(page.getByText('has another active application').first()).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(page.getByTestId('verdict')).toHaveText('Rejected: Not qualified')
})

test('applications are accessible in light and dark, with and without a selection', async ({
  page,
  haku,
}) => {
  const id = await openingWith(page, haku, four)
  await byName(page, id)
  await expect(page.getByTestId('text')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('x')
  await expectAccessible(page)
  await page.keyboard.press('r')
  await page.getByRole('dialog').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expectAccessible(page)
})
