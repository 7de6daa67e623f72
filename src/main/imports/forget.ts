/** Lets go of what imports keep of a table: the rows of those that were never carried out, cells that nobody mends any more. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CELLS_KEPT_DAYS } from '#contract/imports.ts'
import type { Clock } from '../platform/clock.ts'
import type { Store } from '../store/types.ts'
import { PAGE } from './batches.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Removes the rows of an import that wait, some at a time. */
export async function dropPending(store: Store, batchId: string): Promise<void> {
  const drop = () =>
    store.maintain(
      (tx) =>
        tx.raw
          .prepare(
            `DELETE FROM import_row WHERE id IN
               (SELECT id FROM import_row WHERE batch_id = ? AND outcome = 'pending' LIMIT ${PAGE})`,
          )
          .run(batchId).changes,
    )
  while (drop() === PAGE) await nextTurn()
}

/** Removes an import that was never carried out, with all its rows. */
export async function dropImport(store: Store, batchId: string): Promise<void> {
  await dropPending(store, batchId)
  store.maintain((tx) => tx.raw.prepare('DELETE FROM import_batch WHERE id = ?').run(batchId))
}

/** Empties the cells of rows that are settled, some at a time. */
export async function dropCells(store: Store, batchId: string): Promise<void> {
  const drop = () =>
    store.maintain(
      (tx) =>
        tx.raw
          .prepare(
            `UPDATE import_row SET cells = NULL WHERE id IN
               (SELECT id FROM import_row WHERE batch_id = ? AND problems IS NOT NULL AND cells IS NOT NULL
                AND outcome <> 'pending' LIMIT ${PAGE})`,
          )
          .run(batchId).changes,
    )
  while (drop() === PAGE) await nextTurn()
}

/** What has been kept for long enough goes: see CELLS_KEPT_DAYS. */
export async function forgetOld(store: Store, clock: Clock): Promise<void> {
  const before = clock.now() - CELLS_KEPT_DAYS * DAY_MS
  const ids = (sql: string) => store.reader.raw.prepare<[number], string>(sql).pluck().all(before)
  for (const id of ids(`SELECT id FROM import_batch WHERE status = 'ready' AND started_at < ?`))
    await dropImport(store, id)
  const ended = ids(
    `SELECT b.id FROM import_batch b WHERE b.finished_at < ? AND EXISTS
       (SELECT 1 FROM import_row r WHERE r.batch_id = b.id AND r.problems IS NOT NULL AND r.cells IS NOT NULL)`,
  )
  for (const id of ended) await dropCells(store, id)
}
