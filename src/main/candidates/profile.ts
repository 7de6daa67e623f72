/** One candidate's profile as it is stored: the row, its lists, and what follows from the name. */
import type { CandidateProfile } from '#contract/candidates.ts'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Writable } from '../store/types.ts'
import { foldName, normaliseEmail, toE164 } from './normalise.ts'
import { LIST_NAMES, readLists, writeList } from './profile-lists.ts'

/** Fields of the candidate row, with their columns. */
const COLUMNS = {
  fullName: 'full_name',
  givenName: 'given_name',
  familyName: 'family_name',
  headline: 'headline',
  city: 'city',
  country: 'country',
  summary: 'summary',
} as const
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

export interface StoredProfile {
  id: string
  profileStatus: 'active' | 'anonymised'
  createdAt: number
  updatedAt: number
  profile: CandidateProfile
}

type CandidateCells = Pick<CandidateProfile, keyof typeof COLUMNS> & Omit<StoredProfile, 'profile'>

export const candidateNotFound = () =>
  new Problem(
    'NOT_FOUND',
    'CANDIDATE_UNKNOWN',
    'There is no such candidate.',
    'The record may have been taken back or erased; look in the list of candidates.',
  )

/** The stored profile. Throws Problem NOT_FOUND. */
export function readProfile(db: Readable, candidateId: string): StoredProfile {
  const row = db.raw
    .prepare<[string], CandidateCells>(
      `SELECT id, profile_status AS profileStatus, created_at AS createdAt, updated_at AS updatedAt,
        ${FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ')}
       FROM candidate WHERE id = ?`,
    )
    .get(candidateId)
  if (!row) throw candidateNotFound()
  const { id, profileStatus, createdAt, updatedAt, ...fields } = row
  return { id, profileStatus, createdAt, updatedAt, profile: { ...fields, ...readLists(db, candidateId) } }
}

const stated = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

function tidyEmails(emails: CandidateProfile['emails']): CandidateProfile['emails'] {
  const first = emails.find(({ primary }) => primary) ?? emails[0]
  const seen = new Set<string>()
  const kept = [...(first ? [first] : []), ...emails].filter(({ address }) => {
    const key = normaliseEmail(address)
    return !seen.has(key) && seen.add(key)
  })
  return kept.map(({ address }, at) => ({ address, primary: at === 0 }))
}

/**
 * The profile as it is kept: blank means not stated, each address and number once, the primary address first,
 * numbers understood where the candidate's country tells how.
 */
export function tidyProfile(profile: CandidateProfile): CandidateProfile {
  const country = profile.country
  const numbers = new Set<string>()
  return {
    ...profile,
    fullName: profile.fullName.trim(),
    givenName: stated(profile.givenName),
    familyName: stated(profile.familyName),
    headline: stated(profile.headline),
    city: stated(profile.city),
    emails: tidyEmails(profile.emails),
    phones: profile.phones
      .map(({ written, e164 }) => ({ written, e164: e164 ?? toE164(written, country) }))
      .filter(({ written, e164 }) => {
        const key = e164 ?? written
        return !numbers.has(key) && numbers.add(key)
      }),
  }
}

/** Writes a new candidate, tidied. Returns the id. */
export function insertCandidate(
  tx: Writable,
  profile: CandidateProfile,
  deps: { readonly clock: Clock },
  id: string = newId(),
): string {
  const now = deps.clock.now()
  const tidy = tidyProfile(profile)
  tx.raw
    .prepare(
      `INSERT INTO candidate (id, sort_name, profile_status, created_at, updated_at,
        ${FIELDS.map((field) => COLUMNS[field]).join(', ')})
       VALUES (?, ?, 'active', ?, ?, ${FIELDS.map(() => '?').join(', ')})`,
    )
    .run(id, foldName(tidy.fullName), now, now, ...FIELDS.map((field) => tidy[field]))
  for (const name of LIST_NAMES) writeList(tx, name, id, tidy[name])
  return id
}

/** Whether two profiles are kept differently: what `writeProfile` would find. */
export function profilesDiffer(known: CandidateProfile, next: CandidateProfile): boolean {
  const tidy = tidyProfile(next)
  return [...FIELDS, ...LIST_NAMES].some(
    (field) => JSON.stringify(tidy[field]) !== JSON.stringify(known[field]),
  )
}

/** Makes the stored profile what `next` says, touching only what differs. Returns whether anything did. */
export function writeProfile(
  tx: Writable,
  stored: StoredProfile,
  next: CandidateProfile,
  deps: { readonly clock: Clock },
): boolean {
  if (stored.profileStatus === 'anonymised') {
    throw new Problem(
      'INVALID_STATE',
      'CANDIDATE_ANONYMISED',
      'This candidate has been anonymised and cannot be filled in again. Nothing was changed.',
      'Create a new candidate.',
    )
  }
  const tidy = tidyProfile(next)
  const differing = FIELDS.filter((field) => tidy[field] !== stored.profile[field])
  let changed = differing.length > 0
  for (const name of LIST_NAMES) changed = writeList(tx, name, stored.id, tidy[name]) || changed
  if (!changed) return false

  const sortName = foldName(tidy.fullName)
  tx.raw
    .prepare(
      `UPDATE candidate SET ${FIELDS.map((field) => `${COLUMNS[field]} = ?`).join(', ')}, sort_name = ?, updated_at = ?
       WHERE id = ?`,
    )
    .run(...FIELDS.map((field) => tidy[field]), sortName, deps.clock.now(), stored.id)
  if (differing.includes('fullName')) {
    tx.raw
      .prepare('UPDATE application SET candidate_sort_name = ? WHERE candidate_id = ?')
      .run(sortName, stored.id)
  }
  return true
}
