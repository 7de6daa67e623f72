/** Lists of two profiles made one: what the first has comes first, what both have stands once. */
import type { CandidateProfile } from '#contract/candidates.ts'
import { foldName, normaliseEmail, toE164 } from './normalise.ts'
import type { ProfileLists } from './profile-lists.ts'

/** `known` with those of `more` whose key it has not. */
export function joined<Item>(
  known: readonly Item[],
  more: readonly Item[],
  key: (item: Item) => string,
): Item[] {
  const seen = new Set(known.map(key))
  const added = more.filter((item) => {
    const itsKey = key(item)
    return !seen.has(itsKey) && seen.add(itsKey)
  })
  return [...known, ...added]
}

type Entry = Record<string, string | null>

const isStated = (value: string | null | undefined): value is string => (value ?? '').trim() !== ''

/** Both entries say the same wherever both say something, and both name the thing itself. */
function areOne(one: Entry, other: Entry, named: readonly string[]): boolean {
  const same = (field: string) => foldName(one[field] ?? '') === foldName(other[field] ?? '')
  return (
    named.every(same) &&
    Object.keys(one).every((field) => !isStated(one[field]) || !isStated(other[field]) || same(field))
  )
}

/** Entries that are one are filled from each other; where they contradict each other both stay. */
function joinedEntries<Item extends object>(
  known: readonly Item[],
  more: readonly Item[],
  named: readonly (keyof Item & string)[],
): Item[] {
  const list = known.map((item) => ({ ...item }) as unknown as Entry)
  for (const item of more) {
    const entry = item as unknown as Entry
    const match = list.find((one) => areOne(one, entry, named))
    if (match === undefined) list.push({ ...entry })
    else for (const [field, value] of Object.entries(entry)) if (!isStated(match[field])) match[field] = value
  }
  return list as unknown as Item[]
}

export const joinEmails = (known: CandidateProfile['emails'], more: CandidateProfile['emails']) =>
  joined(
    known,
    more.map((email) => ({ ...email, primary: false })),
    ({ address }) => normaliseEmail(address),
  )

/** Numbers are understood as dialled inside `country`. */
export const joinPhones = (
  known: CandidateProfile['phones'],
  more: CandidateProfile['phones'],
  country: string | null,
) => joined(known, more, ({ written, e164 }) => e164 ?? toE164(written, country) ?? written)

export const joinSkills = (known: readonly string[], more: readonly string[]) => joined(known, more, foldName)

/** Every list of two people who are one; `country` is the one that the result has. */
export function joinLists(kept: ProfileLists, gone: ProfileLists, country: string | null): ProfileLists {
  return {
    // Where the first has no address, the other's stays the primary one.
    emails: kept.emails.length === 0 ? gone.emails : joinEmails(kept.emails, gone.emails),
    phones: joinPhones(kept.phones, gone.phones, country),
    links: joined(kept.links, gone.links, ({ url }) => url.trim().replace(/\/+$/, '').toLowerCase()),
    experience: joinedEntries(kept.experience, gone.experience, ['employer', 'title']),
    education: joinedEntries(kept.education, gone.education, ['institution', 'area']),
    skills: joinSkills(kept.skills, gone.skills),
    languages: joinedEntries(kept.languages, gone.languages, ['language']),
  }
}
