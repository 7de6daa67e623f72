/** Runs work on the writer: one IMMEDIATE transaction at a time, with what must be written along with it. */
import type Database from 'better-sqlite3'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { HistoryState } from '#contract/history.ts'
import type { Clock } from '../platform/clock.ts'
import { Problem } from '../platform/problem.ts'
import { auditWriter } from './audit.ts'
import { asWritable } from './connection.ts'
import type { Change, CommandInfo, Store } from './types.ts'
import { asConflict, beginEntry, endEntry, historyState, replay } from './undo.ts'

const NOTIFIED_IDS = 500

type Transactions = Pick<Store, 'command' | 'maintain' | 'onChange' | 'historyState' | 'undo' | 'redo'>

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

/** The writing half of a store over a writer that has its triggers. */
export function createTransactions(writer: Database.Database, clock: Clock): Transactions {
  const listeners = new Set<(change: Change) => void>()
  const audit = auditWriter(writer)
  const handle = asWritable(writer)
  const record = writer.prepare('UPDATE temp.recording SET at = ?, command_id = ?')
  const lastChange = writer.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM change_log').pluck()
  const touchedTables = writer
    .prepare<[number], string>('SELECT DISTINCT table_name FROM change_log WHERE seq > ?')
    .pluck()
  const touchedIds = writer
    .prepare<[number, number], string>('SELECT DISTINCT row_id FROM change_log WHERE seq > ? LIMIT ?')
    .pluck()

  function notify(since: number): void {
    const tables = new Set(touchedTables.all(since))
    if (tables.size === 0 || listeners.size === 0) return
    const change: Change = { tables, ids: touchedIds.all(since, NOTIFIED_IDS) }
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

  function transact<T>(work: (now: number) => T, onCommitError: (error: unknown) => unknown = (e) => e): T {
    if (writer.inTransaction) throw new Error('A command or maintenance cannot run inside another one.')
    writer.exec('BEGIN IMMEDIATE')
    let result: T
    let since: number
    try {
      since = lastChange.get() ?? 0
      const now = clock.now()
      record.run(now, null)
      result = work(now)
      record.run(null, null)
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
    notify(since)
    return result
  }

  function takeBack(direction: 'undo' | 'redo', id?: number): HistoryState {
    transact((now) => {
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
      const rows = replay(writer, entry, direction)
      audit({ at: now, actor: 'person', action: `${direction}:${entry.command}`, subjects: rows })
    }, asConflict)
    return historyState(writer)
  }

  return {
    command<T>(info: CommandInfo, work: (tx: typeof handle) => T) {
      return transact((now) => {
        const entry = info.undoable ? beginEntry(writer, info.action, info.subjects.length, now) : null
        if (entry !== null) record.run(now, entry)
        const result = synchronous(work(handle))
        record.run(now, null)
        audit({ at: now, actor: info.actor, action: info.action, subjects: info.subjects })
        return { result, undoId: entry !== null && endEntry(writer, entry) ? entry : null }
      })
    },
    maintain<T>(work: (tx: typeof handle) => T) {
      return transact(() => synchronous(work(handle)))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    historyState: () => historyState(writer),
    undo: (id) => takeBack('undo', id),
    redo: () => takeBack('redo'),
  }
}
