/** The rules as HR sees them: what is in force, what was, and what the shipped pack says. */
import type { InputOf } from '#contract/common.ts'
import type { PackDifference, Rule, RuleContent, RuleIdentity, retention } from '#contract/retention.ts'
import type { Clock } from '../platform/clock.ts'
import type { Readable } from '../store/types.ts'
import { type Day, exactCalendar } from './calendar.ts'
import { factsReader, type OpeningFacts } from './facts.ts'
import { type RulePack, shippedPack } from './pack.ts'
import { CONTENT_FIELDS, readRules, readVersions, ruleLines, type StoredRule } from './rule-store.ts'
import { inForce, ruleKey } from './rule-version.ts'
import { readRetentionSettings, rulesFor } from './which-rule.ts'

export const differingFields = (one: RuleContent, other: RuleContent): (keyof RuleContent)[] =>
  CONTENT_FIELDS.filter((field) => one[field] !== other[field])

/** Openings by the key of the rule that decides about them. */
function openingsByRule(db: Readable, rules: readonly StoredRule[]): Map<string, OpeningFacts[]> {
  const lines = ruleLines(rules)
  const settings = readRetentionSettings(db)
  const byRule = new Map<string, OpeningFacts[]>()
  for (const opening of factsReader(db).openings()) {
    const { line } = rulesFor(opening, lines, settings)
    if (!line) continue
    const key = ruleKey(line[0])
    const others = byRule.get(key)
    if (others) others.push(opening)
    else byRule.set(key, [opening])
  }
  return byRule
}

function asRule(rule: StoredRule, pack: RulePack, openings: ReadonlyMap<string, readonly unknown[]>): Rule {
  const { content, ...rest } = rule
  const key = ruleKey(rule)
  const shipped = pack.rules.find((one) => ruleKey(one) === key)
  return {
    ...rest,
    ...content,
    needsCounsel: !content.lookedUp || content.confidence === 'low',
    pack: !shipped ? 'none' : differingFields(shipped.content, content).length === 0 ? 'same' : 'different',
    openings: openings.get(key)?.length ?? 0,
  }
}

/** The day by UTC: a rule holds from midnight somewhere. */
export const ruleDay = (clock: Clock): Day => exactCalendar.dayOf(clock.now(), 'UTC')

export function listRules(db: Readable, { clock }: { clock: Clock }): { rows: Rule[]; packAsOf: string } {
  const pack = shippedPack()
  const rules = readRules(db)
  const openings = openingsByRule(db, rules)
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const today = ruleDay(clock)
  const current = [...ruleLines(rules).values()].flatMap(
    (line) => byId.get(line[inForce(line, today)]?.id ?? '') ?? [],
  )
  return { rows: current.map((rule) => asRule(rule, pack, openings)), packAsOf: pack.asOf }
}

/** Every version of one rule, the newest first, with the openings that it decides about; none where there is no such rule. */
export function ruleHistory(
  db: Readable,
  identity: InputOf<typeof retention.rules.history>,
): { rows: Rule[]; openings: { id: string; title: string; requisitionNumber: string }[] } {
  const pack = shippedPack()
  const openings = openingsByRule(db, readRules(db))
  return {
    rows: readVersions(db, identity)
      .reverse()
      .map((rule) => asRule(rule, pack, openings)),
    openings: (openings.get(ruleKey(identity)) ?? [])
      .map(({ id, title, requisitionNumber }) => ({ id, title, requisitionNumber }))
      .sort((a, b) => (a.title < b.title ? -1 : 1)),
  }
}

/** What the pack that came with this Haku has otherwise than the workspace; nothing is taken over by itself. */
export function comparePack(
  db: Readable,
  pack: RulePack = shippedPack(),
): { rows: PackDifference[]; packAsOf: string } {
  const newest = new Map<string, StoredRule>()
  for (const rule of readRules(db)) newest.set(ruleKey(rule), rule)
  const rows = pack.rules.flatMap(({ content, name, ...identity }): PackDifference[] => {
    const stored = newest.get(ruleKey(identity))
    const fields = stored ? differingFields(content, stored.content) : CONTENT_FIELDS
    if (fields.length === 0) return []
    const place: RuleIdentity = {
      country: identity.country,
      subdivision: identity.subdivision,
      scope: identity.scope,
    }
    return [
      {
        ...place,
        name,
        packAsOf: pack.asOf,
        content,
        stored: stored?.content ?? null,
        version: stored?.version ?? 0,
        fields: [...fields],
      },
    ]
  })
  return { rows, packAsOf: pack.asOf }
}
