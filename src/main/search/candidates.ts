/** The candidates of whom an application, or who without any, fulfil a query: newest application first. */
import type { CursorValue } from '../platform/cursor.ts'
import type { Readable } from '../store/types.ts'
import type { Only } from './kinds.ts'
import type { Leaf } from './query/leaf.ts'
import { every, type Sql, some, sqlOf, type Truth } from './query/sql.ts'

/** A way in of up to so many rows is gone to its end; beyond, the newest are looked at until enough are found. */
const SHORT = 20_000
/** Up to so many candidates, a text is looked for among them alone. */
const FEW = 3000

const one = (db: Readable, { sql, values }: Sql): number =>
  db.raw
    .prepare<CursorValue[], number>(sql)
    .pluck()
    .get(...values) ?? 0

/** The leaf with the shortest way in, and how many rows that has; null: there is none. */
function shortest(db: Readable, leaves: readonly Leaf[]): { leaf: Leaf; rows: number } | null {
  let best: { leaf: Leaf; rows: number } | null = null
  for (const leaf of leaves) {
    if (!leaf.start) continue
    const rows = one(db, leaf.start.rows)
    if (best === null || rows < best.rows) best = { leaf, rows }
  }
  return best
}

/** Rows of the shortest way in; infinite where there is none. */
export const waysIn = (db: Readable, leaves: readonly Leaf[]): number =>
  shortest(db, leaves)?.rows ?? Number.POSITIVE_INFINITY

const NEVER_APPLIED = (candidate: string): Sql => ({
  sql: `NOT EXISTS (SELECT 1 FROM application a WHERE a.candidate_id = ${candidate})`,
  values: [],
})

const bare = (leaves: readonly Leaf[], candidate: string): Truth =>
  every(leaves.map((leaf) => leaf.ofCandidate(candidate)))

/** Whether a candidate, whose id the SQL is, fulfils everything by one application or, never having applied, by none. */
export function fulfils(leaves: readonly Leaf[], candidate: string): Truth {
  if (leaves.every(({ aboutPeople }) => aboutPeople)) return bare(leaves, candidate)
  const applied = every(leaves.map((leaf) => leaf.ofApplication))
  const without = bare(leaves, candidate)
  return some([
    applied === false
      ? false
      : {
          sql: `EXISTS (SELECT 1 FROM application a INDEXED BY application_candidate
            WHERE a.candidate_id = ${candidate} AND ${sqlOf(applied).sql})`,
          values: sqlOf(applied).values,
        },
    without === false ? false : every([NEVER_APPLIED(candidate), without]),
  ])
}

/**
 * Up to `most` candidates who fulfil everything: by their newest application that does, then those who never applied,
 * by their newest change.
 */
export function candidatesWho(db: Readable, leaves: readonly Leaf[], most: number): string[] {
  const found = new Set<string>()
  const way = shortest(db, leaves)
  const gather = ({ sql, values }: Sql) => {
    if (found.size >= most) return
    const rows = db.raw.prepare<CursorValue[], string>(sql).pluck()
    for (const id of rows.iterate(...values)) {
      found.add(id)
      if (found.size >= most) return
    }
  }
  const start = way && way.rows <= SHORT ? way.leaf.start : null
  // What the way in is about, it has fulfilled.
  const left = start ? leaves.filter((leaf) => leaf !== way?.leaf) : leaves
  const conditions = every(left.map((leaf) => leaf.ofApplication))
  if (conditions !== false) {
    const { sql, values } = sqlOf(conditions)
    const from = start?.from ?? 'application a INDEXED BY application_received'
    const inside = start?.condition ?? sqlOf(true)
    gather({
      sql: `SELECT a.candidate_id FROM ${from} WHERE ${inside.sql} AND ${sql} ORDER BY a.received_at DESC, a.seq DESC`,
      values: [...inside.values, ...values],
    })
  }
  const without = bare(leaves, 'c.id')
  if (without !== false) {
    const { sql, values } = sqlOf(without)
    const people = shortest(
      db,
      leaves.filter((leaf) => leaf.people !== null),
    )
    const ids = people && people.rows <= SHORT ? people.leaf.people : null
    gather(
      ids
        ? {
            sql: `SELECT c.id FROM candidate c WHERE c.id IN (${ids.sql}) AND ${NEVER_APPLIED('c.id').sql} AND ${sql} ORDER BY c.updated_at DESC, c.id DESC`,
            values: [...ids.values, ...values],
          }
        : {
            sql: `SELECT c.id FROM candidate c INDEXED BY candidate_updated WHERE ${NEVER_APPLIED('c.id').sql} AND ${sql} ORDER BY c.updated_at DESC, c.id DESC`,
            values,
          },
    )
  }
  return [...found]
}

/** What the text of a query is narrowed to by the rest of it; null: nobody can be meant. */
export function onlyThose(db: Readable, rest: readonly Leaf[]): { only: Only } | null {
  if (rest.length === 0) return { only: null }
  const does = (candidate: string) => fulfils(rest, candidate)
  if (does('x') === false) return null
  const way = shortest(db, rest)
  const people = shortest(
    db,
    rest.filter((leaf) => leaf.people !== null),
  )
  const isShort =
    way !== null && way.rows <= FEW && (bare(rest, 'x') === false || (people !== null && people.rows <= FEW))
  if (isShort) {
    const ids = candidatesWho(db, rest, Number.MAX_SAFE_INTEGER)
    return ids.length === 0 ? null : { only: { ids } }
  }
  return { only: { does: (candidate) => sqlOf(does(candidate)) } }
}
