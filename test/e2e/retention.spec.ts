/** What is due and why: the line on an application, a rule that is changed, the numbers and the list, a hold. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, takeIn, textPackage } from './steps.ts'

test.use({ start: 'opening' })

const DAY_MS = 86_400_000

/** Two who applied; the opening has ended, which is what the rule of Finland counts from. */
async function twoOfEnded(page: Page, openingId: string): Promise<void> {
  await takeIn(page, [
    textPackage('ENG-1', 'Aino Virtanen', 'Lifts.'),
    textPackage('ENG-1', 'Björn Åkesson', 'Lifts.'),
  ])
  await goTo(page, `/openings/${openingId}/applications`)
  await expect(page.getByTestId('retention-line')).toHaveText(
    /No period runs yet: it begins with the closing of the opening/,
  )
  await goTo(page, `/openings/${openingId}`)
  // The page before has a button of this name, too.
  await expect(page.getByRole('heading', { name: 'Hiring team' })).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Close…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close opening' }).click()
  await expect(page.locator('header').getByText('Closed', { exact: true })).toBeVisible()
}

test('a rule is tried out, refused when it contradicts itself, changed, and its history is kept', async ({
  page,
  haku,
}) => {
  await twoOfEnded(page, haku.openingId)
  await goTo(page, '/retention/rules')
  await page.getByLabel('Country, region or basis').fill('finland')
  await expect(page.getByRole('row')).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Finland', exact: true }).click()
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible()
  const effect = page.getByTestId('rule-effect')
  const [least, most] = ['Kept at least', 'Kept at most'].map((name) =>
    page.getByRole('spinbutton', { name, exact: true }),
  ) as [Locator, Locator]
  await page.getByLabel('Reason of the change').fill('Works agreement')
  await page.getByLabel('Approved by').fill('Maija')
  await most.fill('36')
  await expect(effect).toContainText('Longer than the source supports')
  await expect(page.getByLabel('Reason to keep longer than the source supports')).toBeVisible()
  await most.fill('12')
  await expect(effect).toContainText('Decides about 2 applications.')
  await expect(effect).toContainText('2 are due earlier than before.')
  await least.fill('24')
  await expect(effect).toContainText('this cannot be saved')
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await expect(page.getByRole('alert')).toContainText(
    'The minimum of 24 months is longer than the maximum of 12 months. Nothing was changed.',
  )
  await least.fill('')
  await expect(effect).not.toContainText('this cannot be saved')
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  const versions = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(versions).toHaveCount(2)
  await expect(versions.first()).toContainText('Works agreement')
  await expect(page.getByText('The shipped pack says otherwise.')).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
  await expectAccessible(page)
})

test('what is due is found on any later day with the reason, and a hold keeps it', async ({ page, haku }) => {
  await twoOfEnded(page, haku.openingId)
  const line = page.getByTestId('retention-line')
  const numbers = page.getByRole('navigation', { name: 'What the law of each opening asks for' })
  const number = (name: string) => numbers.getByRole('link', { name })
  await test.step('every number leads to what is behind it, on any later day', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await expect(page).toHaveURL(/#\/retention$/)
    await expect(page.getByText('This page only looks: nothing is removed.')).toBeVisible()
    await expect(number('Due now')).toContainText('0')
    await number('Kept').click()
    await expect(page.getByRole('row')).toHaveCount(2)
    await number('Due now').click()
    await page.getByLabel('As of').fill(new Date(Date.now() + 800 * DAY_MS).toISOString().slice(0, 10))
    await expect(number('Due now')).toContainText('2')
    const rows = page.getByRole('row')
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('FI opening closed 24 months')
    await expect(rows.first()).toContainText('lost: a rule for the place itself goes first')
    await expectAccessible(page)
    await rows.first().click()
    await expect(page).toHaveURL(/#\/applications\//)
    await expect(line).toContainText('by FI opening closed 24 months, counted from')
  })

  await test.step('a day of the calendar leads to what is due on it', async () => {
    await goTo(page, '/retention/calendar')
    await page.getByRole('button', { name: '2 after' }).click()
    await expect(page.getByRole('heading', { name: /^2 due in / })).toBeVisible()
    const rows = page.getByRole('grid', { name: 'With a date' }).getByRole('row')
    await expect(rows).toHaveCount(2)
    await expectAccessible(page)
    await rows.first().click()
    await expect(page).toHaveURL(/#\/applications\//)
  })

  await test.step('a hold is set, seen, released, and the release taken back', async () => {
    await page.getByRole('button', { name: 'Set legal hold' }).click()
    const dialog = page.getByRole('dialog', { name: 'Keep from anonymisation' })
    await dialog.getByLabel('Reason').fill('A claim')
    await dialog.getByLabel('Who answers for it').fill('Maija')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Set hold' }).click()
    await expect(line).toContainText('On legal hold')
    await page.getByRole('link', { name: 'See the hold' }).click()
    await expect(number('On hold')).toContainText('1')
    const holds = page.getByRole('region', { name: 'Legal holds' })
    await expect(holds.getByRole('listitem')).toContainText('A claim')
    await holds.getByRole('button', { name: /^Release the hold on/ }).click()
    await expect(holds).toContainText('No legal hold stands.')
    await expect(number('On hold')).toContainText('0')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(holds.getByRole('listitem')).toContainText('A claim')
    await expect(number('On hold')).toContainText('1')
  })

  await test.step('Home leads to it', async () => {
    await goTo(page, '/')
    await page.getByRole('link', { name: /^On hold/ }).click()
    await expect(page).toHaveURL(/#\/retention\?show=hold$/)
  })
})

test('the daily look and the notices are explained where they are set, and stay as they were set', async ({
  page,
}) => {
  await goTo(page, '/retention/rules')
  const settings = page.getByRole('region', { name: 'What the company chose' })
  const daily = settings.getByRole('checkbox', { name: 'Look once a day by itself' })
  const notices = settings.getByRole('checkbox', { name: 'Tell candidates before' })
  await expect(daily).toBeChecked()
  await expect(settings).toContainText('waits here and on Home for approval. Nothing is removed by that.')
  await expect(notices).not.toBeChecked()
  await notices.click()
  await expect(notices).toBeChecked()
  await settings.getByRole('combobox', { name: 'Approval of runs' }).click()
  await page.getByRole('option', { name: 'Automatic' }).click()
  await expect(settings).toContainText('Once a day, what is due is prepared and removed.')
  await expectAccessible(page)
  await daily.click()
  await expect(settings).toContainText('Nothing is prepared or removed until a person does it.')
  await expect(notices).toBeDisabled()
  await goTo(page, '/retention')
  await goTo(page, '/retention/rules')
  await expect(daily).not.toBeChecked()
  await expect(notices).toBeChecked()
})
