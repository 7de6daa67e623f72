/** A leaf of a query, or several of which one must hold, ready to be asked of the database. */
import { BY_CANDIDATE, type Sql, some, type Truth } from './sql.ts'

export interface Leaf {
  /** On application `a` and its candidate. */
  ofApplication: Truth
  /** On a candidate without any application; `candidate` is the SQL of the id. */
  ofCandidate(candidate: string): Truth
  /** It tells people apart, not their applications: `ofApplication` is `ofCandidate('a.candidate_id')`. */
  aboutPeople: boolean
  /** Ids of the people who fulfil it, some perhaps twice; null: no index has them, or it is not about people. */
  people: Sql | null
  start: Start | null
}

/** A way in for applications that is shorter than to look at all. */
export interface Start {
  from: string
  condition: Sql
  /** Counts the rows that it begins with. */
  rows: Sql
}

const counted = (from: string, { sql, values }: Sql): Sql => ({
  sql: `SELECT count(*) FROM ${from} WHERE ${sql}`,
  values,
})

/** A condition on applications, with the index that answers it if one does. */
export function ofApplications(condition: Truth, index: string | null): Leaf {
  const leaf: Leaf = {
    ofApplication: condition,
    ofCandidate: () => false,
    aboutPeople: false,
    people: null,
    start: null,
  }
  if (condition === false) return { ...leaf, start: NOWHERE }
  if (condition === true || index === null) return leaf
  const from = `application a INDEXED BY ${index}`
  return { ...leaf, start: { from, condition, rows: counted(from, condition) } }
}

/** Where nothing is. */
export const NOWHERE: Start = {
  from: 'application a NOT INDEXED',
  condition: { sql: 'a.seq IN (NULL)', values: [] },
  rows: { sql: 'SELECT 0', values: [] },
}

/**
 * A condition on people: who fulfils it, and whether one does. Without `people` there is no way in; `rows` is how many
 * they are, if that is known.
 */
export function ofPeople(
  people: Sql | null,
  does: (candidate: string) => Truth,
  rows: number | null = null,
): Leaf {
  return {
    ofApplication: does('a.candidate_id'),
    ofCandidate: does,
    aboutPeople: true,
    people,
    start: people && {
      from: BY_CANDIDATE,
      condition: { sql: `a.candidate_id IN (${people.sql})`, values: people.values },
      rows:
        rows === null
          ? { sql: `SELECT count(*) FROM (${people.sql})`, values: people.values }
          : { sql: 'SELECT ?', values: [rows] },
    },
  }
}

export const nobody = (): Leaf => ({
  ...ofPeople({ sql: 'SELECT NULL WHERE 0', values: [] }, () => false, 0),
  start: NOWHERE,
})

/** Several ways to fulfil one condition: one must hold. */
export function anyOf(leaves: readonly Leaf[]): Leaf {
  const [first] = leaves
  if (!first) return nobody()
  if (leaves.length === 1) return first
  const ofApplication = some(leaves.map((leaf) => leaf.ofApplication))
  const ofCandidate = (candidate: string) => some(leaves.map((leaf) => leaf.ofCandidate(candidate)))
  const people = leaves.flatMap((leaf) => leaf.people ?? [])
  if (people.length === leaves.length) return { ...ofPeople(union(people), ofCandidate), ofApplication }
  const starts = leaves.flatMap((leaf) => leaf.start ?? [])
  return {
    ofApplication,
    ofCandidate,
    aboutPeople: leaves.every((leaf) => leaf.aboutPeople),
    people: null,
    start: starts.length === leaves.length ? together(starts) : null,
  }
}

const union = (queries: readonly Sql[]): Sql => ({
  sql: queries.map(({ sql }) => sql).join(' UNION ALL '),
  values: queries.flatMap(({ values }) => values),
})

function together(starts: readonly Start[]): Start {
  const numbers = union(
    starts.map(({ from, condition }) => ({
      sql: `SELECT a.seq FROM ${from} WHERE ${condition.sql}`,
      values: condition.values,
    })),
  )
  return {
    from: 'application a NOT INDEXED',
    condition: { sql: `a.seq IN (${numbers.sql})`, values: numbers.values },
    rows: {
      sql: `SELECT ${starts.map(({ rows }) => `(${rows.sql})`).join(' + ')}`,
      values: starts.flatMap(({ rows }) => rows.values),
    },
  }
}
