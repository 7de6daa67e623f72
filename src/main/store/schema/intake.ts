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
    code: text(), // null unless refused, or in review because the document could not be read
    reason: text(), // null where code is
    candidateId: text(), // null: none was made or found
    applicationId: text(), // null: none was made or found
    /** True when this item brought the candidate in: a revert takes the profile away again. */
    madeCandidate: integer({ mode: 'boolean' }).notNull(),
    /** JSON array of {name, code, reason}. */
    refusedFiles: text().notNull(),
    /** JSON {fullName, email, phone} read from a loose document. */
    proposal: text(), // null: nothing to review
    /** Folder of a package, inside what was dropped or inside its archive: data, never a place on disk. */
    root: text().notNull(),
    archivePartId: text(), // null: its files are parts of their own
    /** JSON {table: [row ids]} of what it wrote: exactly this is taken back by a revert. */
    brought: text(), // null: nothing was written
  },
  (t) => [
    index('intake_item_batch').on(t.batchId, t.position),
    index('intake_item_application').on(t.applicationId),
    index('intake_item_archive').on(t.archivePartId),
    index('intake_item_review').on(t.batchId).where(sql`outcome = 'review'`),
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

/** A file that waits to be worked through or reviewed; dropped as soon as it is. */
export const intakePart = sqliteTable(
  'intake_part',
  {
    id: text().primaryKey(),
    batchId: text()
      .notNull()
      .references(() => intakeBatch.id),
    itemId: text(), // null: not yet sorted into an item, or an archive of several
    path: text().notNull(),
    sizeBytes: integer().notNull(),
    position: integer().notNull(),
  },
  (t) => [index('intake_part_batch').on(t.batchId, t.position), index('intake_part_item').on(t.itemId)],
)

/** The bytes of a part in small pieces: no statement may hold the service up. */
export const intakeChunk = sqliteTable(
  'intake_chunk',
  {
    id: text().primaryKey(),
    partId: text()
      .notNull()
      .references(() => intakePart.id),
    position: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [uniqueIndex('intake_chunk_part').on(t.partId, t.position)],
)
