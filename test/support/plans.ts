import type { Readable } from '../../src/main/store/types.ts'

/** The steps of SQLite's plan for a query, as EXPLAIN QUERY PLAN words them; parameters need no values. */
export function plansOf(db: Readable, sql: string): string[] {
  const unbound = sql.replaceAll('?', 'NULL')
  return db.raw
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${unbound}`)
    .all()
    .map(({ detail }) => detail)
}

/** A reader that notes every statement it is asked to prepare. */
export function watchedReader(reader: Readable): { reader: Readable; asked: string[] } {
  const asked: string[] = []
  const raw = new Proxy(reader.raw, {
    get: (target, property) =>
      property === 'prepare'
        ? (sql: string) => {
            asked.push(sql)
            return target.prepare(sql)
          }
        : Reflect.get(target, property),
  })
  return { reader: { ...reader, raw }, asked }
}
