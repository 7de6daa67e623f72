/** Who a CV is from: name, what the person calls themselves, where they live and how they are reached. */

import type { TextSpan } from '#contract/autofill.ts'
import type { CandidateProfile } from '#contract/candidates.ts'
import { toE164 } from '../candidates/normalise.ts'
import { proposeContact } from '../documents/propose-contact.ts'
import type { Found } from './cv-experience.ts'
import { type Line, type Section, sectionsOf } from './cv-lines.ts'
import { findHeadline, findName } from './cv-name.ts'
import { findPlace, type Home } from './cv-place.ts'
import { findPeriods } from './dates.ts'
import type { Lexicon } from './lexicon.ts'
import { linkOf } from './links.ts'

export interface ContactFindings extends Home {
  fullName?: Found<string>
  headline?: Found<string>
  email?: Found<CandidateProfile['emails'][number]>
  phone?: Found<CandidateProfile['phones'][number]>
  links: Found<CandidateProfile['links'][number]>[]
}

/** Of a text without headings only its beginning is a head. */
const MAX_HEAD_LINES = 40
/** As far as proposeContact looks. */
const CONTACT_CHARACTERS = 60_000

/**
 * What the contact block tells. A phone number without a country code is read as dialled where the person lives.
 * `largest` are the lines of the largest type on the first page, where that is known.
 */
export function findContact(
  text: string,
  lines: readonly Line[],
  lexicon: Lexicon,
  largest: readonly string[],
): ContactFindings {
  const roughly = sectionsOf(lines, lexicon)
  const home = findPlace(roughly, lexicon)
  const country = home?.country?.value ?? countryOfMail(text)
  const contact = proposeContact(withoutReferences(withoutPeriods(text), roughly), country)
  const name = findName(contact, lines, lexicon, largest)
  const findings: ContactFindings = {
    ...home,
    links: findLinks(text, sectionsOf(lines, lexicon, name?.value)),
  }
  const email = contact.email
  if (email !== undefined) {
    findings.email = {
      value: { address: email.value, primary: true },
      confidence: email.confidence,
      spans: spansOfWord(text, email.value),
    }
  }
  const phone = contact.phone
  if (phone !== undefined) {
    const span = phoneSpan(text, phone.value, country)
    findings.phone = {
      value: {
        written: span === undefined ? phone.value : text.slice(span.start, span.end),
        e164: phone.value,
      },
      confidence: phone.confidence,
      spans: span === undefined ? [] : [span],
    }
  }
  if (name !== undefined) {
    findings.fullName = {
      value: name.value,
      confidence: name.confidence,
      spans: spansOfWord(text, name.value),
    }
    const headline = findHeadline(lines, name.value, lexicon)
    if (headline !== undefined) findings.headline = headline
  }
  return findings
}

/** Endings that people use anywhere in the world. */
const NOT_COUNTRIES = new Set(['IO', 'ME', 'CO', 'AI', 'TV', 'EU', 'CC'])

/** Who writes from example.fi lives in Finland more likely than anywhere else. */
function countryOfMail(text: string): string | undefined {
  const last = /@[\w.-]{1,100}\.([a-z]{2})\b/i.exec(text.slice(0, CONTACT_CHARACTERS))?.[1]?.toUpperCase()
  if (last === undefined || NOT_COUNTRIES.has(last)) return undefined
  return last === 'UK' ? 'GB' : last
}

/** Addresses of those who speak for a person are not the person's; they may stand above the person's own. */
function withoutReferences(text: string, sections: readonly Section[]): string {
  let out = text
  for (const { kind, heading, lines } of sections) {
    if (kind !== 'references') continue
    for (const { start, end } of heading === undefined ? lines : [heading, ...lines])
      out = `${out.slice(0, start)}${' '.repeat(end - start)}${out.slice(end)}`
  }
  return out
}

/** '2019-06 – 2022-04' has as many digits as a phone number; places stay what they are. */
function withoutPeriods(text: string): string {
  let out = ''
  let last = 0
  for (const period of findPeriods(text.slice(0, CONTACT_CHARACTERS))) {
    if (period.single && period.end - period.start === 4) continue
    out += `${text.slice(last, period.start)}${' '.repeat(period.end - period.start)}`
    last = period.end
  }
  return out + text.slice(last)
}

const URL_LIKE =
  /(?<![@\p{L}\p{N}.])(?:https?:\/\/|www\.)[^\s<>"|,;]{4,300}|(?<![@\p{L}\p{N}./])(?:[a-z]{2,3}\.)?(?:linkedin\.com\/in|xing\.com\/profile|github\.com|gitlab\.com)\/[^\s<>"|,;]{1,200}/giu

/** A page about a person, not one of their works. */
const PROFILE_PAGE =
  /^https?:\/\/(?:[a-z]{2,3}\.)?(?:linkedin\.com\/in\/|xing\.com\/profile\/|git(?:hub|lab)\.com\/)[^/]+\/?$/i

/** Web addresses of the person: those in the head, and profile pages anywhere outside of references. */
function findLinks(text: string, sections: readonly Section[]): ContactFindings['links'] {
  const own = sections.flatMap(({ kind, lines }) =>
    kind === 'contact' ? lines : kind === 'head' ? lines.slice(0, MAX_HEAD_LINES) : [],
  )
  const foreign = sections.filter(({ kind }) => kind === 'references').flatMap(({ lines }) => lines)
  const isIn = (lines: readonly Line[], at: number) => lines.some((line) => line.start <= at && at < line.end)
  const found = new Map<string, ContactFindings['links'][number]>()
  for (const match of text.slice(0, 100_000).matchAll(URL_LIKE)) {
    // A narrow column breaks an address behind its hyphen or stroke.
    const rest = /[-/_]$/.test(match[0])
      ? /^\n([\w%-]{2,60})(?=\n|$)/.exec(text.slice(match.index + match[0].length))?.[1]
      : undefined
    const link = linkOf(`${match[0]}${rest ?? ''}`)
    if (link === undefined || isIn(foreign, match.index)) continue
    const inHead = isIn(own, match.index)
    const isProfile = PROFILE_PAGE.test(link.url)
    if (!inHead && !isProfile) continue
    if (found.has(link.url.toLowerCase())) continue
    found.set(link.url.toLowerCase(), {
      value: link,
      confidence: isProfile ? 0.95 : 0.8,
      spans: [
        {
          start: match.index,
          end: match.index + match[0].length + (rest === undefined ? 0 : rest.length + 1),
        },
      ],
    })
  }
  return [...found.values()]
}

/** Where a word stands first, without regard to case; nothing when the text spells it otherwise. */
function spansOfWord(text: string, word: string): TextSpan[] {
  const lower = text.toLowerCase()
  // Lower case may be longer than what it comes from; then only the exact spelling is looked for.
  const at = lower.length === text.length ? lower.indexOf(word.toLowerCase()) : text.indexOf(word)
  return at < 0 ? [] : [{ start: at, end: at + word.length }]
}

function phoneSpan(text: string, e164: string, country: string | undefined): TextSpan | undefined {
  for (const match of text.slice(0, 60_000).matchAll(/[+(\d][\d ()./\u2011–-]{4,30}\d/g)) {
    if (toE164(match[0], country ?? null) === e164)
      return { start: match.index, end: match.index + match[0].length }
  }
  return undefined
}
