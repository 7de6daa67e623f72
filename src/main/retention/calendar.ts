/**
 * Arithmetic of calendar dates, as section "periods" of docs/specs/retention.md has it: a period in months ends on the
 * same date or on the last day of a shorter month (Regulation 1182/71, Art. 3), and is always counted from its anchor,
 * never month by month. A date is text, YYYY-MM-DD, so that dates compare as they are.
 */
import { Temporal } from 'temporal-polyfill'

/** YYYY-MM-DD, in the time zone of the opening. */
export type Day = string

/** The time zone of this machine: what "today" means where no opening is asked about. */
export const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Months or days, never both; neither: there is no such period. */
export interface Period {
  readonly months: number | null
  readonly days: number | null
}

export const hasPeriod = ({ months, days }: Period): boolean => months !== null || days !== null

export interface Calendar {
  /** The day on which a period that starts at `day` ends; the day itself is not counted. */
  after(day: Day, period: Period): Day
  /** So many days later; negative: earlier. */
  plusDays(day: Day, days: number): Day
  /** The date of an instant, UTC milliseconds, in an IANA time zone. Throws RangeError for a zone that does not exist. */
  dayOf(at: number, zone: string): Day
}

/** Every date worked out by Temporal. */
export const exactCalendar: Calendar = {
  after: (day, { months, days }) =>
    Temporal.PlainDate.from(day)
      .add({ months: months ?? 0, days: days ?? 0 }, { overflow: 'constrain' })
      .toString(),
  plusDays: (day, days) => Temporal.PlainDate.from(day).add({ days }).toString(),
  dayOf: (at, zone) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
}

const DAY_MS = 86_400_000

/** A calendar date as the number of days since 1 January 1970. */
export const dayFromNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)
export const numberOfDay = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)

/** One stretch of a zone without a change of its offset: [from, to) in UTC ms. */
interface Stretch {
  from: number
  to: number
  offsetMs: number
}

/** The stretch around an instant. */
function stretchAt(at: number, zone: string): Stretch {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const next = moment.getTimeZoneTransition('next')
  // A transition at this very instant belongs to the stretch that it begins.
  const begins = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  return {
    from: begins?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: moment.offsetNanoseconds / 1_000_000,
  }
}

/**
 * Numbers of days of a zone by the instant, UTC ms: Temporal is asked once for each stretch between two changes of the
 * clocks. Throws RangeError for a zone that does not exist.
 */
export function dayNumbers(zone: string): (at: number) => number {
  const stretches: Stretch[] = []
  let last = stretchAt(0, zone)
  stretches.push(last)
  return (at) => {
    if (at < last.from || at >= last.to) {
      let found = stretches.find(({ from, to }) => from <= at && at < to)
      if (!found) {
        found = stretchAt(at, zone)
        stretches.push(found)
      }
      last = found
    }
    return Math.floor((at + last.offsetMs) / DAY_MS)
  }
}

/**
 * The same dates, each worked out once: for the hundreds of thousands of applications of a preview, which share a few
 * thousand dates and a dozen zones. To be dropped with the preview.
 */
export function cachedCalendar(): Calendar {
  const sums = new Map<string, Day>()
  const zones = new Map<string, (at: number) => number>()

  const kept = (key: string, make: () => Day): Day => {
    let day = sums.get(key)
    if (day === undefined) {
      day = make()
      sums.set(key, day)
    }
    return day
  }
  return {
    after: (day, period) =>
      kept(`${day} ${period.months} ${period.days}`, () => exactCalendar.after(day, period)),
    plusDays: (day, count) => kept(`${day} + ${count}`, () => exactCalendar.plusDays(day, count)),
    dayOf(at, zone) {
      let numbers = zones.get(zone)
      if (!numbers) {
        numbers = dayNumbers(zone)
        zones.set(zone, numbers)
      }
      return dayFromNumber(numbers(at))
    },
  }
}

export const earlier = (a: Day, b: Day): Day => (a <= b ? a : b)
export const later = (a: Day, b: Day): Day => (a >= b ? a : b)
/** The latest of the days that there are; null: there is none. */
export const latest = (...days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>((best, day) => (best === null || (day !== null && day > best) ? day : best), null)
