import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { addCrowds, withWorkspace } from '../support/crowd.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, rowsOf, takeIn, textPackage } from './steps.ts'

test.use({ start: 'opening' })

// Enough that a command over all of them tells how far it is, and can be cancelled before it is done.
const MANY = 4000
const CREW = 'Crew member'

/** Presses Cancel in the very moment it is there: no hand is as quick, and no machine too fast for it. */
const cancelAtOnce = (page: Page) =>
  page.evaluate(() => {
    const press = () => {
      const button = document.querySelector<HTMLButtonElement>('[data-testid=long-tasks] button')
      if (!button) return
      observer.disconnect()
      button.click()
    }
    const observer = new MutationObserver(press)
    observer.observe(document.body, { childList: true, subtree: true })
  })

test('a whole list is rejected after its count was named: cancelled it leaves no trace, done it is one undo', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  const names = Array.from({ length: MANY }, (_, n) => `${CREW} ${n}`)
  await haku.whileClosed(page, () =>
    withWorkspace(haku.workspaceDir, (tx) => addCrowds(tx, [{ openingId: id, stage: 0, names }])),
  )
  await goTo(page, `/openings/${id}/applications`)
  const bar = page.getByTestId('bulk-bar')
  const list = page.getByTestId('list-count')
  await expect(list).toContainText('4,000 applications')

  async function askToReject(): Promise<void> {
    await page.keyboard.press('ControlOrMeta+a')
    await expect(bar).not.toContainText('All 4,000 selected')
    await bar.getByRole('button', { name: 'Select all 4,000 matching' }).click()
    await expect(bar).toContainText('All 4,000 selected')
    await page.keyboard.press('r')
    await page
      .getByRole('dialog', { name: 'Reject 4,000 applications' })
      .getByRole('option', { name: 'Location' })
      .click()
    const confirmation = page.getByRole('dialog', { name: 'Reject 4,000 applications' })
    await expect(confirmation).toContainText('Reason: Location.')
  }
  const confirm = () => page.getByRole('button', { name: 'Reject 4,000 applications' }).click()

  await askToReject()
  await expectAccessible(page)
  await cancelAtOnce(page)
  await confirm()
  await expect(page.getByText('Nothing was changed.').first()).toBeVisible()
  await expect(list).toContainText('4,000 applications')

  // The person goes elsewhere: it goes on and says there that it is done.
  await askToReject()
  await confirm()
  await goTo(page, '/openings')
  const done = page.getByText('4,000 applications rejected').first()
  await expect(done).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone').first()).toBeVisible({ timeout: 30_000 })
  await goTo(page, `/openings/${id}/applications`)
  await expect(list).toContainText('4,000 applications')

  // A file that nobody waits for is not made.
  await page.getByRole('button', { name: 'View options' }).click()
  await cancelAtOnce(page)
  await page.getByRole('menuitem', { name: 'Export list as CSV' }).click()
  await expect(page.getByText('No file was made.').first()).toBeVisible()
})

test('of a list over every status only those are rejected that can be, and the box over the rows picks', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await haku.whileClosed(page, () =>
    withWorkspace(haku.workspaceDir, (tx) =>
      addCrowds(tx, [
        { openingId: id, stage: 0, names: Array.from({ length: 5 }, (_, n) => `${CREW} ${n}`) },
      ]),
    ),
  )
  await goTo(page, `/openings/${id}/applications?status=all&sort=name`)
  await expect(page.getByTestId('application-pane')).toContainText(`${CREW} 0`)
  await page.keyboard.press('r')
  await page.getByRole('dialog').getByRole('option', { name: 'Location' }).click()
  await expect(page.getByText(`${CREW} 0 rejected`).first()).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all in view' }).click()
  await expect(page.getByTestId('bulk-bar')).toContainText('5 selected')
  await page.keyboard.press('a')
  const confirmation = page.getByRole('dialog', { name: 'Advance 4 applications' })
  await expect(confirmation).toContainText('1 rejected one stays as it is.')
  await confirmation.getByRole('button', { name: 'Advance 4 applications' }).click()
  await expect(page.getByText('4 applications advanced').first()).toBeVisible()

  // As a file, in the order of the list, with the columns that it shows.
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('bulk-bar')).toHaveCount(0)
  const download = page.waitForEvent('download')
  await page.keyboard.press('Shift+E')
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^applications-\d{4}-\d\d-\d\d\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n')
  expect(lines[0]).toBe('\uFEFFName,Rating,Received')
  expect(lines[1]).toMatch(/^Crew member 0,,\d{4}-\d\d-\d\d$/)
  expect(lines).toHaveLength(7)
  await expect(page.getByText('5 applications exported').first()).toBeVisible()
})

test('the CVs of all that is selected are one archive, named after whose they are', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await takeIn(page, [
    textPackage('ENG-1', 'Björn Åkesson', 'Mends lifts.'),
    textPackage('ENG-1', 'Aino Virtanen', 'Builds lifts.'),
  ])
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(rowsOf(page)).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Select all in view' }).click()
  await page.getByTestId('bulk-bar').getByRole('button', { name: 'More' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Save CVs as a zip' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^cvs-\d{4}-\d\d-\d\d\.zip$/)
  const inside = unzipSync(readFileSync(await file.path()))
  const texts = Object.entries(inside).map(([path, bytes]) => [path, strFromU8(bytes)])
  expect(texts.sort()).toEqual([
    ['ENG-1/Aino Virtanen - CV.txt', expect.stringContaining('Builds lifts.')],
    ['ENG-1/Björn Åkesson - CV.txt', expect.stringContaining('Mends lifts.')],
  ])
  await expect(page.getByText('2 documents saved').first()).toBeVisible()
})
