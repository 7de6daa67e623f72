import type { InputOf } from '#contract/common.ts'
import type { Opening, OpeningRow, openings, Stage } from '#contract/openings.ts'
import { type CursorShape, type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { foldName } from '../platform/fold.ts'
import { Problem } from '../platform/problem.ts'
import { lessOutOfSight } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'

type ListInput = InputOf<typeof openings.list>

interface Sort {
  /** SQL of the sort key, as its index has it. */
  key: string
  shape: CursorShape[number]
  descending: boolean
}

const SORTS: Record<ListInput['sort'], Sort> = {
  updated: { key: 'o.updated_at', shape: 'number', descending: true },
  title: { key: 'o.sort_title', shape: 'text', descending: false },
  requisitionNumber: { key: 'o.requisition_number COLLATE NOCASE', shape: 'text', descending: false },
  // Openings without a closing date come last in both directions.
  closesOn: { key: 'o.closes_on', shape: 'text?', descending: false },
}

type ListedRow = OpeningRow & { sortKey: string | number | null }

/** Counted from the index over (stage, status), which the planner would not choose by itself. */
const countOf = (db: Readable, status: 'active' | 'hired'): string =>
  `(SELECT count(*) FROM stage s CROSS JOIN application a INDEXED BY application_stage
    ON a.stage_id = s.id AND a.status = '${status}' WHERE s.opening_id = o.id)
    ${lessOutOfSight(db, `r.opening_id = o.id AND r.status = '${status}'`)}`

const FIRST_STAGE = '(SELECT s.id FROM stage s WHERE s.opening_id = o.id ORDER BY s.position LIMIT 1)'

const columns = (
  db: Readable,
): string => `o.id, o.title, o.requisition_number AS requisitionNumber, o.department, o.country, o.city, o.status,
  o.seats, o.closes_on AS closesOn, o.updated_at AS updatedAt,
  ${countOf(db, 'hired')} AS hired, ${countOf(db, 'active')} AS active,
  (SELECT count(*) FROM application a INDEXED BY application_stage WHERE a.status = 'active' AND a.stage_id =
    ${FIRST_STAGE})${lessOutOfSight(db, `r.status = 'active' AND r.stage_id = ${FIRST_STAGE}`)} AS waiting,
  ${FIRST_STAGE} AS firstStageId`

/** What the list is narrowed to, as SQL conditions and their values. */
function conditions(input: ListInput): { sql: string[]; values: CursorValue[] } {
  const sql: string[] = []
  const values: CursorValue[] = []
  if (input.status !== undefined && input.status.length > 0) {
    sql.push('o.status IN (SELECT value FROM json_each(?))')
    values.push(JSON.stringify(input.status))
  }
  if (input.quietBefore !== undefined) {
    sql.push(`o.updated_at < ? AND NOT EXISTS (SELECT 1 FROM application a INDEXED BY application_opening_updated
      WHERE a.opening_id = o.id AND a.updated_at >= ?)`)
    values.push(input.quietBefore, input.quietBefore)
  }
  if (input.closesBy !== undefined) {
    sql.push('o.closes_on <= ?')
    values.push(input.closesBy)
  }
  for (const word of foldName(input.text ?? '').split(' ')) {
    if (word === '') continue
    sql.push('instr(o.search_text, ?) > 0')
    values.push(word)
  }
  return { sql, values }
}

/** A page of openings with how many there are in all. Throws Problem REFUSED on a foreign cursor. */
export function listOpenings(
  db: Readable,
  input: ListInput,
): { rows: OpeningRow[]; total: number; next: string | null } {
  const sort = SORTS[input.sort]
  const descending = input.descending ?? sort.descending
  const list = `openings.${input.sort}.${descending ? 'desc' : 'asc'}`
  const filter = conditions(input)
  const wanted = input.limit + 1

  const part = (more: string, values: readonly CursorValue[], key: string, limit: number): ListedRow[] => {
    const direction = descending ? 'DESC' : 'ASC'
    const where = [...filter.sql, ...(more === '' ? [] : [more])]
    const order = key === '' ? `o.id ${direction}` : `${key} ${direction}, o.id ${direction}`
    return db.raw
      .prepare<CursorValue[], ListedRow>(
        `SELECT ${columns(db)}, ${key === '' ? 'NULL' : sort.key} AS sortKey FROM opening o
         ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY ${order} LIMIT ?`,
      )
      .all(...filter.values, ...values, limit)
  }
  const nullable = sort.shape.endsWith('?')
  const than = descending ? '<' : '>'
  const after = input.cursor === undefined ? null : decodeCursor(list, input.cursor, [sort.shape, 'text'])
  const found: ListedRow[] = []
  if (!after || after[0] !== null) {
    const from = after ? `(${sort.key}, o.id) ${than} (?, ?)` : nullable ? `${sort.key} IS NOT NULL` : ''
    found.push(...part(from, after ?? [], sort.key, wanted))
  }
  if (nullable && found.length < wanted) {
    const passed = after && after[0] === null ? [after[1] ?? ''] : []
    const from = passed.length > 0 ? `${sort.key} IS NULL AND o.id ${than} ?` : `${sort.key} IS NULL`
    found.push(...part(from, passed, '', wanted - found.length))
  }

  const total =
    db.raw
      .prepare<CursorValue[], number>(
        `SELECT count(*) FROM opening o ${filter.sql.length > 0 ? `WHERE ${filter.sql.join(' AND ')}` : ''}`,
      )
      .pluck()
      .get(...filter.values) ?? 0
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ sortKey: _, ...row }) => row),
    total,
    next: found.length > input.limit && last ? encodeCursor(list, [last.sortKey, last.id]) : null,
  }
}

/** The stages of an opening in their order. */
export function stagesOf(db: Readable, openingId: string): Stage[] {
  return db.raw
    .prepare<[string], Stage>(
      'SELECT id, name, kind, position FROM stage WHERE opening_id = ? ORDER BY position',
    )
    .all(openingId)
}

type OpeningCells = Omit<Opening, 'pay' | 'team' | 'stages'> & {
  payMin: number | null
  payMax: number | null
  payCurrency: string | null
  payPeriod: NonNullable<Opening['pay']>['period'] | null
}

/** One opening with pipeline and hiring team. Throws Problem NOT_FOUND. */
export function getOpening(db: Readable, input: { id: string }): Opening {
  const row = db.raw
    .prepare<[string], OpeningCells>(
      `SELECT id, title, requisition_number AS requisitionNumber, department, job_family AS jobFamily, country,
        subdivision, city, time_zone AS timeZone, language, employment_type AS employmentType, workplace,
        pay_min AS payMin, pay_max AS payMax, pay_currency AS payCurrency, pay_period AS payPeriod, description,
        seats, status, opens_on AS opensOn, closes_on AS closesOn, external_id AS externalId,
        external_url AS externalUrl, published_at AS publishedAt, closed_at AS closedAt, created_at AS createdAt,
        updated_at AS updatedAt
       FROM opening WHERE id = ?`,
    )
    .get(input.id)
  if (!row) {
    throw new Problem(
      'NOT_FOUND',
      'OPENING_UNKNOWN',
      'There is no such opening.',
      'It may have been taken back; look in the list of openings.',
    )
  }
  const { payMin, payMax, payCurrency, payPeriod, ...opening } = row
  const pay =
    payCurrency !== null && payPeriod !== null
      ? { min: payMin, max: payMax, currency: payCurrency, period: payPeriod }
      : null
  const team = db.raw
    .prepare<[string], Opening['team'][number]>(
      'SELECT name, role, email FROM team_member WHERE opening_id = ? ORDER BY position',
    )
    .all(input.id)
  return { ...opening, pay, team, stages: stagesOf(db, input.id) }
}
