/** Runs work on the writer: one IMMEDIATE transaction at a time, with what must be written along with it. */
import type Database from 'better-sqlite3'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { HistoryState } from '#contract/history.ts'
import type { Clock } from '../platform/clock.ts'
import { Problem } from '../platform/problem.ts'
import { type AuditLine, auditWriter } from './audit.ts'
import { asWritable } from './connection.ts'
import { atOnce, createStepRunner, type LongWork, type StepRunner, type Steps } from './steps.ts'
import type { Change, CommandInfo, Store, Writable } from './types.ts'
import {
  asConflict,
  beginEntry,
  endEntry,
  hasForgotten,
  historyState,
  replay,
  sweepForgotten,
} from './undo.ts'

const NOTIFIED_IDS = 500
/** Lines of the change log that one step looks at. */
const LOOKED_AT = 5000
const LONG_WORK_CACHE_KB = 16_384
const FLUSH_EVERY_MS = 250
/** A log that is longer slows reading down. */
const LONG_LOG_BYTES = 8 * 2 ** 20

type Transactions = Pick<
  Store,
  | 'command'
  | 'commandInSteps'
  | 'maintain'
  | 'onChange'
  | 'historyState'
  | 'undo'
  | 'redo'
  | 'undoInSteps'
  | 'redoInSteps'
  | 'settled'
  | 'cancelSteps'
>

/** drizzle puts bound values, which are personal data, into the text of its errors; the cause has none. */
const withoutValues = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? (error.cause ?? new Error('A query failed.')) : error

/** An async callback would go on after the commit, outside the transaction. */
function synchronous<T>(result: T): T {
  if (
    typeof result === 'object' &&
    result !== null &&
    'then' in result &&
    typeof result.then === 'function'
  ) {
    throw new Error('Work on the store is synchronous.')
  }
  return result
}

export interface TransactionParts {
  /** A writer that has its triggers. */
  writer: Database.Database
  /** Sees what is committed. */
  reader: Database.Database
  clock: Clock
  /** Brings what is committed from the write-ahead log into the database, away from this thread where there is another. */
  checkpoint(): Promise<unknown>
  /** Flushes the write-ahead log to the disk, away from this thread. */
  flush(): Promise<void>
  /** Length of the write-ahead log. */
  logBytes(): number
}

/**
 * Commits that nobody has to wait for. What they leave in the write-ahead log is brought into the database by another thread;
 * only what came meanwhile is brought over here, so that the log can begin anew. Long work is prepared on the way: with a
 * small cache what it changed goes to the log turn by turn and from there to the disk, so that little is left for its commit.
 */
function gentleCommits({
  writer,
  checkpoint,
  flush,
  logBytes,
}: TransactionParts): LongWork & { committed(): void } {
  const cacheSize = writer.pragma('cache_size', { simple: true })
  writer.pragma('wal_autocheckpoint = 0')
  let checkpointing = false
  let flushing = false
  let flushedAt = 0
  return {
    began() {
      writer.pragma(`cache_size = -${LONG_WORK_CACHE_KB}`)
    },
    turned() {
      if (flushing || performance.now() - flushedAt < FLUSH_EVERY_MS) return
      flushing = true
      const done = () => {
        flushing = false
        flushedAt = performance.now()
      }
      flush().then(done, done)
    },
    ended() {
      writer.pragma(`cache_size = ${cacheSize}`)
    },
    committed() {
      if (checkpointing || logBytes() < LONG_LOG_BYTES) return
      checkpointing = true
      const done = () => {
        checkpointing = false
        if (writer.open && !writer.inTransaction) writer.pragma('wal_checkpoint(PASSIVE)')
      }
      checkpoint().then(done, done)
    },
  }
}

/** The writing half of a store, and the way to let another thread write for a while. */
export function createTransactions(parts: TransactionParts): Transactions & Pick<StepRunner, 'elsewhere'> {
  const { writer, reader, clock } = parts
  const listeners = new Set<(change: Change) => void>()
  const commits = gentleCommits(parts)
  const runner = createStepRunner(commits)
  const audit = auditWriter(writer)
  const handle = asWritable(writer)
  const record = writer.prepare('UPDATE temp.recording SET at = ?, command_id = ?')
  const lastChange = writer.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM change_log').pluck()
  const touchedTables = writer.prepare<[number, number], { tables: string; last: number | null }>(
    `SELECT json_group_array(DISTINCT table_name) AS tables, max(seq) AS last
     FROM (SELECT seq, table_name FROM change_log WHERE seq > ? ORDER BY seq LIMIT ?)`,
  )
  const touchedIds = writer
    .prepare<[number, number], string>('SELECT DISTINCT row_id FROM change_log WHERE seq > ? LIMIT ?')
    .pluck()
  let sweeping = false

  function* changesSince(since: number): Steps<Change> {
    const tables = new Set<string>()
    for (let from = since; ; ) {
      const page = touchedTables.get(from, LOOKED_AT)
      if (!page || page.last === null) break
      for (const table of JSON.parse(page.tables) as string[]) tables.add(table)
      from = page.last
      yield { done: from - since, total: from - since }
    }
    return { tables, ids: tables.size === 0 ? [] : touchedIds.all(since, NOTIFIED_IDS) }
  }

  function notify(change: Change): void {
    if (change.tables.size === 0) return
    for (const listener of listeners) {
      try {
        listener(change)
      } catch (error) {
        // The work is committed: a listener's fault must not look like the command's.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  function* transaction<T>(
    work: (now: number) => Steps<T>,
    onCommitError: (error: unknown) => unknown = (error) => error,
  ): Steps<T> {
    writer.exec('BEGIN IMMEDIATE')
    let result: T
    let change: Change
    try {
      const since = lastChange.get() ?? 0
      const now = clock.now()
      record.run(now, null)
      result = yield* work(now)
      record.run(null, null)
      change = yield* changesSince(since)
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw withoutValues(error)
    }
    try {
      writer.exec('COMMIT')
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw onCommitError(error)
    }
    commits.committed()
    notify(change)
    sweepLater()
    return result
  }

  /** What was forgotten leaves the disk soon, a little at a time: nobody waits for it. */
  function sweepLater(): void {
    if (sweeping || !hasForgotten(writer)) return
    sweeping = true
    setImmediate(() => {
      sweeping = false
      if (!writer.open) return
      // After a command in steps there is an end that comes here again.
      if (runner.settled() === null) runner.now(transaction(() => atOnce(() => sweepForgotten(writer))))
    })
  }

  function* commanded<T>(
    info: Omit<CommandInfo, 'subjects'>,
    work: (now: number) => Steps<{ result: T; audited: Pick<AuditLine, 'subjects' | 'count'> }>,
  ): Steps<{ result: T; undoId: number | null }> {
    return yield* transaction(function* (now) {
      const entry = info.undoable ? beginEntry(writer, info.action, now) : null
      if (entry !== null) record.run(now, entry)
      const { result, audited } = yield* work(now)
      record.run(now, null)
      audit({ at: now, actor: info.actor, action: info.action, ...audited })
      const kept = entry !== null && endEntry(writer, entry, audited.count ?? audited.subjects.length)
      return { result, undoId: kept ? entry : null }
    })
  }

  function* takeBack(direction: 'undo' | 'redo', id?: number): Steps<HistoryState> {
    yield* transaction(function* (now) {
      const entry = historyState(writer)[direction]
      if (!entry) {
        throw new Problem(
          'INVALID_STATE',
          direction === 'undo' ? 'NOTHING_TO_UNDO' : 'NOTHING_TO_REDO',
          direction === 'undo' ? 'There is nothing to take back.' : 'There is nothing to do again.',
        )
      }
      if (id !== undefined && entry.id !== id) {
        throw new Problem(
          'CONFLICT',
          'NOT_THE_NEWEST',
          'Something else was done since, so this cannot be taken back on its own. Nothing was changed.',
          'Take back the newer steps first.',
        )
      }
      const { subjects, count } = yield* replay(writer, entry, direction)
      audit({ at: now, actor: 'person', action: `${direction}:${entry.command}`, subjects, count })
    }, asConflict)
    return historyState(reader)
  }

  return {
    command<T>(info: CommandInfo, work: (tx: Writable) => T) {
      return runner.now(
        commanded(info, () =>
          atOnce(() => {
            const result = synchronous(work(handle))
            const { subjects } = info
            return { result, audited: typeof subjects === 'function' ? subjects() : { subjects } }
          }),
        ),
      )
    },
    commandInSteps(info, work, options) {
      return runner.inTurns(
        () =>
          commanded(info, function* () {
            const { result, subjects, count } = yield* work(handle)
            return { result, audited: { subjects, count } }
          }),
        options,
      )
    },
    maintain<T>(work: (tx: Writable) => T) {
      return runner.now(transaction(() => atOnce(() => synchronous(work(handle)))))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    historyState: () => historyState(reader),
    undo: (id) => runner.now(takeBack('undo', id)),
    redo: () => runner.now(takeBack('redo')),
    undoInSteps: ({ id, ...options } = {}) => runner.inTurns(() => takeBack('undo', id), options),
    redoInSteps: (options) => runner.inTurns(() => takeBack('redo'), options),
    elsewhere: (work) => runner.elsewhere(work),
    settled: () => runner.settled(),
    cancelSteps: () => runner.cancel(),
  }
}
