/** Decisions as the contract names them, with everything that lost. */
import type { Explained, RuleRef } from '#contract/retention.ts'
import type { Outcome } from './decide.ts'
import type { RuleVersion } from './rule-version.ts'

export const ruleRef = (rule: RuleVersion): RuleRef => ({
  id: rule.id,
  country: rule.country,
  subdivision: rule.subdivision,
  scope: rule.scope,
  version: rule.version,
  maxMonths: rule.max.months,
  maxDays: rule.max.days,
  minMonths: rule.min.months,
  minDays: rule.min.days,
  clock: rule.clock,
  minClock: rule.minClock,
})

export const explained = ({ decision, dueOn, rule, by, from, lost, conflict }: Outcome): Explained => ({
  decision,
  dueOn,
  rule: rule && ruleRef(rule),
  by,
  from,
  lost: lost.map(({ code, rule: loser, on }) => ({ code, rule: loser && ruleRef(loser), on })),
  conflict,
})
