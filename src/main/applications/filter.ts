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
  const sources: { rows: () => number; source: Source }[] = [
    {
      rows: () => one(db, countSql({ from: 'application a', conditions: [...anyStage, ...inStatus] })),
      source: {
        from: `application a${anyStage.length > 0 ? ' INDEXED BY application_stage' : ''}`,
        conditions: [...anyStage, ...inStatus, ...tagged, ...named],
      },
    },
  ]
  if (tag !== undefined) {
    sources.push({
      rows: () =>
        one(db, { sql: 'SELECT count(*) FROM application_tag WHERE tag = ? COLLATE NOCASE', values: [tag] }),
      source: {
        from: 'application_tag t INDEXED BY application_tag_tag CROSS JOIN application a ON a.id = t.application_id',
        conditions: [
          { sql: 't.tag = ? COLLATE NOCASE', values: [tag] },
          ...ofOpening,
          ...inStage,
          ...inStatus,
          ...named,
        ],
      },
    })
  }
  if (person !== null) {
    sources.push({
      rows: () => one(db, { sql: `SELECT count(*) FROM (${MATCHING})`, values: [person] }),
      source: {
        from: `candidate_search q CROSS JOIN application a INDEXED BY application_candidate
          ON a.candidate_id = q.candidate_id`,
        conditions: [
          { sql: `q.seq IN (${MATCHING})`, values: [person] },
          ...ofOpening,
          ...inStage,
          ...inStatus,
          ...tagged,
        ],
      },
    })
  }
  const [first, ...others] = sources
  if (!first) throw new Error('There is always one way to the applications.')
  let best = first.source
  if (others.length > 0) {
    let fewest = first.rows()
    for (const { rows, source } of others) {
      const count = rows()
      if (count < fewest) {
        fewest = count
        best = source
      }
    }
  }
  const conditions = [...ofOpening, ...inStage, ...inStatus, ...tagged, ...named]
  return { openingId, narrowed: conditions.length > ofOpening.length, conditions, source: best }
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
