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
    { name: 'search', path: '/search?text=controls' },
    { name: 'search-none', path: '/search?text=zzzz' },
    { name: 'palette', path: '/openings', act: press('ControlOrMeta+k', 'a') },
    { name: 'shortcuts', path: triage, act: press('?') },
    { name: 'intake', path: '/intake' },
    { name: 'outbox', path: '/outbox' },
    { name: 'talent-pool', path: '/talent-pool' },
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
  ]
}
