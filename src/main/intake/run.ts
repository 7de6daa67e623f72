/** Works through a batch: reads ahead in the workers, writes in order, one transaction for each item. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { IntakeBatch } from '#contract/intake.ts'
import { discardDocuments, discardUnused } from '../documents/vault.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { type BatchRow, getBatch, type ItemRow, itemsWith, readBatch } from './batches.ts'
import { settle } from './commit.ts'
import type { IntakeDeps } from './deps.ts'
import type { Draft, Prepared } from './draft.ts'
import { sortBatch } from './items.ts'
import { createArchiveShelf } from './package-files.ts'
import { dropParts, partsOfBatch } from './parts.ts'
import { asRefusal, prepare } from './prepare.ts'
import type { StopReason } from './runs.ts'

/** Items that are read while one is written: enough for two workers, few enough to hold little in memory. */
const READ_AHEAD = 6

const ENDABLE: ReadonlySet<IntakeBatch['status']> = new Set(['collecting', 'running', 'interrupted'])

/**
 * Starts working through a batch and returns at once; progress is called back. An interrupted batch goes on with what
 * is left. Throws Problem NOT_FOUND, or INVALID_STATE when it has ended or runs already.
 */
export function runBatch(store: Store, input: { batchId: string }, deps: IntakeDeps): IntakeBatch {
  const batch = readBatch(store.reader, input.batchId)
  const startable = batch.status === 'collecting' || batch.status === 'interrupted'
  if (!startable || deps.runs.isRunning(batch.id))
    throw new Problem(
      'INVALID_STATE',
      'NOT_STARTABLE',
      batch.status === 'running' ? 'This intake runs already.' : 'This intake has ended.',
      'Start another intake with the files.',
    )
  setStatus(store, batch.id, 'running', null)
  deps.runs.start(
    batch.id,
    (signal) => work(store, batch, signal, deps),
    () => report(store, batch.id, deps),
  )
  return getBatch(store.reader, input)
}

/**
 * Stops a batch between two items. What is in stays in; what is not is let go, its originals stay where they are.
 * Returns the batch. Throws Problem NOT_FOUND, or INVALID_STATE when it has ended.
 */
export async function cancelBatch(
  store: Store,
  input: { batchId: string },
  deps: Pick<IntakeDeps, 'runs' | 'clock'>,
): Promise<IntakeBatch> {
  const { status } = readBatch(store.reader, input.batchId)
  if (!ENDABLE.has(status))
    throw new Problem('INVALID_STATE', 'NOT_CANCELLABLE', 'This intake has ended already.')
  await deps.runs.stop(input.batchId, 'cancelled')
  // One that was never begun, or waits for its turn, has nobody else to end it.
  if (ENDABLE.has(readBatch(store.reader, input.batchId).status))
    await endCancelled(store, input.batchId, deps)
  return getBatch(store.reader, input)
}

function setStatus(
  store: Store,
  batchId: string,
  status: IntakeBatch['status'],
  finishedAt: number | null,
): void {
  store.maintain((tx) =>
    tx.raw
      .prepare('UPDATE intake_batch SET status = ?, finished_at = ? WHERE id = ?')
      .run(status, finishedAt, batchId),
  )
}

async function work(store: Store, batch: BatchRow, signal: AbortSignal, deps: IntakeDeps): Promise<void> {
  try {
    await sortBatch(store, batch.id)
    await workThrough(store, batch, signal, deps)
    if (!signal.aborted) {
      await dropUnneededParts(store, batch.id)
      setStatus(store, batch.id, 'done', deps.clock.now())
    } else if ((signal.reason as StopReason) === 'cancelled') await endCancelled(store, batch.id, deps)
    else setStatus(store, batch.id, 'interrupted', null)
  } catch (error) {
    deps.onFault(error)
    try {
      setStatus(store, batch.id, 'interrupted', null)
    } catch {
      // The same fault, a full disk for one; the next start marks the batch as interrupted.
    }
  }
}

async function workThrough(
  store: Store,
  batch: BatchRow,
  signal: AbortSignal,
  deps: IntakeDeps,
): Promise<void> {
  const pending = itemsWith(store.reader, batch.id, 'pending')
  const total = getBatch(store.reader, { batchId: batch.id }).total
  const shelf = createArchiveShelf()
  const ahead: { item: ItemRow; prepared: Promise<Prepared> }[] = []
  let next = 0
  const readAhead = () => {
    // Two in one turn at most: beginning with an item parses and hashes on this thread.
    for (let begun = 0; begun < 2 && ahead.length < READ_AHEAD && next < pending.length; begun += 1) {
      const item = pending[next]
      next += 1
      if (item === undefined) continue
      const prepared = prepare(store, batch, item, shelf, deps)
      // Looked at when its turn comes; until then a rejection is no unhandled one.
      prepared.catch(() => undefined)
      ahead.push({ item, prepared })
    }
  }
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  try {
    readAhead()
    let done = total - pending.length
    for (let current = ahead.shift(); current !== undefined; current = ahead.shift()) {
      readAhead()
      const prepared = await Promise.race([current.prepared, stopped])
      if (prepared === null || signal.aborted) {
        ahead.unshift(current)
        return
      }
      // What holds the writer for long is not to be hurried for this.
      await store.settled()
      await settleOrRefuse(store, current.item, prepared, deps)
      done += 1
      deps.onProgress({ batchId: batch.id, done, total, status: 'running' })
      await nextTurn()
    }
  } finally {
    // What was read ahead and is not written any more leaves no file behind; a crash before that is swept at the start.
    for (const { prepared } of ahead)
      void prepared.then(
        (one) => letGo(store, one),
        () => undefined,
      )
  }
}

/** A fault of our own in writing one item costs this item, not the batch, today and at every later try. */
async function settleOrRefuse(
  store: Store,
  item: ItemRow,
  prepared: Prepared,
  deps: IntakeDeps,
): Promise<void> {
  try {
    await settle(store, item, prepared, deps)
  } catch (error) {
    // The fault may lie behind the commit: then the files are in use.
    if (prepared.outcome === 'ready') await discardUnused(store, sealedOf(prepared.draft))
    const refusal = asRefusal(error, deps)
    if (refusal === null) throw error
    await settle(store, item, { outcome: 'refused', refusal, refusedFiles: [] }, deps)
  }
}

/** Removes the sealed files of what was read and is not written after all. */
export async function letGo(store: Store, prepared: Prepared): Promise<void> {
  if (prepared.outcome === 'ready') await discardDocuments(store, sealedOf(prepared.draft))
}

const sealedOf = (draft: Draft) => draft.documents.map((document) => document.sealed)

function report(store: Store, batchId: string, deps: IntakeDeps): void {
  const { counts, total, status } = getBatch(store.reader, { batchId })
  deps.onProgress({ batchId, done: total - counts.pending, total, status })
}

/** Pending items are not taken in any more; nothing of them is kept. */
async function endCancelled(store: Store, batchId: string, deps: Pick<IntakeDeps, 'clock'>): Promise<void> {
  store.maintain((tx) => {
    tx.raw
      .prepare(`UPDATE intake_item SET outcome = 'discarded' WHERE batch_id = ? AND outcome = 'pending'`)
      .run(batchId)
    tx.raw
      .prepare(`UPDATE intake_batch SET status = 'cancelled', finished_at = ? WHERE id = ?`)
      .run(deps.clock.now(), batchId)
  })
  await dropUnneededParts(store, batchId)
}

/** Lets go of all bytes of a batch but those that a person is still to look at or that are still to be worked through. */
export async function dropUnneededParts(store: Store, batchId: string): Promise<void> {
  const needed = new Set(
    store.reader.raw
      .prepare<[string], string>(
        `SELECT p.id FROM intake_item i JOIN intake_part p ON p.item_id = i.id
         WHERE i.batch_id = ? AND i.outcome IN ('pending', 'review')`,
      )
      .pluck()
      .all(batchId),
  )
  const unneeded = partsOfBatch(store.reader, batchId).filter((part) => !needed.has(part.id))
  await dropParts(
    store,
    unneeded.map((part) => part.id),
  )
}
