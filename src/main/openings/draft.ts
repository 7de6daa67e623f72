/** What a person writes about an opening: its rules, and how it is stored. */
import type { Opening, OpeningDraft } from '#contract/openings.ts'
import { foldName } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Writable } from '../store/types.ts'

type Cell = string | number | null

/** Fields that decide which retention law counts; they stand still once an opening is closed. */
const PLACE = ['country', 'subdivision', 'timeZone'] as const

export const isClosed = (status: Opening['status']): boolean =>
  status === 'closed' || status === 'filled' || status === 'cancelled'

const stated = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** The draft as it is kept: blank means not stated. */
export function tidyDraft(draft: OpeningDraft): OpeningDraft {
  return {
    ...draft,
    title: draft.title.trim(),
    requisitionNumber: draft.requisitionNumber.normalize('NFC').trim(),
    department: stated(draft.department),
    jobFamily: stated(draft.jobFamily),
    city: stated(draft.city),
    externalId: stated(draft.externalId),
  }
}

/** The row of the opening, by column. */
export function toCells(draft: OpeningDraft): Record<string, Cell> {
  const { title, requisitionNumber, department, jobFamily, city, pay } = draft
  return {
    title,
    sort_title: foldName(title),
    search_text: [title, requisitionNumber, department, jobFamily, city]
      .map((text) => foldName(text ?? ''))
      .join('\n'),
    requisition_number: requisitionNumber,
    department,
    job_family: jobFamily,
    country: draft.country,
    subdivision: draft.subdivision,
    city,
    time_zone: draft.timeZone,
    language: draft.language,
    employment_type: draft.employmentType,
    workplace: draft.workplace,
    pay_min: pay?.min ?? null,
    pay_max: pay?.max ?? null,
    pay_currency: pay?.currency ?? null,
    pay_period: pay?.period ?? null,
    description: draft.description,
    seats: draft.seats,
    opens_on: draft.opensOn,
    closes_on: draft.closesOn,
    external_id: draft.externalId,
    external_url: draft.externalUrl,
  }
}

/** Replaces the hiring team of an opening. */
export function writeTeam(tx: Writable, openingId: string, team: OpeningDraft['team']): void {
  tx.raw.prepare('DELETE FROM team_member WHERE opening_id = ?').run(openingId)
  const insert = tx.raw.prepare(
    'INSERT INTO team_member (id, opening_id, name, role, email, position) VALUES (?, ?, ?, ?, ?, ?)',
  )
  team.forEach(({ name, role, email }, position) => {
    insert.run(newId(), openingId, name, role, email, position)
  })
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Throws Problem INVALID_STATE unless the opening may be published as it is. */
export function requireCountry(draft: Pick<OpeningDraft, 'country'>): void {
  if (draft.country !== null) return
  throw new Problem(
    'INVALID_STATE',
    'COUNTRY_MISSING',
    'A published opening needs a country: it decides how long applications may be kept. Nothing was changed.',
    'Enter the country of the opening, then try again.',
  )
}

/** Throws Problem CONFLICT when another opening has the requisition number, whatever its case. */
export function requireFreeNumber(db: Readable, requisitionNumber: string, openingId: string): void {
  const taken = db.raw
    .prepare<[string, string]>(
      'SELECT 1 FROM opening WHERE requisition_number = ? COLLATE NOCASE AND id <> ?',
    )
    .get(requisitionNumber, openingId)
  if (taken === undefined) return
  throw new Problem(
    'CONFLICT',
    'REQUISITION_NUMBER_TAKEN',
    `The requisition number ${requisitionNumber} already belongs to another opening. Nothing was changed.`,
    'Choose another requisition number, or open the opening that has it.',
  )
}

/** Throws Problem REFUSED when fields of a draft contradict each other. */
export function requireConsistent(draft: OpeningDraft): void {
  if (!isTimeZone(draft.timeZone)) {
    throw new Problem(
      'REFUSED',
      'TIME_ZONE_UNKNOWN',
      'The time zone is not known. Nothing was changed.',
      'Use a name of the IANA time zone database, for example Europe/Helsinki.',
    )
  }
  if (draft.subdivision !== null && !draft.subdivision.startsWith(`${draft.country}-`)) {
    throw new Problem(
      'REFUSED',
      'SUBDIVISION_OF_OTHER_COUNTRY',
      'The subdivision does not belong to the country. Nothing was changed.',
      'Choose a subdivision of the country, for example US-CA in US, or none.',
    )
  }
  if (draft.opensOn !== null && draft.closesOn !== null && draft.closesOn < draft.opensOn) {
    throw new Problem(
      'REFUSED',
      'CLOSES_BEFORE_IT_OPENS',
      'The closing date is before the opening date. Nothing was changed.',
      'Correct one of the two dates.',
    )
  }
}

/** Throws Problem INVALID_STATE when the edit does not go with the opening's status. */
export function requireAllowed(opening: Opening, next: OpeningDraft): void {
  if (opening.status === 'published') requireCountry(next)
  if (isClosed(opening.status) && PLACE.some((field) => opening[field] !== next[field])) {
    throw new Problem(
      'INVALID_STATE',
      'PLACE_FIXED',
      'Country, subdivision and time zone of a closed opening cannot change: retention periods are already counted by them. Nothing was changed.',
      'Reopen the opening, correct it, and close it again.',
    )
  }
}
