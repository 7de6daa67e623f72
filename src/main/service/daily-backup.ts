import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problem.ts'
import { backupDue } from '../store/backup.ts'
import type { Store } from '../store/types.ts'

/** The start belongs to the person; the backup comes when they have begun to work. */
const FIRST_LOOK_MS = 2 * 60_000
const NEXT_LOOK_MS = 60 * 60_000

/** Backs an open workspace up once a day, in the background. Returns the way to stop. */
export function startDailyBackup(store: Store, dir: string, clock: Clock, log: Log): () => void {
  let timer = setTimeout(look, FIRST_LOOK_MS)
  timer.unref()
  let stopped = false

  async function look(): Promise<void> {
    try {
      if (backupDue(dir, clock.now())) await store.backUp('daily')
    } catch (error) {
      const wasClosed = error instanceof Problem && error.code === 'CANCELLED'
      if (!wasClosed) log.error('backup.failed', error)
    }
    if (stopped) return
    timer = setTimeout(look, NEXT_LOOK_MS)
    timer.unref()
  }

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
