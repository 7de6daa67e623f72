import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, textPackage } from './steps.ts'

test.use({ start: 'opening' })

test('a command gets another key: the old one is dead, the new one works and is shown everywhere, until it is reset', async ({
  page,
  haku,
}) => {
  const id = await openingWith(page, haku, [textPackage('ENG-1', 'Aino Virtanen', 'Builds lifts.')])
  const dialog = page.getByRole('dialog')
  const line = (name: string) =>
    page.getByRole('button', { name: new RegExp(`^${name} (Usually \\w )?\\w change key$`) })
  const open = async () => {
    await goTo(page, `/openings/${id}/applications`)
    await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')
  }
  const settings = async () => {
    await goTo(page, '/settings/keyboard')
    await expect(page.getByRole('heading', { name: 'Keys', exact: true })).toBeVisible()
  }

  // By the palette, as a person who does not know where it is.
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('change keys')
  await page.getByRole('option', { name: 'Change keys' }).click()
  await expect(page.getByRole('heading', { name: 'Keys', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('/')
  await page.keyboard.type('reject')
  await expect(page.locator('[data-line]')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  // What belongs to others is refused with the reason; what is free is taken.
  await expect(dialog).toContainText('Now: R')
  await page.keyboard.press('Insert')
  await expect(dialog).toContainText('Insert calls the screen reader.')
  await page.keyboard.press('g')
  await expect(dialog).toContainText('G is the key of “Go to home” (Everywhere)')
  await expect(dialog.getByRole('button', { name: 'Swap the keys' })).toHaveCount(0)
  await page.keyboard.press('Backspace')
  await page.keyboard.press('q')
  await expect(dialog).toContainText('Nothing else has this key here.')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(line('Reject')).toContainText('Q')
  await expect(line('Reject')).toContainText('Usually R')

  await page.reload()
  await open()
  await expect(page.getByTestId('action-bar').getByRole('button', { name: 'Reject' })).toContainText('Q')
  // R would have asked for a reason, and H been typed there.
  await page.keyboard.press('r')
  await page.keyboard.press('h')
  await expect(dialog).toContainText('Snooze Aino Virtanen')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('q')
  await expect(dialog).toContainText('Reject Aino Virtanen')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(dialog.locator('dt', { hasText: /^Reject$/ }).locator('+ dd')).toHaveText('Q')
  await dialog.getByRole('link', { name: 'Change keys' }).click()

  // A key that is taken is swapped.
  await line('Reject').click()
  await page.keyboard.press('w')
  await expect(dialog).toContainText('W is the key of “Withdraw”')
  await dialog.getByRole('button', { name: 'Swap the keys' }).click()
  await expect(line('Reject')).toContainText('W')
  await expect(line('Withdraw')).toContainText('Q')
  await open()
  await page.keyboard.press('w')
  await expect(dialog).toContainText('Reject Aino Virtanen')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  // Back again: where the usual key has a new owner, the person is asked; then all at once.
  await settings()
  await page.getByRole('button', { name: '“Withdraw” back to its usual key' }).click()
  await expect(dialog).toContainText('W is the key of “Reject”')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Reset all', exact: true }).click()
  await dialog.getByRole('button', { name: 'Reset all keys' }).click()
  await expect(page.getByText('Every command has its usual key again.').first()).toBeVisible()
  await expect(line('Reject')).toContainText('R')
  await open()
  await page.keyboard.press('r')
  await expect(dialog).toContainText('Reject Aino Virtanen')
})
