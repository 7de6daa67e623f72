/** Openings: created, published, ended, found again, changed and taken back. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, publishOpening, takeIn, textPackage } from './steps.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const titles = (page: Page) => page.getByRole('grid').getByRole('row').locator('[role=gridcell]:nth-child(2)')

async function create(page: Page, title: string, number: string) {
  await goTo(page, '/openings/new')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Requisition number').fill(number)
  await page.getByRole('button', { name: 'Create opening' }).click()
  await expect(heading(page, title)).toBeVisible()
}

test('keys alone create, publish, find, close and take back an opening', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  const keys = page.keyboard
  await keys.press('g')
  await keys.press('o')
  await expect(page.getByText('No openings yet')).toBeVisible()

  await keys.press('n')
  await expect(heading(page, 'New opening')).toBeVisible()
  await tabTo(page, 'Title')
  await keys.type('Elevator engineer')
  await keys.press('Tab')
  await keys.type('ENG-1')
  await tabTo(page, 'Country')
  await keys.press('Enter')
  await keys.type('Finl')
  await keys.press('Enter')
  await keys.press('Control+s')
  await expect(heading(page, 'Elevator engineer')).toBeVisible()
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()

  await tabTo(page, 'Publish')
  await keys.press('Enter')
  await expect(page.locator('header').getByText('Published', { exact: true })).toBeVisible()

  await keys.press('Escape')
  await expect(heading(page, 'Openings')).toBeVisible()
  await keys.press('/')
  await keys.type('elevator')
  await expect(titles(page)).toHaveText(['Elevator engineer'])
  await keys.press('Enter')
  await expect(page.getByRole('grid')).toBeFocused()
  await keys.press('Enter')
  await expect(heading(page, 'Elevator engineer')).toBeVisible()

  await tabTo(page, 'More actions')
  await keys.press('Enter')
  await keys.press('ArrowDown')
  await keys.press('ArrowDown')
  await keys.press('Enter')
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Filled: every' })).toBeChecked()
  await tabTo(page, 'Close opening')
  await keys.press('Enter')
  await expect(page.locator('header').getByText('Filled', { exact: true })).toBeVisible()

  await keys.press('Control+z')
  await expect(page.locator('header').getByText('Published', { exact: true })).toBeVisible()
  await keys.press('Control+Shift+z')
  await expect(page.locator('header').getByText('Filled', { exact: true })).toBeVisible()
})

test('a requisition number that is taken is refused at its field, and nothing is lost', async ({
  page,
  haku,
}) => {
  await haku.createWorkspace(page, 'key-file')
  await create(page, 'Elevator engineer', 'ENG-1')
  await goTo(page, '/openings/new')
  await page.getByRole('button', { name: 'Create opening' }).click()
  await expect(page.getByText('2 fields need a look')).toBeVisible()
  await expect(page.getByLabel('Title', { exact: true })).toBeFocused()
  await page.getByLabel('Title', { exact: true }).fill('Another engineer')
  await page.getByLabel('Requisition number').fill('eng-1')
  await page.getByLabel('City').fill('Hyvinkää')
  await page.getByRole('button', { name: 'Create opening' }).click()
  const number = page.getByLabel('Requisition number')
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  await expect(number).toBeFocused()
  await expect(page.getByText('already belongs to another opening')).toBeVisible()
  await number.fill('ENG-2')
  await page.getByRole('button', { name: 'Create opening' }).click()
  await expect(heading(page, 'Another engineer')).toBeVisible()
  await expect(page.getByText('Hyvinkää')).toBeVisible()
})

test('every field of the form is kept', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await goTo(page, '/openings/new')
  await page.getByLabel('Title', { exact: true }).fill('Buyer')
  await page.getByLabel('Requisition number').fill('BUY-7')
  await page.getByLabel('Department').fill('Procurement')
  await page.getByLabel('Job family').fill('Sourcing')
  await page.getByLabel('Description').fill('Buys what others build with.')
  await choose(page, 'Country', 'United States')
  await choose(page, 'State or region', 'California')
  await page.getByLabel('City').fill('San José')
  await choose(page, 'Time zone', 'Los Angeles', 'America/Los Angeles')
  await choose(page, 'Language', 'Spanish', 'Spanish')
  await page.getByRole('button', { name: 'Add a pay range' }).click()
  await page.getByLabel('From', { exact: true }).fill('90000')
  await page.getByLabel('To', { exact: true }).fill('80000')
  await choose(page, 'Currency', 'US Dollar', 'US Dollar')
  await page.getByLabel('Opens on').fill('2027-02-01')
  await page.getByLabel('Closes on').fill('2027-03-31')
  await page.getByLabel('External id').fill('JB-9')
  await page.getByLabel('External address').fill('https://jobs.example.com/9')
  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Kaisa Lehtonen')
  await page.getByLabel('E-mail').fill('kaisa@example.com')
  await page.getByRole('button', { name: 'Create opening' }).click()
  await expect(page.getByText('The lower end of the pay range is above the upper end.')).toBeVisible()
  await page.getByLabel('To', { exact: true }).fill('110000')
  await page.getByRole('button', { name: 'Create opening' }).click()

  const details = page.getByRole('region', { name: 'Details' })
  for (const fact of [
    'Procurement',
    'Sourcing',
    'San José, California, United States',
    'America/Los_Angeles',
    'Spanish',
    '90,000 to 110,000 USD per year',
    '1 Feb 2027',
    '31 Mar 2027',
    'JB-9',
    'https://jobs.example.com/9',
  ])
    await expect(details.getByText(fact, { exact: true })).toBeVisible()
  await expect(page.getByText('Buys what others build with.')).toBeVisible()
  await expect(page.getByText('kaisa@example.com')).toBeVisible()
})

test('the pipeline is edited by keys and outlives a restart', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await create(page, 'Elevator engineer', 'ENG-1')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Add a stage' }).click()
  await page.keyboard.type('Site visit')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('Site visit is now stage 3 of 6')).toBeAttached()
  await expect(page.getByLabel('Name of stage 3')).toBeFocused()
  await page.keyboard.press('Control+s')
  const stages = page.getByRole('region', { name: 'Pipeline' }).getByRole('listitem')
  await expect(stages).toContainText(['New', 'Screen', 'Site visit', 'Interview', 'Offer', 'Hired'])
  await haku.restart(page)
  await goTo(page, '/openings')
  await page.getByRole('gridcell', { name: 'Elevator engineer', exact: true }).click()
  await expect(stages).toContainText(['New', 'Screen', 'Site visit', 'Interview', 'Offer', 'Hired'])
})

test('a stage with applications is not removed, and the reason says what to do', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  const id = await publishOpening(page, 'Elevator engineer', 'ENG-1')
  await takeIn(page, [textPackage('ENG-1', 'Aino Virtanen', 'Mends lifts.')])
  await goTo(page, `/openings/${id}`)
  await expect(page.getByRole('link', { name: '1 New' })).toBeVisible()
  await page.getByRole('link', { name: '1 New' }).click()
  await expect(page.getByText('Aino Virtanen').first()).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('No application fits')).toBeVisible()
  await goTo(page, `/openings/${id}/edit`)
  await page.getByRole('button', { name: 'Remove Screen' }).click()
  await page.getByRole('button', { name: 'Save opening' }).click()
  await expect(page.getByText('The stage "Screen" has 1 application')).toBeVisible()
})

test('an opening is closed, reopened and duplicated', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await publishOpening(page, 'Elevator engineer', 'ENG-1')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Close…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close opening' }).click()
  await expect(page.locator('header').getByText('Closed', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.locator('header').getByText('Published', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Requisition number of the copy').fill('ENG-1')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('already belongs to another opening')).toBeVisible()
  await dialog.getByLabel('Requisition number of the copy').fill('ENG-2')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Requisition number')).toHaveValue('ENG-2')
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Elevator engineer')
})

test('what was typed is not left behind without asking', async ({ page, haku }) => {
  await haku.createWorkspace(page, 'key-file')
  await goTo(page, '/openings/new')
  await page.getByLabel('Title', { exact: true }).fill('Half an opening')
  await page.getByRole('link', { name: 'Candidates' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Half an opening')
  await page.getByRole('link', { name: 'Candidates' }).click()
  await dialog.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(heading(page, 'Candidates')).toBeVisible()
})

test('the list is narrowed by status and words, sorted, and its numbers lead to applications', async ({
  page,
  haku,
}) => {
  await haku.createWorkspace(page, 'key-file')
  await publishOpening(page, 'Elevator engineer', 'ENG-1')
  await create(page, 'Buyer', 'BUY-7')
  await create(page, 'Analyst', 'ANA-3')
  await takeIn(page, [textPackage('ENG-1', 'Aino Virtanen', 'Mends lifts.')])
  await goTo(page, '/openings')
  await expect(titles(page)).toHaveText(['Analyst', 'Buyer', 'Elevator engineer'])
  await page.getByRole('button', { name: 'Sort by Requisition' }).click()
  await expect(titles(page)).toHaveText(['Analyst', 'Buyer', 'Elevator engineer'])
  await page.getByRole('button', { name: 'Sort by Requisition' }).click()
  await expect(titles(page)).toHaveText(['Elevator engineer', 'Buyer', 'Analyst'])

  await page.getByRole('link', { name: 'Drafts 2' }).click()
  await expect(titles(page)).toHaveText(['Buyer', 'Analyst'])
  await page.getByPlaceholder('Filter openings').fill('nothing like it')
  await expect(page.getByText('No opening matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all openings' }).click()
  await expect(titles(page)).toHaveCount(3)
  await expect(page.getByPlaceholder('Filter openings')).toHaveValue('')

  await page.getByRole('link', { name: '1 new application of Elevator engineer' }).click()
  await expect(page.getByText('Aino Virtanen').first()).toBeVisible()
})

test('list, page and form have no serious accessibility problem', async ({ page, haku }) => {
  test.setTimeout(150_000)
  await haku.createWorkspace(page, 'key-file')
  await expectAccessible(page)
  await publishOpening(page, 'Elevator engineer', 'ENG-1')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Close…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect(heading(page, 'Edit opening')).toBeVisible()
  await page.getByLabel('Title', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save opening' }).click()
  await expect(page.getByText('An opening needs a title.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Title', { exact: true }).fill('Elevator engineer')
  await goTo(page, '/openings')
  await expect(titles(page)).toHaveCount(1)
  await expectAccessible(page)
})

/** Presses Tab until the named control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page
    .getByLabel(name, { exact: true })
    .or(page.getByRole('button', { name: new RegExp(`^${name}(: |$)`) }))
    .first()
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}.`)
}

async function choose(page: Page, field: string, typed: string, option = typed): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${field}: `) }).click()
  await page.keyboard.type(typed)
  await page.getByRole('option', { name: option }).first().click()
}
