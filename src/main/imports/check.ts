/** What an import would do, without doing it: counted, with every problem by row and column. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  CANDIDATE_FIELDS,
  type Import,
  type ImportField,
  type ImportMapping,
  OPENING_FIELDS,
  REQUIRED_FIELDS,
} from '#contract/imports.ts'
import { Problem } from '../platform/problem.ts'
import type { StepsOptions } from '../store/steps.ts'
import type { Store } from '../store/types.ts'
import {
  type BatchRow,
  getImport,
  noCounts,
  PAGE,
  pendingRows,
  readImport,
  type StoredRow,
  writeCounts,
} from './batches.ts'
import { type Finding, RowRefused } from './cells.ts'
import { createForesight, type Foreseen } from './foresee.ts'
import { createRowReader } from './reader.ts'

/** Work of one turn, in ms; whoever asks something else waits for one turn at most. */
const TURN_MS = 8

/**
 * Keeps the mapping and says what `run` would do with it. Cancelled, the check is as if it had not been asked for.
 * Throws Problem NOT_FOUND, INVALID_STATE when the import has begun, REFUSED when a needed column is not mapped, CANCELLED.
 */
export async function checkImport(
  store: Store,
  input: { importId: string; mapping: ImportMapping },
  { signal, onProgress }: StepsOptions = {},
): Promise<Import> {
  const stored = readImport(store.reader, input.importId)
  if (stored.status !== 'ready') throw begun()
  const batch: BatchRow = { ...stored, mapping: fitted(stored, input.mapping) }
  requireNeeded(batch)
  const counts = noCounts()
  const reader = await createRowReader(store.reader, batch)
  const foresight = createForesight(store.reader, batch.id, reader)
  const foresee = (row: StoredRow): Foreseen => {
    try {
      return batch.kind === 'candidates' ? foresight.candidate(row) : foresight.opening(row)
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      return { outcome: 'refused', findings: [error.finding], application: false }
    }
  }
  // Until the last row is looked at, nothing can be carried out.
  store.maintain((tx) => tx.raw.prepare('UPDATE import_batch SET mapped = 0 WHERE id = ?').run(batch.id))
  let from = -1
  for (;;) {
    const rows = pendingRows(store.reader, batch.id, from, PAGE)
    const last = rows.at(-1)
    if (last === undefined) break
    const found: { position: number; findings: Finding[] }[] = []
    let until = performance.now() + TURN_MS
    for (const row of rows) {
      const { outcome, findings, application } = foresee(row)
      counts[outcome] += 1
      if (application) counts.applications += 1
      if (findings.length > 0) found.push({ position: row.position, findings })
      if (findings.length > 0 && outcome !== 'refused') counts.partial += 1
      if (performance.now() < until) continue
      await nextTurn()
      until = performance.now() + TURN_MS
    }
    if (signal?.aborted) throw cancelled()
    note(store, batch.id, { from, until: last.position }, found)
    from = last.position
    onProgress?.({ done: from + 1, total: batch.total })
    await nextTurn()
  }
  store.maintain((tx) => {
    tx.raw
      .prepare('UPDATE import_batch SET mapping = ?, mapped = 1 WHERE id = ?')
      .run(JSON.stringify(batch.mapping), batch.id)
    writeCounts(tx, batch.id, counts)
  })
  return getImport(store.reader, input)
}

/** Keeps the problems of one part of the table, in place of those that an earlier check found. */
function note(
  store: Store,
  batchId: string,
  part: { from: number; until: number },
  found: readonly { position: number; findings: readonly Finding[] }[],
): void {
  store.maintain((tx) => {
    tx.raw
      .prepare(
        `UPDATE import_row SET problems = NULL
         WHERE batch_id = ? AND position > ? AND position <= ? AND problems IS NOT NULL`,
      )
      .run(batchId, part.from, part.until)
    const write = tx.raw.prepare('UPDATE import_row SET problems = ? WHERE batch_id = ? AND position = ?')
    for (const { position, findings } of found) write.run(JSON.stringify(findings), batchId, position)
  })
}

/** A field for every column, and none that tables of this kind do not have. */
function fitted({ kind, columns }: BatchRow, mapping: ImportMapping): ImportMapping {
  const known: readonly ImportField[] = kind === 'candidates' ? CANDIDATE_FIELDS : OPENING_FIELDS
  return {
    ...mapping,
    fields: columns.map((_, at) => {
      const field = mapping.fields[at] ?? 'ignore'
      return known.includes(field) ? field : 'ignore'
    }),
  }
}

function requireNeeded({ kind, mapping }: BatchRow): void {
  for (const group of REQUIRED_FIELDS[kind])
    if (!group.some((field) => mapping.fields.includes(field)))
      throw new Problem(
        'REFUSED',
        kind === 'candidates' ? 'NAME_NOT_MAPPED' : 'OPENING_NOT_MAPPED',
        kind === 'candidates'
          ? 'No column is mapped to a name, and a candidate needs one. Nothing was changed.'
          : 'An opening needs a requisition number and a title, and no column is mapped to one of them. Nothing was changed.',
        'Say which column it is, then check again.',
      )
}

export const begun = () =>
  new Problem(
    'INVALID_STATE',
    'IMPORT_BEGUN',
    'This import has been carried out already, or is under way. Nothing was changed.',
    'Choose the file again to import it with other columns.',
  )

const cancelled = () =>
  new Problem('CANCELLED', 'CANCELLED', 'This was cancelled before it was finished. Nothing was changed.')
