/** Candidates: written by hand, found in a long list, with their documents and applications. */
import type { Page } from '@playwright/test'
import { bytesOf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, packageOf, takeIn, type UploadedFile } from './steps.ts'

test.use({ start: 'opening' })

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function create(page: Page, fullName: string) {
  await goTo(page, '/candidates/new')
  await page.getByLabel('Full name').fill(fullName)
  await page.getByRole('button', { name: 'Add candidate' }).click()
  await expect(heading(page, fullName)).toBeVisible()
}

async function addDocuments(page: Page, files: UploadedFile[]) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add documents' }).click()
  await (await chooser).setFiles(files)
}

test('a candidate is written by hand, every section kept, and taken back', async ({ page, haku }) => {
  await goTo(page, '/candidates')
  await expect(page.getByText('No candidates yet')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByLabel('Full name')).toBeFocused()
  await page.keyboard.type('Aino Virtanen')
  await page.getByLabel('Headline').fill('Controls engineer')
  await page.getByRole('button', { name: 'Add an e-mail' }).click()
  await page.getByLabel('E-mail', { exact: true }).fill('aino')
  await page.getByRole('button', { name: 'Add a phone' }).click()
  await page.getByLabel('Phone', { exact: true }).fill('040 123 4567')
  await page.getByRole('textbox', { name: 'Summary' }).fill('Ten years of motion control.')
  await page.getByRole('button', { name: 'Add work' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Lead engineer')
  await page.getByLabel('Employer').fill('Nosto Oy')
  await page.getByLabel('From', { exact: true }).fill('June 2019')
  await page.getByRole('textbox', { name: 'Skills' }).fill('functional safety')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add a language' }).click()
  await page.getByLabel('Language', { exact: true }).fill('Finnish')
  await page.getByLabel('Fluency').fill('native')

  await page.keyboard.press('Control+s')
  await expect(page.getByText('2 fields need a look')).toBeVisible()
  await expect(page.getByText('Use an address such as name@example.com.')).toBeVisible()
  await expect(page.getByText('Use a year (2019), a month (2019-06) or a day (2019-06-01).')).toBeVisible()
  await page.getByLabel('E-mail', { exact: true }).fill('aino@example.com')
  await page.getByLabel('From', { exact: true }).fill('2019-06')
  await page.keyboard.press('Control+s')
  await expect(heading(page, 'Aino Virtanen')).toBeVisible()

  await haku.restart(page)
  await goTo(page, '/candidates')
  await page.getByRole('gridcell', { name: 'Aino Virtanen', exact: true }).click()
  await expect(region(page, 'Contact')).toContainText('aino@example.com')
  await expect(region(page, 'Contact')).toContainText('040 123 4567')
  await expect(region(page, 'Summary')).toContainText('Ten years of motion control.')
  await expect(region(page, 'Work')).toContainText('Lead engineer')
  await expect(region(page, 'Work')).toContainText('2019-06 – now')
  await expect(region(page, 'Skills')).toContainText('functional safety')
  await expect(region(page, 'Languages')).toContainText('Finnish native')

  await region(page, 'Summary').hover()
  await page.getByRole('button', { name: 'Edit Summary' }).click()
  await expect(page.getByRole('textbox', { name: 'Summary' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Summary' }).fill('Changed by mistake.')
  await page.getByRole('button', { name: 'Save candidate' }).click()
  await expect(region(page, 'Summary')).toContainText('Changed by mistake.')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(region(page, 'Summary')).toContainText('Ten years of motion control.')
})

test('documents are added beside the profile, and a refused file is named with its reason', async ({
  page,
}) => {
  await create(page, 'Aino Virtanen')
  await addDocuments(page, [
    { name: 'cv.txt', mimeType: 'text/plain', buffer: Buffer.from('Aino Virtanen\nBuilds lifts.') },
    {
      name: 'holiday.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(bytesOf('\u0089PNG\r\n\u001a\nnot one')),
    },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ])
  const documents = region(page, 'Documents')
  await expect(documents.getByRole('button', { name: 'cv.txt' })).toBeVisible()
  await expect(documents.getByRole('alert')).toContainText('empty.txt')
  await expect(page.getByText('Builds lifts.')).toBeVisible()
})

test('a known candidate is added to an opening with the documents', async ({ page }) => {
  await create(page, 'Aino Virtanen')
  await addDocuments(page, [
    { name: 'cv.txt', mimeType: 'text/plain', buffer: Buffer.from('Aino Virtanen\nBuilds lifts.') },
    { name: 'licence.txt', mimeType: 'text/plain', buffer: Buffer.from('May mend lifts.') },
  ])
  await expect(page.getByRole('button', { name: 'licence.txt' })).toBeVisible()
  await page.getByRole('button', { name: 'Add to opening' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Opening: Choose an opening' }).click()
  await page.keyboard.type('elev')
  await page.getByRole('option', { name: 'Elevator engineer' }).click()
  await expect(dialog.getByRole('checkbox', { name: 'cv.txt' })).toBeChecked()
  await dialog.getByRole('checkbox', { name: 'licence.txt' }).click()
  await dialog.getByRole('button', { name: 'Add application' }).click()
  await expect(page.getByRole('main')).toContainText('Aino Virtanen')

  // What was left out can be used later, and is not stored again.
  await page.getByRole('tab', { name: 'Documents' }).click()
  const table = page.getByRole('tabpanel', { name: 'Documents' }).getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Use documents sent before' }).click()
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await dialog.getByRole('checkbox', { name: 'licence.txt' }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Use 1 document' }).click()
  await expect(table.getByRole('row')).toHaveCount(3)
  await expect(page.getByTestId('document-meter')).toContainText('42 bytes of 5.2 MB')
  await goTo(page, '/candidates')
  await page.getByRole('gridcell', { name: 'Aino Virtanen', exact: true }).click()
  await expect(region(page, 'Applications').getByRole('link', { name: /Elevator engineer/ })).toBeVisible()
})

test('a long list draws only what is in sight, loads on, and never hides the active row', async ({
  page,
}) => {
  const people = 230
  test.setTimeout(150_000)
  const files = Array.from({ length: people }, (_, at) =>
    packageOf({
      requisitionNumber: 'ENG-1',
      fullName: `Person ${String(at).padStart(4, '0')}`,
      email: `person.${at}@example.org`,
      files: { 'cv.txt': bytesOf('Builds lifts.') },
    }),
  )
  await takeIn(page, files, 90_000)
  await goTo(page, '/candidates')
  const grid = page.getByRole('grid', { name: 'Candidates' })
  await expect(grid).toHaveAttribute('aria-rowcount', String(people))
  await grid.focus()
  await page.keyboard.press('End')
  // The second page was asked for on the way: End again reaches the last of all.
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(grid.getByRole('gridcell', { name: 'Person 0229', exact: true })).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
  const active = page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`)
  await expect(active).toBeInViewport({ ratio: 1 })
  await expect(active).toContainText('Person 0229')
  await page.keyboard.press('Home')
  await expect(grid.getByRole('gridcell', { name: 'Person 0000', exact: true })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Person 0000')).toBeVisible()
})

test('list, page and form have no serious accessibility problem', async ({ page }) => {
  test.setTimeout(150_000)
  await goTo(page, '/candidates')
  await expectAccessible(page)
  await create(page, 'Aino Virtanen')
  await expectAccessible(page)
  await addDocuments(page, [
    { name: 'cv.txt', mimeType: 'text/plain', buffer: Buffer.from('Aino Virtanen\nBuilds lifts.') },
  ])
  await expect(page.getByText('Builds lifts.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add to opening' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Add work' }).click()
  await page.getByRole('button', { name: 'Add an e-mail' }).click()
  await expectAccessible(page)
  await goTo(page, '/candidates')
  await expect(page.getByRole('gridcell', { name: 'Aino Virtanen', exact: true })).toBeVisible()
  await expectAccessible(page)
})
