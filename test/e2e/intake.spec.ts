import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bytesOf } from '../support/documents.ts'
import { writePackages } from '../support/packages.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, packageOf, rowsOf, takeIn, textPackage } from './steps.ts'

test.use({ start: 'opening' })

const plain = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const items = 'intake-items'

test('each file of an intake says what became of it, and outcomes filter', async ({ page }) => {
  await takeIn(page, [
    textPackage('ENG-1', 'Aino Virtanen', 'Builds lifts.'),
    textPackage('GONE-9', 'Björn Åkesson', 'Mends lifts.'),
    packageOf({
      requisitionNumber: 'ENG-1',
      fullName: 'Carla Rossi',
      files: {
        'cv.txt': bytesOf('Carla Rossi\nSells lifts.\n'),
        'photo.pdf': bytesOf('\x89PNG\r\n\x1a\n nothing'),
      },
    }),
  ])
  const list = page.getByTestId(items)
  await expect(list.locator('[data-outcome=accepted]')).toHaveCount(2)
  await expect(list.locator('[data-outcome=refused]')).toContainText('No opening has the requisition number')
  await expect(list.getByText('photo.pdf')).toBeVisible()
  await page.getByRole('button', { name: 'Refused 1' }).click()
  await expect(list.locator('li[data-outcome]')).toHaveCount(1)

  // The same packages again make no duplicate.
  await takeIn(page, [textPackage('ENG-1', 'Aino Virtanen', 'Builds lifts.')])
  await expect(list.locator('[data-outcome=duplicate]')).toHaveCount(1)
  await goTo(page, '/applications')
  await expect(rowsOf(page)).toHaveCount(2)
})

test('a folder of packages is taken in with everything inside it', async ({ page, haku }) => {
  const packages = await writePackages(haku.packagesDir, {
    seed: 11,
    count: 6,
    requisitionNumbers: ['ENG-1'],
  })
  await goTo(page, '/intake')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a folder' }).first().click()
  await (await chooser).setFiles(haku.packagesDir)
  await expect(page.getByTestId('batch-status')).toHaveText('Done')
  const accepted = packages.filter((one) => one.refusal === null).length
  await expect(page.getByTestId(items).locator('[data-outcome=accepted]')).toHaveCount(accepted)
})

test('a file that vanished after it was chosen is named, and costs the others nothing', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await goTo(page, `/openings/${id}/applications`)
  const paths = ['first.txt', 'gone.txt', 'last.txt'].map((name) => join(haku.packagesDir, name))
  mkdirSync(haku.packagesDir, { recursive: true })
  // Of an empty file Chromium reads nothing from the disk until it is asked for the whole.
  for (const [at, path] of paths.entries())
    writeFileSync(path, at === 1 ? '' : `Aino Virtanen\naino.virtanen${at}@example.org\n\nBuilds lifts.\n`)
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'chosen' }),
    )
  })
  await page.locator('#chosen').setInputFiles(paths)
  rmSync(paths[1] ?? '')
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    const chosen = document.querySelector<HTMLInputElement>('#chosen')
    for (const file of chosen?.files ?? []) data.items.add(file)
    return data
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  const progress = page.getByTestId('intake-progress')
  await expect(progress).toContainText('Intake finished')
  await progress.getByText('One file was not sent').click()
  await expect(progress).toContainText('gone.txt could not be read')
  await progress.getByRole('link', { name: 'Look at it' }).click()
  await expect(page.getByTestId(items).locator('li[data-outcome]')).toHaveCount(2)
})

test('a file dropped on an opening is for that opening', async ({ page, haku }) => {
  const id = haku.openingId
  await goTo(page, `/openings/${id}/applications`)
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(
      new File(
        ['Aino Virtanen\naino.virtanen@example.org\n+358 40 123 4567\n\nBuilds lifts in Tampere.\n'],
        'Aino Virtanen.txt',
      ),
    )
    return data
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByTestId('drop-zone')).toContainText('For Elevator engineer')
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(page.getByTestId('intake-progress')).toContainText('Intake finished')
  await expect(page.getByTestId('drop-zone')).toBeHidden()
  await page.getByTestId('intake-progress').getByRole('link', { name: 'Look at it' }).click()
  await expect(page.getByTestId(items).locator('li[data-outcome]')).toHaveCount(1)
  await expect(page.getByTestId('intake-batch')).toContainText('Elevator engineer')
})

test('loose CVs that are not sure are reviewed by keys: one taken in, one discarded', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await goTo(page, `/openings/${id}/applications`)
  await expect(page.getByText('No applications here yet')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Take in files' }).last().click()
  await (await chooser).setFiles([
    plain('first.txt', 'curriculum vitae\n\nmends lifts, references on request\n'),
    plain('second.txt', 'shopping list\n\nmilk, bread\n'),
  ])
  await page.getByTestId('intake-progress').getByRole('link', { name: 'Look at it' }).click()
  await expect(page.getByTestId('batch-status')).toHaveText('Done')
  await page.getByRole('button', { name: 'Review first.txt' }).click()
  const review = page.getByTestId('review')
  await expect(review).toContainText('mends lifts, references on request')
  await expectAccessible(page)
  await review.getByLabel('Name', { exact: true }).fill('')
  await page.keyboard.press('Enter')
  await expect(review).toContainText('A candidate needs a name.')
  await review.getByLabel('Name', { exact: true }).fill('Aino Virtanen')
  await review.getByLabel('E-mail').fill('aino.virtanen@example.org')
  await page.keyboard.press('Enter')
  await expect(review).toContainText('milk, bread')
  await page.keyboard.press('Control+Shift+Backspace')
  await expect(page.getByText('All reviewed')).toBeVisible()
  await goTo(page, `/openings/${id}/applications`)
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page)).toContainText('Aino Virtanen')
})

test('a whole intake is taken back, except what somebody has worked on since', async ({ page, haku }) => {
  const id = haku.openingId
  await takeIn(page, [
    textPackage('ENG-1', 'Aino Virtanen', 'Builds lifts.'),
    textPackage('ENG-1', 'Björn Åkesson', 'Mends lifts.'),
  ])
  const batch = page.url()
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(rowsOf(page)).toHaveCount(2)
  await page.keyboard.press('2')
  await expect(page.getByTestId('stage-bar').locator('[aria-current=step]')).toContainText('Screen')
  await goTo(page, new URL(batch).hash.slice(1))
  await page.getByRole('button', { name: 'Take back' }).click()
  const question = page.getByRole('dialog', { name: 'Take back this whole intake?' })
  await expect(question).toContainText('2 applications')
  await question.getByRole('button', { name: 'Take back 2 applications' }).click()
  await expect(page.getByTestId('kept-items').getByRole('listitem')).toHaveCount(1)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await goTo(page, `/openings/${id}/applications`)
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page)).toContainText('Aino Virtanen')
})

test('an intake that was interrupted by the end of the app goes on where it stopped', async ({
  page,
  haku,
}) => {
  const count = 60
  const files = Array.from({ length: count }, (_, at) => {
    const path = join(haku.packagesDir, `${at}.zip`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, textPackage('ENG-1', `Applicant Number${at}`, `Builds lift ${at}.`).buffer)
    return path
  })
  await goTo(page, '/intake')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles(files)
  await expect(page.getByTestId('intake-progress')).toContainText(/worked through/)
  haku.expectError(/./)
  await haku.restart(page)
  await goTo(page, '/intake')
  const status = page.getByTestId('batch-status')
  await expect(status).toHaveText(/Interrupted|Running|Done/)
  if ((await status.innerText()) === 'Interrupted') await page.getByRole('button', { name: 'Resume' }).click()
  await expect(status).toHaveText('Done', { timeout: 30_000 })
  await page.getByRole('button', { name: `Taken in ${count}` }).waitFor()
  await goTo(page, '/applications')
  await expect(page.getByTestId('list-count')).toHaveText(`${count} applications`)
})

test('intake is accessible in light and dark, empty and with refusals', async ({ page }) => {
  await goTo(page, '/intake')
  await expect(page.getByText('Take in the first applications')).toBeVisible()
  await expectAccessible(page)
  await takeIn(page, [
    textPackage('ENG-1', 'Aino Virtanen', 'Builds lifts.'),
    textPackage('GONE-9', 'Björn Åkesson', 'Mends lifts.'),
  ])
  await expectAccessible(page)
})
