import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, textPackage } from './steps.ts'

const people = [
  textPackage('ENG-1', 'Aino Virtanen', 'Mends paternosters <b>of the old kind</b> in Hamburg.'),
  textPackage('ENG-1', 'Björn Åkesson', 'Sells escalators.'),
]

test('a word of a CV is found as one types, is marked, and leads to the document with the word marked', async ({
  page,
  haku,
}) => {
  await openingWith(page, haku, people)
  await goTo(page, '/search')
  await page.getByTestId('search-input').fill('paternost')
  const hit = page.getByTestId('search-results').getByRole('option')
  await expect(hit).toHaveCount(1)
  await expect(hit).toContainText('Aino Virtanen')
  await expect(hit.locator('mark')).toHaveText('paternosters')
  // What stands in a CV is text, never markup of this page.
  await expect(hit).toContainText('<b>of the old kind</b>')
  await expectAccessible(page)

  await page.keyboard.press('Enter')
  await expect(page.getByTestId('text')).toContainText('paternosters')
  await expect(page.getByTestId('find-count')).toHaveText('1 of 1')
})

test('the palette finds candidates, openings and commands with keys only', async ({ page, haku }) => {
  await openingWith(page, haku, people)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await page.keyboard.type('akesson')
  await expect(palette.getByRole('option').first()).toContainText('Björn Åkesson')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(page.getByTestId('application-pane')).toContainText('Björn Åkesson')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('elevator')
  await expect(palette.getByRole('option', { name: /Elevator engineer/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/openings\/[0-9a-f-]{36}\/applications/)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('go to settings')
  await expect(palette.getByRole('option', { name: /Go to settings/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/settings/)
})

test('an answer that a newer question has overtaken is dropped', async ({ page, haku }) => {
  await openingWith(page, haku, people)
  await goTo(page, '/search')
  const input = page.getByTestId('search-input')
  for (const text of ['pat', 'escal', 'paternosters', 'escalators']) await input.fill(text)
  await expect(page.getByTestId('search-results').getByRole('option')).toHaveCount(1)
  await expect(page.getByTestId('search-results').getByRole('option')).toContainText('Björn Åkesson')
  await input.fill('nobody has this word')
  await expect(page.getByText('Nothing found for “nobody has this word”')).toBeVisible()
  await expectAccessible(page)
})
