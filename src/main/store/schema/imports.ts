import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One table of another system that is, or was, imported. */
export const importBatch = sqliteTable(
  'import_batch',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['candidates', 'openings'] }).notNull(),
    status: text({
      enum: ['reading', 'ready', 'running', 'done', 'cancelled', 'interrupted', 'reverted'],
    }).notNull(),
    origin: text({ enum: ['window', 'cli'] }).notNull(),
    name: text().notNull(),
    startedAt: integer().notNull(),
    finishedAt: integer(), // null: not finished
    total: integer().notNull(),
    delimiter: text().notNull(),
    charset: text().notNull(),
    /** JSON array of {header, samples, ambiguousDates}. */
    columns: text().notNull(),
    /** The heads, folded and sorted: tables of one system have the same. */
    headerKey: text().notNull(),
    /** JSON {fields, dateOrder, phoneCountry}. */
    mapping: text().notNull(),
    proposedBy: text({ enum: ['remembered', 'opencats', 'lever', 'greenhouse', 'headers'] }).notNull(),
    /** True once a person has checked the table with this mapping: it is proposed for the next table of these heads. */
    mapped: integer({ mode: 'boolean' }).notNull(),
    /** JSON of counts, of the last check until it runs, then of what was done. */
    counts: text().notNull(),
    /** HMAC-SHA-256 of the whole file under a workspace key. */
    mac: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [
    index('import_batch_started').on(t.startedAt, t.id),
    index('import_batch_headers').on(t.kind, t.headerKey, t.startedAt),
    check(
      'import_batch_status',
      sql`${t.status} IN ('reading','ready','running','done','cancelled','interrupted','reverted')`,
    ),
  ],
)

export const importRow = sqliteTable(
  'import_row',
  {
    id: text().primaryKey(),
    batchId: text()
      .notNull()
      .references(() => importBatch.id),
    position: integer().notNull(),
    /** Line of the file on which it begins. */
    line: integer().notNull(),
    /** JSON array, as they stand in the file; kept while it waits, or while somebody may mend it. */
    cells: text(), // null: settled
    outcome: text({ enum: ['pending', 'new', 'updated', 'same', 'refused', 'reverted'] }).notNull(),
    /** JSON array of {code, column}. */
    problems: text(), // null: none
    /** HMAC-SHA-256 of the cells: the same row is the same person, also without an e-mail address. */
    mac: blob({ mode: 'buffer' }).notNull(),
    candidateId: text(), // null: none was made or found
    applicationId: text(), // null: none was made
    openingId: text(), // null: none was made or found
    /** JSON of what it wrote: exactly this is taken back by a revert. */
    brought: text(), // null: nothing was written
  },
  (t) => [
    uniqueIndex('import_row_batch').on(t.batchId, t.position),
    index('import_row_problems').on(t.batchId, t.position).where(sql`problems IS NOT NULL`),
    index('import_row_mac').on(t.mac),
    index('import_row_candidate').on(t.candidateId).where(sql`candidate_id IS NOT NULL`),
    check('import_row_outcome', sql`${t.outcome} IN ('pending','new','updated','same','refused','reverted')`),
  ],
)
