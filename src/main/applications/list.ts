/** Lists of applications: paged by key, every order from an index, or from a short list sorted in memory. */
import type { ApplicationFilter, ApplicationRow, applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { Clock } from '../platform/clock.ts'
import { type CursorShape, type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Readable } from '../store/types.ts'
import { countReach, countSql, type Filter, filterOf, type Sql, selectSql } from './filter.ts'

type ListInput = InputOf<typeof applications.list>

interface Sort {
  /** Columns of the order, all in one direction; `seq` last, because no two rows share it. */
  keys: readonly string[]
  shape: CursorShape
  /** Indexes that hold the order: over everything, and inside one opening. */
  all: string
  ofOpening: string
  /** The index that holds it for the active ones of one stage, where there is one. */
  ofActiveStage: string | null
  /** The first key may be null; such rows come last in both directions, in the order of the other keys. */
  nullable: boolean
}

const SORTS: Record<ListInput['sort'], Sort> = {
  received: {
    keys: ['received_at', 'seq'],
    shape: ['number', 'number'],
    all: 'application_received',
    ofOpening: 'application_opening_received',
    ofActiveStage: null,
    nullable: false,
  },
  name: {
    keys: ['candidate_sort_name', 'seq'],
    shape: ['text', 'number'],
    all: 'application_name',
    ofOpening: 'application_opening_name',
    ofActiveStage: null,
    nullable: false,
  },
  stageEntered: {
    keys: ['stage_entered_at', 'seq'],
    shape: ['number', 'number'],
    all: 'application_stage_entered',
    ofOpening: 'application_opening_stage_entered',
    ofActiveStage: 'application_active_stage',
    nullable: false,
  },
  rating: {
    keys: ['rating', 'received_at', 'seq'],
    shape: ['number?', 'number', 'number'],
    all: 'application_rating',
    ofOpening: 'application_opening_rating',
    ofActiveStage: null,
    nullable: true,
  },
}

/** Word for word the condition of the index over active applications. */
const ACTIVE: Sql = { sql: "a.status = 'active'", values: [] }

/** The queries of one page, to run in order until it is full; each yields the sort keys of its rows. */
function pageSql(
  sort: Sort,
  filter: Filter,
  walk: boolean,
  descending: boolean,
  after: readonly CursorValue[] | null,
): Sql[] {
  const index = filter.openingId === null ? sort.all : sort.ofOpening
  const source =
    filter.activeStage && sort.ofActiveStage !== null
      ? { from: `application a INDEXED BY ${sort.ofActiveStage}`, conditions: [...filter.conditions, ACTIVE] }
      : walk
        ? { from: `application a INDEXED BY ${index}`, conditions: filter.conditions }
        : filter.source
  const columns = sort.keys.map((key) => `a.${key}`).join(', ')
  const direction = descending ? 'DESC' : 'ASC'
  const query = (
    keys: readonly string[],
    more: readonly Sql[],
    beyond: readonly CursorValue[] | null,
  ): Sql => {
    const than: Sql = {
      sql: `(${keys.map((key) => `a.${key}`).join(', ')}) ${descending ? '<' : '>'} (${keys.map(() => '?').join(', ')})`,
      values: beyond ?? [],
    }
    const end = ` ORDER BY ${keys.map((key) => `a.${key} ${direction}`).join(', ')} LIMIT ?`
    return selectSql(columns, source, beyond ? [...more, than] : more, end)
  }

  if (!sort.nullable) return [query(sort.keys, [], after)]
  const [first = '', ...rest] = sort.keys
  const unstated = query(
    rest,
    [{ sql: `a.${first} IS NULL`, values: [] }],
    after?.[0] === null ? after.slice(1) : null,
  )
  if (after?.[0] === null) return [unstated]
  return [query(sort.keys, [{ sql: `a.${first} > 0`, values: [] }], after), unstated]
}

/**
 * Whether matches stand so thick in the order's index that walking it to the end of a page reads fewer rows (one page's
 * share of all of them) than sorting the matches does (each of them).
 */
const isThick = (db: Readable, filter: Filter, total: number, limit: number): boolean =>
  !filter.narrowed || total ** 2 > countReach(db, filter.openingId) * limit

/** Everything a page of the list asks of the database, null when nothing can match; apart, so that a test can look at the plans. */
export function planList(
  db: Readable,
  input: ListInput,
  now: number,
): { count: Sql; page(total: number): Sql[] } | null {
  const sort = SORTS[input.sort]
  const after = input.cursor === undefined ? null : decodeCursor(listName(input), input.cursor, sort.shape)
  const filter = filterOf(db, input, now)
  return (
    filter && {
      count: countSql(filter.source),
      page: (total) =>
        pageSql(sort, filter, isThick(db, filter, total, input.limit), input.descending, after),
    }
  )
}

/** How many applications fulfil the filter; `now` in UTC milliseconds. */
export function countMatching(db: Readable, input: ApplicationFilter, now: number): number {
  const filter = filterOf(db, input, now)
  if (!filter) return 0
  const { sql, values } = countSql(filter.source)
  return (
    db.raw
      .prepare<CursorValue[], number>(sql)
      .pluck()
      .get(...values) ?? 0
  )
}

const listName = (input: ListInput): string =>
  `applications.${input.sort}.${input.descending ? 'desc' : 'asc'}`

type RowCells = Omit<ApplicationRow, 'tags' | 'assignee'> & {
  seq: number
  tags: string
  assigneeId: string | null
  assigneeName: string | null
}

/** Rows of the list for the numbers given, in their order. */
function rowsOf(db: Readable, seqs: readonly number[]): ApplicationRow[] {
  const cells = db.raw
    .prepare<[string], RowCells>(
      `SELECT a.seq, a.id, a.candidate_id AS candidateId, c.full_name AS candidateName, c.headline, c.city,
        c.country AS candidateCountry, a.opening_id AS openingId, o.title AS openingTitle, a.stage_id AS stageId,
        s.name AS stageName, a.status, a.disposition_reason AS dispositionReason, a.received_at AS receivedAt,
        a.stage_entered_at AS stageEnteredAt, a.rating, a.snoozed_until AS snoozedUntil,
        iif(a.status = 'active' AND a.proposal_set_aside_at IS NULL, a.proposed_reason, NULL) AS proposedReason,
        a.assignee_id AS assigneeId, g.full_name AS assigneeName,
        (SELECT json_group_array(t.tag ORDER BY t.tag) FROM application_tag t WHERE t.application_id = a.id) AS tags,
        (SELECT count(*) FROM application_document d WHERE d.application_id = a.id) AS documents
       FROM json_each(?) wanted
       CROSS JOIN application a ON a.seq = wanted.value
       CROSS JOIN candidate c ON c.id = a.candidate_id
       CROSS JOIN opening o ON o.id = a.opening_id
       CROSS JOIN stage s ON s.id = a.stage_id
       LEFT JOIN colleague g ON g.id = a.assignee_id
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(seqs))
  return cells.map(({ seq: _, tags, assigneeId, assigneeName, ...row }) => ({
    ...row,
    tags: JSON.parse(tags) as string[],
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
  }))
}

/**
 * A page of applications with how many match in all. Unrated ones come last in both directions of the order by
 * rating. An opening or stage that does not exist has none. Throws Problem REFUSED on a foreign cursor.
 */
export function listApplications(
  db: Readable,
  input: ListInput,
  { clock }: { clock: Clock },
): { rows: ApplicationRow[]; total: number; next: string | null } {
  const plan = planList(db, input, clock.now())
  if (!plan) return { rows: [], total: 0, next: null }
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
    found.push(...rows.all(...values, missing))
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
