/** The queries that pages of a list are made of. Each ends in `LIMIT ?`, which is bound last. */
import type { CursorValue } from '../platform/cursor.ts'
import { type Filter, type Sql, selectSql } from './filter.ts'
import type { Division } from './segments.ts'
import type { WalkSort } from './sorts.ts'

/** Where a row stands in its list: the names of its segments, then what it is ordered by. */
export type Key = readonly CursorValue[]

const than = (keys: readonly string[], values: Key, descending: boolean, orEqual = ''): Sql => ({
  sql: `(${keys.join(', ')}) ${descending ? '<' : '>'}${orEqual} (${keys.map(() => '?').join(', ')})`,
  values,
})

const joined = (parts: readonly Sql[], word: 'AND' | 'OR'): Sql => ({
  sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`,
  values: parts.flatMap(({ values }) => values),
})

/**
 * The queries of a list that an index orders, or that is sorted in memory from wherever its filter starts.
 * @param walk along the order's index, because matches stand thick in it
 */
export function walkSql(
  sort: WalkSort,
  filter: Filter,
  walk: boolean,
  descending: boolean,
  after: Key | null,
): Sql[] {
  const direction = descending ? 'DESC' : 'ASC'
  function query(keys: readonly string[], part: readonly Sql[], beyond: Key | null, stated: boolean): Sql {
    const start = sort.walk(filter, stated)
    const walks = walk || start.straight
    const source = walks
      ? { from: start.from, conditions: [...filter.conditions, ...start.conditions] }
      : { from: `${filter.source.from} ${sort.joins}`, conditions: filter.source.conditions }
    const more = [...part]
    if (beyond !== null) {
      // An index of another table does not see where the whole key begins: it seeks by its own part.
      const led = sort.led - (sort.keys.length - keys.length)
      if (walks && led > 0) more.push(than(keys.slice(0, led), beyond.slice(0, led), descending, '='))
      more.push(than(keys, beyond, descending))
    }
    const end = ` ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')} LIMIT ?`
    return selectSql(sort.keys.join(', '), source, more, end)
  }

  if (!sort.nullable) return [query(sort.keys, [], after, true)]
  const [first = '', ...rest] = sort.keys
  const isNull = { sql: `${first} IS NULL`, values: [] }
  const unstated = query(rest, [isNull], after?.[0] === null ? after.slice(1) : null, false)
  if (after?.[0] === null) return [unstated]
  const isStated = { sql: `${first} > ${sort.least === '' ? "''" : sort.least}`, values: [] }
  return [query(sort.keys, [isStated], after, true), unstated]
}

/** A list in segments that is short enough to be sorted whole. Yields the segments' places, then the sort keys. */
export function shortSql(
  divisions: readonly Division[],
  sort: WalkSort,
  filter: Filter,
  descending: boolean,
  after: Key | null,
): Sql {
  const [first = ''] = sort.keys
  const direction = descending ? 'DESC' : 'ASC'
  const places = divisions.map((_, at) => `g${at}.place`)
  const order = [
    ...places,
    ...(sort.nullable ? [`${first} IS NULL`] : []),
    ...sort.keys.map((key) => `${key} ${direction}`),
  ]
  const ranges = divisions.map(rangesTable)
  const tables = ranges.map(({ table }) => table)
  const query = selectSql(
    [...places, ...sort.keys].join(', '),
    {
      from: [filter.source.from, sort.joins, ...ranges.map(({ join }) => join)].join(' '),
      conditions: filter.source.conditions,
    },
    after === null ? [] : [beyondSql(divisions, sort, descending, after)],
    ` ORDER BY ${order.join(', ')} LIMIT ?`,
  )
  return {
    sql: `WITH ${tables.map(({ sql }) => sql).join(', ')} ${query.sql}`,
    values: [...tables.flatMap(({ values }) => values), ...query.values],
  }
}

/** The table `g<at>` of a division's values with their places, and how it is joined to application `a`. */
export const rangesTable = (division: Division, at: number): { table: Sql; join: string } => ({
  table: {
    // Of the type of the column it is compared with: else no index could be made for the join.
    sql: `g${at}(low, high, place) AS MATERIALIZED (
      SELECT ${division.isRange ? 'value ->> 0' : 'CAST(value ->> 0 AS TEXT)'}, value ->> 1, value ->> 2 FROM json_each(?))`,
    values: [JSON.stringify(placesOf(division))],
  },
  join: joinOf(division, at),
})

/** Every value with the place of its segment; of a range also where it ends. */
const placesOf = ({ segments, isRange }: Division) =>
  segments.flatMap(({ values }, place) =>
    isRange ? [[...values, place]] : values.map((value) => [value, null, place]),
  )

function joinOf({ value, isRange, segments }: Division, at: number): string {
  const hasNobody = segments.some(({ values }) => values.includes(null))
  return isRange
    ? `CROSS JOIN g${at} ON ${value} >= g${at}.low AND ${value} < g${at}.high`
    : `CROSS JOIN g${at} ON g${at}.low ${hasNobody ? 'IS' : '='} ${value}`
}

/** Segments come forward, what is in them perhaps backward: a place is told step by step. */
function beyondSql(divisions: readonly Division[], sort: WalkSort, descending: boolean, after: Key): Sql {
  const keys = after.slice(divisions.length)
  const [first = '', ...rest] = sort.keys
  const isNull = { sql: `${first} IS NULL`, values: [] }
  let condition: Sql
  if (!sort.nullable) condition = than(sort.keys, keys, descending)
  else if (keys[0] === null) condition = joined([isNull, than(rest, keys.slice(1), descending)], 'AND')
  else condition = joined([than(sort.keys, keys, descending), isNull], 'OR')
  for (const [at, { segments }] of [...divisions.entries()].reverse()) {
    const place = placeOf(segments, after[at])
    const here = joined([{ sql: `g${at}.place = ?`, values: [place] }, condition], 'AND')
    condition = joined([{ sql: `g${at}.place > ?`, values: [place] }, here], 'OR')
  }
  return condition
}

/** Where a segment stands. One that has gone meanwhile ends the list: whoever changed it has it read anew. */
export function placeOf(segments: Division['segments'], key: CursorValue | undefined): number {
  const at = segments.findIndex((segment) => segment.key === key)
  return at === -1 ? segments.length : at
}
