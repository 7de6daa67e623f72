import { bytesOf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, packageOf, rowsOf, takeIn } from './steps.ts'

test.use({ start: 'opening' })

const CERTIFICATE = 'Do you hold a welding certificate?'
const applicant = (fullName: string, answers: Record<string, string> = {}, skills: string[] = []) =>
  packageOf({
    requisitionNumber: 'ENG-1',
    fullName,
    answers,
    resume: {
      skills: skills.map((name) => ({ name })),
      languages: [{ language: 'English', fluency: 'fluent' }],
    },
    files: { 'cv.txt': bytesOf(`${fullName}\n\nBuilds and mends lifts.\n`) },
  })

test('a rule proposes, quotes the answer, and a person rejects or keeps', async ({ page, haku }) => {
  const id = haku.openingId
  await goTo(page, `/openings/${id}/edit`)
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('Question 1', { exact: true }).fill(CERTIFICATE)
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('Question 2', { exact: true }).fill('Years with lifts?')
  await page.getByRole('combobox', { name: 'Kind of answer to question 2' }).click()
  await page.getByRole('option', { name: 'Number' }).click()
  await page.getByLabel('Least for question 2').fill('3')
  await expectAccessible(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()

  await takeIn(page, [
    applicant('Aino Virtanen', { [CERTIFICATE]: 'No', 'Years with lifts?': '12 years' }),
    applicant('Björn Åkesson', { [CERTIFICATE]: 'Yes', 'Years with lifts?': 'two or three' }),
  ])
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(page.getByTestId('proposal')).toContainText(
    `Proposes: reject, Not qualified, because “${CERTIFICATE}” was answered “No”.`,
  )
  await expect(rowsOf(page).first().getByTestId('proposal-badge')).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('Shift+Y')
  await expect(page.getByTestId('proposal')).toBeHidden()
  await expect(rowsOf(page).first().getByTestId('proposal-badge')).toBeHidden()
  await page.keyboard.press('z')
  await expect(page.getByTestId('proposal')).toBeVisible()

  await page.keyboard.press('y')
  const dialog = page.getByRole('dialog', { name: 'Reject Aino Virtanen' })
  await expect(dialog.getByRole('option', { name: 'Not qualified' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(rowsOf(page)).toHaveCount(1)
  const profile = page.getByRole('complementary', { name: 'Profile' })
  await expect(profile).toContainText('Must be at least 3 · Haku cannot tell, please read the answer')
})

test('a scorecard is filled in by keys, kept as a draft, and others show only when it is in', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await goTo(page, `/openings/${id}/edit`)
  await page.getByRole('button', { name: 'Criteria of New' }).click()
  for (const [at, name] of ['Craft', 'Safety'].entries()) {
    await page.getByRole('button', { name: 'Add a criterion' }).click()
    await page.getByLabel(`Criterion ${at + 1} of New`, { exact: true }).fill(name)
  }
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible()
  await takeIn(page, [applicant('Aino Virtanen'), applicant('Björn Åkesson')])
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')

  await page.keyboard.press('e')
  await page.getByLabel('Your name').fill('Carla Rossi')
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Your scorecard for New' })
  await expect(form.getByRole('group', { name: 'Craft' }).getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('4')
  await page.keyboard.press('2')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('3')
  await expect(page.getByTestId('draft-state')).toHaveText('Draft saved')
  await haku.restart(page)
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')
  await page.keyboard.press('e')
  await expect(form.getByRole('group', { name: 'Craft' }).getByRole('radio', { name: '4' })).toBeChecked()
  await expect(form.getByRole('group', { name: 'Safety' }).getByRole('radio', { name: '3' })).toBeChecked()
  await expect(form.getByRole('group', { name: 'Overall' }).getByRole('radio').first()).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('4')
  await page.keyboard.type('Knows every door.')
  await page.keyboard.press('Control+Enter')
  const tab = page.getByRole('tabpanel', { name: 'Scorecard' })
  await expect(tab.getByRole('listitem').filter({ hasText: 'Carla Rossi' })).toContainText('Strong yes')
  await expect(tab).toContainText('Knows every door.')
})

test('three are compared side by side, and decided on there', async ({ page, haku }) => {
  const id = haku.openingId
  await takeIn(page, [
    applicant('Aino Virtanen', { [CERTIFICATE]: 'No' }, ['Welding', 'CAD']),
    applicant('Björn Åkesson', { [CERTIFICATE]: 'Yes' }, ['cad', 'Hydraulics']),
    applicant('Carla Rossi', { [CERTIFICATE]: 'Yes' }, ['CAD', 'Cranes']),
  ])
  await goTo(page, `/openings/${id}/applications?sort=name`)
  await expect(rowsOf(page)).toHaveCount(3)
  await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('bulk-bar')).toContainText('3 selected')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Compare 3 candidates' })).toBeVisible()
  const row = (name: string | RegExp) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(row('CAD').getByRole('cell', { name: 'yes' })).toHaveCount(3)
  await expect(row(/^Only here/)).toContainText('Hydraulics')
  await expect(row(new RegExp(CERTIFICATE.slice(0, 20)))).toContainText('No')
  await expectAccessible(page)

  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('a')
  await expect(
    row(/^Stage/)
      .getByRole('cell')
      .nth(1),
  ).toHaveText('Screen')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  await expect(
    row(/^Stage/)
      .getByRole('cell')
      .first(),
  ).toHaveText('Rejected')
  await page.keyboard.press('d')
  await expect(row('CAD')).toBeHidden()
  await page.keyboard.press('x')
  await expect(page.getByRole('heading', { name: 'Compare 2 candidates' })).toBeVisible()
  // The second key of a sequence does not do what it does alone.
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page).toHaveURL(/#\/triage/)
})

test('a candidate who agreed is in the talent pool, is found there, and leaves it on withdrawal', async ({
  page,
  haku,
}) => {
  const id = haku.openingId
  await takeIn(page, [applicant('Aino Virtanen', {}, ['Welding'])])
  await goTo(page, `/openings/${id}/applications`)
  const membership = page.getByTestId('pool-membership')
  await membership.getByRole('button', { name: 'Add to talent pool' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add Aino Virtanen to the talent pool' })
  await expect(dialog.getByLabel('Last day')).not.toHaveValue('')
  await dialog.getByRole('button', { name: 'Record consent and add' }).click()
  await expect(membership).toContainText('In the talent pool until')

  await goTo(page, '/talent-pool')
  const members = page.getByRole('list', { name: 'In the pool' }).getByRole('listitem')
  await page.getByLabel('Search in the pool').fill('weld')
  await expect(members).toHaveCount(1)
  await expectAccessible(page)
  await page.getByLabel('Search in the pool').fill('nobody')
  await expect(page.getByRole('heading', { name: 'Nobody fits' })).toBeVisible()
  await page.getByLabel('Search in the pool').fill('')
  await members.getByRole('button', { name: 'Withdraw consent' }).click()
  await expect(page.getByRole('heading', { name: 'Nobody is in the talent pool' })).toBeVisible()
  await page.locator('[data-slot=viewport] > li').getByRole('button', { name: 'Undo' }).click()
  await expect(members).toHaveCount(1)
})

test('@ in a note offers colleagues, and the note shows who is meant', async ({ page, haku }) => {
  const id = haku.openingId
  await takeIn(page, [applicant('Aino Virtanen')])
  await goTo(page, `/openings/${id}/applications`)
  await expect(page.getByTestId('application-pane')).toContainText('Aino Virtanen')
  await page.keyboard.press('e')
  await page.getByLabel('Your name').fill('Carla Rossi')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('form', { name: 'Your scorecard for New' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('n')
  await expect(page.getByLabel('New note')).toBeFocused()
  await page.keyboard.type('Ask @car')
  await expect(page.getByRole('option', { name: 'Carla Rossi' })).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('about the lifts')
  await page.keyboard.press('Control+Enter')
  const note = page.getByRole('tabpanel', { name: 'Notes' }).getByRole('listitem')
  await expect(note).toContainText('Ask @Carla Rossi about the lifts')
  await expect(note.getByText('@Carla Rossi', { exact: true })).toBeVisible()
})
