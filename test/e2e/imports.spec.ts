import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo } from './steps.ts'

test.use({ start: 'opening' })

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const TABLE = csv(
  'people.csv',
  [
    'Full name,E-mail,Phone,Town,Job,Stage,Applied on',
    'Aino Virtanen,aino@example.org,040 123 4567,Helsinki,ENG-1,Interview,03/04/2024',
    'Bo Berg,bo at example,,Turku,NONE-9,,',
    ',nobody@example.org,,,,,',
  ].join('\r\n'),
)

test('a table goes from its columns to a check, is imported, saved with its problems, and taken back', async ({
  page,
}) => {
  await goTo(page, '/candidates')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import CSV' }).first().click()
  await (await chooser).setFiles([TABLE])

  await expect(page.getByRole('heading', { name: 'What is in the columns?' })).toBeVisible()
  const mapping = page.getByTestId('import-mapping')
  await expect(mapping).toContainText('3 rows, separated by commas, UTF-8.')
  await expect(mapping.getByRole('row').filter({ hasText: 'Town' })).toContainText('City')
  await expectAccessible(page)

  // 03/04/2024 can be read in two ways, so nothing can be checked before somebody says how.
  const check = page.getByRole('button', { name: 'Check', exact: false }).last()
  await expect(check).toBeDisabled()
  await page.getByRole('radio', { name: 'Day first' }).click()
  await page.getByRole('button', { name: /Phone numbers without a country code/ }).click()
  await page.keyboard.type('Finland')
  await page.getByRole('option', { name: 'Finland' }).click()
  await page.keyboard.press('ControlOrMeta+Enter')

  const counts = page.getByTestId('import-counts')
  await expect(counts.locator('[data-count=new]')).toContainText('2')
  await expect(counts.locator('[data-count=refused]')).toContainText('1')
  await expect(counts.locator('[data-count=applications]')).toContainText('1')
  const problems = page.getByTestId('import-problems')
  await expect(problems).toContainText('Not an e-mail address')
  await expect(problems).toContainText('No opening has this requisition number')
  await expectAccessible(page)

  // Back and forth without losing what was chosen.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'Day first' })).toBeChecked()
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByTestId('import-run').click()
  await expect(page.getByTestId('import-status')).toHaveText('Imported')
  await expectAccessible(page)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save these rows as CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^import-problems-\d{4}-\d\d-\d\d\.csv$/)
  const saved = readFileSync(await file.path(), 'utf8')
  expect(saved).toContain('Full name,E-mail,Phone,Town,Job,Stage,Applied on,Reason\r\n')
  expect(saved).toContain('Bo Berg,bo at example,,Turku,NONE-9,,,')
  expect(saved).toContain(',nobody@example.org,,,,,,"Full name: No name. The row was not taken in')

  await page.getByRole('link', { name: 'See the candidates' }).click()
  await expect(page.getByRole('grid').getByText('Aino Virtanen')).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('button', { name: 'Take back 2 rows' }).click()
  await expect(page.getByTestId('import-status')).toHaveText('Taken back')
  await goTo(page, '/candidates')
  await expect(page.getByText('No candidates yet')).toBeVisible()
})

test('a table dropped on the openings becomes drafts, by keys alone, and the same file is recognised', async ({
  page,
}) => {
  await goTo(page, '/openings')
  await expect(page.getByRole('heading', { name: 'Openings', level: 1 })).toBeVisible()
  const drop = () =>
    page.evaluate(() => {
      const transfer = new DataTransfer()
      transfer.items.add(
        new File(['Reference;Title;Country\nJ-7;Driver;Deutschland\n'], 'jobs.csv', { type: 'text/csv' }),
      )
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
    })
  await drop()
  await expect(page.getByRole('heading', { name: 'What is in the columns?' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText('Every row can be taken in as it is')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByTestId('import-status')).toHaveText('Imported')
  await page.getByRole('link', { name: 'See the drafts' }).press('Enter')
  await expect(page.getByRole('grid').getByText('J-7')).toBeVisible()

  await drop()
  await expect(page.getByTestId('same-file')).toContainText('Exactly this file was imported')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText('There is nothing new in this table')).toBeVisible()
})

test('what is no table is refused with the reason, and the list of imports is where the palette leads', async ({
  page,
}) => {
  await goTo(page, '/candidates')
  await expect(page.getByRole('heading', { name: 'Candidates', level: 1 })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Go to imports')
  await page.getByRole('option', { name: 'Go to imports' }).click()
  await expect(page.getByText('Bring your data along')).toBeVisible()
  await expectAccessible(page)
  await page.getByTestId('import-file').setInputFiles([csv('x.csv', 'name,note\nAino,"never closed\n')])
  // Said to screen readers for a moment, too.
  const toasts = page.getByRole('region', { name: /^Notifications/ })
  await expect(toasts.getByText(/quotation mark that begins a cell near line 2/)).toBeVisible()
})
