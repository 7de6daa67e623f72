/** Recognises what is there already. The check and the import ask the same. */
import type { CandidateProfile } from '#contract/candidates.ts'
import type { ImportField } from '#contract/imports.ts'
import type { Opening } from '#contract/openings.ts'
import { matchCandidate } from '../intake/match.ts'
import { tidyDraft } from '../openings/draft.ts'
import { getOpening } from '../openings/queries.ts'
import { foldName } from '../platform/fold.ts'
import type { Readable } from '../store/types.ts'
import type { Finding, Layout } from './cells.ts'
import type { OpeningRowDraft } from './opening-row.ts'

/** The candidate of a row: by e-mail address as everywhere, else by the very same row of an earlier import. */
export function knownCandidate(db: Readable, profile: CandidateProfile, mac: Buffer): string | null {
  const matched = matchCandidate(db, profile)
  if (matched !== null) return matched
  const seen = db.raw
    .prepare<[Buffer], string>(
      `SELECT r.candidate_id FROM import_row r JOIN candidate c ON c.id = r.candidate_id
       WHERE r.mac = ? AND c.profile_status = 'active' LIMIT 1`,
    )
    .pluck()
    .get(mac)
  return seen ?? null
}

export const hasApplication = (db: Readable, candidateId: string, openingId: string): boolean =>
  db.raw
    .prepare('SELECT 1 FROM application WHERE candidate_id = ? AND opening_id = ? LIMIT 1')
    .get(candidateId, openingId) !== undefined

/** Fields of which a profile has one value; what differs is not overwritten, and that is said. */
const SINGLE = ['fullName', 'givenName', 'familyName', 'headline', 'city', 'country', 'summary'] as const

export function keptValues(known: CandidateProfile, row: CandidateProfile, layout: Layout): Finding[] {
  return SINGLE.flatMap((field) => {
    const [mine, theirs] = [known[field] ?? '', row[field] ?? '']
    const [column] = layout.columns.get(field satisfies ImportField) ?? []
    if (column === undefined || mine === '' || theirs === '' || foldName(mine) === foldName(theirs)) return []
    return [{ code: 'VALUE_KEPT' as const, column }]
  })
}

/** The opening with the requisition number, in any case of letters. */
export function knownOpening(db: Readable, requisitionNumber: string): Opening | null {
  const id = db.raw
    .prepare<[string], string>('SELECT id FROM opening WHERE requisition_number = ? COLLATE NOCASE')
    .pluck()
    .get(requisitionNumber)
  return id === undefined ? null : getOpening(db, { id })
}

/** Whether an opening says all that a row says. */
export function saysTheSame(opening: OpeningRowDraft['draft'], { draft, stated }: OpeningRowDraft): boolean {
  const tidy = tidyDraft(draft)
  return stated.every((field) =>
    field === 'requisitionNumber'
      ? foldName(opening[field]) === foldName(tidy[field])
      : JSON.stringify(opening[field]) === JSON.stringify(tidy[field]),
  )
}
