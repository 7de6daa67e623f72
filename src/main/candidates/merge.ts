import type { CandidateProfile } from '#contract/candidates.ts'
import type { Clock } from '../platform/clock.ts'
import type { Writable } from '../store/types.ts'
import { foldName, normaliseEmail, toE164 } from './normalise.ts'
import { readProfile, writeProfile } from './profile.ts'

/** Most that the contract lets a profile carry; what a candidate has already comes first. */
const MOST = { emails: 20, phones: 20, skills: 500 } as const

function joined<Item>(
  known: readonly Item[],
  more: readonly Item[],
  most: number,
  key: (item: Item) => string,
): Item[] {
  const seen = new Set(known.map(key))
  const added = more.filter((item) => {
    const itsKey = key(item)
    return !seen.has(itsKey) && seen.add(itsKey)
  })
  return [...known, ...added].slice(0, most)
}

/**
 * Brings what a new application says into a profile that exists: fills what is empty, adds addresses, numbers and
 * skills, overwrites nothing. Returns whether anything changed. Throws Problem NOT_FOUND, and INVALID_STATE for an
 * anonymised candidate.
 */
export function mergeIntoProfile(
  tx: Writable,
  candidateId: string,
  profile: CandidateProfile,
  deps: { readonly clock: Clock },
): boolean {
  const stored = readProfile(tx, candidateId)
  const known = stored.profile
  const country = known.country ?? profile.country
  const list = <Item>(mine: Item[], theirs: Item[]): Item[] => (mine.length > 0 ? mine : theirs)
  return writeProfile(
    tx,
    stored,
    {
      fullName: known.fullName,
      givenName: known.givenName ?? profile.givenName,
      familyName: known.familyName ?? profile.familyName,
      headline: known.headline ?? profile.headline,
      city: known.city ?? profile.city,
      // A city and a country belong together: never one person's city with another place's country.
      country: known.country ?? (known.city === null ? profile.country : null),
      summary: known.summary === '' ? profile.summary : known.summary,
      emails: joined(
        known.emails,
        profile.emails.map((email) => ({ ...email, primary: false })),
        MOST.emails,
        ({ address }) => normaliseEmail(address),
      ),
      phones: joined(
        known.phones,
        profile.phones,
        MOST.phones,
        ({ written, e164 }) => e164 ?? toE164(written, country) ?? written,
      ),
      skills: joined(known.skills, profile.skills, MOST.skills, foldName),
      links: list(known.links, profile.links),
      experience: list(known.experience, profile.experience),
      education: list(known.education, profile.education),
      languages: list(known.languages, profile.languages),
    },
    deps,
  )
}
