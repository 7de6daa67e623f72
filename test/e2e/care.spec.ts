import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, rowsOf, textPackage } from './steps.ts'

test.use({ start: 'opening' })

const three = ['Aino Virtanen', 'Björn Åkesson', 'Carla Rossi'].map((name) =>
  textPackage('ENG-1', name, 'Builds and mends lifts.'),
)

test('by keys: one is put off until tomorrow and brought back, another becomes mine, which asks who I am', async ({
  page,
  haku,
}) => {
  const id = await openingWith(page, haku, three)
  await goTo(page, `/openings/${id}/applications?sort=name`)
  const name = page.getByTestId('application-pane').getByRole('heading', { level: 2 })
  await expect(name).toHaveText('Aino Virtanen')

  await page.keyboard.press('h')
  const snooze = page.getByRole('dialog', { name: 'Snooze Aino Virtanen' })
  await expect(snooze.getByRole('option', { name: 'Tomorrow' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('1')
  await expect(page.getByText(/Aino Virtanen snoozed until/).first()).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(name).toHaveText('Björn Åkesson')
  await page.keyboard.press('z')
  await expect(rowsOf(page)).toHaveCount(3)

  await page.keyboard.press('Shift+a')
  const assign = page.getByRole('dialog', { name: 'Assign the application of Björn Åkesson' })
  await expect(assign.getByRole('option', { name: /Me$/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('1')
  await assign.getByRole('textbox').fill('Maija Meri')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Björn Åkesson assigned to Maija Meri').first()).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Profile' })).toContainText('Maija Meri')

  // From now on it is one key, and a few letters find or add anybody else.
  await page.keyboard.press('Shift+a')
  await expect(assign.getByRole('option', { name: 'Me, Maija Meri' })).toBeVisible()
  await assign.getByRole('textbox').fill('Pekka')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Björn Åkesson assigned to Pekka').first()).toBeVisible()

  // Whoever is assigned something is a colleague, with a number that leads to it.
  await goTo(page, '/settings/colleagues')
  const pekka = page.getByRole('row').filter({ hasText: 'Pekka' })
  await expect(page.getByRole('row').filter({ hasText: 'Maija Meri' })).toContainText('you')
  await pekka.getByRole('button', { name: 'Actions for Pekka' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill('pekka@example.org')
  await page.keyboard.press('Enter')
  await expect(pekka).toContainText('pekka@example.org')
  await expectAccessible(page)
  await pekka.getByRole('link', { name: '1 active application assigned to Pekka' }).click()
  await expect(rowsOf(page)).toHaveText(/Björn Åkesson/)
})
