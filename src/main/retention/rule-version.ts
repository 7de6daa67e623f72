/** A retention rule as the decision needs it: one dated version of what a country, subdivision and scope ask for. */
import type { ClockStart, ErasurePolicy, MinimumClockStart } from '#contract/retention.ts'
import type { Day, Period } from './calendar.ts'

export interface RuleVersion {
  /** Null: from outside a workspace, for example from a file of cases. */
  readonly id: string | null
  readonly version: number
  readonly country: string
  readonly subdivision: string | null
  readonly scope: string
  readonly max: Period
  readonly min: Period
  /** Before this day the minimum is not law yet. */
  readonly minEffectiveFrom: Day | null
  readonly clock: ClockStart
  /** Null: the minimum runs from the same event as the maximum. */
  readonly minClock: MinimumClockStart | null
  /** Null: the rule names no longest consent, so only one with an end of its own keeps anything. */
  readonly consentMaxMonths: number | null
  /** Null: nobody is told before. */
  readonly noticeDays: number | null
  readonly erasure: ErasurePolicy
  readonly validFrom: Day
  readonly validTo: Day | null
  /** A version that shortens: what the one before would have kept is not due before this day. */
  readonly notBefore: Day | null
  /** A version that lengthens: what was received by this day was promised the period of the one before. */
  readonly promisedUntil: Day | null
}

/** The versions of one rule, the oldest first; never empty. */
export type RuleLine = readonly [RuleVersion, ...RuleVersion[]]

/** `DE`, `US-CA`, `US (federal_contractor)`: what a rule is called in lists and files. */
export function ruleKey({
  country,
  subdivision,
  scope,
}: Pick<RuleVersion, 'country' | 'subdivision' | 'scope'>): string {
  const place = subdivision === null ? country : `${country}-${subdivision}`
  return scope === 'default' ? place : `${place} (${scope})`
}

/** Place of the version that holds on a day: the newest that has begun and not ended; before all of them, the first. */
export function inForce(line: RuleLine, day: Day): number {
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const version = line[at] as RuleVersion
    if (version.validFrom <= day && (version.validTo === null || day <= version.validTo)) return at
  }
  return 0
}
