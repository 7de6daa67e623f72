import type { CandidateProfile } from '#contract/candidates.ts'
import { areNamesOfTwo } from '../candidates/names.ts'
import { foldName, normaliseEmail } from '../candidates/normalise.ts'
import type { Readable } from '../store/types.ts'

/**
 * The candidate whom an application is from: the one known under one of its e-mail addresses; of several, the one of
 * the same name, else the one changed last. Null when nobody is: names alone never make two people one, and an address
 * that people of clearly different names share does not either.
 */
export function matchCandidate(db: Readable, profile: CandidateProfile): string | null {
  const find = db.raw.prepare<
    [string],
    {
      id: string
      fullName: string
      givenName: string | null
      sortName: string
      updatedAt: number
    }
  >(
    `SELECT DISTINCT c.id, c.full_name AS fullName, c.given_name AS givenName, c.sort_name AS sortName, c.updated_at AS updatedAt
     FROM candidate_email e JOIN candidate c ON c.id = e.candidate_id
     WHERE e.normalised = ? AND c.profile_status = 'active'`,
  )
  const found = profile.emails
    .flatMap(({ address }) => find.all(normaliseEmail(address)))
    .filter((known) => !areNamesOfTwo(known, profile))
  const name = foldName(profile.fullName)
  found.sort(
    (a, b) =>
      Number(b.sortName === name) - Number(a.sortName === name) ||
      b.updatedAt - a.updatedAt ||
      (a.id < b.id ? -1 : 1),
  )
  return found[0]?.id ?? null
}
