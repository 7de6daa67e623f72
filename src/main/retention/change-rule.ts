/** The editor of rules: what a change would do, what it may not be, and the version that it becomes. */
import type { InputOf } from '#contract/common.ts'
import type { Rule, RuleContent, retention, Simulation } from '#contract/retention.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store } from '../store/types.ts'
import { assess } from './assess.ts'
import { type Day, exactCalendar } from './calendar.ts'
import { minimumOverMaximum } from './decide.ts'
import type { OpeningFacts } from './facts.ts'
import {
  asVersion,
  insertRule,
  type NewRule,
  readRules,
  readVersions,
  ruleLines,
  type StoredRule,
} from './rule-store.ts'
import { type RuleLine, type RuleVersion, ruleKey } from './rule-version.ts'
import { differingFields, ruleDay, ruleHistory } from './rules.ts'
import { readRetentionSettings, rulesFor } from './which-rule.ts'
import { periodWords } from './words.ts'

/** How long what a shortened rule reaches is shown before it can go. */
const PREVIEW_DAYS = 14

type Change = InputOf<typeof retention.rules.change>
type Draft = InputOf<typeof retention.rules.simulate>

function refuse(reason: string, message: string, remedy: string): never {
  throw new Problem('REFUSED', reason, `${message} Nothing was changed.`, remedy)
}

/** The shortest and the longest that a period can be, in days. */
const spread = (months: number | null, days: number | null): { least: number; most: number } => ({
  least: days ?? (months ?? 0) * 28,
  most: days ?? (months ?? 0) * 31,
})

/** Whether a maximum is longer than the source supports; months are compared as months. */
export const aboveCeiling = ({ maxMonths, maxDays, ceilingMonths }: RuleContent): boolean =>
  ceilingMonths !== null &&
  (maxMonths === null ? (maxDays ?? 0) > ceilingMonths * 31 : maxMonths > ceilingMonths)

const draftVersion = (draft: Draft, version: number, rest: Partial<RuleVersion> = {}): RuleVersion => ({
  ...asVersion({
    ...draft,
    id: 'draft',
    version,
    validFrom: '0001-01-01',
    validTo: null,
    notBefore: null,
    promisedUntil: null,
  }),
  ...rest,
})

/** Throws Problem REFUSED for what no reason can make right. */
function requireSound(draft: Draft): void {
  const { content } = draft
  const { maxMonths, maxDays, minMonths, minDays, ceilingMonths, consentMaxMonths, noticeDays } = content
  for (const value of [maxMonths, maxDays, minMonths, minDays, ceilingMonths, consentMaxMonths, noticeDays]) {
    if (value !== null && value < 1)
      refuse(
        'PERIOD_NOT_POSITIVE',
        `A period of ${value} is none: 0 means neither "never" nor "at once".`,
        'Write at least 1, or leave the field empty.',
      )
  }
  if (maxMonths !== null && maxDays !== null)
    refuse('TWO_MAXIMA', 'A maximum is in months or in days, not both.', 'Leave one of the two empty.')
  if (minMonths !== null && minDays !== null)
    refuse('TWO_MINIMA', 'A minimum is in months or in days, not both.', 'Leave one of the two empty.')
  if (content.clock !== 'none' && maxMonths === null && maxDays === null)
    refuse('NO_MAXIMUM', 'A rule without a maximum would keep for ever.', 'Write a maximum.')
  if (minimumOverMaximum(draftVersion(draft, 1)))
    refuse(
      'MIN_OVER_MAX',
      `The minimum of ${periodWords({ months: minMonths, days: minDays })} is longer than the maximum of ${periodWords({ months: maxMonths, days: maxDays })}.`,
      'Lengthen the maximum, or shorten the minimum if the law lets you.',
    )
}

interface Effect {
  notBefore: Day | null
  promisedUntil: Day | null
}

/** A shorter maximum spares for 14 days; a longer one does not reach who was promised less; another clock may do either. */
function effectOf(before: StoredRule | undefined, content: RuleContent, today: Day): Effect {
  if (!before) return { notBefore: null, promisedUntil: null }
  const old = spread(before.content.maxMonths, before.content.maxDays)
  const next = spread(content.maxMonths, content.maxDays)
  const sameUnit = (before.content.maxMonths === null) === (content.maxMonths === null)
  const otherClock = before.content.clock !== content.clock
  const shortens = otherClock || (sameUnit ? next.least < old.least : next.least < old.most)
  const lengthens = otherClock || (sameUnit ? next.least > old.least : next.most > old.least)
  return {
    notBefore: shortens ? exactCalendar.plusDays(today, PREVIEW_DAYS) : null,
    promisedUntil: lengthens ? today : null,
  }
}

function requireCurrent(versions: readonly StoredRule[], { basedOn }: Draft): StoredRule | undefined {
  const newest = versions.at(-1)
  if ((newest?.version ?? 0) === basedOn) return newest
  throw new Problem(
    'CONFLICT',
    'RULE_CHANGED_SINCE',
    'This rule was changed since it was read. Nothing was changed.',
    'Look at its newest version, then make your change again.',
  )
}

/**
 * What a change would do to the applications of its openings, counted on the first day on which it has its full
 * effect. Saves nothing, and refuses nothing but a rule that was changed since. Throws Problem CONFLICT.
 */
export function simulateRule(db: Readable, draft: Draft, deps: Pick<CommandDeps, 'clock'>): Simulation {
  const before = requireCurrent(readVersions(db, draft), draft)
  const today = ruleDay(deps.clock)
  const effect = effectOf(before, draft.content, today)
  const key = ruleKey(draft)
  const lines = ruleLines(readRules(db))
  const old = lines.get(key)
  const next = draftVersion(draft, (before?.version ?? 0) + 1, { ...effect, validFrom: today })
  const changedLines = new Map<string, RuleLine>([...lines, [key, old ? [...old, next] : [next]]])
  const settings = readRetentionSettings(db)
  /** What another rule decides about stays as it is. */
  const only = (opening: OpeningFacts): boolean => {
    const { line } = rulesFor(opening, changedLines, settings)
    return line !== null && ruleKey(line[0]) === key
  }
  const common = { asOf: effect.notBefore, now: deps.clock.now(), settings, only }
  const run = (using: ReadonlyMap<string, RuleLine>) => {
    const work = assess(db, { ...common, lines: using })
    for (;;) {
      const step = work.next()
      if (step.done) return step.value
    }
  }
  const was = run(lines)
  const is = run(changedLines)
  const result = { applications: 0, becomeDue: 0, noLongerDue: 0, earlier: 0, later: 0, promised: 0 }
  is.stateOf.forEach((at, seq) => {
    const now = is.states[at]
    const then = was.states[was.stateOf[seq] ?? -1]
    if (!now || !then) return
    result.applications += 1
    const isDue = now.outcome.decision === 'ANONYMISE' || now.outcome.decision === 'ERASE'
    const wasDue = then.outcome.decision === 'ANONYMISE' || then.outcome.decision === 'ERASE'
    if (isDue && !wasDue) result.becomeDue += 1
    if (!isDue && wasDue) result.noLongerDue += 1
    const [dueNow, dueThen] = [now.outcome.dueOn, then.outcome.dueOn]
    if (dueNow !== null && dueThen !== null && dueNow < dueThen) result.earlier += 1
    if (dueNow !== null && dueThen !== null && dueNow > dueThen) result.later += 1
    if (now.outcome.by === 'promise') result.promised += 1
  })
  return {
    ...result,
    notBefore: effect.notBefore,
    minOverMax: minimumOverMaximum(next),
    aboveCeiling: aboveCeiling(draft.content),
  }
}

/**
 * Writes the next version of a rule, in force from today. Throws Problem REFUSED (a period that is none, minimum over
 * maximum, above the ceiling without a reason, no reason at all, nothing changed) and CONFLICT (changed since).
 */
export function changeRule(store: Store, input: Change, deps: CommandDeps): Rule {
  requireSound(input)
  const reason = input.reason.trim()
  const ceilingReason = input.ceilingReason?.trim() || null
  if (reason === '')
    refuse('REASON_MISSING', 'A change of a rule needs a reason.', 'Write why, for those who ask later.')
  if (aboveCeiling(input.content) && ceilingReason === null)
    refuse(
      'ABOVE_CEILING',
      `The maximum of ${periodWords({ months: input.content.maxMonths, days: input.content.maxDays })} is above the ${periodWords({ months: input.content.ceilingMonths, days: null })} that the source supports.`,
      'Write the reason that lets you keep longer, or choose a shorter maximum.',
    )
  const today = ruleDay(deps.clock)
  const changed: string[] = []
  store.command(
    {
      action: 'retention.changeRule',
      subjects: () => ({ subjects: changed, count: 1 }),
      undoable: false,
      actor: deps.actor,
    },
    (tx) => {
      const before = requireCurrent(readVersions(tx, input), input)
      if (before && differingFields(before.content, input.content).length === 0)
        refuse('NOTHING_CHANGED', 'This is what the rule says already.', 'Change something, or leave it.')
      const { country, subdivision, scope, content } = input
      const rule: NewRule = {
        country,
        subdivision,
        scope,
        version: (before?.version ?? 0) + 1,
        content,
        validFrom: today,
        validTo: null,
        ...effectOf(before, content, today),
        reason,
        ceilingReason: aboveCeiling(content) ? ceilingReason : null,
        approvedBy: input.approvedBy,
        createdAt: deps.clock.now(),
      }
      changed.push(insertRule(tx, rule).id)
    },
  )
  const [newest] = ruleHistory(store.reader, input).rows
  if (!newest) throw new Error('A rule that was written is there.')
  return newest
}
