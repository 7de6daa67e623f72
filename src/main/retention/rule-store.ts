/** The rules of a workspace: dated versions, none of them ever overwritten. */
import { createHash } from 'node:crypto'
import type { RuleContent, RuleIdentity } from '#contract/retention.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { earlier, exactCalendar } from './calendar.ts'
import { shippedPack } from './pack.ts'
import { type RuleLine, type RuleVersion, ruleKey } from './rule-version.ts'

export interface StoredRule extends RuleIdentity {
  readonly id: string
  readonly version: number
  readonly content: RuleContent
  readonly validFrom: string
  readonly validTo: string | null
  readonly notBefore: string | null
  readonly promisedUntil: string | null
  readonly reason: string
  readonly ceilingReason: string | null
  readonly approvedBy: string | null
  readonly createdAt: number
  readonly hash: string
}

/** Columns of `retention_rule` by the fields of a rule's content; `lookedUp` is 0 or 1 there. */
const CONTENT: Readonly<Record<keyof RuleContent, string>> = {
  maxMonths: 'max_months',
  maxDays: 'max_days',
  ceilingMonths: 'ceiling_months',
  minMonths: 'min_months',
  minDays: 'min_days',
  minEffectiveFrom: 'min_effective_from',
  clock: 'clock',
  minClock: 'min_clock',
  consentMaxMonths: 'consent_max_months',
  noticeDays: 'notice_days',
  erasure: 'erasure',
  statutoryNumber: 'statutory_number',
  basis: 'basis',
  sourceUrl: 'source_url',
  confidence: 'confidence',
  lookedUp: 'looked_up',
  notes: 'notes',
}
export const CONTENT_FIELDS = Object.keys(CONTENT) as (keyof RuleContent)[]

type Stored = Record<keyof RuleContent | keyof Omit<StoredRule, 'content'>, never>

const SELECT = `SELECT id, country, subdivision, scope, version, valid_from AS validFrom, valid_to AS validTo,
  not_before AS notBefore, promised_until AS promisedUntil, reason, ceiling_reason AS ceilingReason,
  approved_by AS approvedBy, created_at AS createdAt, hash,
  ${CONTENT_FIELDS.map((field) => `${CONTENT[field]} AS ${field}`).join(', ')} FROM retention_rule`

function asRule(row: Stored): StoredRule {
  const all: Record<string, unknown> = { ...row }
  const content: Record<string, unknown> = {}
  for (const field of CONTENT_FIELDS) {
    content[field] = field === 'lookedUp' ? all[field] === 1 : all[field]
    delete all[field]
  }
  return { ...all, content } as unknown as StoredRule
}

/** Every version of every rule, by place and scope, the oldest version first. */
export function readRules(db: Readable): StoredRule[] {
  return db.raw
    .prepare<[], Stored>(`${SELECT} ORDER BY country, subdivision, scope, version`)
    .all()
    .map(asRule)
}

/** The versions of one rule, the oldest first; none: there is no such rule. */
export function readVersions(db: Readable, { country, subdivision, scope }: RuleIdentity): StoredRule[] {
  return db.raw
    .prepare<[string, string | null, string], Stored>(
      `${SELECT} WHERE country = ? AND subdivision IS ? AND scope = ? ORDER BY version`,
    )
    .all(country, subdivision, scope)
    .map(asRule)
}

/** A stored rule as the decision takes it. */
export function asVersion(
  rule: Omit<StoredRule, 'reason' | 'ceilingReason' | 'approvedBy' | 'createdAt' | 'hash'>,
): RuleVersion {
  const { content } = rule
  return {
    id: rule.id,
    version: rule.version,
    country: rule.country,
    subdivision: rule.subdivision,
    scope: rule.scope,
    max: { months: content.maxMonths, days: content.maxDays },
    min: { months: content.minMonths, days: content.minDays },
    minEffectiveFrom: content.minEffectiveFrom,
    clock: content.clock,
    minClock: content.minClock,
    consentMaxMonths: content.consentMaxMonths,
    noticeDays: content.noticeDays,
    erasure: content.erasure,
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    notBefore: rule.notBefore,
    promisedUntil: rule.promisedUntil,
  }
}

/** The rules as lines of versions, by their keys (`DE`, `US-CA`). */
export function ruleLines(rules: readonly StoredRule[]): Map<string, RuleLine> {
  const lines = new Map<string, [RuleVersion, ...RuleVersion[]]>()
  for (const rule of rules) {
    const key = ruleKey(rule)
    const line = lines.get(key)
    if (line) line.push(asVersion(rule))
    else lines.set(key, [asVersion(rule)])
  }
  return lines
}

export type NewRule = Omit<StoredRule, 'id' | 'hash'>

const hashOf = (rule: Omit<StoredRule, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        rule.id,
        rule.country,
        rule.subdivision,
        rule.scope,
        rule.version,
        CONTENT_FIELDS.map((field) => rule.content[field]),
        rule.validFrom,
        rule.validTo,
        rule.notBefore,
        rule.promisedUntil,
        rule.reason,
        rule.ceilingReason,
        rule.approvedBy,
        rule.createdAt,
      ]),
      'utf8',
    )
    .digest('hex')

/** Adds one version. The database refuses a number that is taken. */
export function insertRule(tx: Writable, rule: NewRule): StoredRule {
  const withId = { ...rule, id: newId() }
  const stored = { ...withId, hash: hashOf(withId) }
  const cells: Record<string, string | number | null> = {
    id: stored.id,
    country: stored.country,
    subdivision: stored.subdivision,
    scope: stored.scope,
    version: stored.version,
    valid_from: stored.validFrom,
    valid_to: stored.validTo,
    not_before: stored.notBefore,
    promised_until: stored.promisedUntil,
    reason: stored.reason,
    ceiling_reason: stored.ceilingReason,
    approved_by: stored.approvedBy,
    created_at: stored.createdAt,
    hash: stored.hash,
  }
  for (const field of CONTENT_FIELDS) {
    const value = stored.content[field]
    cells[CONTENT[field]] = typeof value === 'boolean' ? Number(value) : value
  }
  const columns = Object.keys(cells)
  tx.raw
    .prepare(
      `INSERT INTO retention_rule (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    )
    .run(cells)
  return stored
}

/**
 * Gives a workspace without rules those of the shipped pack, each as its first version. Later packs are offered as a
 * difference, never put in by themselves: a period that somebody was told does not change with an update of Haku.
 */
export function installPack(store: Store, { clock }: Pick<CommandDeps, 'clock'>): void {
  if (store.reader.raw.prepare('SELECT 1 FROM retention_rule LIMIT 1').get() !== undefined) return
  const pack = shippedPack()
  store.command({ action: 'retention.installPack', subjects: [], undoable: false, actor: 'system' }, (tx) => {
    const now = clock.now()
    const today = exactCalendar.dayOf(now, 'UTC')
    for (const { country, subdivision, scope, content } of pack.rules) {
      insertRule(tx, {
        country,
        subdivision,
        scope,
        version: 1,
        content,
        validFrom: earlier(pack.asOf, today),
        validTo: null,
        notBefore: null,
        promisedUntil: null,
        reason: `Shipped with Haku, as of ${pack.asOf}.`,
        ceilingReason: null,
        approvedBy: null,
        createdAt: now,
      })
    }
  })
}
