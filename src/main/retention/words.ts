/** Decisions in English, for the command line; the window words them itself, in the person's language. */
import type { LossCode } from '#contract/retention.ts'
import { hasPeriod, type Period } from './calendar.ts'
import type { Outcome } from './decide.ts'
import { type RuleVersion, ruleKey } from './rule-version.ts'

/** What of a rule is named. */
export type NamedRule = Pick<RuleVersion, 'country' | 'subdivision' | 'scope' | 'max' | 'min' | 'clock'>
interface NamedLoss {
  readonly code: LossCode
  readonly rule: NamedRule | null
  readonly on: string | null
}
interface Named extends Pick<Outcome, 'dueOn' | 'by' | 'conflict'> {
  readonly rule: NamedRule | null
  readonly lost: readonly NamedLoss[]
}

export function periodWords({ months, days }: Period): string {
  if (months !== null) return months === 1 ? '1 month' : `${months} months`
  return days === 1 ? '1 day' : `${days ?? 0} days`
}

const CLOCK: Record<RuleVersion['clock'], string> = {
  rejection: 'rejected',
  closing: 'closed',
  last_contact: 'last contact',
  hiring_decision_final: 'final decision',
  none: '',
}

const maximumWords = (rule: NamedRule): string =>
  hasPeriod(rule.max) ? `${ruleKey(rule)} ${CLOCK[rule.clock]} ${periodWords(rule.max)}` : ruleKey(rule)
const minimumWords = (rule: NamedRule): string => `${ruleKey(rule)} minimum ${periodWords(rule.min)}`

/** The rule that decides, for example "DE rejected 6 months"; null: none does. */
export function ruleWords({ rule, by }: Pick<Named, 'rule' | 'by'>): string | null {
  if (rule === null) return null
  switch (by) {
    case 'minimum':
      return minimumWords(rule)
    case 'consent':
      return `${ruleKey(rule)} consent`
    case 'erasure':
      return `${ruleKey(rule)} request for erasure`
    case 'promise':
      return `${maximumWords(rule)}, as promised`
    case 'preview':
      return `${maximumWords(rule)}, shortened`
    default:
      return maximumWords(rule)
  }
}

const WHY: Record<LossCode, (words: { max: string; min: string; key: string; on: string }) => string> = {
  LESS_SPECIFIC: ({ max }) => `${max} lost because a rule for the place itself goes first`,
  LONGER_MAXIMUM: ({ max, on }) => `${max} (${on}) lost because the shortest maximum decides`,
  SHORTENED_SINCE: ({ max, on }) =>
    `${max} (${on}) waits because a shortened rule spares what was there for 14 days`,
  PROMISED_LESS: ({ max, on }) => `${max} (${on}) lost because the candidate was promised less`,
  CONSENT_LASTS_LONGER: ({ max, on }) => `${max} (${on}) lost because a consent lasts longer`,
  CONSENT_ENDS_EARLIER: ({ on }) => `the consent (${on}) lost because it ends earlier and never shortens`,
  CONSENT_WITHDRAWN: ({ on }) => `a consent lost because it was withdrawn on ${on}`,
  CONSENT_WITHOUT_END: () => 'a consent lost because neither it nor the rule names an end',
  MINIMUM_LASTS_LONGER: ({ max, on }) => `${max} (${on}) lost because the minimum lasts longer`,
  MINIMUM_OVER: ({ min, on }) => `${min} lost because it lets go from ${on}`,
  MINIMUM_NOT_LAW_YET: ({ min, on }) => `${min} lost because it is law only from ${on}`,
  REQUEST_DEFERRED_BY_MINIMUM: ({ min, on }) => `the request of ${on} waits because ${min} must be kept`,
  REQUEST_DEFERRED_FOR_CLAIMS: ({ on }) => `the request of ${on} waits because claims can still come`,
  REQUEST_ENDS_CONSENT: ({ on }) => `the consent of ${on} lost because erasure was requested`,
  HELD: ({ max, on }) => `${max} (${on}) waits for the release of a legal hold`,
}

const lossWords = ({ code, rule, on }: NamedLoss): string =>
  WHY[code]({
    max: rule ? maximumWords(rule) : 'no rule',
    min: rule ? minimumWords(rule) : 'no rule',
    key: rule ? ruleKey(rule) : '',
    on: on ?? 'no day',
  })

/** One line: "due 2027-02-03 by DE rejected 6 months; …". */
export function outcomeWords(outcome: Named): string {
  const rule = ruleWords(outcome)
  const due = outcome.dueOn === null ? 'nothing due' : `due ${outcome.dueOn}`
  return [
    rule === null || outcome.dueOn === null ? due : `${due} by ${rule}`,
    ...outcome.lost.map(lossWords),
    ...(outcome.conflict ? ['RULE_CONFLICT: the minimum is longer than the maximum'] : []),
  ].join('; ')
}
