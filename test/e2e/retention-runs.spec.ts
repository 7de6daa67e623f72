/** Removing what is due: prepared, approved by a second person, run, proven, gone; and requests for erasure. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { withWorkspace } from '../support/crowd.ts'
import { bytesOf } from '../support/documents.ts'
import { expect, type HakuApp, test } from './fixtures.ts'
import { expectAccessible, goTo, packageOf, rowsOf, takeIn } from './steps.ts'

test.use({ start: 'opening' })

const DAY_MS = 86_400_000
/** The rule of Finland counts 24 months from the closing of the opening. */
const PAST_DUE_DAYS = 800

const fitter = (fullName: string) =>
  packageOf({
    requisitionNumber: 'ENG-1',
    fullName,
    headline: 'Zanzibarian crane fitter',
    files: { 'cv.txt': bytesOf(`${fullName} mends Zanzibarian cranes.`) },
  })

/** Three who applied to an opening that was closed longer ago than the law lets anybody keep them. */
async function threeLongAgo(page: Page, haku: HakuApp): Promise<void> {
  await takeIn(page, ['Aino Virtanen', 'Björn Åkesson', 'Cora Lindholm'].map(fitter))
  await haku.whileClosed(page, () =>
    withWorkspace(haku.workspaceDir, (tx) => {
      const longAgo = Date.now() - PAST_DUE_DAYS * DAY_MS
      tx.raw.prepare('UPDATE application SET received_at = ?').run(longAgo - 30 * DAY_MS)
      tx.raw
        .prepare(`UPDATE opening SET status = 'closed', closed_at = ? WHERE id = ?`)
        .run(longAgo, haku.openingId)
    }),
  )
}

const state = (page: Page) => page.getByTestId('run-state')

/** Prepares what is due from the page of retention; the page of the run is open then. */
async function prepare(page: Page, name: string): Promise<void> {
  await goTo(page, '/retention')
  await page.getByRole('button', { name: 'Prepare what is due' }).click()
  const dialog = page.getByRole('dialog', { name: 'Prepare what is due' })
  await expect(dialog.getByText('3 applications are due now.')).toBeVisible()
  await dialog.getByLabel('Your name').fill(name)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Prepare 3 applications' }).click()
  await expect(page).toHaveURL(/#\/retention\/runs\/[0-9a-f-]{36}$/)
}

test('what is due is prepared, approved by another person, removed, proven, and not found any more', async ({
  page,
  haku,
}) => {
  await threeLongAgo(page, haku)
  await test.step('there is no run yet', async () => {
    await goTo(page, '/retention')
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    await expect(page).toHaveURL(/#\/retention\/runs$/)
    await expect(page.getByText('No run yet')).toBeVisible()
    await expectAccessible(page)
  })

  const form = page.getByRole('form', { name: 'Approval' })
  const approve = form.getByRole('button', { name: 'Approve removal of 3 applications' })
  await test.step('it shows what would go, and why', async () => {
    await prepare(page, 'Maija Salo')
    await expect(state(page)).toHaveText('Waits for approval')
    await expect(page.getByRole('row')).toHaveCount(3)
    await expect(page.getByRole('row').first()).toContainText('FI opening closed 24 months')
    await expect(page.getByText(/^Valid until .+ \(in 24 hours\)$/)).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('whoever prepared it cannot approve it, and a large part needs its number', async () => {
    await expect(form).toContainText('This is a large part: 3 of 3.')
    await form.getByLabel('Your name').fill('maija salo')
    await expect(form).toContainText('so another person has to approve it')
    await expect(approve).toBeDisabled()
    await form.getByLabel('Type 3').fill('3')
    await approve.click()
    await expect(form.getByRole('alert')).toContainText('Whoever prepared a run cannot approve it too.')
    await expectAccessible(page)
    await form.getByLabel('Your name').fill('Pekka Laine')
    await form.getByLabel('Type 3').fill('2')
    await expect(approve).toBeDisabled()
    await form.getByLabel('Type 3').fill('3')
    await approve.click()
    await expect(state(page)).toHaveText('Approved, not started')
  })

  await test.step('it says plainly what goes and what stays, and removes it', async () => {
    await page.getByRole('button', { name: 'Start the removal' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove 3 applications for good?' })
    await expect(dialog).toContainText('This cannot be undone.')
    await expect(dialog.getByRole('heading', { name: 'What stays' })).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Remove 3 applications' }).click()
    await expect(state(page)).toHaveText('Done and proven')
  })

  await test.step('the receipt says what was done and how it was proven', async () => {
    const receipt = page.getByTestId('receipt')
    await expect(receipt.getByTestId('verification')).toContainText('Nothing of what was removed is left.')
    await expect(receipt.getByTestId('verification').getByRole('listitem')).toHaveCount(4)
    await expect(receipt).toContainText('FI, version 1')
    await expect(receipt.getByTestId('receipt-exports')).toHaveText(
      'Nothing has been exported from this workspace.',
    )
    await expect(receipt).toContainText('Pekka Laine')
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save receipt as JSON' }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(JSON.parse(file)).toMatchObject({
      format: 'haku-retention-receipt/1',
      anonymised: 3,
      candidates: 3,
      documents: 3,
    })
    for (const name of ['Virtanen', 'Maija', 'Pekka']) expect(file).not.toContain(name)
  })

  await test.step('nobody finds them any more', async () => {
    await goTo(page, '/search?text=Zanzibarian')
    await expect(page.getByText(/^Nothing found for/)).toBeVisible()
    await goTo(page, `/openings/${haku.openingId}/applications?status=all`)
    await expect(page.getByTestId('application-list')).toBeHidden()
    await expect(rowsOf(page)).toHaveCount(0)
  })

  await test.step('the history keeps the run, who did it, and its proof can be looked for again', async () => {
    await goTo(page, '/retention/runs')
    const row = page.getByRole('option')
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('3 applications removed')
    await expect(row).toContainText('prepared by Maija Salo, approved by Pekka Laine')
    await page.getByRole('button', { name: 'Check that nothing is left' }).click()
    await expect(page.getByTestId('verification')).toContainText('Nothing of what was removed is left.')
    await expectAccessible(page)
    await row.click()
    await expect(state(page)).toHaveText('Done and proven')
  })
})

test('a request for erasure is recorded, has its month, and is answered or taken back', async ({ page }) => {
  await takeIn(page, [fitter('Aino Virtanen'), fitter('Björn Åkesson')])
  await goTo(page, '/candidates')
  // The page before names her, too.
  await expect(page.getByRole('heading', { name: 'Candidates', level: 1 })).toBeVisible()
  await page.getByText('Aino Virtanen').first().click()
  const line = page.getByTestId('request-line')
  await line.getByRole('button', { name: 'Record erasure request' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record an erasure request' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Record request' }).click()
  await expect(line).toContainText('Erasure asked for: answer by')
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page).toHaveURL(/#\/retention\/requests$/)
  const request = page.getByTestId('erasure-request')
  await expect(request).toHaveCount(1)
  await expect(request).toContainText('Answer by')
  await expect(request).toContainText(/(28|29|30|31) days left/)
  await expectAccessible(page)
  const choose = async (name: string) => {
    await request.getByRole('button', { name: 'What to do with the request of Aino Virtanen' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Put the answer off by two months')
  await expect(request).toContainText(/put off/)
  await choose('Mark as answered')
  await expect(request).toContainText('Answered')
  await goTo(page, '/search?text=Virtanen')
  await expect(page.getByText(/^Nothing found for/)).toBeVisible()
  await goTo(page, '/retention/requests')
  await choose('The candidate took it back')
  await expect(page.getByText('No request stands')).toBeVisible()
  await goTo(page, '/search?text=Virtanen')
  await expect(page.getByText('Aino Virtanen').first()).toBeVisible()
})

test('the answer to a request is written from what is decided, waits in the outbox, and a run says that it has not left', async ({
  page,
  haku,
}) => {
  await takeIn(page, [fitter('Aino Virtanen'), fitter('Björn Åkesson')])
  await haku.whileClosed(page, () =>
    withWorkspace(haku.workspaceDir, (tx) => {
      tx.raw
        .prepare(
          `INSERT INTO colleague (id, full_name, sort_name, is_self, created_at) VALUES (?, 'Maija Salo', 'maija salo', 1, 1)`,
        )
        .run(randomUUID())
      tx.raw
        .prepare(
          `INSERT INTO erasure_request (id, candidate_id, requested_at) SELECT ?, id, ? FROM candidate WHERE full_name = 'Aino Virtanen'`,
        )
        .run(randomUUID(), Date.now())
    }),
  )
  await goTo(page, '/retention/requests')
  const request = page.getByTestId('erasure-request')
  await request.getByRole('button', { name: 'Write the answer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Answer to Aino Virtanen' })
  await expect(dialog).toContainText('aino.virtanen@example.org')
  const text = dialog.getByLabel('Text')
  await expect(text).toHaveValue(/we erase it with all its documents.*Your profile is erased as well/s)
  await expect(text).toBeFocused()
  await expectAccessible(page)
  await text.fill(`${await text.inputValue()}\nP.S. Thank you.`)
  await dialog.getByRole('button', { name: 'Put into the outbox' }).click()
  await expect(request).toContainText('Answered')
  await request.getByRole('link', { name: 'Letter waits in the outbox' }).click()
  await expect(page.getByTestId('outbox-message')).toContainText('P.S. Thank you.')

  await goTo(page, '/retention')
  await page.getByRole('button', { name: 'Prepare what is due' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Prepare 1 application' }).click()
  await expect(page.getByTestId('unsent-answers')).toContainText(
    'The answer to 1 person who asked to be erased has not left the outbox yet.',
  )
  await expectAccessible(page)
  await goTo(page, '/')
  await page.getByRole('link', { name: /^List of what is due, waits for approval/ }).click()
  await expect(state(page)).toHaveText('Waits for approval')
})
