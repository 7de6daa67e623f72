/** Dates, numbers, order and names of places as people read them: "3 Feb 2027", relative only under a day. */
import { useLanguage } from './language.ts'

const DAY_MS = 86_400_000
type NameKind = 'region' | 'language' | 'currency'

/**
 * The tag to write dates and numbers by: the system's own where it is of this language (de-AT writes numbers unlike
 * de-DE), else the language itself. English is always British: it writes the day first, as the texts do.
 */
export function formatTag(language: string, preferred: readonly string[] = navigator.languages): string {
  if (language === 'en') return 'en-GB'
  return preferred.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language
}

/** Finns write dates in figures, 3.2.2027; the others shorten the month. */
const monthOf = (language: string) => (language === 'fi' ? 'numeric' : 'short')

export function useFormat() {
  const shown = useLanguage()
  const made = shown.formatters
  function kept<T>(purpose: string, make: (tag: string, language: string) => T): T {
    const key = `${shown.current} ${purpose}`
    if (!made.has(key)) made.set(key, make(formatTag(shown.current), shown.current))
    return made.get(key) as T
  }

  const named = (type: NameKind, code: string | null): string => {
    if (!code) return ''
    try {
      return kept(type, (tag) => new Intl.DisplayNames([tag], { type })).of(code) ?? code
    } catch {
      return code
    }
  }
  const dates = (purpose: string, options: Intl.DateTimeFormatOptions) =>
    kept(
      purpose,
      (tag, language) =>
        new Intl.DateTimeFormat(tag, { day: 'numeric', month: monthOf(language), ...options }),
    )

  /** Day of an instant (UTC ms) in the person's own time zone. */
  const date = (instant: number): string => dates('date', { year: 'numeric' }).format(instant)
  /** Day of an instant for narrow columns: with the year only where it is another than this one. */
  const shortDate = (instant: number): string =>
    new Date(instant).getFullYear() === new Date().getFullYear()
      ? dates('dayOfYear', {}).format(instant)
      : date(instant)
  /** Day and time of an instant (UTC ms). */
  const dateTime = (instant: number): string =>
    dates('dateTime', { year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(instant)
  /** A calendar date (YYYY-MM-DD), which has no time zone. */
  const calendarDate = (day: string): string =>
    dates('calendar', { year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  /** A month (YYYY-MM) with its name and year. */
  const month = (yearMonth: string): string =>
    dates('month', { day: undefined, month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${yearMonth}-01T00:00:00Z`),
    )
  /** "5 minutes ago" under a day, else the day. */
  const ago = (instant: number, now = Date.now()): string => {
    const ms = instant - now
    if (Math.abs(ms) >= DAY_MS) return date(instant)
    const relative = kept('ago', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
    const minutes = Math.round(ms / 60_000)
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
    return relative.format(Math.round(ms / 3_600_000), 'hour')
  }
  const number = (value: number): string => kept('number', (tag) => new Intl.NumberFormat(tag)).format(value)
  /** One digit after the mark. */
  const decimal = (value: number): string =>
    kept(
      'decimal',
      (tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    ).format(value)
  /** A share from 0 to 1 as whole percent. */
  const percent = (share: number): string =>
    kept('percent', (tag) => new Intl.NumberFormat(tag, { style: 'percent' })).format(share)
  /** Bytes with a unit, for example 1.2 MB. */
  const bytes = (size: number): string => {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
    const power = size < 1 ? 0 : Math.min(3, Math.floor(Math.log10(size) / 3))
    return kept(
      `bytes ${power}`,
      (tag) =>
        new Intl.NumberFormat(tag, {
          style: 'unit',
          unit: units[power] ?? 'byte',
          unitDisplay: power === 0 ? 'long' : 'short',
          maximumFractionDigits: power === 0 ? 0 : 1,
        }),
    ).format(size / 1000 ** power)
  }
  /** Order of words in this language (å after z in Finnish and Swedish, beside a in English and German), numbers by value. */
  const compare = (a: string, b: string): number =>
    kept('order', (tag) => new Intl.Collator(tag, { numeric: true })).compare(a, b)

  return {
    /** What dates and numbers are written by. */
    get tag() {
      return formatTag(shown.current)
    },
    date,
    shortDate,
    dateTime,
    calendarDate,
    month,
    ago,
    number,
    decimal,
    percent,
    bytes,
    compare,
    country: (code: string | null) => named('region', code),
    language: (code: string | null) => named('language', code),
    currency: (code: string | null) => named('currency', code),
  }
}
