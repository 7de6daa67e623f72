/** Dates, numbers and names of places as people read them: "3 Feb 2027", relative only under a day. */
import { useI18n } from 'vue-i18n'

const DAY_MS = 86_400_000

export function useFormat() {
  const { locale } = useI18n()
  // British English writes the day first, as the rest of the texts do.
  const tag = () => (locale.value === 'en' ? 'en-GB' : locale.value)
  const cache = new Map<string, Intl.DisplayNames>()

  function names(type: 'region' | 'language' | 'currency'): Intl.DisplayNames {
    const key = `${type} ${tag()}`
    let found = cache.get(key)
    if (!found) {
      found = new Intl.DisplayNames([tag()], { type })
      cache.set(key, found)
    }
    return found
  }
  const named = (type: 'region' | 'language' | 'currency', code: string | null): string => {
    if (!code) return ''
    try {
      return names(type).of(code) ?? code
    } catch {
      return code
    }
  }

  /** Day of an instant (UTC ms) in the person's own time zone. */
  const date = (instant: number): string =>
    new Intl.DateTimeFormat(tag(), { day: 'numeric', month: 'short', year: 'numeric' }).format(instant)
  /** Day and time of an instant (UTC ms). */
  const dateTime = (instant: number): string =>
    new Intl.DateTimeFormat(tag(), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(instant)
  /** A calendar date (YYYY-MM-DD), which has no time zone. */
  const calendarDate = (day: string): string =>
    new Intl.DateTimeFormat(tag(), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${day}T00:00:00Z`))
  /** "5 minutes ago" under a day, else the day. */
  const ago = (instant: number, now = Date.now()): string => {
    const ms = instant - now
    if (Math.abs(ms) >= DAY_MS) return date(instant)
    const relative = new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' })
    const minutes = Math.round(ms / 60_000)
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
    return relative.format(Math.round(ms / 3_600_000), 'hour')
  }
  const number = (value: number): string => new Intl.NumberFormat(tag()).format(value)
  /** Bytes with a unit, for example 1.2 MB. */
  const bytes = (size: number): string => {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
    const power = size < 1 ? 0 : Math.min(3, Math.floor(Math.log10(size) / 3))
    return new Intl.NumberFormat(tag(), {
      style: 'unit',
      unit: units[power] ?? 'byte',
      unitDisplay: power === 0 ? 'long' : 'short',
      maximumFractionDigits: power === 0 ? 0 : 1,
    }).format(size / 1000 ** power)
  }

  return {
    date,
    dateTime,
    calendarDate,
    ago,
    number,
    bytes,
    country: (code: string | null) => named('region', code),
    language: (code: string | null) => named('language', code),
    currency: (code: string | null) => named('currency', code),
  }
}
