import type { CandidateProfile } from '#contract/candidates.ts'
import type { Clock } from '../platform/clock.ts'
import type { Writable } from '../store/types.ts'
import { joinEmails, joinPhones, joinSkills } from './join-lists.ts'
import { readProfile, writeProfile } from './profile.ts'

/** Most that the contract lets a profile carry; what a candidate has already comes first. */
const MOST = { emails: 20, phones: 20, skills: 500 } as const

/** A profile with what a new application says of the person: what is empty is filled, nothing is overwritten. */
export function mergedProfile(known: CandidateProfile, profile: CandidateProfile): CandidateProfile {
  const country = known.country ?? profile.country
  const list = <Item>(mine: Item[], theirs: Item[]): Item[] => (mine.length > 0 ? mine : theirs)
  return {
    fullName: known.fullName,
    givenName: known.givenName ?? profile.givenName,
    familyName: known.familyName ?? profile.familyName,
    headline: known.headline ?? profile.headline,
    city: known.city ?? profile.city,
    // A city and a country belong together: never one person's city with another place's country.
    country: known.country ?? (known.city === null ? profile.country : null),
    summary: known.summary === '' ? profile.summary : known.summary,
    emails: joinEmails(known.emails, profile.emails).slice(0, MOST.emails),
    phones: joinPhones(known.phones, profile.phones, country).slice(0, MOST.phones),
    skills: joinSkills(known.skills, profile.skills).slice(0, MOST.skills),
    links: list(known.links, profile.links),
    experience: list(known.experience, profile.experience),
    education: list(known.education, profile.education),
    languages: list(known.languages, profile.languages),
  }
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
  return writeProfile(tx, stored, mergedProfile(stored.profile, profile), deps)
}
