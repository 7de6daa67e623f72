import type { Readable } from '../../src/main/store/types.ts'

/** The steps of SQLite's plan for a query, as EXPLAIN QUERY PLAN words them; parameters need no values. */
export function plansOf(db: Readable, sql: string): string[] {
  const unbound = sql.replaceAll('?', 'NULL')
  return db.raw
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${unbound}`)
    .all()
    .map(({ detail }) => detail)
}
