import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, textPackage } from './steps.ts'

test.use({ start: 'opening' })

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

  // Who is like her is looked up only when it is asked for, and says by what.
  const similar = page.getByTestId('similar')
  await similar.getByRole('button', { name: 'Similar candidates' }).click()
  await expect(similar).toContainText('Nobody has these skills or telling words')
  await expect(similar).toContainText('Never by name, age, gender, photo or origin.')
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

test('conditions are offered with counts, become chips, and are edited and removed with keys only', async ({
  page,
  haku,
}) => {
  await openingWith(page, haku, people)
  await goTo(page, '/search')
  const input = page.getByTestId('search-input')
  const results = page.getByTestId('search-results').getByRole('option')
  const suggestions = page.getByTestId('suggestions').getByRole('option')
  const chips = page.getByTestId('query-chip')
  await expect(input).toBeFocused()

  await page.keyboard.type('stat')
  await expect(suggestions.first()).toContainText('status:')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(suggestions.filter({ hasText: 'Active' })).toContainText('2')
  await expectAccessible(page)
  await page.keyboard.type('act')
  await expect(suggestions).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(chips).toHaveText('status:Active')
  await expect(results).toHaveCount(2)

  await page.keyboard.type('escalators')
  await expect(results).toHaveCount(1)
  await expect(results).toContainText('Björn Åkesson')

  // A mistake finds nothing and says so; what to write instead is one press away.
  await page.keyboard.type(' stag:new')
  await expect(page.getByTestId('query-notes')).toContainText('“stag:” is not known.')
  await expect(results).toHaveCount(0)
  await page.getByRole('button', { name: 'Write stage:' }).click()
  await expect(chips).toHaveText(['status:Active', 'stage:new'])
  await expect(results).toHaveCount(1)

  // Backspace opens the last chip for editing; two more take it away.
  await input.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await expect(chips).toHaveText('status:Active')
  await expect(input).toHaveValue('escalators stage:new')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(chips).toHaveCount(0)
  await expect(input).toHaveValue('')

  // The same language narrows a list; a name that nothing has is said to be unknown.
  await goTo(page, '/applications')
  await expect(page.getByTestId('application-list').getByRole('option')).toHaveCount(2)
  await page.keyboard.press('/')
  // Enter that comes before the suggestions takes what was typed, never what was offered for its beginning.
  await page.keyboard.type('stage:new')
  await page.keyboard.press('Enter')
  await expect(chips).toHaveText(/^stage:\s*New$/)
  await page.getByRole('button', { name: 'Remove the condition stage: New' }).click()
  await page.keyboard.type('tag:vip ')
  await expect(chips).toHaveText('tag:vip')
  await expect(page.getByTestId('query-notes')).toContainText('There is no tag “vip”.')
  await expect(page.getByText('No application fits')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the condition tag: vip' }).click()
  await expect(page.getByTestId('application-list').getByRole('option')).toHaveCount(2)
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
