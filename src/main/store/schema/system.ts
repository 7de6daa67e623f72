import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  /** JSON. */
  value: text().notNull(),
})

/** Secrets that live and die with the database, for example the key of content MACs. */
export const secret = sqliteTable('secret', {
  name: text().primaryKey(),
  value: blob({ mode: 'buffer' }).notNull(),
})

/** Change capture: which row and which columns, never values. Written by triggers made from this schema. */
export const changeLog = sqliteTable('change_log', {
  seq: integer().primaryKey({ autoIncrement: true }),
  tableName: text().notNull(),
  rowId: text().notNull(),
  op: text({ enum: ['insert', 'update', 'delete'] }).notNull(),
  /** Changed columns, joined by commas; empty for insert and delete. */
  columns: text().notNull(),
  at: integer().notNull(),
})

/** Append-only and hash-chained: ids and codes, nothing a person could be read from. */
export const auditEntry = sqliteTable('audit_entry', {
  seq: integer().primaryKey(),
  at: integer().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  /** JSON array of at most 50 ids; `count` has them all. */
  subjects: text().notNull(),
  count: integer().notNull(),
  previousHash: blob({ mode: 'buffer' }).notNull(),
  hash: blob({ mode: 'buffer' }).notNull(),
})

/** One command that a person can take back. */
export const undoCommand = sqliteTable('undo_command', {
  id: integer().primaryKey({ autoIncrement: true }),
  command: text().notNull(),
  subjects: integer().notNull(),
  at: integer().notNull(),
  /** `forgotten`: can no longer be done again, and its images go a little at a time. */
  state: text({ enum: ['done', 'undone', 'forgotten'] }).notNull(),
})

/** Row images of a command, written by triggers. They hold personal data: erasure empties them. */
export const undoChange = sqliteTable(
  'undo_change',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    commandId: integer()
      .notNull()
      .references(() => undoCommand.id),
    tableName: text().notNull(),
    rowId: text().notNull(),
    /** JSON of the row before; null: it did not exist. */
    before: text(),
    /** JSON of the row after; null: it was deleted. */
    after: text(),
  },
  (t) => [index('undo_change_command').on(t.commandId, t.seq)],
)
