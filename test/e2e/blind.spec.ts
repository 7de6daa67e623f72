/** Blind mode: who applied is nowhere in the window, whatever is opened; one is revealed on purpose. */
import type { Page } from '@playwright/test'
import { bytesOf } from '../support/documents.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, goTo, openingWith, packageOf, rowsOf } from './steps.ts'

test.use({ start: 'opening' })

const PERSONAL = /Aino|Virta(?:nen|s)|Wilhelm|Grünfeld|Gruenfeld|aino\.v|example\.com|040 ?123|linkedin\.com/i

const sent = (fullName: string, email: string, file: string, text: string) =>
  packageOf({
    requisitionNumber: 'ENG-1',
    fullName,
    email,
    headline: `Engineer ${fullName}`,
    files: { [file]: bytesOf(text) },
  })

const PEOPLE = [
  sent(
    'Aino Virtanen',
    'aino.v@example.com',
    'Aino-Virtanen-CV.txt',
    'Aino Virtanen\naino.v@example.com\n040 123 4567\nlinkedin.com/in/aino-v\n\nLift controls. Ainon harrastus: uinti.',
  ),
  sent(
    'Wilhelm Grünfeld',
    'w.gruenfeld@example.com',
    'Lebenslauf Grünfeld.html',
    '<!doctype html><html><head><title>Wilhelm Grünfeld</title></head><body><h1>Wilhelm Grünfeld</h1><p>Steuerungen und Aufzüge, viele Jahre.</p></body></html>',
  ),
]

/** Everything the page holds: texts, titles, labels, values, and the title of the window. */
async function expectNobody(page: Page): Promise<void> {
  const held = await page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    )
    return [document.title, location.href, document.documentElement.outerHTML, ...values].join('\n')
  })
  expect(PERSONAL.exec(held)?.[0] ?? null, page.url()).toBeNull()
}

test('nobody is named in triage while it is on, nor by what is decided there', async ({ page, haku }) => {
  await openingWith(page, haku, PEOPLE)
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(rowsOf(page).first()).toContainText(/Virtanen|Grünfeld/)
  await rowsOf(page).first().click()
  await page.keyboard.press('n')
  const [name = ''] = /Aino|Wilhelm/.exec((await rowsOf(page).first().textContent()) ?? '') ?? []
  await page.keyboard.type(`${name} called`)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+B')
  await expect(page.getByTestId('blind-bar')).toBeVisible()
  await expect(rowsOf(page).first()).toContainText(/Candidate \d/)
  await expectNobody(page)

  await rowsOf(page).first().click()
  await expect(page.getByTestId('text')).toContainText(/Lift controls|Steuerungen/)
  await expect(page.getByText('Blind mode: only the text of this document is shown')).toBeVisible()
  await expectNobody(page)
  await expectAccessible(page)
  // A decision names nobody either.
  await page.keyboard.press('a')
  await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeVisible()
  await expectNobody(page)
  for (const tab of ['Documents', 'Timeline', 'Notes']) {
    await page.getByRole('tab', { name: tab }).click()
    await expectNobody(page)
  }
})

test('nobody is named on any other page', async ({ page, haku }) => {
  const openingId = await openingWith(page, haku, PEOPLE)
  await page.keyboard.press('Shift+B')
  await expect(rowsOf(page).first()).toContainText(/Candidate \d/)
  await goTo(page, `/openings/${openingId}/board`)
  await expect(page.getByText(/Candidate \d/).first()).toBeVisible()
  await expectNobody(page)
  await goTo(page, '/candidates')
  // The board, whose cards say the same, is gone by then.
  const candidate = page.getByRole('gridcell', { name: /^Candidate \d/ }).first()
  await expect(candidate).toBeVisible()
  await expectNobody(page)
  await candidate.click()
  await expect(page.getByRole('heading', { level: 1, name: /Candidate \d/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeHidden()
  await expectNobody(page)
  await goTo(page, '/search?text=controls')
  await expect(page.getByRole('heading', { level: 1, name: /Candidate \d/ })).toBeHidden()
  await expect(page.getByText(/Candidate \d/).first()).toBeVisible()
  await expectNobody(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('steuerungen')
  await expect(
    page
      .getByRole('dialog')
      .getByText(/Candidate \d/)
      .first(),
  ).toBeVisible()
  await expectNobody(page)
  await page.keyboard.press('Escape')
  for (const path of [
    '/',
    '/intake',
    '/talent-pool',
    '/outbox',
    '/compare',
    '/settings',
    '/duplicates',
    '/retention',
    '/quarantine',
  ]) {
    await goTo(page, path)
    await expect(page.getByTestId('blind-bar')).toBeVisible()
    await page.waitForTimeout(300)
    await expectNobody(page)
  }
})

test('it stays on when the app is closed, and ends as it began', async ({ page, haku }) => {
  const openingId = await openingWith(page, haku, PEOPLE)
  await page.keyboard.press('Shift+B')
  await expect(rowsOf(page).first()).toContainText(/Candidate \d/)
  await haku.restart(page)
  await expect(page.getByTestId('blind-bar')).toBeVisible()
  await goTo(page, `/openings/${openingId}/applications`)
  await expect(rowsOf(page).first()).toContainText(/Candidate \d/)
  await page.keyboard.press('Shift+B')
  await expect(page.getByTestId('blind-bar')).toBeHidden()
  await expect(rowsOf(page).first()).toContainText(/Virtanen|Grünfeld/)
})

test('one candidate is revealed on purpose, and files stay in while it is on', async ({ page, haku }) => {
  await openingWith(page, haku, PEOPLE)
  await page.keyboard.press('Shift+B')
  await rowsOf(page).first().click()
  await expect(page.getByTestId('text')).toBeVisible()
  haku.expectError(/REFUSED|refused/i)
  await page.keyboard.press('Shift+E')
  await expect(page.getByText('Blind mode is on', { exact: true }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Reveal', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: /Virtanen|Grünfeld/ })).toBeVisible()
  await expect(rowsOf(page).filter({ hasText: /Virtanen|Grünfeld/ })).toHaveCount(1)
  await expect(rowsOf(page).filter({ hasText: /Candidate \d/ })).toHaveCount(1)

  // What cannot be shown at all says so, and leads out.
  await goTo(page, '/imports')
  await expect(page.getByRole('alert').getByText('Blind mode is on', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Turn off blind mode' }).click()
  await expect(page.getByTestId('blind-bar')).toBeHidden()
  await expect(page.getByText('Bring your data along')).toBeVisible()
})
