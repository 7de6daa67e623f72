/** Takes commands back and does them again by putting row images back; see docs/decisions/0002-undo-by-row-images.md. */
import Database from 'better-sqlite3'
import type { HistoryState } from '#contract/history.ts'
import { Problem } from '../platform/problem.ts'
import { imageOf, valuesOf } from './row-image.ts'
import type { Steps } from './steps.ts'
import { type TableInfo, tablesOf, undoShape } from './tables.ts'

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

const ENTRY = 'SELECT id, command, subjects FROM undo_command'

/** What undo and redo would do next. */
export function historyState(db: Database.Database): HistoryState {
  const undo = db.prepare<[], Entry>(`${ENTRY} WHERE state = 'done' ORDER BY id DESC LIMIT 1`).get()
  const redo = db.prepare<[], Entry>(`${ENTRY} WHERE state = 'undone' ORDER BY id LIMIT 1`).get()
  return { undo: undo ?? null, redo: redo ?? null }
}

/** Opens an undo entry inside a command's transaction; what was undone before can no longer be done again. */
export function beginEntry(db: Database.Database, command: string, at: number): number {
  db.prepare(`UPDATE undo_command SET state = 'forgotten' WHERE state = 'undone'`).run()
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO undo_command (command, subjects, at, state) VALUES (?, 0, ?, 'done')`)
    .run(command, at)
  return Number(lastInsertRowid)
}

/**
 * Closes the entry of a command over so many records: forgets one that changed nothing, and those beyond the caps.
 * Returns whether it stays.
 */
export function endEntry(db: Database.Database, id: number, subjects: number, limits = UNDO_LIMITS): boolean {
  if (db.prepare('SELECT 1 FROM undo_change WHERE command_id = ? LIMIT 1').get(id) === undefined) {
    db.prepare('DELETE FROM undo_command WHERE id = ?').run(id)
    return false
  }
  db.prepare('UPDATE undo_command SET subjects = ? WHERE id = ?').run(subjects, id)
  const oldest = db
    .prepare<[number], { id: number }>(
      `SELECT id FROM undo_command WHERE state <> 'forgotten' ORDER BY id DESC LIMIT 1 OFFSET ?`,
    )
    .get(limits.commands - 1)
  if (oldest) forgetBefore(db, oldest.id)
  // seq counts up without gaps that matter, so the span of what is kept stands for its number.
  const span = db
    .prepare<[], { first: number; last: number }>(
      `SELECT min(seq) AS first, (SELECT max(seq) FROM undo_change) AS last FROM undo_change
       WHERE command_id = (SELECT min(id) FROM undo_command WHERE state <> 'forgotten')`,
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
  sweepForgotten(db)
  return true
}

function forgetBefore(db: Database.Database, id: number): void {
  db.prepare(`UPDATE undo_command SET state = 'forgotten' WHERE id < ? AND state <> 'forgotten'`).run(id)
}

/** Images that one command, or one turn after it, takes off the disk: a few milliseconds. */
const SWEPT_AT_ONCE = 200

export const hasForgotten = (db: Database.Database): boolean =>
  db.prepare(`SELECT 1 FROM undo_command WHERE state = 'forgotten' LIMIT 1`).get() !== undefined

/** Removes some images that are forgotten, and their entries with the last of them. */
export function sweepForgotten(db: Database.Database): void {
  const { changes } = db
    .prepare(
      `DELETE FROM undo_change WHERE seq IN (SELECT c.seq
        FROM undo_command f JOIN undo_change c ON c.command_id = f.id WHERE f.state = 'forgotten' LIMIT ?)`,
    )
    .run(SWEPT_AT_ONCE)
  if (changes < SWEPT_AT_ONCE) db.prepare(`DELETE FROM undo_command WHERE state = 'forgotten'`).run()
}

const changedSince = () =>
  new Problem(
    'CONFLICT',
    'CHANGED_SINCE',
    'This cannot be taken back or done again as a whole: some of the records have changed since. Nothing was changed.',
    'Open the records and change them by hand.',
  )

interface Image {
  seq: number
  tableName: string
  rowId: string
  before: string | null
  after: string | null
}

/** Statements for the rows of one database, prepared on first use. */
function rowStatements(db: Database.Database) {
  const tables = new Map(tablesOf().map((table) => [table.name, undoShape(table)]))
  const made = new Map<string, ReturnType<typeof prepare>>()
  const prepare = (name: string) => {
    const table = tables.get(name)
    if (!table) throw new Error('An undo entry is about a table outside undo.')
    const names = table.columns.map((column) => `"${column.name}"`).join(', ')
    const values = table.columns.map((column) => `@${column.name}`).join(', ')
    const updates = new Map<string, Database.Statement>()
    return {
      table,
      image: db
        .prepare<[string], string>(
          `SELECT ${imageOf(table, `"${name}"`)} FROM "${name}" WHERE "${table.rowId}" = ?`,
        )
        .pluck(),
      insert: db.prepare(`INSERT INTO "${name}" (${names}) VALUES (${values})`),
      remove: db.prepare(`DELETE FROM "${name}" WHERE "${table.rowId}" = ?`),
      /** Writes these columns only: every other one would be written to its indexes again. */
      update(columns: readonly string[]) {
        const key = columns.join()
        const sets = columns.map((column) => `"${column}" = @${column}`).join(', ')
        const known =
          updates.get(key) ??
          db.prepare(`UPDATE "${name}" SET ${sets} WHERE "${table.rowId}" = @${table.rowId}`)
        updates.set(key, known)
        return known
      },
    }
  }
  return (name: string) => {
    const known = made.get(name) ?? prepare(name)
    made.set(name, known)
    return known
  }
}

const isConstraint = (error: unknown): error is InstanceType<typeof Database.SqliteError> =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')

/** Columns whose values two images of a row tell apart. */
function differing(table: TableInfo, from: string, to: string): string[] {
  const before = JSON.parse(from) as Record<string, unknown>
  const after = JSON.parse(to) as Record<string, unknown>
  return table.columns.flatMap(({ name }) => (before[name] === after[name] ? [] : [name]))
}

const PAGE = 100
/** Ids that are told of all the rows that a replay touches. */
const NAMED = 50

/**
 * Puts the images of one entry back one by one, the newest first (to redo: the oldest first), inside the caller's
 * transaction: each row goes through the states that it went through before, so every constraint holds on the way;
 * foreign keys are looked at when the transaction commits. Throws Problem CONFLICT when a row is no longer what the
 * entry left. Returns the first ids of the rows, and how many records the command was about.
 */
export function* replay(
  db: Database.Database,
  entry: Entry,
  direction: 'undo' | 'redo',
): Steps<{ subjects: string[]; count: number }> {
  db.pragma('defer_foreign_keys = ON')
  const back = direction === 'undo'
  const statements = rowStatements(db)
  const page = db.prepare<[number, number], Image>(
    `SELECT seq, table_name AS tableName, row_id AS rowId, before, after FROM undo_change
     WHERE command_id = ? AND seq ${back ? '<' : '>'} ? ORDER BY seq ${back ? 'DESC' : 'ASC'} LIMIT ${PAGE}`,
  )
  const { total = 0 } =
    db
      .prepare<[number], { total: number }>(
        'SELECT max(seq) - min(seq) + 1 AS total FROM undo_change WHERE command_id = ?',
      )
      .get(entry.id) ?? {}
  const subjects = new Set<string>()
  let done = 0
  let seq = back ? Number.MAX_SAFE_INTEGER : 0
  for (;;) {
    const images = page.all(entry.id, seq)
    for (const image of images) {
      restore(statements(image.tableName), image, back)
      if (subjects.size < NAMED) subjects.add(image.rowId)
    }
    const last = images.at(-1)
    if (!last) break
    seq = last.seq
    done += images.length
    yield { done, total }
  }
  db.prepare('UPDATE undo_command SET state = ? WHERE id = ?').run(back ? 'undone' : 'done', entry.id)
  return { subjects: [...subjects], count: entry.subjects }
}

function restore(
  { table, image, insert, remove, update }: ReturnType<ReturnType<typeof rowStatements>>,
  { rowId, before, after }: Image,
  back: boolean,
): void {
  const from = back ? after : before
  const to = back ? before : after
  if ((image.get(rowId) ?? null) !== from) throw changedSince()
  try {
    if (to === null) remove.run(rowId)
    else if (from === null) insert.run(valuesOf(table, to))
    else update(differing(table, from, to)).run(valuesOf(table, to))
  } catch (error) {
    throw isConstraint(error) ? changedSince() : error
  }
}

/** What a COMMIT that fails over a foreign key means after a replay: another record has come to depend on a row. */
export const asConflict = (error: unknown): unknown => (isConstraint(error) ? changedSince() : error)
