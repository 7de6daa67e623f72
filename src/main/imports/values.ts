/** Reads single values of a table: dates, countries, lists, numbers, links. Null: it could not be read. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CandidateProfile } from '#contract/candidates.ts'
import type { DateOrder } from '#contract/imports.ts'
import { foldName } from '../platform/fold.ts'

/** Languages in which names of months, countries and languages are understood. */
const LOCALES = ['en', 'de', 'fi', 'sv', 'fr', 'es', 'it', 'nl', 'da', 'nb', 'pl', 'et'] as const

const key = (text: string): string => foldName(text).replace(/[^\p{L}\p{N}]/gu, '')

export type ReadDate = { day: string } | 'ambiguous' | 'unreadable'

/** Two digits of a year: applications are not older than 1970. */
const century = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year)

function day(year: number, month: number, dayOfMonth: number): ReadDate {
  const full = century(year)
  const date = new Date(Date.UTC(full, month - 1, dayOfMonth))
  if (full < 1900 || full > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth)
    return 'unreadable'
  return { day: date.toISOString().slice(0, 10) }
}

export interface ValueReader {
  /** A day, as ISO 8601: `2021-04-03`, `3.4.2021`, `03/04/2021`, `3 Apr 2021`, each with or without a time after it. */
  date(text: string, order: DateOrder | null): ReadDate
  /** ISO 3166-1 alpha-2 of a code or of a name in one of a dozen languages. */
  country(text: string): string | null
  /** BCP 47 tag of a tag or of a name of a language. */
  language(text: string): string | null
}

const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  usa: 'US',
  unitedstatesofamerica: 'US',
  america: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  holland: 'NL',
  thenetherlands: 'NL',
  czechrepublic: 'CZ',
  russia: 'RU',
  southkorea: 'KR',
  turkey: 'TR',
  brd: 'DE',
  aut: 'AT',
  bel: 'BE',
  can: 'CA',
  che: 'CH',
  deu: 'DE',
  dnk: 'DK',
  esp: 'ES',
  est: 'EE',
  fin: 'FI',
  fra: 'FR',
  gbr: 'GB',
  ind: 'IN',
  irl: 'IE',
  ita: 'IT',
  ltu: 'LT',
  lva: 'LV',
  nld: 'NL',
  nor: 'NO',
  pol: 'PL',
  prt: 'PT',
  swe: 'SE',
  ukr: 'UA',
}

/** Adds every name of what `type` names in one language, with its code; the first language that has a name wins. */
function addNames(
  into: Map<string, string>,
  locale: string,
  type: 'region' | 'language',
  codes: readonly string[],
): void {
  const names = new Intl.DisplayNames([locale], { type, fallback: 'none' })
  for (const code of codes) {
    const name = names.of(code)
    if (name !== undefined && !into.has(key(name))) into.set(key(name), code)
  }
}

/** Two-letter codes that have a name in English and are not another name of a newer code. */
function namedCodes(type: 'region' | 'language'): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' })
  const pairs = letters.flatMap((one) => letters.map((other) => one + other))
  if (type === 'language')
    return pairs.filter((code) => names.of(code) !== undefined && Intl.getCanonicalLocales(code)[0] === code)
  return pairs
    .map((code) => code.toUpperCase())
    .filter(
      (code) =>
        !NO_COUNTRY.test(code) &&
        names.of(code) !== undefined &&
        Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`,
    )
}

/** ISO 3166-1 leaves these to their users, or they are groups of countries. */
const NO_COUNTRY = /^(AA|AC|CP|CQ|DG|EA|EU|EZ|IC|Q[M-Z]|TA|UN|X[A-JL-Z]|ZZ)$/

function addMonths(into: Map<string, number>, locale: string): void {
  for (const form of ['long', 'short'] as const)
    for (const options of [{ month: form }, { month: form, day: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
      for (let month = 0; month < 12; month += 1) {
        const name = format
          .formatToParts(Date.UTC(2021, month, 1))
          .find(({ type }) => type === 'month')?.value
        if (name !== undefined && /\p{L}/u.test(name) && !into.has(key(name))) into.set(key(name), month + 1)
      }
    }
}

/**
 * Built once for an import, from the names that the machine's own ICU has; a few tenths of a second in all, so other
 * work has its turn between two languages.
 */
export async function createValueReader(): Promise<ValueReader> {
  const countryOf = new Map<string, string>(Object.entries(COUNTRY_ALIASES))
  const languageOf = new Map<string, string>()
  const monthOf = new Map<string, number>()
  const countries = namedCodes('region')
  await nextTurn()
  const languages = namedCodes('language')
  for (const code of countries) countryOf.set(code.toLowerCase(), code)
  for (const locale of LOCALES) {
    await nextTurn()
    addNames(countryOf, locale, 'region', countries)
    await nextTurn()
    addNames(languageOf, locale, 'language', languages)
    await nextTurn()
    addMonths(monthOf, locale)
  }

  function named(words: readonly string[]): ReadDate {
    const month = words.map((word) => monthOf.get(key(word))).find((found) => found !== undefined)
    const numbers = words.flatMap((word) => /^\d+/.exec(word)?.[0] ?? [])
    if (month === undefined || numbers.length < 2) return 'unreadable'
    const [first = '', second = ''] = numbers
    return first.length === 4
      ? day(Number(first), month, Number(second))
      : day(Number(second), month, Number(first))
  }

  return {
    date(text, order) {
      const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
      if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
      const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
      if (compact) return day(Number(compact[1]), Number(compact[2]), Number(compact[3]))
      const numeric = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/.exec(text)
      if (!numeric) return named(text.split(/[\s,/-]+/).filter((word) => word !== ''))
      const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), Number(numeric[4])]
      // Nobody writes the month first with full stops.
      const settled = numeric[2] === '.' ? 'dmy' : order
      if (first > 12) return day(year, second, first)
      if (second > 12) return day(year, first, second)
      if (settled === null && first !== second) return 'ambiguous'
      return settled === 'mdy' ? day(year, first, second) : day(year, second, first)
    },
    country: (text) => countryOf.get(key(text)) ?? null,
    language(text) {
      if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) return text
      return languageOf.get(key(text)) ?? null
    },
  }
}

/** Items of a list in one cell: separated by commas, semicolons, bars or line breaks; brackets of JSON lists go. */
export function listOf(text: string): string[] {
  const inner = /^\[.*\]$/s.test(text) ? text.slice(1, -1) : text
  const items = inner.split(/[,;|\n]/).map((item) =>
    item
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
  return [...new Set(items.filter((item) => item !== ''))]
}

/** Addresses and links have no blanks in them, so these separate too. */
export const wordsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,;|]+/).filter((one) => one !== '')),
]

/** A number with grouping and either decimal mark: `45.000`, `45,000.50`, `45 000,5`. */
export function numberOf(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[^\d+-]+|[^\d.,kK]+$/g, '')
  if (/^\d+k$/i.test(bare)) return Number.parseInt(bare, 10) * 1000
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return null
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  const decimals = last === -1 ? 0 : bare.length - last - 1
  const marks = bare.replace(/\d|[+-]/g, '')
  // Three digits after the only kind of mark are thousands: nobody writes a salary with three decimals.
  const isDecimal = last !== -1 && decimals !== 3 && (marks.length === 1 || marks[0] !== marks.at(-1))
  const whole = (isDecimal ? bare.slice(0, last) : bare).replace(/[.,]/g, '')
  const value = Number(isDecimal ? `${whole}.${bare.slice(last + 1)}` : whole)
  return Number.isFinite(value) ? value : null
}

/** An address of the web, with `https://` where nobody wrote a scheme. */
export function linkOf(text: string): CandidateProfile['links'][number] | null {
  const written = /^https?:\/\//i.test(text) ? text : `https://${text}`
  let url: URL
  try {
    url = new URL(written)
  } catch {
    return null
  }
  if (!url.hostname.includes('.') || url.username !== '' || written.length > 2000) return null
  const host = url.hostname.replace(/^www\./, '')
  const is = (domain: string) => host === domain || host.endsWith(`.${domain}`)
  const kind = is('linkedin.com')
    ? 'linkedin'
    : is('xing.com')
      ? 'xing'
      : is('github.com')
        ? 'github'
        : 'website'
  return { kind, url: written }
}
