/** Looks whether anything that was ever erased is still there: in rows, images, the search index, files and bytes. */
import { readdirSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Verification } from '#contract/retention-runs.ts'
import { makePrivateFolder } from '../platform/files.ts'
import { openReader } from './connection.ts'
import { layout } from './layout.ts'
import { codedColumns, IMAGE_TABLES, idColumns, spokenColumns } from './personal-columns.ts'
import { erasedIds } from './register.ts'
import { SHORTEST_WORD_BYTES, scanForResidue } from './residue.ts'
import { checkSearchIndex } from './verify.ts'

type Check = Verification['checks'][number]

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

const found = (name: Check['name'], count: number, problems: string[]): Check => ({
  name,
  ok: problems.length === 0,
  count,
  problems,
})

/** No id in any column, nor in any image of a row, is one of the register. */
function checkRows(db: Database.Database, isErased: (id: string) => boolean): Check {
  const problems: string[] = []
  let count = 0
  const look = (table: string, ids: Iterable<string>) => {
    let bad = 0
    for (const id of ids) {
      count += 1
      if (isErased(id)) bad += 1
    }
    if (bad > 0) problems.push(`${table} names ${bad} that are gone`)
  }
  for (const { table, column } of idColumns())
    look(
      table,
      db
        .prepare<[], string>(`SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`)
        .pluck()
        .iterate(),
    )
  for (const table of IMAGE_TABLES) look(table, idsInside(db, table))
  return found('rows', count, problems)
}

function* idsInside(db: Database.Database, table: string): Iterable<string> {
  const images = db
    .prepare<[], string>(`SELECT coalesce(before, '') || coalesce(after, '') FROM "${table}"`)
    .pluck()
  for (const image of images.iterate()) yield* image.match(UUID) ?? []
}

/** JSON that Haku writes for itself: its names are words of Haku, what else stands there is nobody's to write. */
const OF_HAKU = [
  { table: 'setting', column: 'value', codes: false },
  { table: 'audit_entry', column: 'subjects', codes: false },
  { table: 'retention_run', column: 'tally', codes: true },
  { table: 'retention_run', column: 'receipt', codes: true },
] as const

type Column = { readonly table: string; readonly column: string }
const isOf = (list: readonly Column[]) => (one: Column) =>
  list.some(({ table, column }) => table === one.table && column === one.column)

/** A family of jobs is the company's own words, whatever becomes of the opening. */
const COMPANY_WORDS: readonly Column[] = [{ table: 'application_stat', column: 'job_family' }]

/** Where words of people and of the company stand. Images of rows are no rows. */
const SPOKEN: readonly Column[] = [
  ...spokenColumns().filter((one) => !isOf(OF_HAKU)(one) && !IMAGE_TABLES.includes(one.table)),
  ...COMPANY_WORDS,
  { table: 'sqlite_schema', column: 'sql' },
]
const CODED: readonly Column[] = codedColumns().filter(
  (one) => !isOf(OF_HAKU)(one) && !isOf(COMPANY_WORDS)(one) && !IMAGE_TABLES.includes(one.table),
)

/** Holds for what is a code: letters of one case, digits and signs, and no name as people write it. */
const isCode = (value: string) => `(${value} NOT GLOB '*[^a-z0-9_.:-]*' OR ${value} NOT GLOB '*[^A-Z0-9_]*')`

/**
 * Whether a living row accounts for a word, so that its bytes are rightly found: the row of somebody else, or the
 * company's, in a column where people write; a code in a column of codes; a name in the JSON of Haku itself. A word in a
 * setting, in the trail or in a figure is no account of anything: it has no business there.
 */
function isAccountedFor(db: Database.Database, word: string): boolean {
  const holds = (sql: string) => db.prepare(sql).get(word) !== undefined
  return (
    SPOKEN.some(({ table, column }) =>
      holds(`SELECT 1 FROM "${table}" WHERE instr(lower("${column}"), lower(?)) > 0 LIMIT 1`),
    ) ||
    CODED.some(({ table, column }) =>
      holds(
        `SELECT 1 FROM "${table}" WHERE instr(lower("${column}"), lower(?)) > 0 AND ${isCode(`"${column}"`)} LIMIT 1`,
      ),
    ) ||
    OF_HAKU.some(({ table, column, codes }) =>
      holds(
        `SELECT 1 FROM "${table}" t, json_tree(t."${column}") j, (SELECT lower(?) AS word) w
         WHERE json_valid(t."${column}") AND (instr(lower(j.key), w.word) > 0
           ${codes ? `OR (j.type = 'text' AND instr(lower(j.value), w.word) > 0 AND ${isCode('j.value')})` : ''}) LIMIT 1`,
      ),
    )
  )
}

/**
 * Reads the whole workspace through connections of its own; writes nothing but a scratch copy, which it removes.
 * `words`: of what was removed a moment ago, known to nobody else; none, where that was another time.
 */
export function checkErasures(dir: string, key: Buffer, words: readonly string[]): Check[] {
  const { database, documents, scratch } = layout(dir)
  makePrivateFolder(scratch)
  const db = openReader(database, key)
  try {
    const isErased = erasedIds(db)
    const rows = checkRows(db, isErased)
    const index = checkSearchIndex(dir, key)
    const { found: hits } = scanForResidue(dir, key, words)
    const left = hits.filter((word) => !isAccountedFor(db, words[word] as string))
    const longEnough = words.filter((word) => Buffer.byteLength(word) >= SHORTEST_WORD_BYTES).length
    const names = readdirSync(documents)
    const files = names.filter(isErased).length
    return [
      rows,
      found('search-index', index.count, index.problems),
      found(
        'bytes',
        // What somebody else says too proves nothing.
        longEnough - (hits.length - left.length),
        left.length === 0 ? [] : [`${left.length} words of what was removed can still be read`],
      ),
      found('files', names.length, files === 0 ? [] : [`${files} files of removed documents are there`]),
    ]
  } finally {
    db.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
