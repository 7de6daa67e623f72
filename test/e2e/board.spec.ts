import type { Locator, Page } from '@playwright/test'
import { addCrowds, withWorkspace } from '../support/crowd.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo } from './steps.ts'

test.use({ start: 'opening' })

const FOUR = ['Aino Virtanen', 'Björn Åkesson', 'Carla Rossi', 'Dmitri Orlov']

const column = (page: Page, name: string): Locator =>
  page.getByTestId('board').getByRole('region', { name, exact: true })
const cards = (page: Page, name: string): Locator => column(page, name).getByRole('option')
const card = (page: Page, name: string): Locator =>
  page.getByTestId('board').getByRole('option', { name: new RegExp(`^${name}`) })
const said = (page: Page): Locator => page.getByTestId('board-said')

/** An opening's board with these in its first stage, the first of them longest. */
async function boardWith(
  page: Page,
  haku: Parameters<Parameters<typeof test>[2]>[0]['haku'],
  names: readonly string[],
  daysAgo = 3,
): Promise<string> {
  const id = haku.openingId
  await haku.whileClosed(page, () =>
    withWorkspace(haku.workspaceDir, (tx) => addCrowds(tx, [{ openingId: id, stage: 0, names, daysAgo }])),
  )
  await goTo(page, `/openings/${id}/board`)
  await expect(cards(page, 'New').first()).toBeVisible()
  return id
}

/** Where the middle of something is. */
async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error('It is not on screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Carries a card with the mouse; `let go` is left to the test. */
async function dragOver(page: Page, what: Locator, target: Locator): Promise<void> {
  const from = await middle(what)
  const to = await middle(target)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.move(to.x, to.y)
}

test('keys move between cards, carry one from stage to stage, open it and come back to it', async ({
  page,
  haku,
}) => {
  const id = await boardWith(page, haku, FOUR)
  // The newest in its stage comes first.
  await expect(cards(page, 'New')).toHaveCount(4)
  await expect(cards(page, 'New').first()).toContainText('Dmitri Orlov')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(said(page)).toContainText('Carla Rossi lifted from New')
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toHaveText('Over Screen, 2 of 7.')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(said(page)).toHaveText('Carla Rossi put back in New.')
  await expect(cards(page, 'New')).toHaveCount(4)

  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(cards(page, 'Interview')).toHaveText([/Carla Rossi/])
  await expect(cards(page, 'New')).toHaveCount(3)
  await expect(column(page, 'Interview').getByTestId('column-count')).toHaveText('1')

  // The dropped card is the active one: it opens, and is found again.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Carla Rossi' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox', { name: 'Interview: 1 application' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('listbox', { name: 'New: 3 applications' })).toBeFocused()

  // Two at once, one undo; and the list on the same key.
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('board-selected')).toContainText('2 selected')
  await page.keyboard.press('2')
  await expect(cards(page, 'Screen')).toHaveCount(2)
  await page.keyboard.press('z')
  await expect(cards(page, 'New')).toHaveCount(3)
  await page.keyboard.press('b')
  await expect(page).toHaveURL(new RegExp(`${id}/applications`))
  await expect(page.getByTestId('list-count')).toContainText('4 applications')
  await page.keyboard.press('b')
  await expect(cards(page, 'New')).toHaveCount(3)
  await expectAccessible(page)
})

test('the mouse carries cards: one, several, onto a reason; what is refused comes back', async ({
  page,
  haku,
}) => {
  await boardWith(page, haku, FOUR, 30)
  await expect(cards(page, 'New').first()).toContainText('Ageing: 29 days')
  await dragOver(page, card(page, 'Aino'), column(page, 'Screen'))
  await expect(page.getByTestId('board-ghost')).toHaveText('Aino Virtanen')
  await expect(column(page, 'Screen')).toContainText('Drop: move to Screen')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.getByTestId('board-ghost')).toBeHidden()
  await expect(cards(page, 'New')).toHaveCount(4)

  await dragOver(page, card(page, 'Aino'), column(page, 'Screen'))
  await page.mouse.up()
  await expect(cards(page, 'Screen')).toHaveText([/Aino Virtanen/])
  await expect(page.getByTestId('board')).toBeVisible()

  await card(page, 'Björn').click({ modifiers: ['ControlOrMeta'] })
  await card(page, 'Carla').click({ modifiers: ['ControlOrMeta'] })
  await dragOver(page, card(page, 'Carla'), column(page, 'Rejected'))
  await expect(page.getByTestId('board-ghost')).toContainText('and 1 more')
  await page.mouse.up()
  await page.getByRole('dialog', { name: 'Reject 2 applications' }).waitFor()
  await page.keyboard.press('1')
  await expect(cards(page, 'New')).toHaveText([/Dmitri Orlov/])
  await page.getByRole('button', { name: 'Unfold Rejected' }).click()
  await expect(cards(page, 'Rejected')).toHaveCount(2)
  await expectAccessible(page)

  // Who is rejected cannot simply move on: the card is back, with the reason.
  await dragOver(page, card(page, 'Carla'), column(page, 'Interview'))
  await page.mouse.up()
  await expect(page.getByText('cannot move').first()).toBeVisible()
  await expect(cards(page, 'Rejected')).toHaveCount(2)
  await expect(cards(page, 'Interview')).toHaveCount(0)
  // Where it left the pipeline it may return to.
  await dragOver(page, card(page, 'Carla'), column(page, 'New'))
  await page.mouse.up()
  await expect(cards(page, 'New')).toHaveCount(2)
})

test('a column of 5,000 draws only what is in sight, to its end', async ({ page, haku }) => {
  const names = Array.from({ length: 5000 }, (_, n) => `Person ${String(n).padStart(4, '0')}`)
  await boardWith(page, haku, names)
  await expect(column(page, 'New').getByTestId('column-count')).toHaveText('5,000')
  await expect(cards(page, 'New').first()).toContainText('Person 4999')
  expect(await cards(page, 'New').count()).toBeLessThan(30)
  await page.keyboard.press('End')
  await expect(card(page, 'Person 0000')).toBeVisible()
  expect(await cards(page, 'New').count()).toBeLessThan(30)
  await page.keyboard.press('2')
  await expect(cards(page, 'Screen')).toHaveText([/Person 0000/])
  await expect(column(page, 'New').getByTestId('column-count')).toHaveText('4,999')
  // Left and found again where it was.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('End')
  await expect(card(page, 'Person 0001')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Person 0001' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card(page, 'Person 0001')).toBeVisible()
})

test('four columns are in sight on a small screen', async ({ page, haku }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await boardWith(page, haku, FOUR)
  const right = await page.getByTestId('board').evaluate((board) => board.getBoundingClientRect().right)
  const fourth = await column(page, 'Offer').boundingBox()
  expect((fourth?.x ?? 0) + (fourth?.width ?? 9999)).toBeLessThanOrEqual(right + 1)
})
