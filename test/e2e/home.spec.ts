import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import * as schema from '../../src/main/store/schema/index.ts'
import { addCrowds, withWorkspace } from '../support/crowd.ts'
import { rowOf } from '../support/rows.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, publishOpening } from './steps.ts'

const home = (page: Page): Locator => page.getByTestId('home')
const part = (page: Page, name: string): Locator => home(page).getByRole('region', { name, exact: true })
const people = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, n) => `${name} ${String.fromCharCode(65 + n)}`)

test('a new workspace begins at Home, which leads to the first steps', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await expectAccessible(page)
  await home(page).getByRole('link', { name: 'Create an opening' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New opening' })).toBeVisible()
  await publishOpening(page, 'Elevator engineer', 'ENG-1')
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await expect(home(page).getByRole('listitem').filter({ hasText: 'Create an opening' })).toContainText(
    'Done',
  )
  const chooser = page.waitForEvent('filechooser')
  await home(page).getByRole('button', { name: 'Take in applications' }).click()
  await chooser
})

test('every number leads to exactly its records, and what was seen is new no more', async ({
  page,
  haku,
}) => {
  await haku.createWorkspace(page, 'key-file')
  const engineer = await publishOpening(page, 'Elevator engineer', 'ENG-1')
  const buyer = await publishOpening(page, 'Buyer', 'BUY-1')
  const cook = await publishOpening(page, 'Cook', 'COOK-1')
  await goTo(page, '/')
  await expect(home(page)).toContainText('Create an opening')
  await haku.whileClosed(page, () =>
    withWorkspace(haku.workspaceDir, (tx) => {
      addCrowds(tx, [
        { openingId: engineer, stage: 0, names: people(3, 'Young'), daysAgo: 1 },
        { openingId: engineer, stage: 1, names: people(2, 'Old'), daysAgo: 20 },
        { openingId: buyer, stage: 0, names: people(4, 'Older'), daysAgo: 30 },
      ])
      const me = randomUUID()
      tx.orm
        .insert(schema.colleague)
        .values(rowOf(schema.colleague, { id: me, fullName: 'Salla Korhonen', isSelf: true }))
        .run()
      tx.raw.prepare("UPDATE application SET assignee_id = ? WHERE candidate_sort_name LIKE 'old %'").run(me)
      tx.raw.prepare("UPDATE application SET snoozed_until = 1 WHERE candidate_sort_name = 'young a'").run()
      const stageId = tx.raw
        .prepare<[string], string>('SELECT id FROM stage WHERE opening_id = ? AND position = 1')
        .pluck()
        .get(engineer)
      tx.orm
        .insert(schema.scorecardCriterion)
        .values(
          rowOf(schema.scorecardCriterion, {
            openingId: engineer,
            stageId: stageId ?? '',
            anchors: '["1","2","3","4"]',
          }),
        )
        .run()
      const batchId = randomUUID()
      tx.orm
        .insert(schema.intakeBatch)
        .values(rowOf(schema.intakeBatch, { id: batchId, status: 'done' }))
        .run()
      for (const outcome of ['review', 'review', 'duplicate'] as const)
        tx.orm
          .insert(schema.intakeItem)
          .values(rowOf(schema.intakeItem, { batchId, outcome, refusedFiles: '[]' }))
          .run()
      tx.raw.prepare("UPDATE opening SET closes_on = date('now', '+3 days') WHERE id = ?").run(cook)
      tx.raw.prepare('UPDATE opening SET updated_at = 1 WHERE id = ?').run(buyer)
    }),
  )
  await goTo(page, '/')
  await expect(part(page, 'New').getByRole('link', { name: /^Buyer/ })).toContainText('4')
  await expectAccessible(page)

  const applications = async (line: Locator, count: number) => {
    await expect(line).toContainText(String(count))
    await line.click()
    await expect(page.getByTestId('list-count')).toHaveText(
      count === 1 ? '1 application' : `${count} applications`,
    )
    await page.goBack()
    await expect(home(page)).toBeVisible()
  }
  const waits = part(page, 'Waits for you')
  await applications(waits.getByRole('link', { name: /^Assigned to you/ }), 2)
  // The way back is another look: what was new is told as the look before.
  await expect(part(page, 'New')).toContainText('Nothing has arrived since your last look.')
  await applications(part(page, 'New').getByRole('link', { name: /^Since the look before that/ }), 9)
  await applications(waits.getByRole('link', { name: /^Back from snooze/ }), 1)
  await applications(waits.getByRole('link', { name: /^Scorecards to hand in/ }), 2)
  await applications(part(page, 'Ageing').getByRole('link', { name: '6, Ageing: show them all' }), 6)
  await applications(part(page, 'Ageing').getByRole('link', { name: /^Elevator engineer/ }), 2)
  await waits.getByRole('link', { name: /^To review/ }).click()
  await expect(page.getByTestId('intake-items').getByRole('listitem')).toHaveCount(2)
  await page.goBack()

  for (const [name, title] of [
    ['Closing soon', 'Cook'],
    ['Without activity', 'Buyer'],
  ] as const) {
    await expect(part(page, name).getByRole('link', { name: new RegExp(`^${title}`) })).toBeVisible()
    await part(page, name)
      .getByRole('link', { name: `1, ${name}: show them all` })
      .click()
    await expect(page.getByRole('grid', { name: 'Openings' }).getByRole('row')).toHaveCount(1)
    await expect(page.getByRole('grid', { name: 'Openings' })).toContainText(title)
    await page.goBack()
  }
})
