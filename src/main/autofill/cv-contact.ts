/** Who a CV is from: name, what the person calls themselves, where they live and how they are reached. */

import type { TextSpan } from '#contract/autofill.ts'
import type { CandidateProfile } from '#contract/candidates.ts'
import { toE164 } from '../candidates/normalise.ts'
import { proposeContact } from '../documents/propose-contact.ts'
import { proposeName } from '../documents/propose-name.ts'
import type { Found } from './cv-experience.ts'
import { headingKind, type Line, type Section } from './cv-lines.ts'
import { findPeriods } from './dates.ts'
import { foldWords } from './fold.ts'
import { hasSign, type Lexicon } from './lexicon.ts'
import { linkOf } from './links.ts'
import { readPlace } from './places.ts'

export interface ContactFindings {
  fullName?: Found<string>
  headline?: Found<string>
  city?: Found<string>
  country?: Found<string>
  email?: Found<CandidateProfile['emails'][number]>
  phone?: Found<CandidateProfile['phones'][number]>
  links: Found<CandidateProfile['links'][number]>[]
}

/** Lines in which a name is looked for when the top of the text has none: a sidebar may come first. */
const MAX_NAME_LINES = 150
const NAME_WINDOW = 20
const SURE_OF_NAME = 0.85
/** As far as proposeContact looks. */
const CONTACT_CHARACTERS = 60_000

/**
 * A phone number without a country code is read as dialled where the person lives. `name` is what findName found.
 */
export function findContact(
  text: string,
  lines: readonly Line[],
  sections: readonly Section[],
  lexicon: Lexicon,
  name: Name | undefined,
): ContactFindings {
  const place = findPlace(sections, lexicon)
  const country = place?.country?.value ?? countryOfMail(proposeContact(text).email?.value)
  const contact = proposeContact(withoutPeriods(text), country)
  const findings: ContactFindings = { links: findLinks(text, sections) }
  if (place?.city !== undefined) findings.city = place.city
  if (place?.country !== undefined) findings.country = place.country

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

/** 'jane@example.fi' lives in Finland more likely than anywhere else. */
function countryOfMail(address: string | undefined): string | undefined {
  const last = /\.([a-z]{2})$/.exec(address ?? '')?.[1]?.toUpperCase()
  return last === undefined || ['IO', 'ME', 'CO', 'AI', 'TV', 'EU', 'CC'].includes(last)
    ? undefined
    : last === 'UK'
      ? 'GB'
      : last
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

export type Name = { value: string; confidence: number }

/** The person's name; `largest` are the lines of the largest type on the first page, where that is known. */
export function findName(
  text: string,
  lines: readonly Line[],
  lexicon: Lexicon,
  largest: readonly string[],
): Name | undefined {
  const contact = proposeContact(text)
  const first = contact.fullName
  const email = contact.email?.value
  if (first !== undefined && first.confidence >= SURE_OF_NAME) return first
  const large = largest.map((line) => proposeName(line, email)).find((name) => name !== undefined)
  // The largest line of the first page is a name in most CVs; one that the mailbox agrees with is surely it.
  if (
    large !== undefined &&
    (large.confidence > (first?.confidence ?? 0) || large.confidence >= SURE_OF_NAME)
  )
    return { value: large.value, confidence: Math.min(large.confidence + 0.1, 0.99) }
  let best = first
  for (let at = NAME_WINDOW; at < Math.min(lines.length, MAX_NAME_LINES); at += 1) {
    const name = proposeName(lines[at]?.text ?? '', email)
    // Far down only a line that agrees with the mailbox counts.
    if (
      name !== undefined &&
      name.confidence >= SURE_OF_NAME &&
      name.confidence - 0.05 > (best?.confidence ?? 0)
    )
      best = { value: name.value, confidence: name.confidence - 0.05 }
  }
  return best !== undefined && best.confidence >= 0.5 ? best : (aboveHeading(lines, lexicon) ?? best)
}

/** Behind a sidebar the name stands above the first heading of the main column, mostly with a title between. */
function aboveHeading(lines: readonly Line[], lexicon: Lexicon): Name | undefined {
  for (const [at, line] of lines.slice(0, MAX_NAME_LINES).entries()) {
    const kind = headingKind(line.text, lexicon)
    if (kind !== 'summary' && kind !== 'experience') continue
    for (const above of lines.slice(Math.max(at - 3, 0), at)) {
      if (above.bullet || lexicon.skills.has(foldWords(above.text)) || hasSign(above.text, lexicon.titles))
        continue
      const name = proposeName(above.text, undefined)
      if (name !== undefined && name.confidence >= 0.5) return { value: name.value, confidence: 0.6 }
    }
  }
  return undefined
}

const CONTACT_SIGN = /@|https?:|www\.|\.(?:com|org|net|de|fi|se)\b|\+\d|\d{4}|:/i

/** The line beside the name: what the person calls themselves. */
function findHeadline(lines: readonly Line[], name: string, lexicon: Lexicon): Found<string> | undefined {
  const wanted = name.toLowerCase()
  const at = lines.findIndex((line) => line.text.toLowerCase().replace(/\s+/g, ' ').includes(wanted))
  const nameLine = lines[at]
  if (nameLine === undefined) return undefined
  const beside = nameLine.text.slice(nameLine.text.toLowerCase().indexOf(wanted) + wanted.length)
  const inLine = /^\s*(?:[,|•·–—-])\s*(.{3,100})$/u.exec(beside)?.[1]
  const options: Line[] = []
  if (inLine !== undefined)
    options.push({ ...nameLine, text: inLine, start: nameLine.end - inLine.length, end: nameLine.end })
  options.push(...lines.slice(at + 1, at + 3))
  for (const line of options) {
    // Behind the name stand headings, addresses and dates as well.
    if (headingKind(line.text, lexicon) !== undefined) break
    const { text } = line
    if (text.length < 3 || text.length > 100 || line.bullet || CONTACT_SIGN.test(text) || /[.!?]$/.test(text))
      continue
    if (readPlace(text, lexicon) !== undefined || findPeriods(text).length > 0) continue
    const titled = hasSign(text, lexicon.titles)
    if (!titled && line !== options[0]) continue
    return { value: text, confidence: titled ? 0.85 : 0.55, spans: [{ start: line.start, end: line.end }] }
  }
  return undefined
}

const PLACE_LABEL =
  /^(?:address|location|residence|home|city|lives? in|based in|anschrift|adresse|wohnort|ort|wohnhaft in|osoite|kotipaikka|paikkakunta|asuinpaikka|adress|bostadsort|postort|ort|domicile|ville|dirección|ciudad|residencia|indirizzo|residenza|città|adres|woonplaats)\s*[:：]\s*/iu
const HEAD_LINES = 14

/** Town and country of the address, which stands in the head or the contact block. */
function findPlace(
  sections: readonly Section[],
  lexicon: Lexicon,
): { city?: Found<string>; country?: Found<string> } | undefined {
  const lines = sections
    .filter(({ kind }) => kind === 'head' || kind === 'contact')
    .flatMap((section) => (section.kind === 'head' ? section.lines.slice(0, HEAD_LINES) : section.lines))
  for (const line of lines) {
    const unlabelled = line.text.replace(PLACE_LABEL, '')
    const labelled = unlabelled !== line.text
    const offset = line.end - unlabelled.length
    for (const { text, at } of placeParts(unlabelled)) {
      const place = readPlace(text, lexicon)
      if (place === undefined || (place.city === null && !labelled)) continue
      const span = { start: offset + at, end: offset + at + text.length }
      const town = place.city ?? ''
      const townAt = text.indexOf(town)
      const citySpan = { start: span.start + townAt, end: span.start + townAt + town.length }
      const base = labelled || /\d{4,5}\s/.test(text) ? 0.92 : 0.85
      return {
        ...(town === '' ? {} : { city: { value: town, confidence: base, spans: [citySpan] } }),
        ...(place.country === null
          ? {}
          : {
              country: {
                value: place.country,
                confidence: place.countryNamed ? base : base - 0.1,
                spans: [span],
              },
            }),
      }
    }
  }
  return undefined
}

/** A line of an address whole, and from each of its commas and bars on. */
function placeParts(text: string): { text: string; at: number }[] {
  const strong = [...text.matchAll(/[^|•·;]+/g)].map((match) => ({
    text: match[0].trim(),
    at: match.index + (match[0].length - match[0].trimStart().length),
  }))
  return strong.slice(0, 8).flatMap((part) => [
    part,
    ...[...part.text.matchAll(/,\s*/g)].slice(0, 4).map((match) => {
      const from = match.index + match[0].length
      return { text: part.text.slice(from), at: part.at + from }
    }),
  ])
}

const URL_LIKE =
  /(?<![@\p{L}\p{N}.])(?:https?:\/\/|www\.)[^\s<>"|,;]{4,300}|(?<![@\p{L}\p{N}./])(?:[a-z]{2,3}\.)?(?:linkedin\.com\/in|xing\.com\/profile|github\.com|gitlab\.com)\/[^\s<>"|,;]{1,200}/giu

/** Web addresses of the person: those in the head, and profile pages anywhere outside of references. */
function findLinks(text: string, sections: readonly Section[]): ContactFindings['links'] {
  const own = sections
    .filter(({ kind }) => kind === 'head' || kind === 'contact')
    .flatMap(({ lines }) => lines)
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
    const isProfile = link.kind !== 'website' && link.kind !== 'other'
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
