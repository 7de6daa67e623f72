/**
 * Decides about every application at once. Most of them share how they stand (same rule, same days), so the one
 * decision function is asked once for each such state and 300,000 applications take a fraction of a second.
 */
import type { RetentionSettings } from '#contract/retention.ts'
import type { Readable } from '../store/types.ts'
import { cachedCalendar, type Day, dayFromNumber, dayNumbers, numberOfDay } from './calendar.ts'
import { decideOn, type Outcome, type Question } from './decide.ts'
import { type Facts, factsOf } from './events.ts'
import { eventsOf, factsReader, NOTHING_RARE, type OpeningFacts, rareIndex } from './facts.ts'
import type { RuleLine, RuleVersion } from './rule-version.ts'
import { rulesFor } from './which-rule.ts'

/** Months without anything coming in or being decided after which an open opening is stale. */
const STALE_MONTHS = 6
/** Days after which an application that needs a country is pressing. */
const PRESSING_DAYS = 28

/** How some applications stand on their day, and how many they are. */
export interface Assessed {
  readonly outcome: Outcome
  readonly today: Day
  count: number
}

export interface Stale {
  readonly opening: OpeningFacts
  readonly waiting: number
  readonly lastActivityOn: Day
}

export interface Assessment {
  readonly total: number
  readonly states: readonly Assessed[]
  /** Place in `states` by an application's `seq`; -1: there is no such application. */
  readonly stateOf: Int32Array
  readonly stale: readonly Stale[]
  readonly needsCountryLong: number
}

export interface AssessOptions {
  /** A day to answer for, in the zone of each opening; null: `now`. */
  readonly asOf: Day | null
  readonly now: number
  readonly lines: ReadonlyMap<string, RuleLine>
  readonly settings: RetentionSettings
  /** Only these openings. */
  readonly only?: ((opening: OpeningFacts) => boolean) | undefined
}

/** Whether a version, or a promise of it, looks at when an application came in, or at the closing beside a decision. */
const looksAt = (line: RuleLine) => {
  const clocks = line.flatMap(({ clock, minClock }) => [clock, minClock ?? clock])
  const has = (...wanted: string[]) => clocks.some((clock) => wanted.includes(clock))
  return {
    applied:
      has('later_of_record_and_action', 'received_or_posting_end', 'last_processing') ||
      line.some(({ promisedUntil }) => promisedUntil !== null),
    closed: has('closing', 'hiring_decision_final', 'received_or_posting_end', 'last_processing'),
  }
}

type Row = [seq: number, status: string, decidedAt: number | null, receivedAt: number]

/** Before the first day that an instant can have in any zone. */
const NO_DAY = -2
const DAY_RANGE = 2 ** 17
/** Three days of 17 bits, from 1970 to 2328, and a status of two make one whole number. */
const stateKey = (status: number, one: number, two: number, three: number): number =>
  ((status * DAY_RANGE + one - NO_DAY) * DAY_RANGE + two - NO_DAY) * DAY_RANGE + three - NO_DAY

/** Yields after each opening, so that who runs it can let others go first. */
export function* assess(db: Readable, options: AssessOptions): Generator<void, Assessment> {
  const { lines, settings, now, asOf } = options
  const calendar = cachedCalendar()
  const rare = rareIndex(db)
  const lastSeq =
    db.raw.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM application').pluck().get() ?? 0
  const stateOf = new Int32Array(lastSeq + 1).fill(-1)
  const states: Assessed[] = []
  const placeOfState = new Map<string, Map<number, number>>()
  const zones = new Map<string, (at: number) => number>()
  const rows = db.raw
    .prepare<[string], Row>(
      'SELECT seq, status, decided_at, received_at FROM application INDEXED BY application_retention WHERE opening_id = ?',
    )
    .raw()
  const stale: Stale[] = []
  let total = 0
  let needsCountryLong = 0

  for (const opening of factsReader(db).openings()) {
    const { line, passedOver } = rulesFor(opening, lines, settings)
    if (options.only && !options.only(opening)) continue
    const zone = opening.timeZone
    let dayNumber = zones.get(zone)
    if (!dayNumber) {
      dayNumber = dayNumbers(zone)
      zones.set(zone, dayNumber)
    }
    const todayNumber = asOf === null ? dayNumber(now) : numberOfDay(asOf)
    const today = dayFromNumber(todayNumber)
    const question: Question = { lines: line ? [line] : [], passedOver, defendClaims: settings.defendClaims }
    const matters = line ? looksAt(line) : { applied: false, closed: false }
    const closedNumber = opening.closedAt === null ? NO_DAY : dayNumber(opening.closedAt)
    const holds = rare.onOpening(opening.id)

    const ruleKey = `${today} ${line?.[0].id ?? ''} ${passedOver.map(({ id }: RuleVersion) => id).join(' ')}`
    let known = placeOfState.get(ruleKey)
    if (!known) {
      known = new Map()
      placeOfState.set(ruleKey, known)
    }
    const add = (outcome: Outcome): number => states.push({ outcome, today, count: 0 }) - 1
    const past = (number: number): Day | null =>
      number === NO_DAY || number > todayNumber ? null : dayFromNumber(number)
    const closed = past(closedNumber)

    let waiting = 0
    let lastActivity = 0
    for (const [seq, status, decidedAt, receivedAt] of rows.all(opening.id)) {
      const applied = dayNumber(receivedAt)
      const decided = decidedAt === null ? NO_DAY : dayNumber(decidedAt)
      const special = rare.of(seq)
      const isOut = status === 'rejected' || status === 'withdrawn'
      let at: number
      if (special || holds.length > 0) {
        const facts = { ...(special ?? NOTHING_RARE), holds: [...(special?.holds ?? []), ...holds] }
        const events = eventsOf({ status, receivedAt, decidedAt }, opening, facts)
        at = add(decideOn(factsOf(events, zone, today, calendar), today, question, calendar))
      } else {
        const showsClosed = matters.closed || decided === NO_DAY || decided > todayNumber
        const shownClosed = showsClosed ? closedNumber : NO_DAY
        const shownApplied = matters.applied ? applied : NO_DAY
        const key = stateKey(isOut ? 2 : status === 'hired' ? 1 : 0, decided, shownClosed, shownApplied)
        const found = known.get(key)
        if (found === undefined) {
          const end = past(decided)
          const facts: Facts = {
            applied: past(applied),
            ended: isOut ? end : null,
            closed,
            contacted: null,
            decidedFinally: null,
            hired: status === 'hired' ? end : null,
            holds: 0,
            consents: [],
            erasureRequested: null,
            done: false,
          }
          at = add(decideOn(facts, today, question, calendar))
          known.set(key, at)
        } else at = found
      }
      const state = states[at] as Assessed
      state.count += 1
      stateOf[seq] = at
      total += 1
      if (state.outcome.decision === 'IN_PROCESS') waiting += 1
      else if (state.outcome.decision === 'NEEDS_COUNTRY' && todayNumber - applied > PRESSING_DAYS)
        needsCountryLong += 1
      if (applied <= todayNumber)
        lastActivity = Math.max(lastActivity, applied, decided <= todayNumber ? decided : 0)
    }
    if (
      opening.status === 'published' &&
      waiting > 0 &&
      calendar.after(dayFromNumber(lastActivity), { months: STALE_MONTHS, days: null }) <= today
    ) {
      stale.push({ opening, waiting, lastActivityOn: dayFromNumber(lastActivity) })
    }
    yield
  }
  return {
    total,
    states,
    stateOf,
    stale: stale.sort((a, b) => (a.lastActivityOn < b.lastActivityOn ? -1 : 1)),
    needsCountryLong,
  }
}
