/** The rules that Haku is shipped with: resources/retention-rules.json, bundled with the code, checked when it is read. */
import { z } from 'zod'
import { CalendarDate } from '#contract/common.ts'
import {
  ClockStart,
  Confidence,
  ErasurePolicy,
  MinimumClockStart,
  type RuleContent,
  type RuleIdentity,
  RuleScope,
  StatutoryNumber,
} from '#contract/retention.ts'
import shipped from '../../../resources/retention-rules.json' with { type: 'json' }

/** Days in which a candidate can be told before; the pack's own format leaves it to the company. */
const NOTICE_DAYS = 14
/** Stands for "the country is not known": no rule, so that nothing is ever done by default. */
const UNKNOWN_COUNTRY = '**'

const period = z.int().positive().nullable()

const PackRule = z
  .object({
    country: z.string().regex(/^([A-Z]{2}|\*\*)$/),
    subdivision: z.string().nullable(),
    scope: RuleScope,
    name: z.string(),
    max_months: period,
    max_days: period,
    ceiling_months: period,
    min_months: period,
    min_days: period,
    min_effective_from: CalendarDate.nullable(),
    clock_starts: ClockStart,
    min_clock_starts: MinimumClockStart.nullable(),
    consent_max_months: period,
    erasure_before_due: ErasurePolicy,
    statutory_number: StatutoryNumber,
    basis: z.string(),
    source_url: z.url({ protocol: /^https$/ }),
    confidence: Confidence,
    looked_up: z.boolean(),
    notes: z.string(),
  })
  .refine((rule) => (rule.max_months === null) !== (rule.max_days === null) || rule.clock_starts === 'none', {
    message: 'A rule has a maximum, in months or in days.',
  })
  .refine((rule) => rule.min_months === null || rule.min_days === null, {
    message: 'A minimum is in months or in days.',
  })

const Pack = z.object({
  schema: z.literal('retention-rules/1'),
  as_of: CalendarDate,
  rules: z.array(PackRule),
})

export interface ShippedRule extends RuleIdentity {
  readonly name: string
  readonly content: RuleContent
}

export interface RulePack {
  /** The day on which the law was looked at. */
  readonly asOf: string
  readonly rules: readonly ShippedRule[]
}

const asShipped = (rule: z.infer<typeof PackRule>): ShippedRule => ({
  country: rule.country,
  subdivision: rule.subdivision,
  scope: rule.scope,
  name: rule.name,
  content: {
    maxMonths: rule.max_months,
    maxDays: rule.max_days,
    ceilingMonths: rule.ceiling_months,
    minMonths: rule.min_months,
    minDays: rule.min_days,
    minEffectiveFrom: rule.min_effective_from,
    clock: rule.clock_starts,
    minClock: rule.min_clock_starts,
    consentMaxMonths: rule.consent_max_months,
    noticeDays: NOTICE_DAYS,
    erasure: rule.erasure_before_due,
    statutoryNumber: rule.statutory_number,
    basis: rule.basis,
    sourceUrl: rule.source_url,
    confidence: rule.confidence,
    lookedUp: rule.looked_up,
    notes: rule.notes,
  },
})

/** Reads a pack. Throws ZodError for one that is not what it should be. */
export function readPack(value: unknown): RulePack {
  const pack = Pack.parse(value)
  return {
    asOf: pack.as_of,
    rules: pack.rules.filter(({ country }) => country !== UNKNOWN_COUNTRY).map(asShipped),
  }
}

export const shippedPack = (): RulePack => readPack(shipped)
