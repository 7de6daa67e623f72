/** Takes commands back and does them again by putting row images back; see docs/decisions/0002-undo-by-row-images.md. */
import Database from 'better-sqlite3'
import type { HistoryState } from '#contract/history.ts'
import { Problem } from '../platform/problem.ts'
import { imageOf, valuesOf } from './row-image.ts'
import { isUndoable, type TableInfo, tablesOf } from './tables.ts'

/**
 * Commands that can be taken back, and row images kept over all of them; older ones are forgotten. The newest command
 * is always kept whole.
 */
export const UNDO_LIMITS = { commands: 500, images: 200_000 }

interface Entry {
  id: number
  command: string
  subjects: number
}

interface RowChange {
  table: TableInfo
  rowId: string
  /** JSON images; null: the row does not exist on that side. */
  from: string | null
  to: string | null
}

const ENTRY = 'SELECT id, command, subjects FROM undo_command'

/** What undo and redo would do next. */
export function historyState(db: Database.Database): HistoryState {
  const undo = db.prepare<[], Entry>(`${ENTRY} WHERE state = 'done' ORDER BY id DESC LIMIT 1`).get()
  const redo = db.prepare<[], Entry>(`${ENTRY} WHERE state = 'undone' ORDER BY id LIMIT 1`).get()
  return { undo: undo ?? null, redo: redo ?? null }
}

/** Opens an undo entry inside a command's transaction; what was undone before can no longer be done again. */
export function beginEntry(db: Database.Database, command: string, subjects: number, at: number): number {
  db.prepare(
    `DELETE FROM undo_change WHERE command_id IN (SELECT id FROM undo_command WHERE state = 'undone')`,
  ).run()
  db.prepare(`DELETE FROM undo_command WHERE state = 'undone'`).run()
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO undo_command (command, subjects, at, state) VALUES (?, ?, ?, 'done')`)
    .run(command, subjects, at)
  return Number(lastInsertRowid)
}

/** Closes the entry: forgets one that changed nothing, and those beyond the caps. Returns whether it stays. */
export function endEntry(db: Database.Database, id: number, limits = UNDO_LIMITS): boolean {
  if (db.prepare('SELECT 1 FROM undo_change WHERE command_id = ? LIMIT 1').get(id) === undefined) {
    db.prepare('DELETE FROM undo_command WHERE id = ?').run(id)
    return false
  }
  const oldest = db
    .prepare<[number], { id: number }>('SELECT id FROM undo_command ORDER BY id DESC LIMIT 1 OFFSET ?')
    .get(limits.commands - 1)
  if (oldest) forgetBefore(db, oldest.id)
  // seq counts up without gaps that matter, so the span of what is kept stands for its number.
  const span = db
    .prepare<[], { first: number; last: number }>(
      'SELECT min(seq) AS first, max(seq) AS last FROM undo_change',
    )
    .get()
  if (span && span.last - span.first >= limits.images) {
    const kept = db
      .prepare<[number], { id: number }>(
        'SELECT command_id AS id FROM undo_change WHERE seq > ? ORDER BY seq LIMIT 1',
      )
      .get(span.last - limits.images)
    if (kept) forgetBefore(db, kept.id === id ? id : kept.id + 1)
  }
  return true
}

function forgetBefore(db: Database.Database, id: number): void {
  db.prepare('DELETE FROM undo_change WHERE command_id < ?').run(id)
  db.prepare('DELETE FROM undo_command WHERE id < ?').run(id)
}

const changedSince = () =>
  new Problem(
    'CONFLICT',
    'CHANGED_SINCE',
    'This cannot be taken back or done again as a whole: some of the records have changed since. Nothing was changed.',
    'Open the records and change them by hand.',
  )

/** The net change of a command per row, in the direction wanted. */
function netChanges(db: Database.Database, commandId: number, direction: 'undo' | 'redo'): RowChange[] {
  const tables = new Map(tablesOf().map((table) => [table.name, table]))
  const net = new Map<
    string,
    { table: TableInfo; rowId: string; before: string | null; after: string | null }
  >()
  const rows = db.prepare<
    [number],
    { tableName: string; rowId: string; before: string | null; after: string | null }
  >(
    'SELECT table_name AS tableName, row_id AS rowId, before, after FROM undo_change WHERE command_id = ? ORDER BY seq',
  )
  for (const { tableName, rowId, before, after } of rows.all(commandId)) {
    const table = tables.get(tableName)
    if (!table || !isUndoable(table)) throw new Error('An undo entry is about a table outside undo.')
    const key = `${tableName}\n${rowId}`
    const known = net.get(key)
    if (known) known.after = after
    else net.set(key, { table, rowId, before, after })
  }
  const changes: RowChange[] = []
  for (const { table, rowId, before, after } of net.values()) {
    if (before === after) continue
    changes.push({
      table,
      rowId,
      from: direction === 'undo' ? after : before,
      to: direction === 'undo' ? before : after,
    })
  }
  return changes
}

/** Statements of one table, prepared on first use. */
function rowStatements(db: Database.Database) {
  const made = new Map<string, ReturnType<typeof prepare>>()
  const prepare = (table: TableInfo) => {
    const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
    const values = table.columns.map(({ name }) => `@${name}`).join(', ')
    const sets = table.columns.map(({ name }) => `"${name}" = @${name}`).join(', ')
    return {
      image: db
        .prepare<[string], string>(
          `SELECT ${imageOf(table, `"${table.name}"`)} FROM "${table.name}" WHERE "${table.rowId}" = ?`,
        )
        .pluck(),
      insert: db.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${values})`),
      update: db.prepare(`UPDATE "${table.name}" SET ${sets} WHERE "${table.rowId}" = @${table.rowId}`),
      remove: db.prepare(`DELETE FROM "${table.name}" WHERE "${table.rowId}" = ?`),
    }
  }
  return (table: TableInfo) => {
    const known = made.get(table.name) ?? prepare(table)
    made.set(table.name, known)
    return known
  }
}

const isConstraint = (error: unknown): error is InstanceType<typeof Database.SqliteError> =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')

/**
 * Brings every row to its image. Two rows may have exchanged a unique value, so what is refused at first is tried
 * again after the others, and in the end the rest is taken out and put in anew.
 */
function applyChanges(db: Database.Database, changes: readonly RowChange[]): void {
  const statements = rowStatements(db)
  const apply = ({ table, rowId, from, to }: RowChange) => {
    const { insert, update, remove } = statements(table)
    if (to === null) remove.run(rowId)
    else (from === null ? insert : update).run(valuesOf(table, to))
  }
  let waiting = [...changes]
  while (waiting.length > 0) {
    const refused: RowChange[] = []
    for (const change of waiting) {
      try {
        apply(change)
      } catch (error) {
        if (!isConstraint(error)) throw error
        refused.push(change)
      }
    }
    if (refused.length === waiting.length) {
      for (const { table, rowId, from } of refused) if (from !== null) statements(table).remove.run(rowId)
      for (const change of refused) apply({ ...change, from: null })
      return
    }
    waiting = refused
  }
}

/**
 * Puts the images of one entry back, inside the caller's transaction; foreign keys are looked at when that commits.
 * Throws Problem CONFLICT when a row is no longer what the entry left. Returns the ids of the rows.
 */
export function replay(db: Database.Database, entry: Entry, direction: 'undo' | 'redo'): string[] {
  db.pragma('defer_foreign_keys = ON')
  const changes = netChanges(db, entry.id, direction)
  const statements = rowStatements(db)
  for (const { table, rowId, from } of changes) {
    if ((statements(table).image.get(rowId) ?? null) !== from) throw changedSince()
  }
  try {
    applyChanges(db, changes)
  } catch (error) {
    throw isConstraint(error) ? changedSince() : error
  }
  db.prepare('UPDATE undo_command SET state = ? WHERE id = ?').run(
    direction === 'undo' ? 'undone' : 'done',
    entry.id,
  )
  return changes.map(({ rowId }) => rowId)
}

/** What a COMMIT that fails over a foreign key means after a replay: another record has come to depend on a row. */
export const asConflict = (error: unknown): unknown => (isConstraint(error) ? changedSince() : error)
