import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const intakeBatch = sqliteTable(
  'intake_batch',
  {
    id: text().primaryKey(),
    status: text({
      enum: ['collecting', 'running', 'done', 'cancelled', 'interrupted', 'reverted'],
    }).notNull(),
    origin: text({ enum: ['window', 'cli'] }).notNull(),
    openingId: text(), // null: each package names its requisition number
    startedAt: integer().notNull(),
    finishedAt: integer(), // null: not finished
  },
  (t) => [index('intake_batch_started').on(t.startedAt, t.id)],
)

export const intakeItem = sqliteTable(
  'intake_item',
  {
    id: text().primaryKey(),
    batchId: text()
      .notNull()
      .references(() => intakeBatch.id),
    position: integer().notNull(),
    name: text().notNull(),
    kind: text({ enum: ['package', 'message', 'file'] }).notNull(),
    outcome: text({
      enum: ['pending', 'accepted', 'refused', 'duplicate', 'review', 'reverted', 'discarded'],
    }).notNull(),
    code: text(), // null unless refused
    reason: text(), // null unless refused
    candidateId: text(), // null: none was made or found
    applicationId: text(), // null: none was made
    /** True when this item brought the candidate in: a revert takes the profile away again. */
    madeCandidate: integer({ mode: 'boolean' }).notNull(),
    /** JSON array of {name, code, reason}. */
    refusedFiles: text().notNull(),
    /** JSON {fullName, email, phone} read from a loose document. */
    proposal: text(), // null: nothing to review
  },
  (t) => [
    index('intake_item_batch').on(t.batchId, t.position),
    index('intake_item_application').on(t.applicationId),
    check(
      'intake_item_outcome',
      sql`${t.outcome} IN ('pending','accepted','refused','duplicate','review','reverted','discarded')`,
    ),
  ],
)

/** What has already been taken in: HMACs, so that the same package or message makes no duplicate. */
export const intakeSeen = sqliteTable(
  'intake_seen',
  {
    id: text().primaryKey(),
    /** HMAC-SHA-256 of the package's content, or of a Message-ID, under a workspace key. */
    mac: blob({ mode: 'buffer' }).notNull(),
    itemId: text()
      .notNull()
      .references(() => intakeItem.id),
    applicationId: text(), // null: it was refused or waits for review
  },
  (t) => [uniqueIndex('intake_seen_mac').on(t.mac)],
)

/** Bytes that wait to be worked through or reviewed; emptied as soon as they are. */
export const intakePart = sqliteTable(
  'intake_part',
  {
    id: text().primaryKey(),
    batchId: text()
      .notNull()
      .references(() => intakeBatch.id),
    itemId: text(), // null: not yet sorted into an item
    path: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    position: integer().notNull(),
  },
  (t) => [index('intake_part_batch').on(t.batchId, t.position), index('intake_part_item').on(t.itemId)],
)
