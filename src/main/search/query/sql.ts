/** Pieces of SQL with their values. Nothing that a person typed is ever part of the text: it is bound. */
import type { CursorValue } from '../../platform/cursor.ts'

export interface Sql {
  sql: string
  values: readonly CursorValue[]
}

/** A way to the matching applications: where it starts, and the conditions that the start does not fulfil itself. */
export interface Source {
  from: string
  conditions: readonly Sql[]
}

/** From people to their applications, by an index that holds the opening and the status: no row is read to check those. */
export const BY_CANDIDATE = 'application a INDEXED BY application_candidate'

export interface Narrowing {
  /** On application `a`, wherever the query starts. */
  condition: Sql
  /** The applications that fulfil it, straight from an index, and how many rows that looks at; null: no such index. */
  start: (Source & { rows: Sql }) | null
}

/** What is always so, or never, needs no SQL. */
export type Truth = Sql | boolean

/** A bare 0 would be folded into the whole condition, and leave a named index without a use: "no query solution". */
const NOTHING: Sql = { sql: '(SELECT 0)', values: [] }

export const sqlOf = (truth: Truth): Sql =>
  truth === true ? { sql: '1', values: [] } : truth === false ? NOTHING : truth

const joined = (parts: readonly Sql[], by: ' AND ' | ' OR '): Sql => ({
  sql: `(${parts.map(({ sql }) => sql).join(by)})`,
  values: parts.flatMap(({ values }) => values),
})

export function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  const parts = truths.filter((truth) => typeof truth !== 'boolean')
  const [first] = parts
  return first === undefined ? true : parts.length === 1 ? first : joined(parts, ' AND ')
}

export function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  const parts = truths.filter((truth) => typeof truth !== 'boolean')
  const [first] = parts
  return first === undefined ? false : parts.length === 1 ? first : joined(parts, ' OR ')
}

/** What is unknown counts as false, so its opposite as true. */
export const not = (truth: Truth): Truth =>
  typeof truth === 'boolean' ? !truth : { sql: `(${truth.sql} IS NOT TRUE)`, values: truth.values }

/** `column IN (…)` for values of our own finding; many travel as one. */
export const oneOf = (column: string, values: readonly CursorValue[]): Sql =>
  values.length <= 8
    ? { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }
