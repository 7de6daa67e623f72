import type { Clock } from '../platform/clock.ts'
import type { Store } from '../store/types.ts'
import { dropImport, dropPending, forgetOld } from './forget.ts'

/**
 * Puts right what a killed process left: imports that ran are interrupted and can go on or be taken back; a table that
 * was still being read is forgotten. To be called once after opening. Returns the interrupted ones.
 */
export async function recoverImports(store: Store, deps: { clock: Clock }): Promise<string[]> {
  const ids = (status: string) =>
    store.reader.raw
      .prepare<[string], string>('SELECT id FROM import_batch WHERE status = ?')
      .pluck()
      .all(status)
  const interrupted = ids('running')
  if (interrupted.length > 0)
    store.maintain((tx) =>
      tx.raw.prepare(`UPDATE import_batch SET status = 'interrupted' WHERE status = 'running'`).run(),
    )
  for (const id of ids('reading')) await dropImport(store, id)
  // Killed between its end and the last of its rows.
  for (const status of ['cancelled', 'reverted']) for (const id of ids(status)) await dropPending(store, id)
  await forgetOld(store, deps.clock)
  return interrupted
}
