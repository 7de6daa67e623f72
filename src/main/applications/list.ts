/** Lists of applications: paged by key, every order from an index, or from a short list sorted in memory. */
import type { ApplicationRow, applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { Clock } from '../platform/clock.ts'
import { type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { Readable } from '../store/types.ts'
import { countMatching } from './counts.ts'
import {
  counterOf,
  countReach,
  type Filter,
  type FilterInput,
  filterOf,
  type Sql,
  selectSql,
} from './filter.ts'
import { type Key, placeOf, shortSql, walkSql } from './page-sql.ts'
import { rowsOf } from './rows.ts'
import { type DivideBy, type Division, divide, isByMonth } from './segments.ts'
import { isSegmentSort, walkOf } from './sorts.ts'

type ListInput = InputOf<typeof applications.list>

/** Up to here the matches of a list in segments are sorted whole; beyond, segment after segment is a list of its own. */
const FEW = 8000

/** One of the queries of a page. */
interface Step {
  query: Sql
  /** The key of a row that it yields. */
  keyOf(row: Key): Key
}

/** What a page of a list asks of the database. */
interface ListPlan {
  /** What stands where in a cursor. */
  after: Key | null
  /** To run in order until the page is full. */
  steps(total: number): Iterable<Step>
}

/** The segments of a list, outermost first, each in the order of the list. */
function divisionsOf(db: Readable, { group, sort, descending, ...filter }: ListInput): Division[] {
  const found: Division[] = []
  const add = (by: DivideBy, turned: boolean) => {
    const division = divide(db, by, filter)
    if (division) found.push(turned ? { ...division, segments: [...division.segments].reverse() } : division)
  }
  if (group !== undefined && !(group === 'month' && isByMonth(sort, descending))) add(group, false)
  if (isSegmentSort(sort) && sort !== group) add(sort, descending)
  return found
}

/** Everything a page of the list asks, null when nothing can match; apart, so that a test can look at the plans. */
export function planList(
  db: Readable,
  input: ListInput,
  now: number,
  count = counterOf(db),
  few = FEW,
): ListPlan | null {
  const sort = walkOf(input.sort)
  const descending = isSegmentSort(input.sort) || input.descending
  const divisions = divisionsOf(db, input)
  const shape = [...divisions.map(() => 'text' as const), ...sort.shape]
  const after = input.cursor === undefined ? null : decodeCursor(listName(input), input.cursor, shape)
  const whole = filterOf(db, input, now, count)
  if (!whole) return null

  /**
   * From how many on matches stand so thick in the order's index that walking it to the end of a page reads fewer rows
   * (one page's share of all of them) than sorting the matches does (each of them).
   */
  const enough = ({ openingId }: Filter): number =>
    Math.ceil(Math.sqrt(countReach(count, sort.everywhere ? null : openingId) * input.limit))

  /** The same of a segment, of which nobody counted how many match: counts no further than the answer needs. */
  function standsThick(segment: FilterInput, found: Filter): boolean {
    if (!found.narrowed) return true
    // Nearly all are in sight and nobody's: asking each row would cost more than the answer is worth.
    const { snooze: _, unassigned: __, ...roughly } = segment
    const source = (filterOf(db, roughly, now, count) ?? found).source
    const { sql, values } = selectSql('1', source, [], ' LIMIT ?')
    const least = enough(found)
    return count({ sql: `SELECT count(*) FROM (${sql})`, values: [...values, least] }) >= least
  }

  /** The list of a segment, and of what divides that: one after the other. */
  function* within(
    filter: FilterInput,
    rest: readonly Division[],
    from: Key | null,
    named: Key,
  ): Generator<Step> {
    const [division, ...inner] = rest
    if (division === undefined) {
      const found = filterOf(db, filter, now, count)
      if (!found) return
      const thick = standsThick(filter, found)
      for (const query of walkSql(sort, found, thick, descending, from))
        yield { query, keyOf: (row) => [...named, ...row] }
      return
    }
    const start = from === null ? 0 : placeOf(division.segments, from[0])
    for (const [place, segment] of division.segments.entries()) {
      if (place < start) continue
      const onward = from !== null && place === start ? from.slice(1) : null
      yield* within({ ...filter, ...segment.filter }, inner, onward, [...named, segment.key])
    }
  }

  return {
    after,
    *steps(total) {
      if (divisions.length === 0) {
        const thick = !whole.narrowed || total >= enough(whole)
        for (const query of walkSql(sort, whole, thick, descending, after))
          yield { query, keyOf: (row) => row }
      } else if (total <= few) {
        yield {
          query: shortSql(divisions, sort, whole, descending, after),
          keyOf: (row) => [
            ...divisions.map(({ segments }, at) => segments[Number(row[at])]?.key ?? ''),
            ...row.slice(divisions.length),
          ],
        }
      } else yield* within(input, divisions, after, [])
    },
  }
}

const listName = (input: ListInput): string =>
  ['applications', input.sort, input.descending ? 'desc' : 'asc', ...(input.group ? [input.group] : [])].join(
    '.',
  )

/**
 * A page of applications with how many match in all. What a row does not state comes last in both directions. An
 * opening or stage that does not exist has none. `few`: how many matches in segments are sorted whole. Throws Problem REFUSED on a foreign cursor.
 */
export function listApplications(
  db: Readable,
  input: ListInput,
  { clock }: { clock: Clock },
  few = FEW,
): { rows: ApplicationRow[]; total: number; next: string | null } {
  const now = clock.now()
  const count = counterOf(db)
  const plan = planList(db, input, now, count, few)
  if (!plan) return { rows: [], total: 0, next: null }
  const total = countMatching(db, input, now, count)
  const found: Key[] = []
  for (const { query, keyOf } of plan.steps(total)) {
    const missing = input.limit + 1 - found.length
    const rows = db.raw.prepare<CursorValue[], CursorValue[]>(query.sql).raw()
    for (const row of rows.all(...query.values, missing)) found.push(keyOf(row))
    if (found.length > input.limit) break
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
