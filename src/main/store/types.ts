import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { HistoryState } from '#contract/history.ts'
import type { Backup, VerifyReport } from '#contract/workspace.ts'
import type * as schema from './schema/index.ts'

export type Orm = BetterSQLite3Database<typeof schema>

declare const mode: unique symbol

/** A connection that may be read from: the read-only one, or the writer inside a command. */
export interface Readable {
  readonly orm: Orm
  /** For hot and full-text queries; prepare once, bind values, never build SQL from input. */
  readonly raw: Database.Database
  readonly [mode]: 'read' | 'write'
}

/** The writer, handed out only inside `command` and `maintain`: a reader is not accepted in its place. */
export interface Writable extends Readable {
  readonly [mode]: 'write'
}

export interface CommandInfo {
  /** Stable code, for example applications.reject: audited, and worded by the renderer. */
  action: string
  /** Ids of the records that the person acted on. */
  subjects: readonly string[]
  /** Recorded so that it can be taken back. */
  undoable: boolean
  actor: 'person' | 'cli' | 'system'
}

/** Tables that a committed transaction touched, with the ids of their rows (at most 500). */
export interface Change {
  tables: ReadonlySet<string>
  ids: readonly string[]
}

/** An open workspace database: one writer, one reader, both keyed and configured in the same place. */
export interface Store {
  readonly reader: Readable
  /**
   * One command: one IMMEDIATE transaction on the writer, with its audit line and, if undoable, its undo entry.
   * `work` is synchronous; when it throws, nothing has happened. Returns what `work` returned and the undo entry's id.
   */
  command<T>(info: CommandInfo, work: (tx: Writable) => T): { result: T; undoId: number | null }
  /** Bookkeeping that is nobody's decision (extraction state, received parts): one transaction, neither audited nor undoable. */
  maintain<T>(work: (tx: Writable) => T): T
  /** Calls back after each commit; returns the way to stop. */
  onChange(listener: (change: Change) => void): () => void
  historyState(): HistoryState
  /** Takes the newest command back; with `id`, only if that is the newest. Throws Problem CONFLICT when a row has changed since. */
  undo(id?: number): HistoryState
  redo(): HistoryState
  /** A value under the workspace's own key: equal inputs match, nothing can be read from it. */
  mac(purpose: 'document' | 'intake', bytes: Uint8Array): Buffer
  backUp(cause: Backup['cause']): Promise<Backup>
  /** Looks at everything. Changes nothing, except that a search index which differs from its content is built anew. */
  verify(): Promise<VerifyReport>
  readonly schemaVersion: number
  /** A copy of the workspace key, for what needs the store closed: a restore. The caller overwrites it afterwards. */
  copyKey(): Buffer
  /** Folder of the encrypted document files. */
  readonly documentsDir: string
  close(): void
}
