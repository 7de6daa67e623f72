/** The workspace as a person meets it: made, locked, opened, backed up, damaged, mended. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, PASSPHRASE, test } from './fixtures.ts'
import { expectAccessible, goTo } from './steps.ts'

const NEXT_PASSPHRASE = 'seven quiet elevators at night'
const passphraseField = (page: Page) => page.getByLabel('Passphrase', { exact: true })
const lockNow = async (page: Page) => {
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Workspace locked' })).toBeVisible()
}

async function createOpening(page: Page, title: string, number: string) {
  await goTo(page, '/openings/new')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Requisition number').fill(number)
  await page.getByRole('button', { name: 'Create opening' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('a wrong passphrase opens nothing and says so; the right one opens', async ({ page, haku }) => {
  await haku.createWorkspace(page)
  await haku.restart(page)
  await expect(page.getByRole('heading', { name: 'Workspace locked' })).toBeVisible()
  await passphraseField(page).fill('not the passphrase')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This passphrase does not open the workspace.')).toBeVisible()
  await expect(passphraseField(page)).toBeFocused()
  await expect(passphraseField(page)).toHaveAttribute('aria-invalid', 'true')
  // What was typed is selected: typing replaces it.
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
})

test('the recovery code must be noted, opens a locked workspace, and sets a new passphrase', async ({
  page,
  haku,
}) => {
  await page.getByLabel('Choose a passphrase').fill('short')
  await expect(page.getByRole('status', { name: 'Strength' })).toHaveText('5 more characters')
  await page.getByLabel('Choose a passphrase').fill(PASSPHRASE)
  await page.getByLabel('Repeat the passphrase').fill('something else')
  await expect(page.getByText('The two passphrases differ.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make workspace' })).toBeDisabled()
  await page.getByLabel('Repeat the passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make workspace' }).click()
  const code = ((await page.getByTestId('recovery-code').textContent()) ?? '').trim()
  await expect(page.getByRole('button', { name: 'Open Haku' })).toBeDisabled()
  await page.getByRole('checkbox', { name: 'I have written the code down' }).click()
  await page.getByRole('button', { name: 'Open Haku' }).click()

  await lockNow(page)
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()

  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Present passphrase or recovery code').fill('wrong one here')
  await dialog.getByLabel('New passphrase', { exact: true }).fill(NEXT_PASSPHRASE)
  await dialog.getByLabel('Repeat the new passphrase').fill(NEXT_PASSPHRASE)
  await dialog.getByRole('button', { name: 'Change passphrase' }).click()
  await expect(dialog.getByText('This is not the present passphrase or recovery code.')).toBeVisible()
  await dialog.getByLabel('Present passphrase or recovery code').fill(code)
  await dialog.getByRole('button', { name: 'Change passphrase' }).click()
  await expect(dialog.getByTestId('recovery-code')).not.toHaveText(code)
  // Nothing but writing it down leads out.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'I have written the code down' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await haku.restart(page)
  await passphraseField(page).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText('This passphrase does not open the workspace.')).toBeVisible()
  await passphraseField(page).fill(NEXT_PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
})

test('a key file is accepted with a warning that stays until a passphrase is set', async ({ page, haku }) => {
  await page.getByRole('radio', { name: 'Key file' }).click()
  await expect(page.getByText('This protects nothing from people who can read the folder')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make workspace' })).toBeDisabled()
  await haku.createWorkspace(page, 'key-file')
  const warning = page.getByRole('navigation').getByText('Not protected')
  await expect(warning).toBeVisible()
  await goTo(page, '/candidates')
  await expect(warning).toBeVisible()

  await warning.click()
  await page.getByRole('button', { name: 'Set a passphrase' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('New passphrase', { exact: true })).toBeFocused()
  await dialog.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE)
  await dialog.getByLabel('Repeat the new passphrase').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Set passphrase' }).click()
  await dialog.getByRole('checkbox', { name: 'I have written the code down' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(warning).toBeHidden()
  await haku.restart(page)
  await expect(passphraseField(page)).toBeVisible()
})

test('locking takes everything off the screen, and unlocking leads back to the same page', async ({
  page,
  haku,
}) => {
  await haku.createWorkspace(page)
  await createOpening(page, 'Elevator engineer', 'ENG-1')
  await lockNow(page)
  await expect(page.getByText('Elevator engineer')).toHaveCount(0)
  const shown = await page.evaluate(() => document.body.innerText)
  for (const said of ['ENG-1', 'Opening created', 'Undo']) expect(shown).not.toContain(said)
  await passphraseField(page).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Elevator engineer' })).toBeVisible()

  await goTo(page, '/settings')
  await page.getByRole('combobox', { name: 'Lock by itself' }).click()
  await page.getByRole('option', { name: 'After 5 minutes' }).click()
  await haku.restart(page)
  await passphraseField(page).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await goTo(page, '/settings')
  await expect(page.getByRole('combobox', { name: 'Lock by itself' })).toHaveText('After 5 minutes')
})

test('a restored backup brings back what was there, and keeps what was there since', async ({
  page,
  haku,
}) => {
  await haku.createWorkspace(page, 'key-file')
  await createOpening(page, 'Kept in the backup', 'OLD-1')
  await goTo(page, '/settings/backups')
  await expect(page.getByText('No backups yet')).toBeVisible()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('cell', { name: 'By hand' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Verified' })).toBeVisible()
  await createOpening(page, 'Made after the backup', 'NEW-1')

  await goTo(page, '/settings/backups')
  await page.getByRole('button', { name: /^Restore the backup of/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore backup' }).click()
  await expect(page.getByRole('cell', { name: 'Before a restore' })).toBeVisible()
  await goTo(page, '/openings')
  await expect(page.getByRole('gridcell', { name: 'Kept in the backup', exact: true })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'Made after the backup', exact: true })).toHaveCount(0)
})

test('the integrity check says what it looked at and that it is whole', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await goTo(page, '/settings/verify')
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('Everything is whole', { exact: true })).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveText([
    'Database pages',
    'Links between records',
    'Audit chain',
    'Search index',
    'Document files',
    'Personal-data registry',
  ])
  await expectAccessible(page)
})

test('a damaged workspace leads to a backup and out of the damage', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await createOpening(page, 'Elevator engineer', 'ENG-1')
  await goTo(page, '/settings/backups')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('cell', { name: 'Verified' })).toBeVisible()
  await lockNow(page)
  damage(join(haku.workspaceDir, 'haku.db'))

  await page.getByRole('button', { name: 'Open workspace' }).click()
  await expect(page.getByRole('heading', { name: 'The database is damaged' })).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export readable data' }).click()
  expect((await download).suggestedFilename()).toBe('haku-salvage.zip')
  await expect(page.getByText(/^Exported \d+ records/)).toBeVisible()

  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore backup' }).click()
  await goTo(page, '/openings')
  await expect(page.getByRole('gridcell', { name: 'Elevator engineer', exact: true })).toBeVisible()
})

test('the language and the contrast follow the choice, are kept, and everything can still be read', async ({
  page,
  haku,
}) => {
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Suomi', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Luo työtila' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
  await page.getByRole('combobox', { name: 'Kieli' }).click()
  await page.getByRole('option', { name: 'English', exact: true }).click()
  await haku.createWorkspace(page, 'key-file')
  await goTo(page, '/settings')
  await page.getByRole('combobox', { name: 'Contrast' }).click()
  await page.getByRole('option', { name: 'High', exact: true }).click()
  await expect(page.locator('html')).toHaveClass(/high-contrast/)
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Deutsch', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expectAccessible(page)
  await haku.restart(page)
  await goTo(page, '/settings')
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await expect(page.locator('html')).toHaveClass(/high-contrast/)
})

test('the theme follows the choice, and keys without Ctrl can be switched off', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await goTo(page, '/settings')
  await page.getByRole('combobox', { name: 'Theme' }).click()
  await page.getByRole('option', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await haku.restart(page)
  await expect(page.locator('html')).toHaveClass(/dark/)
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()

  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Lock now')
  await page.keyboard.press('Escape')
  await goTo(page, '/settings')
  await page.getByRole('switch', { name: 'Keys without Ctrl or Cmd' }).click()
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('welcome, locked screen, settings and backups have no serious accessibility problem', async ({
  page,
  haku,
}) => {
  test.setTimeout(150_000)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Key file' }).click()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Passphrase', exact: true }).click()
  await haku.createWorkspace(page)
  await goTo(page, '/settings')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await goTo(page, '/settings/backups')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('cell', { name: 'Verified' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await lockNow(page)
  await expectAccessible(page)
})

/** Overwrites the last pages; the first ones, which say what the file is, stay. */
function damage(file: string): void {
  const PAGE = 4096
  const junk = Buffer.alloc(512, 0x5a)
  const pages = Math.floor(statSync(file).size / PAGE)
  const handle = openSync(file, 'r+')
  for (let page = pages - 2; page < pages; page += 1)
    writeSync(handle, junk, 0, junk.length, page * PAGE + 64)
  closeSync(handle)
}
