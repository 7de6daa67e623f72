/** Names inside a workspace folder; docs/specs/workspace.md describes them. */
import { join } from 'node:path'

export const DATABASE = 'haku.db'
/** What SQLite puts beside a database while it is open. */
export const COMPANIONS = ['-wal', '-shm'] as const

export const layout = (dir: string) => ({
  database: join(dir, DATABASE),
  /** The database of a workspace whose creation has not finished. */
  newDatabase: join(dir, `${DATABASE}.new`),
  lock: join(dir, 'haku.lock'),
  /** What is gone, for backups of before. */
  register: join(dir, 'erased.register'),
  documents: join(dir, 'documents'),
  backups: join(dir, 'backups'),
  /** A copy that is being looked at; removed afterwards, and at every opening. */
  scratch: join(dir, 'scratch'),
  /** A restore that is being prepared: nothing of it counts yet. */
  restoreDraft: join(dir, 'restore.draft'),
  /** A restore that is decided: every opening finishes it first. */
  restoreReady: join(dir, 'restore.ready'),
})
export type Layout = ReturnType<typeof layout>
