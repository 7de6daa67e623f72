/** Cases in a file: a rule, events and a day, with or without what is to come of them (docs/specs/retention.md). */
import { z } from 'zod'
import { CalendarDate } from '#contract/common.ts'
import { ClockStart, Decision, ErasurePolicy, MinimumClockStart } from '#contract/retention.ts'
import { exactCalendar } from './calendar.ts'
import { decide, type Outcome } from './decide.ts'
import type { RuleLine, RuleVersion } from './rule-version.ts'

const When = z.union([CalendarDate, z.iso.datetime({ offset: true })])
const count = z.int().nullable().default(null)

const isTimeZone = (zone: string): boolean => {
  try {
    return exactCalendar.dayOf(0, zone) !== ''
  } catch {
    return false
  }
}

const CaseRule = z.object({
  country: z.string(),
  subdivision: z.string().nullable().default(null),
  scope: z.string().default('default'),
  max_months: count,
  max_days: count,
  min_months: count,
  min_days: count,
  min_effective_from: CalendarDate.nullable().default(null),
  clock_starts: ClockStart,
  min_clock_starts: MinimumClockStart.nullable().default(null),
  consent_max_months: count,
  notice_days: count,
  erasure_before_due: ErasurePolicy.default('erase'),
})

const DecisionCase = z.object({
  kind: z.literal('decision'),
  id: z.string(),
  title: z.string().default(''),
  rule: CaseRule.nullable().default(null),
  /** Of an opening in several countries. */
  rules: z.array(CaseRule).optional(),
  tz: z.string().refine(isTimeZone, 'There is no such time zone.').default('UTC'),
  events: z.array(
    z.object({ type: z.string(), at: When, id: z.string().optional(), until: CalendarDate.optional() }),
  ),
  now: When,
  defend_claims: z.boolean().default(false),
  not_before: CalendarDate.nullable().default(null),
  promised_until: CalendarDate.nullable().default(null),
  expect: z.object({ decision: Decision, due_on: CalendarDate.nullable().optional() }).optional(),
})

/** Cases of other kinds describe behaviour in words; they are passed over. */
export const CaseFile = z.object({
  cases: z.array(
    z.union([
      DecisionCase,
      z.object({
        kind: z.string().refine((kind) => kind !== 'decision', 'This is no whole case.'),
        id: z.string(),
      }),
    ]),
  ),
})
export type DecisionCase = z.infer<typeof DecisionCase>

export const isDecisionCase = (one: z.infer<typeof CaseFile>['cases'][number]): one is DecisionCase =>
  one.kind === 'decision' && 'events' in one

const asLine = (rule: z.infer<typeof CaseRule>): RuleLine => {
  const version: RuleVersion = {
    id: null,
    version: 1,
    country: rule.country,
    subdivision: rule.subdivision,
    scope: rule.scope,
    max: { months: rule.max_months, days: rule.max_days },
    min: { months: rule.min_months, days: rule.min_days },
    minEffectiveFrom: rule.min_effective_from,
    clock: rule.clock_starts,
    minClock: rule.min_clock_starts,
    consentMaxMonths: rule.consent_max_months,
    noticeDays: rule.notice_days,
    erasure: rule.erasure_before_due,
    validFrom: '0001-01-01',
    validTo: null,
    notBefore: null,
    promisedUntil: null,
  }
  return [version]
}

/** Decides one case. */
export function decideCase(one: DecisionCase): Outcome {
  const rules = one.rules ?? (one.rule ? [one.rule] : [])
  return decide({
    lines: rules.map(asLine),
    events: one.events,
    zone: one.tz,
    now: one.now.length === 'YYYY-MM-DD'.length ? one.now : Date.parse(one.now),
    defendClaims: one.defend_claims,
    notBefore: one.not_before,
    promisedUntil: one.promised_until,
  })
}
