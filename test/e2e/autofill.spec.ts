/** A profile is filled in from a source: seen beside what is there, accepted by keys, taken back. */
import type { Page } from '@playwright/test'
import { bytesOf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo } from './steps.ts'

test.use({ start: 'opening' })

const RESUME = {
  basics: {
    name: 'Aino Virtanen',
    label: 'Controls engineer',
    email: 'aino@example.com',
    phone: '+358 40 123 4567',
    location: { city: 'Espoo', countryCode: 'FI' },
  },
  work: [{ name: 'Nosto Oy', position: 'Lead engineer', startDate: '2019-06' }],
  skills: [{ name: 'PLC' }, { name: 'Functional safety' }],
}
const resume = (changes: object = {}) => ({
  name: 'resume.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ ...RESUME, ...changes }, null, 2)),
})

async function candidateOf(page: Page, fields: Record<string, string>): Promise<string> {
  await goTo(page, '/candidates/new')
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Add candidate' }).click()
  await expect(page.getByRole('heading', { level: 1, name: fields['Full name'] ?? '' })).toBeVisible()
  return /candidates\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

async function fillInFrom(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.keyboard.press('f')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(file)
  await expect(page.getByTestId('proposed-fields')).toBeVisible()
}

const row = (page: Page, id: string) => page.locator(`[data-field-row="${id}"]`)

test('fields are accepted one by one, all that is sure, or all; what differs is asked about', async ({
  page,
}) => {
  const id = await candidateOf(page, { 'Full name': 'Aino Virtanen', Headline: 'Welder' })
  await fillInFrom(page, resume())
  await expect(row(page, 'fullName')).toHaveAttribute('data-state', 'same')
  await expect(row(page, 'headline')).toContainText('Now: Welder')
  await expect(row(page, 'headline')).toContainText('Differs')
  await expectAccessible(page)

  // The first that is to be decided has the focus, and its place is marked.
  await expect(row(page, 'headline').getByRole('button').first()).toBeFocused()
  await expect(page.getByTestId('source-text').locator('[data-here]')).toHaveText('Controls engineer')
  await page.keyboard.press('x')
  await expect(row(page, 'headline')).toContainText('Skipped')
  // On to the city, which is taken by one key, and taken back by another.
  await expect(page.getByTestId('source-text').locator('[data-here]')).toHaveText('Espoo')
  await page.keyboard.press('a')
  await expect(row(page, 'city')).toHaveAttribute('data-state', 'same')
  await page.keyboard.press('z')
  await expect(row(page, 'city')).toHaveAttribute('data-state', 'new')

  await page.keyboard.press('Shift+A')
  await expect(page.getByText('7 fields filled in', { exact: true })).toBeVisible()
  await expect(page.getByText('Everything is decided.')).toBeVisible()
  await expect(row(page, 'headline')).toHaveAttribute('data-state', 'skipped')

  // What was passed over is taken after all, with what it replaces said before.
  await row(page, 'headline').getByRole('button').first().click()
  await page.keyboard.press('x')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 field has something else now')).toBeVisible()
  await page.getByRole('button', { name: 'Accept and replace' }).click()
  await expect(row(page, 'headline')).toHaveAttribute('data-state', 'same')
  await page.getByRole('link', { name: 'To the profile' }).click()
  await expect(page).toHaveURL(new RegExp(`candidates/${id}$`))
  await expect(page.getByRole('region', { name: 'Work', exact: true })).toContainText('Lead engineer')
  await expect(page.getByRole('region', { name: 'Skills', exact: true })).toContainText('Functional safety')
})

test('a field is put right before it is accepted, and what cannot stand there says why', async ({ page }) => {
  await candidateOf(page, { 'Full name': 'Aino Virtanen' })
  await fillInFrom(page, resume())
  await row(page, 'experience.0').getByRole('button').first().click()
  await page.keyboard.press('e')
  await page.getByLabel('From', { exact: true }).fill('June 2019')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Use a year (2019)')).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('2019-07')
  await page.getByLabel('Title', { exact: true }).fill('Principal engineer')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 field filled in', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Work', exact: true })).toContainText('Principal engineer')
  await expect(page.getByRole('region', { name: 'Work', exact: true })).toContainText('2019-07')
})

test('a document that is kept is a source, and one that says nothing says so', async ({ page, haku }) => {
  const id = await candidateOf(page, { 'Full name': 'A. V.' })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add documents' }).click()
  await (await chooser).setFiles([
    {
      name: 'cv.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(bytesOf('Aino Virtanen\naino@example.com\n\nWelder')),
    },
  ])
  await expect(page.getByText('cv.txt').first()).toBeVisible()
  await page.keyboard.press('f')
  await page.getByRole('button', { name: /cv\.txt/ }).click()
  await expect(row(page, 'email.0')).toContainText('aino@example.com')
  await page.keyboard.press('v')
  await expect(page.getByTestId('text')).toContainText('Welder')

  haku.expectError(/REFUSED|refused/i)
  await goTo(page, `/candidates/${id}/fill-in`)
  const other = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await other).setFiles({
    name: 'x.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0, 1, 2, 3]),
  })
  await expect(page.getByRole('button', { name: 'Another source' }).first()).toBeVisible()
  await expect(
    page.getByRole('alert').or(page.getByText('The profile was not changed.')).first(),
  ).toBeVisible()
})
