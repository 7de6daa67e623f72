/** The open store of one workspace: a writer, a reader, and the workspace key in memory until it is closed. */
import { createHmac } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Clock } from '../platform/clock.ts'
import { asReadable } from './connection.ts'
import { layout } from './layout.ts'
import { versionOf } from './migrate.ts'
import { createTransactions } from './transactions.ts'
import type { Store } from './types.ts'

export interface StoreParts {
  dir: string
  /** Overwritten when the store is closed. */
  key: Buffer
  writer: Database.Database
  reader: Database.Database
  clock: Clock
  /** Gives the workspace's lock back. */
  release(): void
}

/** Name of the secret under which equal contents are recognised. */
export const MAC_SECRET = 'mac'

/** Builds the store over connections that are keyed, migrated, and have their triggers. */
export function createStore({ dir, key, writer, reader, clock, release }: StoreParts): Store {
  const paths = layout(dir)
  const macKey = reader
    .prepare<[string], Buffer>('SELECT value FROM secret WHERE name = ?')
    .pluck()
    .get(MAC_SECRET)
  if (!macKey) throw new Error('The workspace has no key for content MACs.')
  const transactions = createTransactions(writer, clock)

  return {
    ...transactions,
    reader: asReadable(reader),
    schemaVersion: versionOf(reader),
    documentsDir: paths.documents,
    mac: (purpose, bytes) => createHmac('sha256', macKey).update(`${purpose}\n`).update(bytes).digest(),
    async backUp() {
      throw new Error('not yet')
    },
    async verify() {
      throw new Error('not yet')
    },
    close() {
      if (!writer.open) return
      reader.close()
      // Leaves no old page in the write-ahead log; without other readers it always succeeds.
      writer.pragma('wal_checkpoint(TRUNCATE)')
      writer.close()
      key.fill(0)
      macKey.fill(0)
      release()
    },
  }
}
