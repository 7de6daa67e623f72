import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { bytesOf } from '../support/documents.ts'
import { PAGE_ORIGIN } from '../support/electron-double/window-page.ts'
import { expect, test } from './electron-double.ts'
import { openingWith, packageOf } from './steps.ts'

/** The shell's own life: crashes, reloads, quitting, being started twice. */

/** Has the service do something that can be seen, and waits until it is seen. */
async function backUp(page: Page): Promise<void> {
  // Only when the app has found its first route: it would lead back to that.
  await page.getByRole('navigation').first().waitFor()
  await page.goto(`${PAGE_ORIGIN}/#/settings/backups`)
  await page.getByRole('heading', { name: 'Backups', exact: true }).waitFor()
  const rows = page.getByRole('table').getByRole('row')
  const before = await rows.count()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect.poll(() => rows.count()).toBeGreaterThan(before)
}

test('the app comes back by itself when the data service is killed', async ({ page, haku, desktop }) => {
  await haku.createWorkspace(page, 'key-file')
  await backUp(page)
  for (let round = 0; round < 3; round += 1) {
    const pid = await desktop().ask('service-pid', null)
    expect(await desktop().killService()).toBe(true)
    await expect.poll(async () => [null, pid].includes(await desktop().ask('service-pid', null))).toBe(false)
    await backUp(page)
  }
  const starts = (await desktop().journal()).filter((entry) => entry.what === 'utilityProcess.fork')
  expect(starts).toHaveLength(4)
})

test('a page that is reloaded gets a new port', async ({ page, haku, desktop }) => {
  await haku.createWorkspace(page, 'key-file')
  for (let round = 0; round < 3; round += 1) {
    await page.reload()
    await backUp(page)
  }
  expect(desktop().faults).toEqual([])
})

test('a crashed page is loaded again', async ({ page, haku, desktop }) => {
  await haku.createWorkspace(page, 'key-file')
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
  await expect(async () => {
    const shown = await desktop().window()
    expect(shown).not.toBe(page)
    await expect(shown.getByRole('navigation').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
})

test('closing the window quits, and the service has closed the workspace before', async ({
  page,
  haku,
  desktop,
}) => {
  await haku.createWorkspace(page, 'key-file')
  const running = desktop()
  const pid = await running.ask('service-pid', null)
  running.closeWindow()
  expect(await running.exited()).toBe(0)
  expect(running.faults).toEqual([])
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH')
  // A clean close leaves no journal of the database behind.
  expect(readdirSync(haku.workspaceDir).filter((name) => /-(?:wal|shm|journal)$/.test(name))).toEqual([])
})

test('a second start leaves the workspace to the first and brings its window forward', async ({
  page,
  haku,
  desktop,
}) => {
  await haku.createWorkspace(page, 'key-file')
  expect(await desktop().startAgain()).toBe(0)
  await expect
    .poll(async () => (await desktop().journal()).map((entry) => entry.what))
    .toContain('window.focus')
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

async function createWithKeyStore(page: Page): Promise<void> {
  await page.getByRole('radio', { name: "This computer's key store" }).click()
  await page.getByRole('button', { name: 'Make workspace' }).click()
  await page.getByRole('checkbox', { name: 'I have written the code down' }).click()
  await page.getByRole('button', { name: 'Open Haku' }).click()
  await page.getByRole('navigation').first().waitFor()
}

test.describe('with a key store', () => {
  test.use({ firstKeyStore: 'works' })

  test('the workspace opens with it by itself, and is wrapped anew when the system asks for that', async ({
    page,
    haku,
    keyStore,
  }) => {
    await createWithKeyStore(page)
    const wrapped = () => readFileSync(join(haku.workspaceDir, 'haku.keys.json'), 'utf8')
    const first = wrapped()

    await haku.restart(page)
    await page.getByRole('navigation').first().waitFor()
    expect(wrapped()).toBe(first)

    keyStore.state = 'rotated'
    await haku.restart(page)
    await page.getByRole('navigation').first().waitFor()
    await expect.poll(wrapped).not.toBe(first)

    keyStore.state = 'works'
    await haku.restart(page)
    await page.getByRole('navigation').first().waitFor()
  })

  test('a workspace whose key store is gone is locked, and says so', async ({ page, haku, keyStore }) => {
    await createWithKeyStore(page)
    keyStore.state = 'basic_text'
    await haku.restart(page)
    await expect(page.getByRole('heading', { name: 'Workspace locked' })).toBeVisible()
  })
})

test('a killed shell loses nothing and leaves nothing running', async ({ page, haku, desktop }) => {
  haku.expectError(/.*/)
  await haku.createWorkspace(page, 'key-file')
  const pid = await desktop().ask('service-pid', null)
  await desktop().kill()
  await expect.poll(() => isRunning(pid ?? 0)).toBe(false)
  await haku.restart(page)
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.describe('the original in another program', () => {
  test.use({ start: 'opening' })

  test('is opened after a warning as a private copy, which is gone when the workspace is locked', async ({
    page,
    haku,
    desktop,
  }) => {
    const file = bytesOf('Mends paternosters.\n')
    const files = { 'cv.exe.txt': file }
    await openingWith(page, haku, [
      packageOf({ requisitionNumber: 'ENG-1', fullName: 'Aino Virtanen', files }),
    ])
    await expect(page.getByTestId('text')).toContainText('Mends paternosters.')
    const opened = async () =>
      (await desktop().journal())
        .filter(({ what }) => what === 'shell.openPath')
        .map(({ detail }) => String(detail))
    await page.getByRole('button', { name: 'More for this document' }).click()
    await page.getByRole('menuitem', { name: 'Open in default program' }).click()
    const dialog = page.getByRole('dialog', { name: 'Open the original in another program?' })
    await expect(dialog).toContainText('a copy that is not encrypted')
    expect(await opened()).toEqual([])
    await dialog.getByRole('button', { name: 'Open outside Haku' }).click()
    await expect.poll(opened).toHaveLength(1)
    const [path = ''] = await opened()
    expect(basename(path)).toBe('cv.exe.txt')
    expect(new Uint8Array(readFileSync(path))).toEqual(file)
    expect(statSync(dirname(dirname(path))).mode & 0o777).toBe(0o700)

    await page.keyboard.press('Control+l')
    await expect(page.getByRole('heading', { name: 'Workspace locked' })).toBeVisible()
    await expect.poll(() => existsSync(dirname(dirname(path)))).toBe(false)
  })
})
