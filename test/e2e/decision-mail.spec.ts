import { withWorkspace } from '../support/crowd.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, rowsOf, textPackage } from './steps.ts'

test.use({ start: 'opening' })

const three = ['Aino Virtanen', 'Björn Åkesson', 'Carla Rossi'].map((name) =>
  textPackage('ENG-1', name, 'Builds and mends lifts.'),
)

test('a rejection takes a mail along that was read before; undone, it is out of the outbox again', async ({
  page,
  haku,
}) => {
  const id = await openingWith(page, haku, three)
  async function outbox(): Promise<number> {
    let messages = -1
    await haku.whileClosed(page, () =>
      withWorkspace(haku.workspaceDir, (tx) => {
        messages = Number(tx.raw.prepare('SELECT count(*) FROM outbox_message').pluck().get())
      }),
    )
    await goTo(page, `/openings/${id}/applications?sort=name`)
    await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')
    return messages
  }
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')

  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Reject Aino Virtanen' })
  const mail = dialog.getByTestId('decision-mail')
  await expect(mail.getByRole('combobox')).toContainText('No mail')
  await dialog.getByRole('listbox').press('m')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Rejection', exact: true }).click()
  await mail.getByRole('textbox').fill('Maija Meri')
  await page.keyboard.press('Enter')
  await expect(mail).toContainText('1 mail waits in the outbox, 30 min at least')
  await expect(mail.getByRole('region', { name: 'Preview of the mail' })).toContainText('Maija Meri')
  await expect(mail).toContainText('aino.virtanen@example.org')
  await expectAccessible(page)
  await mail.getByRole('button', { name: 'Offer this mail every time' }).click()
  await dialog.getByRole('option', { name: 'Location' }).click()
  await expect(page.getByText('1 mail waits in the outbox', { exact: true }).first()).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(2)
  await page.keyboard.press('z')
  await expect(rowsOf(page)).toHaveCount(3)
  expect(await outbox()).toBe(0)

  // From now on it is offered first, and one key is enough for reason and mail.
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog', { name: 'Reject 3 applications' })).toContainText('For example:')
  await page.keyboard.press('4')
  await expect(page.getByText('3 mails wait in the outbox', { exact: true }).first()).toBeVisible()
})
