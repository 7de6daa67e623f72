/** Names inside a workspace folder; docs/specs/workspace.md describes them. */
import { join } from 'node:path'

export const layout = (dir: string) => ({
  database: join(dir, 'haku.db'),
  /** The database of a workspace whose creation has not finished. */
  newDatabase: join(dir, 'haku.db.new'),
  lock: join(dir, 'haku.lock'),
  documents: join(dir, 'documents'),
  backups: join(dir, 'backups'),
})
export type Layout = ReturnType<typeof layout>
