import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A person who works here: whom applications are assigned to, who fills in scorecards, who is mentioned in notes. */
export const colleague = sqliteTable(
  'colleague',
  {
    id: text().primaryKey(),
    fullName: text().notNull(),
    /** Folded for sorting: NFKD, case and diacritics removed. */
    sortName: text().notNull(),
    email: text(), // null: not given
    /** The person who uses this workspace: at most one. */
    isSelf: integer({ mode: 'boolean' }).notNull(),
    /** No longer offered; what they did keeps their name. */
    leftAt: integer(), // null: works here
    createdAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('colleague_self').on(t.isSelf).where(sql`is_self = 1`),
    index('colleague_sort_name').on(t.sortName, t.id),
    check('colleague_is_self', sql`${t.isSelf} IN (0, 1)`),
  ],
)

/** A list that is looked at again and again: filter, order, columns. */
export const savedView = sqliteTable(
  'saved_view',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** JSON of the contract's ViewDefinition. */
    definition: text().notNull(),
    position: integer().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [uniqueIndex('saved_view_name').on(sql`${t.name} COLLATE NOCASE`)],
)
