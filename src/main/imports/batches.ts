/** Imports as they are kept and as the contract shows them. */
import type { Import, ImportCounts, ImportKind, ImportMapping, ImportRow } from '#contract/imports.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { Problem } from '../platform/problem.ts'
import { isAnybodyRestricted, outOfSight } from '../store/restricted.ts'
import type { Readable, Writable } from '../store/types.ts'

export interface BatchRow {
  id: string
  kind: ImportKind
  status: Import['status']
  origin: Import['origin']
  name: string
  startedAt: number
  finishedAt: number | null
  total: number
  delimiter: Import['delimiter']
  charset: string
  columns: Import['columns']
  mapping: ImportMapping
  proposedBy: Import['proposedBy']
  mapped: boolean
  counts: ImportCounts
  mac: Buffer
}

interface Cells extends Omit<BatchRow, 'columns' | 'mapping' | 'counts' | 'mapped'> {
  columns: string
  mapping: string
  counts: string
  mapped: number
}

const COLUMNS = `id, kind, status, origin, name, started_at AS startedAt, finished_at AS finishedAt, total, delimiter,
  charset, columns, mapping, proposed_by AS proposedBy, mapped, counts, mac`

export const noCounts = (): ImportCounts => ({
  new: 0,
  updated: 0,
  same: 0,
  refused: 0,
  reverted: 0,
  partial: 0,
  applications: 0,
})

const toBatch = ({ columns, mapping, counts, mapped, ...plain }: Cells): BatchRow => ({
  ...plain,
  columns: JSON.parse(columns),
  mapping: JSON.parse(mapping),
  counts: JSON.parse(counts),
  mapped: mapped === 1,
})

/** The stored import. Throws Problem NOT_FOUND. */
export function readImport(db: Readable, id: string): BatchRow {
  const row = db.raw.prepare<[string], Cells>(`SELECT ${COLUMNS} FROM import_batch WHERE id = ?`).get(id)
  if (row !== undefined) return toBatch(row)
  throw new Problem('NOT_FOUND', 'IMPORT_UNKNOWN', 'There is no such import.', 'Look in the list of imports.')
}

/** Whether somebody stands in it who is out of sight: then nothing of the file itself is shown. */
const holdsSomebodyHidden = (db: Readable, id: string): boolean =>
  isAnybodyRestricted(db) &&
  db.raw
    .prepare(`SELECT 1 FROM import_row WHERE batch_id = ? AND ${outOfSight('candidate_id')} LIMIT 1`)
    .get(id) !== undefined

const withoutSamples = (columns: Import['columns']): Import['columns'] =>
  columns.map((column) => ({ ...column, samples: [] }))

const ENDED = new Set(['done', 'cancelled', 'reverted'])

function toRow(db: Readable, batch: BatchRow): ImportRow {
  const { id, kind, status, origin, name, startedAt, finishedAt, total, counts } = batch
  const kept = db.raw
    .prepare(
      'SELECT 1 FROM import_row WHERE batch_id = ? AND problems IS NOT NULL AND cells IS NOT NULL LIMIT 1',
    )
    .get(id)
  return {
    id,
    kind,
    status,
    origin,
    name: holdsSomebodyHidden(db, id) ? '' : name,
    startedAt,
    finishedAt,
    total,
    counts,
    cellsKept: kept !== undefined,
  }
}

/** One import with its columns and what they are mapped to. Throws Problem NOT_FOUND. */
export function getImport(db: Readable, input: { importId: string }): Import {
  const batch = readImport(db, input.importId)
  const sameFile = db.raw
    .prepare<[Buffer, string, string], { id: string; startedAt: number }>(
      `SELECT id, started_at AS startedAt FROM import_batch
       WHERE mac = ? AND kind = ? AND id <> ? AND status IN ('done', 'cancelled') ORDER BY started_at DESC LIMIT 1`,
    )
    .get(batch.mac, batch.kind, batch.id)
  const { mapping, proposedBy, delimiter, charset } = batch
  const columns = holdsSomebodyHidden(db, batch.id) ? withoutSamples(batch.columns) : batch.columns
  return { ...toRow(db, batch), columns, mapping, proposedBy, delimiter, charset, sameFile: sameFile ?? null }
}

/** Imports, newest first. Throws Problem REFUSED on a foreign cursor. */
export function listImports(
  db: Readable,
  input: { cursor?: string | undefined; limit: number },
): { rows: ImportRow[]; next: string | null } {
  const after = input.cursor === undefined ? [] : decodeCursor('imports', input.cursor, ['number', 'text'])
  const found = db.raw
    .prepare<unknown[], Cells>(
      `SELECT ${COLUMNS} FROM import_batch WHERE status <> 'reading'
       ${after.length > 0 ? 'AND (started_at, id) < (?, ?)' : ''}
       ORDER BY started_at DESC, id DESC LIMIT ?`,
    )
    .all(...after, input.limit + 1)
  const page = found.slice(0, input.limit).map(toBatch)
  const last = page.at(-1)
  return {
    rows: page.map((batch) => toRow(db, batch)),
    next: found.length > input.limit && last ? encodeCursor('imports', [last.startedAt, last.id]) : null,
  }
}

export function writeCounts(tx: Writable, id: string, counts: ImportCounts): void {
  tx.raw.prepare('UPDATE import_batch SET counts = ? WHERE id = ?').run(JSON.stringify(counts), id)
}

/** Sets the status; an import that has ended shows nobody any more whose file it was: the samples go. */
export function setStatus(tx: Writable, batch: BatchRow, status: BatchRow['status'], now: number): void {
  const ended = ENDED.has(status)
  const columns = ended ? withoutSamples(batch.columns) : batch.columns
  tx.raw
    .prepare('UPDATE import_batch SET status = ?, finished_at = ?, columns = ? WHERE id = ?')
    .run(status, ended ? (batch.finishedAt ?? now) : null, JSON.stringify(columns), batch.id)
}

/** How many rows one transaction of bookkeeping touches: a few milliseconds. */
export const PAGE = 250

export interface StoredRow {
  id: string
  position: number
  line: number
  cells: string[]
  mac: Buffer
}

/** Rows that still wait, from a position on. */
export function pendingRows(db: Readable, batchId: string, after: number, limit: number): StoredRow[] {
  return db.raw
    .prepare<[string, number, number], Omit<StoredRow, 'cells'> & { cells: string | null }>(
      `SELECT id, position, line, cells, mac FROM import_row
       WHERE batch_id = ? AND position > ? AND outcome = 'pending' ORDER BY position LIMIT ?`,
    )
    .all(batchId, after, limit)
    .map((row) => ({ ...row, cells: row.cells === null ? [] : JSON.parse(row.cells) }))
}
