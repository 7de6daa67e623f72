/** Takes back what a batch brought in: exactly the rows that each item wrote, newest first. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { discardDocuments } from '../documents/vault.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Store, Writable } from '../store/types.ts'
import { type ItemRow, itemsWith, readBatch } from './batches.ts'
import type { Brought } from './brought.ts'
import type { IntakeDeps } from './deps.ts'
import { dropUnneededParts } from './run.ts'
import { takeBack, whyKept } from './take-back.ts'

/**
 * Takes back everything a batch brought in, item by item, each in one transaction; document files and keys go with it,
 * and the same files can be taken in again. What somebody has worked on since is kept and named. May be repeated.
 * Throws Problem NOT_FOUND, or INVALID_STATE while the batch collects or runs.
 */
export async function revertBatch(
  store: Store,
  input: { batchId: string },
  deps: CommandDeps & Pick<IntakeDeps, 'runs'>,
): Promise<{ reverted: number; kept: { itemId: string; reason: string }[] }> {
  const { status } = readBatch(store.reader, input.batchId)
  if (status === 'collecting' || status === 'running' || deps.runs.isRunning(input.batchId))
    throw new Problem(
      'INVALID_STATE',
      'STILL_RUNNING',
      'This intake has not ended yet. Nothing was taken back.',
      'Cancel it first, or wait until it is done.',
    )
  const kept: { itemId: string; reason: string }[] = []
  let reverted = 0
  for (const item of itemsWith(store.reader, input.batchId, 'accepted').reverse()) {
    const reason = await revertItem(store, item, deps)
    if (reason === null) reverted += 1
    else kept.push({ itemId: item.id, reason })
    await nextTurn()
  }
  store.maintain((tx) => {
    for (const outcome of ['review', 'pending'] as const)
      for (const item of itemsWith(tx, input.batchId, outcome)) discardItem(tx, item.id)
    if (kept.length === 0)
      tx.raw
        .prepare(
          `UPDATE intake_batch SET status = 'reverted', finished_at = coalesce(finished_at, ?) WHERE id = ?`,
        )
        .run(deps.clock.now(), input.batchId)
    else if (status === 'interrupted')
      tx.raw
        .prepare(`UPDATE intake_batch SET status = 'cancelled', finished_at = ? WHERE id = ?`)
        .run(deps.clock.now(), input.batchId)
  })
  await dropUnneededParts(store, input.batchId)
  return { reverted, kept }
}

/** An item that is not taken in after all: its bytes go next, and it may come again. */
export function discardItem(tx: Writable, itemId: string): void {
  tx.raw
    .prepare(
      `UPDATE intake_item SET outcome = 'discarded', proposal = NULL, code = NULL, reason = NULL WHERE id = ?`,
    )
    .run(itemId)
  tx.raw.prepare('DELETE FROM intake_seen WHERE item_id = ?').run(itemId)
}

/** Returns why the item was kept, or null when it is gone. */
async function revertItem(store: Store, item: ItemRow, deps: CommandDeps): Promise<string | null> {
  const brought: Brought | null = item.brought === null ? null : JSON.parse(item.brought)
  const before = whyKept(store.reader, item, brought)
  if (before !== null) return before
  let removed: string[] = []
  let reason: string | null = null
  const subjects = [item.applicationId, item.candidateId].filter((id) => id !== null)
  store.command({ action: 'intake.revert', subjects, undoable: false, actor: deps.actor }, (tx) => {
    // Between looking and locking, somebody may have begun to work on it.
    reason = whyKept(tx, item, brought)
    if (reason !== null) return
    removed = brought === null ? [] : takeBack(tx, item, brought)
    forget(tx, item)
  })
  await discardDocuments(
    store,
    removed.map((id) => ({ id })),
  )
  return reason
}

function forget(tx: Writable, item: ItemRow): void {
  tx.raw.prepare('DELETE FROM intake_seen WHERE item_id = ?').run(item.id)
  tx.raw
    .prepare(
      `UPDATE intake_item SET outcome = 'reverted', candidate_id = NULL, application_id = NULL, made_candidate = 0,
        brought = NULL WHERE id = ?`,
    )
    .run(item.id)
  // Items that were found to be the same point to nothing now.
  tx.raw
    .prepare(
      `UPDATE intake_item SET candidate_id = NULL, application_id = NULL WHERE application_id = ?
        AND NOT EXISTS (SELECT 1 FROM application a WHERE a.id = ?)`,
    )
    .run(item.applicationId, item.applicationId)
}
