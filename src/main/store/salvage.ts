/** Reads what can still be read of a damaged workspace, row by row, past pages that cannot. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { openReader } from './connection.ts'
import { unsealDocumentFile } from './document-file.ts'
import { layout } from './layout.ts'
import { type TableInfo, tablesOf } from './tables.ts'

export interface Salvage {
  /** A zip in clear: tables/<name>.jsonl, documents/<id>, README.txt. */
  zip: Uint8Array
  rows: number
  documents: number
  /** Stretches of rows and files that could not be read, or had no room. */
  unreadable: number
}

/** Uncompressed size after which nothing more is packed: the zip is made in memory. */
const MAX_SALVAGE_BYTES = 1024 * 1024 * 1024

/** What Haku keeps for itself, and copies of what stands elsewhere. */
const LEFT_OUT = new Set([
  'candidate_key',
  'candidate_merge_row',
  'candidate_search',
  'change_log',
  'document_band',
  'duplicate_pair',
  'duplicate_progress',
  'intake_chunk',
  'intake_part',
  'secret',
  'undo_change',
  'undo_command',
])

const ROWS_PER_READ = 200
const LAST_ROW = Number.MAX_SAFE_INTEGER

type Row = Record<string, unknown> & { salvage_rowid: number }

/** Rows in the order of their row ids; `onGap` is told once per stretch that cannot be read. */
function* readableRows(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  onGap: () => void,
): Generator<Row> {
  const select = `SELECT rowid AS salvage_rowid, ${columns.map((name) => `"${name}"`).join(', ')}
    FROM "${table}" WHERE rowid >= ? ORDER BY rowid LIMIT ?`
  const statement = db.prepare<[number, number], Row>(select)
  const readable = (from: number): boolean => {
    try {
      statement.all(from, 1)
      return true
    } catch {
      return false
    }
  }
  let next = 0
  let count = ROWS_PER_READ
  for (;;) {
    let rows: Row[]
    try {
      rows = statement.all(next, count)
    } catch {
      if (count > 1) {
        count = 1
        continue
      }
      onGap()
      const behind = endOfGap(next, readable)
      if (behind === null) return
      next = behind
      continue
    }
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < count) return
    next = last.salvage_rowid + 1
    count = Math.min(count * 2, ROWS_PER_READ)
  }
}

/** The first row id after `from` at which reading works again; null when it never does. */
function endOfGap(from: number, readable: (from: number) => boolean): number | null {
  let bad = from
  let step = 1
  while (!readable(bad + step)) {
    bad += step
    step *= 2
    if (bad + step > LAST_ROW) return null
  }
  let good = bad + step
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2)
    if (readable(middle)) good = middle
    else bad = middle
  }
  return good
}

/** Text columns only: keys and content codes have no place in a file in clear. */
const exportedColumns = (table: TableInfo): string[] =>
  table.columns.filter(({ type }) => type !== 'blob').map(({ name }) => name)

function readme(salvage: Omit<Salvage, 'zip'>, full: boolean): string {
  return [
    'Everything that could still be read from a damaged Haku workspace.',
    '',
    'This file is NOT encrypted. tables/ has one line of JSON per record; documents/ has the documents by their id,',
    'whose names and owners stand in tables/document.jsonl.',
    '',
    `Records: ${salvage.rows}. Documents: ${salvage.documents}. Stretches and files that could not be read: ${salvage.unreadable}.`,
    ...(full
      ? [`The limit of ${MAX_SALVAGE_BYTES} bytes was reached: what came after it is not in here.`]
      : []),
    '',
  ].join('\n')
}

/** Packs what can be read. Throws SqliteError when not even the first page can. */
export function salvageWorkspace(dir: string, key: Buffer, maxBytes = MAX_SALVAGE_BYTES): Salvage {
  const paths = layout(dir)
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const found = { rows: 0, documents: 0, unreadable: 0 }
  let packed = 0
  let full = false
  const room = (bytes: number): boolean => {
    if (packed + bytes > maxBytes) full = true
    else packed += bytes
    return !full
  }
  const onGap = () => {
    found.unreadable += 1
  }

  const db = openReader(paths.database, key)
  try {
    for (const table of tablesOf().filter(({ name }) => !LEFT_OUT.has(name))) {
      const file = new ZipDeflate(`tables/${table.name}.jsonl`, { level: 6 })
      zip.add(file)
      try {
        for (const { salvage_rowid: _, ...row } of readableRows(
          db,
          table.name,
          exportedColumns(table),
          onGap,
        )) {
          const line = strToU8(`${JSON.stringify(row)}\n`)
          if (!room(line.length)) break
          file.push(line)
          found.rows += 1
        }
      } catch {
        onGap()
      }
      file.push(new Uint8Array(), true)
    }
    for (const { id, key: documentKey } of readableRows(db, 'document', ['id', 'key'], () => undefined)) {
      try {
        const bytes = unsealDocumentFile(
          id as string,
          documentKey as Buffer,
          readFileSync(join(paths.documents, id as string)),
        )
        if (room(bytes.length)) {
          // Documents are compressed already, mostly.
          const file = new ZipDeflate(`documents/${id as string}`, { level: 1 })
          zip.add(file)
          file.push(bytes, true)
          found.documents += 1
        } else onGap()
      } catch {
        onGap()
      }
    }
  } finally {
    db.close()
  }
  const note = new ZipDeflate('README.txt')
  zip.add(note)
  note.push(strToU8(readme(found, full)), true)
  zip.end()
  return { zip: Buffer.concat(chunks), ...found }
}
