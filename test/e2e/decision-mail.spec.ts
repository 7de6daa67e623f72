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
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page.getByText('No mail waits')).toBeVisible()
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')

  // From now on it is offered first, and one key is enough for reason and mail.
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog', { name: 'Reject 3 applications' })).toContainText('For example:')
  await page.keyboard.press('4')
  await expect(page.getByText('3 mails wait in the outbox', { exact: true }).first()).toBeVisible()

  // What waits can be read, held back and taken out, and each of it undone.
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  const messages = page.getByRole('listbox', { name: 'Waiting' }).getByRole('option')
  await expect(messages).toHaveCount(3)
  await expect(page.getByTestId('outbox-message')).toContainText('Elevator engineer')
  await expectAccessible(page)
  await page.keyboard.press('j')
  await page.keyboard.press('h')
  await expect(messages).toHaveCount(2)
  await page.getByRole('button', { name: 'Held back 1' }).click()
  await expect(page.getByTestId('outbox-message')).toContainText('held until released')
  await page.keyboard.press('h')
  await expect(page.getByText('No mail is held back')).toBeVisible()
  await page.getByRole('button', { name: 'Waiting 3' }).click()
  await expect(messages).toHaveCount(3)
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByRole('toolbar', { name: 'Selected messages' })).toContainText('3 selected')
  await page.keyboard.press('w')
  await expect(page.getByText('No mail waits')).toBeVisible()
  await page.keyboard.press('z')
  await expect(messages).toHaveCount(3)
})

test('the words of a shipped mail are changed, checked while they are written, and come back', async ({
  page,
}) => {
  await goTo(page, '/settings')
  await page.getByRole('combobox', { name: 'Time to think' }).click()
  await page.getByRole('option', { name: '2 hours' }).click()
  await page.getByRole('link', { name: 'Open templates' }).click()
  const list = page.getByRole('navigation', { name: 'Mail templates' })
  await list.getByRole('region', { name: 'Rejection' }).getByRole('link', { name: 'English' }).click()
  const subject = page.getByRole('textbox', { name: 'Subject' })
  await subject.fill('About {opening.titel}')
  await expect(page.getByText('Haku cannot fill in {opening.titel}.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await subject.fill('About {opening.title}')
  await expect(page.getByRole('region', { name: 'How it reads' })).toContainText('About Service technician')
  await expectAccessible(page)
  await list.getByRole('link', { name: 'Finnish' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(list.getByRole('link', { name: 'English changed' })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('button', { name: 'Back to the shipped words' }).click()
  await expect(subject).toHaveValue('Your application: {opening.title}')
  const rejection = list.getByRole('region', { name: 'Rejection' })
  await expect(rejection.getByRole('link', { name: 'English as shipped' })).toBeVisible()
})
