/**
 * What is to become of one application on a day, by which rule, and why not by another. Pure: the preview, lists, the
 * command line and whatever carries a decision out ask this one function. docs/specs/retention.md is its specification.
 */
import type { Decision, LossCode } from '#contract/retention.ts'
import { type Calendar, type Day, earlier, exactCalendar, hasPeriod, later } from './calendar.ts'
import { clockDay, minimumDay } from './clocks.ts'
import { type Facts, factsOf, type RetentionEvent } from './events.ts'
import { inForce, type RuleLine, type RuleVersion } from './rule-version.ts'

/** What a due date comes from. */
export type Deciding =
  | 'maximum'
  | 'minimum'
  | 'consent'
  | 'erasure'
  /** Told to the candidate under an earlier version. */
  | 'promise'
  /** A shortened rule spares what is there for some days. */
  | 'preview'

/** A date that could have been the due date, and why it is not. */
export interface Loss {
  readonly code: LossCode
  readonly rule: RuleVersion | null
  readonly on: Day | null
}

export interface Outcome {
  readonly decision: Decision
  readonly dueOn: Day | null
  /** Null: no rule applies. */
  readonly rule: RuleVersion | null
  /** Null: nothing is due on a day. */
  readonly by: Deciding | null
  /** The day that the deciding period is counted from. */
  readonly from: Day | null
  readonly lost: readonly Loss[]
  /** The rule keeps longer than it may: the minimum wins, and the editor must have been gone round. */
  readonly conflict: boolean
}

export interface Question {
  /** The rules of the countries of the opening; several: the longest minimum, then the shortest maximum. */
  readonly lines: readonly RuleLine[]
  /** Rules that would apply if there were none of `lines`: named among what lost. */
  readonly passedOver?: readonly RuleVersion[] | undefined
  /** The company keeps what it needs against claims, where the rule lets it defer an erasure. */
  readonly defendClaims: boolean
  /** Told to this candidate, over whatever the versions say. */
  readonly promisedUntil?: Day | null | undefined
  /** No maximum is due before this day. */
  readonly notBefore?: Day | null | undefined
}

interface Due {
  on: Day
  rule: RuleVersion
  by: Deciding
  from: Day
}

/** The end of the maximum by one version; null when nothing runs. */
function maximumOf(facts: Facts, rule: RuleVersion, calendar: Calendar): Due | null {
  const from = clockDay(facts, rule.clock)
  return from === null || !hasPeriod(rule.max)
    ? null
    : { on: calendar.after(from, rule.max), rule, by: 'maximum', from }
}

/** The maximum of one rule by the version in force, with what its changes owe to what was there before. */
function maximumDue(
  facts: Facts,
  line: RuleLine,
  today: Day,
  question: Question,
  lost: Loss[],
  calendar: Calendar,
): Due | null {
  const at = inForce(line, today)
  const rule = line[at] as RuleVersion
  const plain = maximumOf(facts, rule, calendar)
  if (plain === null) return null
  let due = plain
  const before = line[at - 1]

  const notBefore = latestOf(question.notBefore, rule.notBefore)
  if (notBefore !== null && due.on < notBefore) {
    const old = before ? maximumOf(facts, before, calendar) : null
    const spared = old === null ? notBefore : later(due.on, earlier(old.on, notBefore))
    if (spared > due.on) {
      lost.push({ code: 'SHORTENED_SINCE', rule, on: due.on })
      due = { ...due, on: spared, by: 'preview' }
    }
  }
  const promises: { on: Day; rule: RuleVersion }[] = []
  if (question.promisedUntil) promises.push({ on: question.promisedUntil, rule })
  for (let newer = at; newer > 0; newer -= 1) {
    const { promisedUntil } = line[newer] as RuleVersion
    if (promisedUntil === null || facts.applied === null || facts.applied > promisedUntil) continue
    const promised = maximumOf(facts, line[newer - 1] as RuleVersion, calendar)
    if (promised) promises.push(promised)
  }
  const [first] = promises.sort((a, b) => (a.on < b.on ? -1 : 1))
  if (first && first.on < due.on) {
    lost.push({ code: 'PROMISED_LESS', rule, on: due.on })
    due = { ...due, on: first.on, rule: first.rule, by: 'promise' }
  }
  return due
}

const latestOf = (a: Day | null | undefined, b: Day | null | undefined): Day | null =>
  a && b ? later(a, b) : (a ?? b ?? null)

/** The first day on which the minimum of a rule lets anything go; null: it has none, or none that runs. */
function minimumDue(facts: Facts, rule: RuleVersion, calendar: Calendar): Due | null {
  if (!hasPeriod(rule.min)) return null
  const from = minimumDay(facts, rule.minClock ?? rule.clock)
  if (from === null) return null
  // Kept through the last day of the minimum; the maximum ends on its own date. Asymmetric on purpose.
  return { on: calendar.plusDays(calendar.after(from, rule.min), 1), rule, by: 'minimum', from }
}

/** The day on which the last of the standing consents is over; null: none keeps anything. */
function consentDue(facts: Facts, rule: RuleVersion, lost: Loss[], calendar: Calendar): Due | null {
  let best: Due | null = null
  for (const { given, until, withdrawn } of facts.consents) {
    const cap =
      rule.consentMaxMonths === null
        ? null
        : calendar.after(given, { months: rule.consentMaxMonths, days: null })
    const on = cap === null ? until : until === null ? cap : earlier(until, cap)
    if (withdrawn !== null) lost.push({ code: 'CONSENT_WITHDRAWN', rule, on: withdrawn })
    else if (on === null) lost.push({ code: 'CONSENT_WITHOUT_END', rule, on: null })
    else if (best === null || on > best.on) best = { on, rule, by: 'consent', from: given }
  }
  return best
}

/** Compares periods that are written in different units by the shortest the maximum and the longest the minimum can be. */
const contradicts = ({ min, max }: RuleVersion): boolean => {
  if (!hasPeriod(min) || !hasPeriod(max)) return false
  if (min.months !== null && max.months !== null) return min.months > max.months
  if (min.days !== null && max.days !== null) return min.days > max.days
  return (min.days ?? (min.months ?? 0) * 31) > (max.days ?? (max.months ?? 0) * 28)
}

export { contradicts as minimumOverMaximum }

/**
 * Decides on facts as they stand at `today`. The order of what wins: done, hold, no country, hired, minimum, request
 * for erasure, consent, maximum.
 */
export function decideOn(
  facts: Facts,
  today: Day,
  question: Question,
  calendar: Calendar = exactCalendar,
): Outcome {
  const lost: Loss[] = (question.passedOver ?? []).map((rule) => ({ code: 'LESS_SPECIFIC', rule, on: null }))
  const rules = question.lines.map((line) => line[inForce(line, today)] as RuleVersion)
  const conflict = rules.some(contradicts)
  const answer = (
    decision: Decision,
    due: Due | null = null,
    rule = due?.rule ?? rules[0] ?? null,
  ): Outcome => ({
    decision,
    dueOn: due?.on ?? null,
    rule,
    by: due?.by ?? null,
    from: due?.from ?? null,
    lost,
    conflict,
  })

  if (facts.done) return answer('ALREADY_DONE')
  if (facts.holds > 0) {
    const without = decideOn({ ...facts, holds: 0 }, today, question, calendar)
    lost.push({ code: 'HELD', rule: without.rule, on: without.dueOn })
    return answer('HOLD', null, without.rule)
  }
  const usable = question.lines.filter((_, at) => (rules[at] as RuleVersion).clock !== 'none')
  if (usable.length === 0) return answer('NEEDS_COUNTRY', null, null)
  if (facts.hired !== null) return answer('EXEMPT_HIRED')

  const minima = usable
    .map((line) => ({ due: minimumDue(facts, line[inForce(line, today)] as RuleVersion, calendar) }))
    .flatMap(({ due }) => (due ? [due] : []))
    .sort((a, b) => (a.on > b.on ? -1 : 1))
  /** The longest minimum that is law when something would be done; what is not law yet keeps nothing. */
  const minimumBy = (day: Day): Due | null => {
    const when = later(day, today)
    return minima.find(({ rule }) => rule.minEffectiveFrom === null || rule.minEffectiveFrom <= when) ?? null
  }
  const noteMinimum = (day: Day, standing: Due | null) => {
    for (const { on, rule } of minima) {
      if (rule.minEffectiveFrom !== null && rule.minEffectiveFrom > later(day, today)) {
        lost.push({ code: 'MINIMUM_NOT_LAW_YET', rule, on: rule.minEffectiveFrom })
      } else if (rule !== standing?.rule || on <= day) lost.push({ code: 'MINIMUM_OVER', rule, on })
    }
  }

  const maxima = usable
    .flatMap((line) => maximumDue(facts, line, today, question, lost, calendar) ?? [])
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  const maximum = maxima[0] ?? null
  for (const longer of maxima.slice(1))
    lost.push({ code: 'LONGER_MAXIMUM', rule: longer.rule, on: longer.on })

  const requested = facts.erasureRequested
  if (requested !== null) {
    const rule = maximum?.rule ?? rules[0] ?? null
    if (!rule) return answer('NEEDS_COUNTRY', null, null)
    // While claims can come, a company that defends them may keep what it needs: Art. 17(3)(e) GDPR.
    const defends = question.defendClaims && rule.erasure === 'may_defer' && maximum !== null
    let due: Due = { on: requested, rule, by: 'erasure', from: requested }
    if (defends && maximum.on > due.on) {
      lost.push({ code: 'REQUEST_DEFERRED_FOR_CLAIMS', rule, on: requested })
      due = { ...maximum, by: 'maximum' }
    }
    const minimum = minimumBy(due.on)
    noteMinimum(due.on, minimum)
    if (minimum && minimum.on > due.on) {
      lost.push({ code: 'REQUEST_DEFERRED_BY_MINIMUM', rule: minimum.rule, on: requested })
      due = minimum
    }
    for (const { given } of facts.consents) lost.push({ code: 'REQUEST_ENDS_CONSENT', rule, on: given })
    return answer(today >= due.on ? 'ERASE' : 'DEFER_RESTRICT', due)
  }
  if (maximum === null) return answer('IN_PROCESS')

  let due = maximum
  const consent = consentDue(facts, maximum.rule, lost, calendar)
  if (consent && consent.on > due.on) {
    lost.push({ code: 'CONSENT_LASTS_LONGER', rule: due.rule, on: due.on })
    due = consent
  } else if (consent) lost.push({ code: 'CONSENT_ENDS_EARLIER', rule: consent.rule, on: consent.on })
  const minimum = minimumBy(due.on)
  noteMinimum(due.on, minimum)
  if (minimum && minimum.on > due.on) {
    lost.push({ code: 'MINIMUM_LASTS_LONGER', rule: due.rule, on: due.on })
    due = minimum
  }
  if (today >= due.on) return answer('ANONYMISE', due)
  const notice = due.rule.noticeDays
  if (notice !== null && today >= calendar.plusDays(due.on, -notice)) return answer('NOTIFY', due)
  return answer('KEEP', due)
}

export interface Asked extends Question {
  readonly events: readonly RetentionEvent[]
  /** IANA time zone of the opening. */
  readonly zone: string
  /** An instant in UTC ms, or the calendar date to answer for. */
  readonly now: number | Day
}

/** Decides on typed events. Throws RangeError for a zone, date or instant that is none. */
export function decide(asked: Asked, calendar: Calendar = exactCalendar): Outcome {
  const today = typeof asked.now === 'number' ? calendar.dayOf(asked.now, asked.zone) : asked.now
  return decideOn(factsOf(asked.events, asked.zone, today, calendar), today, asked, calendar)
}
