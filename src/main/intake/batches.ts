/** Batches and their items as the contract shows them. */
import { type IntakeBatch, type IntakeItem, IntakeOutcome } from '#contract/intake.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { andInSight } from '../store/restricted.ts'
import type { Readable, Store } from '../store/types.ts'
import { openingById, whyClosed } from './openings.ts'
import { storePart } from './parts.ts'

export type BatchRow = Pick<
  IntakeBatch,
  'id' | 'status' | 'origin' | 'openingId' | 'startedAt' | 'finishedAt'
>

const BATCH_COLUMNS =
  'id, status, origin, opening_id AS openingId, started_at AS startedAt, finished_at AS finishedAt'

/** The stored batch. Throws Problem NOT_FOUND. */
export function readBatch(db: Readable, id: string): BatchRow {
  const row = db.raw
    .prepare<[string], BatchRow>(`SELECT ${BATCH_COLUMNS} FROM intake_batch WHERE id = ?`)
    .get(id)
  if (row === undefined)
    throw new Problem(
      'NOT_FOUND',
      'BATCH_UNKNOWN',
      'There is no such intake.',
      'Look in the list of intakes.',
    )
  return row
}

function withCounts(db: Readable, batch: BatchRow): IntakeBatch {
  const counts = Object.fromEntries(
    IntakeOutcome.options.map((outcome) => [outcome, 0]),
  ) as IntakeBatch['counts']
  const found = db.raw
    .prepare<[string], { outcome: IntakeOutcome; items: number }>(
      'SELECT outcome, count(*) AS items FROM intake_item WHERE batch_id = ? GROUP BY outcome',
    )
    .all(batch.id)
  let total = 0
  for (const { outcome, items } of found) {
    counts[outcome] = items
    total += items
  }
  if (total === 0)
    total =
      db.raw
        .prepare<[string], number>('SELECT count(*) FROM intake_part WHERE batch_id = ?')
        .pluck()
        .get(batch.id) ?? 0
  return { ...batch, total, counts }
}

/**
 * A new batch that collects files; with an opening, that is the one for what names none. Throws Problem NOT_FOUND for
 * an unknown opening, INVALID_STATE for one that takes no applications.
 */
export function beginBatch(
  store: Store,
  input: { openingId?: string | undefined },
  deps: CommandDeps,
): IntakeBatch {
  const id = newId()
  if (input.openingId !== undefined) {
    const opening = openingById(store.reader, input.openingId)
    if (opening === undefined)
      throw new Problem(
        'NOT_FOUND',
        'OPENING_UNKNOWN',
        'There is no such opening.',
        'Look in the list of openings.',
      )
    if (opening.status !== 'published')
      throw new Problem('INVALID_STATE', 'OPENING_NOT_PUBLISHED', ...whyClosed(opening))
  }
  store.maintain((tx) =>
    tx.raw
      .prepare('INSERT INTO intake_batch (id, status, origin, opening_id, started_at) VALUES (?,?,?,?,?)')
      .run(
        id,
        'collecting',
        deps.actor === 'cli' ? 'cli' : 'window',
        input.openingId ?? null,
        deps.clock.now(),
      ),
  )
  return getBatch(store.reader, { batchId: id })
}

/**
 * Keeps one file for a batch that still collects, inside the database. Returns how many it has now. Throws Problem
 * NOT_FOUND or INVALID_STATE.
 */
export async function addPart(
  store: Store,
  input: { batchId: string; path: string; file: Pick<Blob, 'size' | 'slice'> },
): Promise<{ received: number }> {
  if (readBatch(store.reader, input.batchId).status !== 'collecting')
    throw new Problem(
      'INVALID_STATE',
      'NOT_COLLECTING',
      'This intake has begun already and takes no more files.',
      'Start another intake with them.',
    )
  return { received: await storePart(store, input.batchId, input.path, input.file) }
}

/** One batch with how its items came out. Throws Problem NOT_FOUND. */
export function getBatch(db: Readable, input: { batchId: string }): IntakeBatch {
  return withCounts(db, readBatch(db, input.batchId))
}

/** Batches, newest first. Throws Problem REFUSED on a foreign cursor. */
export function listBatches(
  db: Readable,
  input: { cursor?: string | undefined; limit: number },
): { rows: IntakeBatch[]; next: string | null } {
  const after =
    input.cursor === undefined ? [] : decodeCursor('intake.batches', input.cursor, ['number', 'text'])
  const found = db.raw
    .prepare<unknown[], BatchRow>(
      `SELECT ${BATCH_COLUMNS} FROM intake_batch ${after.length > 0 ? 'WHERE (started_at, id) < (?, ?)' : ''}
       ORDER BY started_at DESC, id DESC LIMIT ?`,
    )
    .all(...after, input.limit + 1)
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map((batch) => withCounts(db, batch)),
    next:
      found.length > input.limit && last ? encodeCursor('intake.batches', [last.startedAt, last.id]) : null,
  }
}

export interface ItemRow {
  id: string
  batchId: string
  position: number
  name: string
  kind: IntakeItem['kind']
  outcome: IntakeOutcome
  code: string | null
  reason: string | null
  candidateId: string | null
  applicationId: string | null
  /** JSON. */
  refusedFiles: string
  /** JSON, or null. */
  proposal: string | null
  root: string
  archivePartId: string | null
  /** JSON, or null. */
  brought: string | null
}

const ITEM_COLUMNS = `id, batch_id AS batchId, position, name, kind, outcome, code, reason,
  candidate_id AS candidateId, application_id AS applicationId, refused_files AS refusedFiles, proposal, root,
  archive_part_id AS archivePartId, brought`

/** The stored item. Throws Problem NOT_FOUND. */
export function readItem(db: Readable, id: string): ItemRow {
  const row = db.raw
    .prepare<[string], ItemRow>(`SELECT ${ITEM_COLUMNS} FROM intake_item WHERE id = ?`)
    .get(id)
  if (row === undefined)
    throw new Problem(
      'NOT_FOUND',
      'ITEM_UNKNOWN',
      'There is no such intake item.',
      'Look at the intake again.',
    )
  return row
}

/** All items of a batch with one outcome, in order; rows are small. */
export function itemsWith(db: Readable, batchId: string, outcome: IntakeOutcome): ItemRow[] {
  return db.raw
    .prepare<[string, string], ItemRow>(
      `SELECT ${ITEM_COLUMNS} FROM intake_item WHERE batch_id = ? AND outcome = ? ORDER BY position`,
    )
    .all(batchId, outcome)
}

export const toItem = (row: ItemRow): IntakeItem => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  outcome: row.outcome,
  code: row.code,
  reason: row.reason,
  applicationId: row.applicationId,
  candidateId: row.candidateId,
  refusedFiles: JSON.parse(row.refusedFiles),
  proposal: row.proposal === null ? null : JSON.parse(row.proposal),
})

/** Items of one batch in the order in which they were dropped. Throws Problem NOT_FOUND, REFUSED on a foreign cursor. */
export function listItems(
  db: Readable,
  input: { batchId: string; outcome?: IntakeOutcome | undefined; cursor?: string | undefined; limit: number },
): { rows: IntakeItem[]; next: string | null } {
  readBatch(db, input.batchId)
  const list = `intake.items.${input.batchId}.${input.outcome ?? ''}`
  const after = input.cursor === undefined ? [] : decodeCursor(list, input.cursor, ['number'])
  const found = db.raw
    .prepare<unknown[], ItemRow>(
      `SELECT ${ITEM_COLUMNS} FROM intake_item WHERE batch_id = ?
       ${input.outcome === undefined ? '' : 'AND outcome = ?'} ${after.length > 0 ? 'AND position > ?' : ''}${andInSight(db, 'candidate_id')}
       ORDER BY position LIMIT ?`,
    )
    .all(input.batchId, ...(input.outcome === undefined ? [] : [input.outcome]), ...after, input.limit + 1)
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(toItem),
    next: found.length > input.limit && last ? encodeCursor(list, [last.position]) : null,
  }
}
