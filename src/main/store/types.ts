import type Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { HistoryState } from '#contract/history.ts'
import type { Verification } from '#contract/retention-runs.ts'
import type { Backup, VerifyReport } from '#contract/workspace.ts'
import type * as schema from './schema/index.ts'
import type { Steps, StepsOptions } from './steps.ts'

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

/** The first ids of the records that the person acted on, and how many they are. */
export interface Subjects {
  subjects: readonly string[]
  count: number
}

export interface CommandInfo {
  /** Stable code, for example applications.reject: audited, and worded by the renderer. */
  action: string
  /** Ids of the records that the person acted on; a function is asked when the work is done, and may name the first few. */
  subjects: readonly string[] | (() => Subjects)
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
  /**
   * One command in turns, with the service answering in between: still one transaction, one audit line, one undo entry.
   * `work` yields wherever it may be interrupted, and names the records (the first few of them, and how many) when it is
   * done. Begins when what is under way has ended. Cancelled or killed, nothing has happened.
   */
  commandInSteps<T>(
    info: Omit<CommandInfo, 'subjects'>,
    work: (tx: Writable) => Steps<Subjects & { result: T }>,
    options?: StepsOptions,
  ): Promise<{ result: T; undoId: number | null }>
  /** Settles when no command in steps is under way, nor a `scrub`; null: none is. One that writes all the same makes the command finish first. */
  settled(): Promise<void> | null
  /** Takes back the command that is under way in steps. */
  cancelSteps(): void
  /** Bookkeeping that is nobody's decision (extraction state, received parts): one transaction, neither audited nor undoable. */
  maintain<T>(work: (tx: Writable) => T): T
  /** Calls back after each commit; returns the way to stop. */
  onChange(listener: (change: Change) => void): () => void
  historyState(): HistoryState
  /** Takes the newest command back; with `id`, only if that is the newest. Throws Problem CONFLICT when a row has changed since. */
  undo(id?: number): HistoryState
  redo(): HistoryState
  /** The same in turns, for commands over many records. */
  undoInSteps(options?: StepsOptions & { id?: number | undefined }): Promise<HistoryState>
  redoInSteps(options?: StepsOptions): Promise<HistoryState>
  /** A value under the workspace's own key: equal inputs match, nothing can be read from it. */
  mac(purpose: 'document' | 'intake' | 'duplicates' | 'receipt', bytes: Uint8Array): Buffer
  backUp(cause: Backup['cause']): Promise<Backup>
  /**
   * After rows were erased for good: enters them in the register beside the database, and brings the whole log into the
   * database so that no old page is left in it. False: somebody still reads what was before, so it has to be tried again.
   */
  settleErasures(): boolean
  /** Rewrites the database without what deleted rows left between those that stay. Takes as long as a copy; until then nobody else writes. */
  scrub(): Promise<void>
  /** Looks whether anything that was erased is still there, and for these words in every byte. Changes nothing. */
  checkErasures(words: readonly string[]): Promise<Verification>
  /** Looks at everything. Changes nothing, except that a search index which differs from its content is built anew. */
  verify(): Promise<VerifyReport>
  readonly schemaVersion: number
  /** A copy of the workspace key, for what needs the store closed: a restore. The caller overwrites it afterwards. */
  copyKey(): Buffer
  /** Folder of the encrypted document files. */
  readonly documentsDir: string
  close(): void
}
