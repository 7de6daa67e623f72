/** Every view, as a person reaches it: by its address, and what lies over a page by its key. */
import type { Page } from '@playwright/test'

export interface View {
  name: string
  path: string
  /** What is done once the page is there. */
  act?: (page: Page) => Promise<void>
}

export interface Known {
  openingId: string
  applicationId: string
  candidateId: string
}

const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** Keys of a document are its own only once it is there. */
const afterDocument =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('document').first().waitFor()
    await press(...keys)(page)
  }

async function askOutside(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More for this document' }).click()
  await page.getByRole('menuitem', { name: 'Open in default program' }).click()
}

/** The documents that are no PDF, of the person who sent them; keys from there on. */
const otherDocuments =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await page.getByText('Tõnu Õunapuu').first().click()
    await page.locator('[data-testid=word]:not([data-face=""])').waitFor()
    await press(...keys)(page)
  }

async function readWord(page: Page): Promise<void> {
  await otherDocuments('Shift+L')(page)
  await page.getByTestId('reader').waitFor()
}

async function chooseCharset(page: Page): Promise<void> {
  await otherDocuments('d', 'd')(page)
  await page.getByTestId('text').waitFor()
  await page.getByRole('button', { name: /windows-|ISO-8859/i }).click()
}

export function viewsOf({ openingId, applicationId, candidateId }: Known): View[] {
  const triage = `/openings/${openingId}/applications`
  return [
    { name: 'home', path: '/' },
    { name: 'openings', path: '/openings' },
    { name: 'opening', path: `/openings/${openingId}` },
    { name: 'opening-edit', path: `/openings/${openingId}/edit` },
    { name: 'opening-new', path: '/openings/new' },
    { name: 'triage', path: triage, act: press('j', 'j') },
    { name: 'triage-selected', path: triage, act: press('j', 'x', 'j', 'x', 'j') },
    { name: 'triage-reject', path: triage, act: press('j', 'r') },
    { name: 'triage-tag', path: triage, act: press('j', 't') },
    { name: 'applications', path: '/applications', act: press('j') },
    { name: 'application', path: `/applications/${applicationId}` },
    { name: 'board', path: `/openings/${openingId}/board` },
    { name: 'candidates', path: '/candidates' },
    { name: 'candidate', path: `/candidates/${candidateId}` },
    { name: 'candidate-edit', path: `/candidates/${candidateId}/edit` },
    { name: 'quarantine', path: '/quarantine' },
    {
      name: 'candidate-quarantined',
      path: '/quarantine',
      act: (page) => page.getByRole('link', { name: 'Sanna Koskela' }).click(),
    },
    { name: 'word-pages', path: '/candidates', act: otherDocuments() },
    { name: 'word-old', path: '/candidates', act: otherDocuments('d') },
    { name: 'charset', path: '/candidates', act: chooseCharset },
    { name: 'fill-in-source', path: `/candidates/${candidateId}/fill-in` },
    { name: 'fill-in', path: `/candidates/${candidateId}/fill-in?document=cv` },
    { name: 'search', path: '/search?text=control' },
    { name: 'search-none', path: '/search?text=zzzz' },
    { name: 'palette', path: '/openings', act: press('ControlOrMeta+k', 'a') },
    { name: 'shortcuts', path: triage, act: press('?') },
    { name: 'intake', path: '/intake' },
    { name: 'imports', path: '/imports' },
    { name: 'outbox', path: '/outbox' },
    { name: 'duplicates', path: '/duplicates' },
    { name: 'duplicates-merge', path: '/duplicates', act: press('o') },
    { name: 'talent-pool', path: '/talent-pool' },
    { name: 'retention', path: '/retention' },
    { name: 'retention-kept', path: '/retention?show=kept' },
    { name: 'retention-calendar', path: '/retention/calendar' },
    { name: 'retention-stale', path: '/retention?show=stale' },
    { name: 'retention-rules', path: '/retention/rules' },
    { name: 'retention-rule', path: '/retention/rules/US-CA' },
    { name: 'retention-rule-new', path: '/retention/rules/new' },
    { name: 'settings', path: '/settings' },
    { name: 'backups', path: '/settings/backups' },
    { name: 'keyboard', path: '/settings/keyboard' },
    {
      name: 'keyboard-taken',
      path: '/settings/keyboard',
      act: press('ArrowDown', 'Enter', 'ControlOrMeta+z'),
    },
    { name: 'colleagues', path: '/settings/colleagues' },
    { name: 'templates', path: '/settings/templates' },
    { name: 'verify', path: '/settings/verify' },
    { name: 'nowhere', path: '/nowhere' },
    // Last: what they open stays open in this window.
    { name: 'document-pages', path: `/applications/${applicationId}`, act: afterDocument('l') },
    { name: 'document-spread', path: `/applications/${applicationId}`, act: afterDocument('Shift+s') },
    { name: 'word-text', path: '/candidates', act: readWord },
    { name: 'document-beside', path: `/applications/${applicationId}`, act: afterDocument('l', 'i') },
    { name: 'document-scorecard', path: `/applications/${applicationId}`, act: afterDocument('Shift+i') },
    { name: 'document-outside', path: `/applications/${applicationId}`, act: askOutside },
  ]
}
