import { sweepOrphans } from '../documents/vault.ts'
import type { Store } from '../store/types.ts'
import { dropUnneededParts } from './run.ts'

/**
 * Puts right what a killed process left: batches that ran are interrupted and can be run again; batches that still
 * collected are cancelled (nobody knows whether all files were there) and their bytes let go; document files without
 * a row are removed. To be called once after opening, before anything is taken in. Returns the interrupted batches.
 */
export async function recoverIntake(store: Store, deps: { clock: { now(): number } }): Promise<string[]> {
  const left = store.maintain((tx) => {
    const ids = (status: string) =>
      tx.raw.prepare<[string], string>('SELECT id FROM intake_batch WHERE status = ?').pluck().all(status)
    const running = ids('running')
    const collecting = ids('collecting')
    tx.raw.prepare(`UPDATE intake_batch SET status = 'interrupted' WHERE status = 'running'`).run()
    tx.raw
      .prepare(`UPDATE intake_batch SET status = 'cancelled', finished_at = ? WHERE status = 'collecting'`)
      .run(deps.clock.now())
    return { running, collecting }
  })
  for (const batchId of left.collecting) await dropUnneededParts(store, batchId)
  const ended = store.reader.raw
    .prepare<[], string>(
      `SELECT DISTINCT b.id FROM intake_batch b JOIN intake_part p ON p.batch_id = b.id
       WHERE b.status IN ('done', 'cancelled', 'reverted')`,
    )
    .pluck()
    .all()
  for (const batchId of ended) await dropUnneededParts(store, batchId)
  await sweepOrphans(store)
  return left.running
}
