/** What a list of applications is narrowed to, and the cheapest way to find what remains. */
import type { z } from 'zod'
import { type ApplicationFilter, ApplicationStatus } from '#contract/applications.ts'
import type { CursorValue } from '../platform/cursor.ts'
import { BY_CANDIDATE } from '../search/query/sql.ts'
import type { Readable } from '../store/types.ts'
import { type Narrowing, narrowingsOf, type Source, type Sql } from './narrowings.ts'

export type { Source, Sql } from './narrowings.ts'

export interface Filter {
  /** The one opening that all matches belong to; null: any. */
  openingId: string | null
  /** Something else than the opening narrows the list. */
  narrowed: boolean
  /** Active in one stage, and nothing that another index would find: the stage's own index has them in order. */
  activeStage: boolean
  /** Exactly one status is asked for, and nothing that another index than its own would find. */
  onlyStatus: boolean
  /** Every condition, on application `a`. */
  conditions: readonly Sql[]
  /** The start with the fewest rows to look at. */
  source: Source
}

/** `sight`: with everybody, or only those who asked to be erased, for counts alone; left out: those in sight. */
export type FilterInput = z.output<typeof ApplicationFilter> & { sight?: 'everybody' | 'hidden' }

/** Answers counting queries, each asked once: for one answer, during which nothing changes. */
export type Counter = (query: Sql) => number

export function counterOf(db: Readable): Counter {
  const known = new Map<string, number>()
  return ({ sql, values }) => {
    const key = JSON.stringify([sql, values])
    const count =
      known.get(key) ??
      db.raw
        .prepare<CursorValue[], number>(sql)
        .pluck()
        .get(...values) ??
      0
    known.set(key, count)
    return count
  }
}

/**
 * The filter of a list; null when nothing can match, because the stage is of another opening or of none.
 * @param now UTC milliseconds: what is put off until later than that is out of sight
 */
export function filterOf(
  db: Readable,
  input: FilterInput,
  now: number,
  count = counterOf(db),
): Filter | null {
  let openingId = input.openingId ?? null
  if (input.stageId !== undefined) {
    const opening = db.raw.prepare<[string], string>('SELECT opening_id FROM stage WHERE id = ?').pluck()
    const ofStage = opening.get(input.stageId) ?? null
    if (ofStage === null || (openingId !== null && openingId !== ofStage)) return null
    openingId = ofStage
  }
  const statuses = [...new Set(input.status ?? [])]
  const someStatus = statuses.length > 0 && statuses.length < ApplicationStatus.options.length
  const onlyActive = statuses.length === 1 && statuses[0] === 'active'

  const ofOpening: Sql[] = openingId === null ? [] : [{ sql: 'a.opening_id = ?', values: [openingId] }]
  const inStage: Sql[] =
    input.stageId === undefined ? [] : [{ sql: 'a.stage_id = ?', values: [input.stageId] }]
  const inStatus: Sql[] = someStatus
    ? [{ sql: `a.status IN (${statuses.map(() => '?').join(', ')})`, values: statuses }]
    : []
  const longInStage: Sql[] =
    input.enteredBefore === undefined
      ? []
      : [{ sql: 'a.stage_entered_at < ?', values: [input.enteredBefore] }]

  // A stage says the opening too, so its index answers for both.
  const anyStage: Sql[] =
    openingId !== null && inStage.length === 0
      ? [{ sql: 'a.stage_id IN (SELECT id FROM stage WHERE opening_id = ?)', values: [openingId] }]
      : inStage
  const scope: Source =
    onlyActive && longInStage.length > 0
      ? {
          from: 'application a INDEXED BY application_active_stage',
          conditions: [
            ...(anyStage.length > 0
              ? anyStage
              : [{ sql: 'a.stage_id IN (SELECT id FROM stage)', values: [] }]),
            // Word for word the condition of the index.
            { sql: "a.status = 'active'", values: [] },
            ...longInStage,
          ],
        }
      : {
          from: `application a${anyStage.length > 0 ? ' INDEXED BY application_stage' : ''}`,
          conditions: [...anyStage, ...inStatus, ...longInStage],
        }
  const narrowings = narrowingsOf(db, input, now)
  const plain = narrowings.every(({ start }) => start === null)
  const conditionsOf = (some: readonly Narrowing[]): Sql[] => some.map(({ condition }) => condition)
  const starts = narrowings.flatMap((narrowing): Start[] =>
    narrowing.start === null
      ? []
      : [
          {
            rows: narrowing.start.rows,
            from: narrowing.start.from,
            conditions: [
              ...narrowing.start.conditions,
              ...conditionsOf(narrowings.filter((other) => other !== narrowing)),
            ],
          },
        ],
  )
  const inScope = [...ofOpening, ...inStage, ...inStatus, ...longInStage]
  const inIndex = inStage.length + longInStage.length === 0
  const conditions = [...inScope, ...conditionsOf(narrowings)]
  const whole: Source = { from: scope.from, conditions: [...scope.conditions, ...conditionsOf(narrowings)] }
  return {
    openingId,
    narrowed: conditions.length > ofOpening.length,
    activeStage: onlyActive && inStage.length > 0 && plain,
    onlyStatus: statuses.length === 1 && openingId === null && longInStage.length === 0 && plain,
    conditions,
    source:
      starts.length === 0 ? whole : cheapest(count, { scope, whole, inScope, openingId, inIndex }, starts),
  }
}

/** Another way in than the opening, the stage and the status: from a tag, a colleague, the names that match. */
interface Start extends Source {
  /** Counts the rows that it begins with. */
  rows: Sql
}

/** Beyond this share of the scope, one set of its numbers costs less than reading each row to see if it is inside. */
const SET_PAYS = 0.1

function cheapest(
  count: Counter,
  {
    scope,
    whole,
    inScope,
    openingId,
    inIndex,
  }: {
    scope: Source
    whole: Source
    inScope: readonly Sql[]
    openingId: string | null
    /** Nothing but the opening and the status makes the scope. */
    inIndex: boolean
  },
  starts: readonly Start[],
): Source {
  const inside = count(countSql(scope))
  let fewest = inside
  let best = whole
  for (const { rows, from, conditions } of starts) {
    const begins = count(rows)
    if (begins >= fewest) continue
    fewest = begins
    // The plus keeps the planner from looking up every number of the set for every row.
    const set = selectSql('a.seq', scope)
    const asSet = openingId !== null && !(inIndex && from === BY_CANDIDATE) && begins > SET_PAYS * inside
    best = {
      from,
      conditions: [
        ...conditions,
        ...(asSet ? [{ sql: `+a.seq IN (${set.sql})`, values: set.values }] : inScope),
      ],
    }
  }
  return best
}

/** A query over a source; `more` are further conditions. */
export function selectSql(
  columns: string,
  { from, conditions }: Source,
  more: readonly Sql[] = [],
  end = '',
): Sql {
  const every = [...conditions, ...more]
  const where = every.length > 0 ? ` WHERE ${every.map(({ sql }) => sql).join(' AND ')}` : ''
  return {
    sql: `SELECT ${columns} FROM ${from}${where}${end}`,
    values: every.flatMap(({ values }) => values),
  }
}

/** How many applications there are from a source. */
export const countSql = (source: Source): Sql => selectSql('count(*)', source)

/** How many applications a list without any filter would have: those of the opening, or all. */
export const countReach = (count: Counter, openingId: string | null): number =>
  count(
    countSql({
      from: openingId === null ? 'application a' : 'application a INDEXED BY application_opening_received',
      conditions: openingId === null ? [] : [{ sql: 'a.opening_id = ?', values: [openingId] }],
    }),
  )
