/** The typed events of one application, reduced to what the clocks of a rule can start from. Order is of no account. */
import { Temporal } from 'temporal-polyfill'
import { type Calendar, type Day, exactCalendar, latest } from './calendar.ts'

/** Anything else that happens (mails of ours, moves, notes, imports, merges) moves no clock. */
export type EventType =
  | 'applied'
  | 'rejected'
  | 'withdrawn'
  | 'offer_declined'
  | 'hired'
  /** The application is taken up again. */
  | 'reopened'
  | 'opening_closed'
  | 'opening_reopened'
  | 'hiring_decision_final'
  | 'candidate_contact'
  | 'hold_set'
  | 'hold_released'
  | 'consent_given'
  | 'consent_withdrawn'
  | 'erasure_requested'
  | 'anonymised'
  | 'erased'

export interface RetentionEvent {
  /** An EventType; others are passed over. */
  readonly type: string
  /** An instant (UTC ms, or ISO 8601 with an offset), or a calendar date in the opening's own zone. */
  readonly at: number | string
  /** Which hold or consent. */
  readonly id?: string | undefined
  /** The day on which a consent ends, where it names one. */
  readonly until?: Day | null | undefined
}

export interface Consent {
  readonly given: Day
  /** The day on which it is over; null: it names none. */
  readonly until: Day | null
  /** Null: stands. */
  readonly withdrawn: Day | null
}

/** What has happened to one application by a day, in dates of the opening's zone. */
export interface Facts {
  readonly applied: Day | null
  /** The last decision against it, unless it was taken up again since. */
  readonly ended: Day | null
  /** When the procedure ended: the closing of the opening, or the end of an application that was taken up after it. */
  readonly closed: Day | null
  readonly contacted: Day | null
  /** When the hiring decision was final, where that was recorded apart from the closing. */
  readonly decidedFinally: Day | null
  readonly hired: Day | null
  readonly holds: number
  readonly consents: readonly Consent[]
  /** The first request for erasure that stands. */
  readonly erasureRequested: Day | null
  readonly done: boolean
}

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/

/** Throws RangeError for what is neither a date nor an instant. */
const instantMs = (at: string): number => Temporal.Instant.from(at).epochMilliseconds

export function dayIn(at: number | string, zone: string, calendar: Calendar = exactCalendar): Day {
  if (typeof at === 'number') return calendar.dayOf(at, zone)
  return CALENDAR_DATE.test(at) ? calendar.plusDays(at, 0) : calendar.dayOf(instantMs(at), zone)
}

/** What orders two events: their day, and within it the instant, where both are known. */
interface Moment {
  readonly day: Day
  readonly ms: number | null
}

/** Whether `a` comes after `b`; `tie` where a day is all that is known of one of them. */
function isAfter(a: Moment, b: Moment, tie: boolean): boolean {
  if (a.day !== b.day) return a.day > b.day
  return a.ms === null || b.ms === null || a.ms === b.ms ? tie : a.ms > b.ms
}

/** Reads events as they stood at the end of `today`; later ones are a wrong clock and count for nothing. */
export function factsOf(
  events: readonly RetentionEvent[],
  zone: string,
  today: Day,
  calendar: Calendar = exactCalendar,
): Facts {
  const happened = events
    .map((event) => {
      const day = dayIn(event.at, zone, calendar)
      const isDate = typeof event.at === 'string' && CALENDAR_DATE.test(event.at)
      const ms = isDate ? null : typeof event.at === 'number' ? event.at : instantMs(event.at)
      return { ...event, day, ms }
    })
    .filter(({ day }) => day <= today)

  const last = (...types: EventType[]): Moment | null =>
    happened
      .filter(({ type }) => (types as string[]).includes(type))
      .reduce<Moment | null>(
        (best, event) => (best === null || isAfter(event, best, false) ? event : best),
        null,
      )
  const of = (type: EventType) => happened.filter((event) => event.type === type)

  const reopened = last('reopened')
  const hired = last('hired')
  const terminal = last('rejected', 'withdrawn', 'offer_declined')
  // Of two on one day, of which no more is known, the one that keeps is taken for the later.
  const ended = terminal && !(reopened && isAfter(reopened, terminal, true)) ? terminal : null
  const openingClosed = last('opening_closed')
  const openingReopened = last('opening_reopened')
  const closed =
    openingClosed && !(openingReopened && isAfter(openingReopened, openingClosed, true))
      ? openingClosed
      : null
  const stillHired =
    hired && !(reopened && isAfter(reopened, hired, false)) && !(ended && isAfter(ended, hired, false))

  const released = new Set(of('hold_released').map(({ id }) => id))
  const holds = new Set(of('hold_set').map(({ id }) => id))
  const withdrawals = of('consent_withdrawn')
  const requests = of('erasure_requested').map(({ day }) => day)
  return {
    applied: latest(...of('applied').map(({ day }) => day)),
    ended: ended?.day ?? null,
    closed:
      closed && reopened && isAfter(reopened, closed, true) ? (ended?.day ?? null) : (closed?.day ?? null),
    contacted: latest(...of('candidate_contact').map(({ day }) => day)),
    decidedFinally: last('hiring_decision_final')?.day ?? null,
    hired: stillHired ? hired.day : null,
    holds: [...holds].filter((id) => !released.has(id)).length,
    consents: of('consent_given').map((given) => {
      const withdrawn = withdrawals
        .filter((one) => (one.id === undefined || one.id === given.id) && !isAfter(given, one, false))
        .map(({ day }) => day)
        .sort()
      return { given: given.day, until: given.until ?? null, withdrawn: withdrawn[0] ?? null }
    }),
    erasureRequested: requests.sort()[0] ?? null,
    done: of('anonymised').length > 0 || of('erased').length > 0,
  }
}
