/**
 * A proposed field beside what the profile has: the same, new, or different. The window shows it, and the service looks
 * again at the moment of acceptance, by the same rules.
 */
import type { ProfilePart, ProposedPart } from './autofill.ts'
import type { CandidateProfile } from './candidates.ts'

type Item = CandidateProfile[ListName][number]
type ListName = 'emails' | 'phones' | 'links' | 'experience' | 'education' | 'skills' | 'languages'
type TextName = Exclude<ProposedPart, keyof typeof LISTS>

const LISTS = {
  email: 'emails',
  phone: 'phones',
  link: 'links',
  experience: 'experience',
  education: 'education',
  skill: 'skills',
  language: 'languages',
} as const satisfies Partial<Record<ProposedPart, ListName>>

export interface Compared {
  readonly state: 'same' | 'new' | 'differs'
  /** What stands there now and would be replaced; null: nothing would. */
  readonly current: string | Item | null
  /** What would stand there: of an item that is about the same thing, what the proposal does not state is kept. */
  readonly next: string | Item
}

/** The list that a part is an item of; undefined for parts that are one text. */
export const listOf = (part: ProposedPart): ListName | undefined =>
  (LISTS as Partial<Record<ProposedPart, ListName>>)[part]

const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()

const digits = (phone: { written: string; e164: string | null }): string =>
  (phone.e164 ?? phone.written).replace(/\D/g, '').replace(/^0+/, '')

const address = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/?#]+$/, '')

/** Two numbers are one when the shorter, without the zero that is dialled inside a country, ends the longer. */
function samePhone(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short === long || (short.length >= 7 && long.endsWith(short))
}

/** Two stays at one place are told apart by their start; where one of them names none, by what was done there. */
const sameStay = (
  a: { from: string | null },
  b: { from: string | null },
  sameWork: () => boolean,
): boolean =>
  a.from === null || b.from === null ? sameWork() : a.from.startsWith(b.from) || b.from.startsWith(a.from)

type Of<Name extends ListName> = CandidateProfile[Name][number]

/** Whether two items are about the same thing, so that one can replace the other. */
const ABOUT_ONE: { [Name in ListName]: (a: Of<Name>, b: Of<Name>) => boolean } = {
  emails: (a, b) => a.address.trim().toLowerCase() === b.address.trim().toLowerCase(),
  phones: (a, b) => samePhone(digits(a), digits(b)),
  links: (a, b) => address(a.url) === address(b.url),
  skills: (a, b) => plain(a) === plain(b),
  languages: (a, b) => plain(a.language) === plain(b.language),
  experience: (a, b) =>
    plain(a.employer) === plain(b.employer) && sameStay(a, b, () => plain(a.title) === plain(b.title)),
  education: (a, b) =>
    plain(a.institution) === plain(b.institution) &&
    sameStay(a, b, () => plain(a.degree) === plain(b.degree) && plain(a.area) === plain(b.area)),
}

/** The proposal over what is there: what it leaves empty stays. An end that is empty says "still there" beside a start. */
function over(current: Item, proposed: Item): Item {
  if (typeof current === 'string' || typeof proposed === 'string') return proposed
  const stated = Object.entries(proposed).filter(([, value]) => value !== null && value !== '')
  const dates = 'from' in proposed && proposed.from !== null ? { to: proposed.to } : {}
  return { ...current, ...dates, ...Object.fromEntries(stated) } as Item
}

const SETTLED_BY_KEY: ReadonlySet<ListName> = new Set(['emails', 'phones', 'links', 'skills'])

/** Compares one field with a profile. */
export function compareWithProfile(profile: CandidateProfile, { part, value }: ProfilePart): Compared {
  const list = listOf(part)
  if (list === undefined) {
    const current = profile[part as TextName]?.trim() || null
    const next = (value as string).trim()
    if (current === next) return { state: 'same', current, next }
    return { state: current === null ? 'new' : 'differs', current, next }
  }
  const about = ABOUT_ONE[list] as (a: Item, b: Item) => boolean
  const candidates = (profile[list] as Item[]).filter((item) => about(item, value as Item))
  const found = candidates.find((item) => sameContent(item, over(item, value as Item))) ?? candidates[0]
  if (found === undefined) return { state: 'new', current: null, next: value as Item }
  // Another way to write an address or a number is no news.
  if (SETTLED_BY_KEY.has(list)) return { state: 'same', current: found, next: found }
  const next = over(found, value as Item)
  return { state: sameContent(found, next) ? 'same' : 'differs', current: found, next }
}

/** Whether two values of a profile have the same content, whatever the order of their keys. */
export function sameContent(a: unknown, b: unknown): boolean {
  const ordered = (value: unknown) =>
    JSON.stringify(value ?? null, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
        : inner,
    )
  return ordered(a) === ordered(b)
}
