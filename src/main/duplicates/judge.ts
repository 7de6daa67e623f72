/** Whether two candidates may be one person: what agrees, what speaks against it, and how sure that makes it. */
import type { Agreement, Certainty, Difference } from '#contract/duplicates.ts'
import { areNamesOfTwo, isSameName } from '../candidates/names.ts'
import { lastDigits, mailboxOf, placeKey, profilePath } from './keys.ts'

/** What is known of one candidate for comparing. */
export interface Facts {
  id: string
  fullName: string
  givenName: string | null
  city: string | null
  employers: readonly string[]
  /** Normalised. */
  emails: readonly string[]
  phones: readonly { written: string; e164: string | null }[]
  links: readonly string[]
}

export interface Verdict {
  certainty: Certainty
  score: number
  agree: Agreement[]
  differ: Difference[]
}

const SCORES: Record<Certainty, number> = { certain: 100, strong: 80, likely: 60, doubtful: 40 }
const common = (one: readonly string[], other: readonly string[]) => one.some((item) => other.includes(item))
const present = (items: readonly (string | null)[]) =>
  items.filter((item) => item !== null && item !== '') as string[]

type Phones = Facts['phones']
function sharePhone(one: Phones, other: Phones): boolean {
  return one.some((mine) =>
    other.some((theirs) =>
      mine.e164 !== null && theirs.e164 !== null
        ? mine.e164 === theirs.e164
        : lastDigits(mine.e164 ?? mine.written) !== null &&
          lastDigits(mine.e164 ?? mine.written) === lastDigits(theirs.e164 ?? theirs.written),
    ),
  )
}

const siteOf = (path: string) => path.split('/')[0]

/** Pages on one site that are two people's: none in common where both have some. */
function profilesDiffer(one: readonly string[], other: readonly string[]): boolean {
  return one.some((mine) => {
    const theirs = other.filter((path) => siteOf(path) === siteOf(mine))
    return theirs.length > 0 && !common(one, theirs)
  })
}

/**
 * The rules: an address is certain, a number, a profile page or the same CV strong; nearly the same CV, an address of
 * the same mailbox, and a name with a city or an employer suggest it. Names of two people under one address or number
 * make it doubtful, and so do two profile pages; a name alone is nothing, and is blocked by numbers that differ. Null:
 * they are two, as far as is known.
 */
export function judge(one: Facts, other: Facts, shared: { file: boolean; text: boolean }): Verdict | null {
  const [mine, theirs] = [one, other].map(({ links }) => present(links.map(profilePath))) as [
    string[],
    string[],
  ]
  const mailboxes = ({ emails }: Facts) => emails.map((address) => mailboxOf(address) ?? address)
  const places = ({ employers }: Facts) => present(employers.map(placeKey))
  const samePhone = sharePhone(one.phones, other.phones)
  const city = placeKey(one.city ?? '')
  const holds: Record<Agreement, boolean> = {
    email: common(one.emails, other.emails),
    mailbox: common(mailboxes(one), mailboxes(other)),
    phone: samePhone,
    profile: common(mine, theirs),
    file: shared.file,
    text: shared.text,
    name: isSameName(one, other),
    city: city !== '' && city === placeKey(other.city ?? ''),
    employer: common(places(one), places(other)),
  }
  // The same address is the same mailbox, and the same file has the same text: said once.
  if (holds.email) holds.mailbox = false
  if (holds.file) holds.text = false
  const against: Record<Difference, boolean> = {
    name: areNamesOfTwo(one, other),
    phone: one.phones.length > 0 && other.phones.length > 0 && !samePhone,
    profile: profilesDiffer(mine, theirs),
  }
  const certainty = certaintyOf(holds, against)
  if (certainty === null) return null
  const agree = (Object.keys(holds) as Agreement[]).filter((code) => holds[code])
  const differ = (Object.keys(against) as Difference[]).filter((code) => against[code])
  return { certainty, score: SCORES[certainty] + 2 * agree.length - differ.length, agree, differ }
}

function certaintyOf(
  holds: Record<Agreement, boolean>,
  against: Record<Difference, boolean>,
): Certainty | null {
  const strong = holds.phone || holds.profile || holds.file
  if (against.name || against.profile) return holds.email || strong ? 'doubtful' : null
  if (holds.email) return 'certain'
  if (strong) return 'strong'
  if (holds.mailbox || holds.text) return 'likely'
  return holds.name && (holds.city || holds.employer) && !against.phone ? 'likely' : null
}
