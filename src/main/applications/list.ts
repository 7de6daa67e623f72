/** Lists of applications: paged by key, every order from an index, or from a short list sorted in memory. */
import { type ApplicationRow, ApplicationStatus, type applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { type CursorShape, type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { personQuery } from '../search/fts-query.ts'
import type { Readable } from '../store/types.ts'

type ListInput = InputOf<typeof applications.list>

/**
 * Up to so many matches are found by their filter and sorted in memory; beyond, the order's own index is walked, where
 * matches then come thick enough. Both stay far below the 20 ms of a page.
 */
export const SORTED_IN_MEMORY = 1000

interface Sort {
  /** Columns of the order, all in one direction; `seq` last, because no two rows share it. */
  keys: readonly string[]
  shape: CursorShape
  /** Indexes that hold the order: over everything, and inside one opening. */
  all: string
  ofOpening: string
  /** The first key may be null; such rows come last in both directions, in the order of the other keys. */
  nullable: boolean
}

const SORTS: Record<ListInput['sort'], Sort> = {
  received: {
    keys: ['received_at', 'seq'],
    shape: ['number', 'number'],
    all: 'application_received',
    ofOpening: 'application_opening_received',
    nullable: false,
  },
  name: {
    keys: ['candidate_sort_name', 'seq'],
    shape: ['text', 'number'],
    all: 'application_name',
    ofOpening: 'application_opening_name',
    nullable: false,
  },
  stageEntered: {
    keys: ['stage_entered_at', 'seq'],
    shape: ['number', 'number'],
    all: 'application_stage_entered',
    ofOpening: 'application_opening_stage_entered',
    nullable: false,
  },
  rating: {
    keys: ['rating', 'received_at', 'seq'],
    shape: ['number?', 'number', 'number'],
    all: 'application_rating',
    ofOpening: 'application_opening_rating',
    nullable: true,
  },
}

export interface PageSql {
  sql: string
  values: CursorValue[]
}

interface Filter {
  /** Conditions on application `a`. */
  sql: string[]
  values: CursorValue[]
  /** Redundant beside the conditions, but lets the index over (stage, status) find the matches of one opening. */
  lookup: PageSql | null
  openingId: string | null
  /** Something else than the opening narrows the list. */
  narrowed: boolean
}

function filterOf(db: Readable, input: ListInput): Filter {
  const filter: Filter = {
    sql: [],
    values: [],
    lookup: null,
    openingId: input.openingId ?? null,
    narrowed: false,
  }
  const add = (sql: string, ...values: CursorValue[]) => {
    filter.sql.push(sql)
    filter.values.push(...values)
  }
  if (filter.openingId === null && input.stageId !== undefined) {
    // A stage is of one opening: its list is a part of that opening's list.
    const opening = db.raw.prepare<[string], string>('SELECT opening_id FROM stage WHERE id = ?').pluck()
    filter.openingId = opening.get(input.stageId) ?? null
  }
  const statuses = new Set(input.status ?? [])
  const someStatus = statuses.size > 0 && statuses.size < ApplicationStatus.options.length
  if (filter.openingId !== null) add('a.opening_id = ?', filter.openingId)
  if (input.stageId !== undefined) add('a.stage_id = ?', input.stageId)
  else if (filter.openingId !== null && someStatus) {
    filter.lookup = {
      sql: 'a.stage_id IN (SELECT id FROM stage WHERE opening_id = ?)',
      values: [filter.openingId],
    }
  }
  if (someStatus) add(`a.status IN (${[...statuses].map(() => '?').join(', ')})`, ...statuses)
  if (input.tag !== undefined) {
    add('a.id IN (SELECT application_id FROM application_tag WHERE tag = ? COLLATE NOCASE)', input.tag.trim())
  }
  const person = personQuery(input.text ?? '')
  if (person !== null) {
    const matching = 'SELECT rowid FROM candidate_fts WHERE candidate_fts MATCH ?'
    if (filter.openingId === null) {
      add(`a.candidate_id IN (SELECT candidate_id FROM candidate_search WHERE seq IN (${matching}))`, person)
    } else {
      add(`(SELECT seq FROM candidate_search WHERE candidate_id = a.candidate_id) IN (${matching})`, person)
    }
  }
  filter.narrowed = filter.sql.length > (filter.openingId === null ? 0 : 1)
  return filter
}

const where = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''

const withLookup = ({ sql, values, lookup }: Filter): Pick<Filter, 'sql' | 'values'> =>
  lookup ? { sql: [lookup.sql, ...sql], values: [...lookup.values, ...values] } : { sql, values }

/**
 * The statements of one page, to run in order until it is full; each yields the sort keys of its rows. `walk` takes
 * the rows from the index of the order.
 */
function pageSql(
  sort: Sort,
  filter: Filter,
  walk: boolean,
  descending: boolean,
  after: readonly CursorValue[] | null,
): PageSql[] {
  const index = filter.openingId === null ? sort.all : sort.ofOpening
  const from = walk ? `application a INDEXED BY ${index}` : 'application a'
  const select = `SELECT ${sort.keys.map((key, at) => `a.${key} AS k${at}`).join(', ')} FROM ${from}`
  const direction = descending ? 'DESC' : 'ASC'
  const than = descending ? '<' : '>'
  const orderBy = (keys: readonly string[]) =>
    `ORDER BY ${keys.map((key) => `a.${key} ${direction}`).join(', ')} LIMIT ?`
  const beyond = (keys: readonly string[]) =>
    `(${keys.map((key) => `a.${key}`).join(', ')}) ${than} (${keys.map(() => '?').join(', ')})`
  const narrow = walk ? filter : withLookup(filter)
  const statement = (keys: readonly string[], more: string[], values: readonly CursorValue[]): PageSql => ({
    sql: `${select} ${where([...narrow.sql, ...more])} ${orderBy(keys)}`,
    values: [...narrow.values, ...values],
  })

  const first = sort.keys[0] ?? 'seq'
  const rest = sort.keys.slice(1)
  const statements: PageSql[] = []
  if (after?.[0] !== null || !sort.nullable) {
    const stated = sort.nullable ? [`a.${first} > 0`] : []
    statements.push(statement(sort.keys, after ? [...stated, beyond(sort.keys)] : stated, after ? after : []))
  }
  if (sort.nullable) {
    const within = after && after[0] === null ? after.slice(1) : null
    const unstated = `a.${first} IS NULL`
    statements.push(statement(rest, within ? [unstated, beyond(rest)] : [unstated], within ?? []))
  }
  return statements
}

/** Everything a page of the list asks of the database; apart, so that a test can look at the plans. */
export function planList(db: Readable, input: ListInput): { count: PageSql; page(total: number): PageSql[] } {
  const filter = filterOf(db, input)
  const sort = SORTS[input.sort]
  const after = input.cursor === undefined ? null : decodeCursor(listName(input), input.cursor, sort.shape)
  const counted = withLookup(filter)
  return {
    count: { sql: `SELECT count(*) FROM application a ${where(counted.sql)}`, values: counted.values },
    page: (total) =>
      pageSql(sort, filter, !filter.narrowed || total > SORTED_IN_MEMORY, input.descending, after),
  }
}

const listName = (input: ListInput): string =>
  `applications.${input.sort}.${input.descending ? 'desc' : 'asc'}`

type RowCells = Omit<ApplicationRow, 'tags'> & { seq: number; tags: string }

/** Rows of the list for the numbers given, in their order. */
function rowsOf(db: Readable, seqs: readonly number[]): ApplicationRow[] {
  const cells = db.raw
    .prepare<[string], RowCells>(
      `SELECT a.seq, a.id, a.candidate_id AS candidateId, c.full_name AS candidateName, c.headline, c.city,
        c.country AS candidateCountry, a.opening_id AS openingId, o.title AS openingTitle, a.stage_id AS stageId,
        s.name AS stageName, a.status, a.disposition_reason AS dispositionReason, a.received_at AS receivedAt,
        a.stage_entered_at AS stageEnteredAt, a.rating,
        (SELECT json_group_array(t.tag ORDER BY t.tag) FROM application_tag t WHERE t.application_id = a.id) AS tags,
        (SELECT count(*) FROM application_document d WHERE d.application_id = a.id) AS documents
       FROM json_each(?) wanted
       CROSS JOIN application a ON a.seq = wanted.value
       CROSS JOIN candidate c ON c.id = a.candidate_id
       CROSS JOIN opening o ON o.id = a.opening_id
       CROSS JOIN stage s ON s.id = a.stage_id
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(seqs))
  return cells.map(({ seq: _, tags, ...row }) => ({ ...row, tags: JSON.parse(tags) as string[] }))
}

/**
 * A page of applications with how many match in all. Unrated ones come last in both directions of the order by
 * rating. An opening or stage that does not exist has none. Throws Problem REFUSED on a foreign cursor.
 */
export function listApplications(
  db: Readable,
  input: ListInput,
): { rows: ApplicationRow[]; total: number; next: string | null } {
  const plan = planList(db, input)
  const total =
    db.raw
      .prepare<CursorValue[], number>(plan.count.sql)
      .pluck()
      .get(...plan.count.values) ?? 0
  const found: CursorValue[][] = []
  for (const { sql, values } of plan.page(total)) {
    const missing = input.limit + 1 - found.length
    if (missing <= 0) break
    const rows = db.raw.prepare<CursorValue[], CursorValue[]>(sql).raw()
    found.push(
      ...rows
        .all(...values, missing)
        .map((row) => (row.length < SORTS[input.sort].keys.length ? [null, ...row] : row)),
    )
  }
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: rowsOf(
      db,
      page.map((key) => Number(key.at(-1))),
    ),
    total,
    next: found.length > input.limit && last ? encodeCursor(listName(input), last) : null,
  }
}
