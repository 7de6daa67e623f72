/** Looks whether anything that was ever erased is still there: in rows, images, the search index, files and bytes. */
import { readdirSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Verification } from '#contract/retention-runs.ts'
import { makePrivateFolder } from '../platform/files.ts'
import { openReader } from './connection.ts'
import { layout } from './layout.ts'
import { IMAGE_TABLES, idColumns, textColumns } from './personal-columns.ts'
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

/** What bytes of this database say in any case: its rows, and the words of its own tables. Images of rows are no rows. */
const SPOKEN = [
  ...textColumns().filter(({ table }) => !IMAGE_TABLES.includes(table)),
  { table: 'sqlite_schema', column: 'sql' },
]

/** Whether a word stands in a row that is still there, of somebody else or of nobody, so that its bytes are rightly found. */
function isElsewhere(db: Database.Database, word: string): boolean {
  return SPOKEN.some(
    ({ table, column }) =>
      db
        .prepare(`SELECT 1 FROM "${table}" WHERE instr(lower("${column}"), lower(?)) > 0 LIMIT 1`)
        .get(word) !== undefined,
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
    const left = hits.filter((word) => !isElsewhere(db, words[word] as string))
    const names = readdirSync(documents)
    const files = names.filter(isErased).length
    return [
      rows,
      found('search-index', index.count, index.problems),
      found(
        'bytes',
        words.filter((word) => Buffer.byteLength(word) >= SHORTEST_WORD_BYTES).length,
        left.length === 0 ? [] : [`${left.length} words of what was removed can still be read`],
      ),
      found('files', names.length, files === 0 ? [] : [`${files} files of removed documents are there`]),
    ]
  } finally {
    db.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
