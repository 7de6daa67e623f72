/** What a list of applications is narrowed to, and the cheapest way to find what remains. */
import { ApplicationStatus, type applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CursorValue } from '../platform/cursor.ts'
import { personQuery } from '../search/fts-query.ts'
import type { Readable } from '../store/types.ts'

export interface Sql {
  sql: string
  values: readonly CursorValue[]
}

/** A way to the matching applications: where it starts, and the conditions that the start does not fulfil itself. */
export interface Source {
  from: string
  conditions: readonly Sql[]
}

export interface Filter {
  /** The one opening that all matches belong to; null: any. */
  openingId: string | null
  /** Something else than the opening narrows the list. */
  narrowed: boolean
  /** Every condition, on application `a`. */
  conditions: readonly Sql[]
  /** The start with the fewest rows to look at. */
  source: Source
}

type Input = Pick<InputOf<typeof applications.list>, 'openingId' | 'status' | 'stageId' | 'tag' | 'text'>

const one = (db: Readable, { sql, values }: Sql): number =>
  db.raw
    .prepare<CursorValue[], number>(sql)
    .pluck()
    .get(...values) ?? 0

const MATCHING = 'SELECT rowid FROM candidate_fts WHERE candidate_fts MATCH ?'

/** The filter of a list; null when nothing can match, because the stage is of another opening or of none. */
export function filterOf(db: Readable, input: Input): Filter | null {
  let openingId = input.openingId ?? null
  if (input.stageId !== undefined) {
    const opening = db.raw.prepare<[string], string>('SELECT opening_id FROM stage WHERE id = ?').pluck()
    const ofStage = opening.get(input.stageId) ?? null
    if (ofStage === null || (openingId !== null && openingId !== ofStage)) return null
    openingId = ofStage
  }
  const statuses = [...new Set(input.status ?? [])]
  const someStatus = statuses.length > 0 && statuses.length < ApplicationStatus.options.length
  const tag = input.tag?.trim()
  const person = personQuery(input.text ?? '')

  const ofOpening: Sql[] = openingId === null ? [] : [{ sql: 'a.opening_id = ?', values: [openingId] }]
  const inStage: Sql[] =
    input.stageId === undefined ? [] : [{ sql: 'a.stage_id = ?', values: [input.stageId] }]
  const inStatus: Sql[] = someStatus
    ? [{ sql: `a.status IN (${statuses.map(() => '?').join(', ')})`, values: statuses }]
    : []
  const tagged: Sql[] =
    tag === undefined
      ? []
      : [
          {
            sql: 'EXISTS (SELECT 1 FROM application_tag t WHERE t.application_id = a.id AND t.tag = ? COLLATE NOCASE)',
            values: [tag],
          },
        ]
  const named: Sql[] =
    person === null
      ? []
      : [
          {
            sql: `(SELECT q.seq FROM candidate_search q WHERE q.candidate_id = a.candidate_id) IN (${MATCHING})`,
            values: [person],
          },
        ]

  // A stage says the opening too, so its index answers for both.
  const anyStage: Sql[] =
    openingId !== null && inStage.length === 0
      ? [{ sql: 'a.stage_id IN (SELECT id FROM stage WHERE opening_id = ?)', values: [openingId] }]
      : inStage
  const scope: Source = {
    from: `application a${anyStage.length > 0 ? ' INDEXED BY application_stage' : ''}`,
    conditions: [...anyStage, ...inStatus],
  }
  const starts: Start[] = []
  if (tag !== undefined) {
    const withTag = { sql: 't.tag = ? COLLATE NOCASE', values: [tag] }
    starts.push({
      rows: { sql: 'SELECT count(*) FROM application_tag t WHERE t.tag = ? COLLATE NOCASE', values: [tag] },
      from: `application_tag t INDEXED BY application_tag_tag
        CROSS JOIN application a INDEXED BY application_id ON a.id = t.application_id`,
      conditions: [withTag, ...named],
    })
  }
  if (person !== null) {
    starts.push({
      rows: { sql: `SELECT count(*) FROM (${MATCHING})`, values: [person] },
      from: `candidate_search q
        CROSS JOIN application a INDEXED BY application_candidate ON a.candidate_id = q.candidate_id`,
      conditions: [{ sql: `q.seq IN (${MATCHING})`, values: [person] }, ...tagged],
    })
  }
  const inScope = [...ofOpening, ...inStage, ...inStatus]
  const conditions = [...inScope, ...tagged, ...named]
  const whole: Source = { from: scope.from, conditions: [...scope.conditions, ...tagged, ...named] }
  return {
    openingId,
    narrowed: conditions.length > ofOpening.length,
    conditions,
    source: starts.length === 0 ? whole : cheapest(db, { scope, whole, inScope, openingId }, starts),
  }
}

/** Another way in than the opening, the stage and the status: from a tag, or from the names that match. */
interface Start extends Source {
  /** Counts the rows that it begins with. */
  rows: Sql
}

/** Beyond this share of the scope, one set of its numbers costs less than reading each row to see if it is inside. */
const SET_PAYS = 0.1

function cheapest(
  db: Readable,
  {
    scope,
    whole,
    inScope,
    openingId,
  }: { scope: Source; whole: Source; inScope: readonly Sql[]; openingId: string | null },
  starts: readonly Start[],
): Source {
  const inside = one(db, countSql(scope))
  let fewest = inside
  let best = whole
  for (const { rows, from, conditions } of starts) {
    const count = one(db, rows)
    if (count >= fewest) continue
    fewest = count
    // The plus keeps the planner from looking up every number of the set for every row.
    const set = selectSql('a.seq', scope)
    const asSet = openingId !== null && count > SET_PAYS * inside
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
export const countReach = (db: Readable, openingId: string | null): number =>
  one(
    db,
    countSql({
      from: openingId === null ? 'application a' : 'application a INDEXED BY application_opening_received',
      conditions: openingId === null ? [] : [{ sql: 'a.opening_id = ?', values: [openingId] }],
    }),
  )
