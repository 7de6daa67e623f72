/** Two candidates who are one: suggested, compared, merged and made two again, by keys; and two who are not. */
import type { Page } from '@playwright/test'
import { bytesOf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, packageOf, takeIn } from './steps.ts'

test.use({ start: 'opening' })

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const pairs = (page: Page) => page.getByRole('listbox', { name: 'Duplicates' }).getByRole('option')

const person = (
  fullName: string,
  email: string,
  { headline, phone, city, cv }: { headline: string; phone: string; city: string; cv: string },
) =>
  packageOf({
    requisitionNumber: 'ENG-1',
    fullName,
    email,
    headline,
    resume: { work: [{ name: 'Nosto Oy', position: headline, startDate: '2019' }] },
    files: { 'cv.txt': bytesOf(`${fullName}\n${cv}`), 'more.txt': bytesOf(`${phone} ${city}`) },
  })

async function contact(page: Page, name: string, phone: string, city: string) {
  await goTo(page, '/candidates')
  await page.getByRole('gridcell', { name, exact: true }).click()
  await expect(heading(page, name)).toBeVisible()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Add a phone' }).click()
  await page.getByLabel('Phone', { exact: true }).fill(phone)
  await page.getByLabel('City').fill(city)
  await page.keyboard.press('Control+s')
  await expect(heading(page, name)).toBeVisible()
}

test('a pair is compared, chosen from, merged, and made two again later, by keys alone', async ({ page }) => {
  test.setTimeout(300_000)
  await takeIn(page, [
    person('Aino Virtanen', 'aino@example.org', {
      headline: 'Controls engineer',
      phone: '1',
      city: 'Turku',
      cv: 'Builds lifts.',
    }),
    person('Aino Wirtanen', 'aino.w@example.org', {
      headline: 'Lift engineer',
      phone: '2',
      city: 'Turku',
      cv: 'Mends lifts.',
    }),
  ])
  await contact(page, 'Aino Virtanen', '+358 40 111 2222', 'Turku')
  await contact(page, 'Aino Wirtanen', '+358 40 111 2222', 'Turku')

  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(heading(page, 'Duplicates')).toBeVisible()
  await expect(pairs(page)).toHaveCount(1)
  await expect(pairs(page).first()).toContainText('Very likely')
  await expect(pairs(page).first()).toContainText('same phone number, same name, same city, same employer')
  await expectAccessible(page)

  await page.keyboard.press('o')
  await expect(heading(page, 'Merge candidates')).toBeVisible()
  await expect(page.getByText('For it: same phone number, same name')).toBeVisible()
  await expect(page.getByText('Two active applications: Elevator engineer')).toBeVisible()
  const result = (field: string) =>
    page
      .getByRole('row', { name: new RegExp(`^${field}`) })
      .getByRole('cell')
      .last()
  const stays = await page.getByRole('columnheader').nth(0).getByRole('link').textContent()
  const [mine, theirs] =
    stays === 'Aino Virtanen'
      ? ['Controls engineer', 'Lift engineer']
      : ['Lift engineer', 'Controls engineer']
  await expect(result('Headline')).toHaveText(mine)
  await page.keyboard.press('j')
  await page.keyboard.press('2')
  await expect(result('Headline')).toHaveText(theirs)
  await expect(result('E-mails')).toContainText('aino@example.org')
  await expect(result('E-mails')).toContainText('aino.w@example.org')
  await expectAccessible(page)

  await page.keyboard.press('m')
  await expect(heading(page, stays ?? '')).toBeVisible()
  await expect(page.getByText(/and Aino .irtanen are one candidate/).first()).toBeVisible()
  const applications = page.getByRole('region', { name: 'Applications', exact: true })
  await expect(applications.getByRole('link')).toHaveCount(2)
  await expect(applications).toContainText('Rejected')
  await expect(page.getByText(/Merged with Aino .irtanen/)).toBeVisible()
  await expectAccessible(page)

  // Long after, and not as the last step: the profile is edited in between.
  await page.keyboard.press('e')
  await page.getByRole('textbox', { name: 'Summary' }).fill('Written after the merge.')
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Undo merge' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Undo the merge' })
  await expect(dialog).toContainText('What was changed in the profile since stays with')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Make two of them again' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/are two candidates again/).first()).toBeVisible()
  await expect(applications.getByRole('link')).toHaveCount(1)
  await expect(page.getByText('Written after the merge.')).toBeVisible()
  await expect(page.getByText(mine, { exact: true }).first()).toBeVisible()
  await goTo(page, '/candidates')
  await expect(page.getByRole('gridcell', { name: 'Aino Virtanen', exact: true })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'Aino Wirtanen', exact: true })).toBeVisible()
  await goTo(page, '/duplicates')
  await expect(page.getByText('No duplicates known')).toBeVisible()
})

test('two people under one address are not made one, and who is no duplicate stays so', async ({
  page,
  haku,
}) => {
  test.setTimeout(180_000)
  await takeIn(page, [
    person('Anna Korhonen', 'family@example.org', {
      headline: 'Welder',
      phone: '1',
      city: 'Oulu',
      cv: 'Welds.',
    }),
    person('Matti Nieminen', 'family@example.org', {
      headline: 'Fitter',
      phone: '2',
      city: 'Oulu',
      cv: 'Fits.',
    }),
  ])
  await goTo(page, '/candidates')
  await expect(page.getByRole('gridcell', { name: 'Anna Korhonen', exact: true })).toBeVisible()
  await page.getByRole('gridcell', { name: 'Matti Nieminen', exact: true }).click()
  const hint = page.getByRole('region', { name: 'Duplicates of this candidate' })
  await expect(hint).toContainText('May be the same person as Anna Korhonen')
  await expect(hint).toContainText('Shared e-mail?')
  await expectAccessible(page)
  await goTo(page, '/duplicates')
  await expect(pairs(page)).toHaveCount(1)
  await page.keyboard.press('x')
  await expect(page.getByText('No duplicates known')).toBeVisible()
  await page.keyboard.press('z')
  await expect(pairs(page)).toHaveCount(1)
  await page.keyboard.press('x')
  await expect(page.getByText('No duplicates known')).toBeVisible()
  await expectAccessible(page)
  await haku.restart(page)
  await goTo(page, '/duplicates')
  await page.getByRole('button', { name: 'Compare all candidates' }).click()
  await expect(page.getByText('2 candidates compared', { exact: true })).toBeVisible()
  await expect(page.getByText('No duplicates known')).toBeVisible()
})
