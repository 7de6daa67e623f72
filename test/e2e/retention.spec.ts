/** What is due and why: the line on an application, the numbers and the list, a hold, a rule that is changed. */
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, takeIn, textPackage } from './steps.ts'

test.use({ start: 'opening' })

test('a rejected application says until when it is kept, is found on that day, and a hold keeps it', async ({
  page,
  haku,
}) => {
  await takeIn(page, [
    textPackage('ENG-1', 'Aino Virtanen', 'Lifts.'),
    textPackage('ENG-1', 'Björn Åkesson', 'Lifts.'),
  ])
  await goTo(page, `/openings/${haku.openingId}/applications`)
  const line = page.getByTestId('retention-line')
  await expect(line).toContainText('In process: no period runs yet')
  await page.getByTestId('application-pane').waitFor()
  await page.keyboard.press('r')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reject/ })
    .click()

  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/#\/retention/)
  const numbers = page.getByRole('navigation', { name: 'What the law of each opening asks for' })
  await expect(numbers.getByRole('link', { name: /In process/ })).toContainText('2')
  await expect(page.getByText('This page only looks: nothing is removed.')).toBeVisible()
  await expectAccessible(page)
  await numbers.getByRole('link', { name: /In process/ }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('row').first().click()
  await expect(page).toHaveURL(/#\/applications\//)

  await page.getByRole('button', { name: 'Set legal hold' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep from anonymisation' })
  await dialog.getByLabel('Reason').fill('A claim')
  await dialog.getByLabel('Who answers for it').fill('Maija')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Set hold' }).click()
  await expect(line).toContainText('On legal hold')
  await page.getByRole('link', { name: 'See the hold' }).click()
  const holds = page.getByRole('region', { name: 'Legal holds' })
  await expect(holds.getByRole('listitem')).toContainText('A claim')
  await holds.getByRole('button', { name: /^Release the hold on/ }).click()
  await expect(holds).toContainText('No legal hold stands.')
})

test('a rule is tried out, refused without a reason to keep longer, changed, and its history is kept', async ({
  page,
}) => {
  await goTo(page, '/retention/rules')
  await expect(page.getByRole('heading', { name: 'Retention rules' })).toBeVisible()
  await page.getByLabel('Country, region or basis').fill('germany')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Germany', exact: true }).click()
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible()
  await page.getByLabel('Kept at most', { exact: true }).fill('12')
  const effect = page.getByTestId('rule-effect')
  await expect(effect).toContainText('Longer than the source supports')
  await page.getByLabel('Reason of the change').fill('Works agreement of May')
  await page.getByLabel('Approved by').fill('Maija')
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await expect(page.getByText('This is above what the source supports')).toBeVisible()
  await page.getByLabel('Reason to keep longer than the source supports').fill('Counsel confirmed it')
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  const history = page.getByRole('region', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expect(history.getByRole('listitem').first()).toContainText('Counsel confirmed it')
  await expect(page.getByText('The shipped pack says otherwise.')).toBeVisible()
  await expectAccessible(page)
})
