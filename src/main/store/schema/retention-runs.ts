import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A preview that was kept, and what became of it: counts and hashes, nobody's data. */
export const retentionRun = sqliteTable(
  'retention_run',
  {
    id: text().primaryKey(),
    /** `erased`: the rows are gone, but it is not proven yet that no byte is left. */
    state: text({ enum: ['previewed', 'approved', 'running', 'erased', 'done'] }).notNull(),
    madeAt: integer().notNull(),
    expiresAt: integer().notNull(),
    madeBy: text().notNull(),
    asOf: text().notNull(),
    /** SHA-256 in hex over the rule versions and `items`. */
    hash: text().notNull(),
    /** SHA-256 in hex over the hashes of all rule versions. */
    rulesHash: text().notNull(),
    /** Applications in the workspace when it was made. */
    total: integer().notNull(),
    due: integer().notNull(),
    toErase: integer().notNull(),
    /** A number of 8 bytes for each due application: its day, whether it is erased on request, its `seq`. Emptied in the end. */
    items: blob({ mode: 'buffer' }).notNull(),
    approvedAt: integer(), // null: not approved
    approvedBy: text(), // null: not approved
    startedAt: integer(), // null: not started
    /** Applications of `items` that were dealt with. */
    position: integer().notNull(),
    anonymised: integer().notNull(),
    erased: integer().notNull(),
    candidates: integer().notNull(),
    documents: integer().notNull(),
    /** JSON: how many were left by what was decided about them instead, and how many went by which rule version. */
    tally: text().notNull(),
    finishedAt: integer(), // null: not done
    /** The signed receipt as JSON. */
    receipt: text(), // null: not done
  },
  (t) => [
    index('retention_run_made').on(t.madeAt, t.id),
    check('retention_run_state', sql`${t.state} IN ('previewed','approved','running','erased','done')`),
  ],
)

/** Files whose rows and keys are gone and that are still to be unlinked. */
export const retentionPurge = sqliteTable('retention_purge', {
  /** Of the document that was. */
  id: text().primaryKey(),
  runId: text().notNull(),
})

/**
 * The trail of what runs removed: one line for each application, by its random id, which leads nowhere any more. No name,
 * no day but the one that the clock began on. The line that the audit has of a batch holds a checksum of its lines here.
 */
export const retentionTrail = sqliteTable(
  'retention_trail',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    runId: text().notNull(),
    applicationId: text().notNull(),
    country: text(), // null: the opening had none
    /** The version of the rule that decided. */
    ruleId: text(), // null: none did
    decision: text({ enum: ['ANONYMISE', 'ERASE'] }).notNull(),
    /** What the period was counted from, and the day of it. */
    clock: text(), // null: no rule decided
    clockOn: text(), // null: due at once
    dueOn: text(), // null: due at once
  },
  (t) => [index('retention_trail_run').on(t.runId, t.seq)],
)

/**
 * One application that is no more, as a figure: a fresh random id, months instead of days, codes and bands. Nothing
 * leads back to the application, and two of one person have nothing in common.
 */
export const applicationStat = sqliteTable(
  'application_stat',
  {
    id: text().primaryKey(),
    openingId: text().notNull(),
    country: text(), // null: the opening had none
    jobFamily: text(), // null: not stated
    receivedMonth: text().notNull(),
    decidedMonth: text(), // null: was active
    source: text().notNull(),
    lastStage: text().notNull(),
    status: text().notNull(),
    reason: text(), // null: none was given
    /** Days from the receipt to the decision. */
    duration: text({ enum: ['0-7', '8-30', '31-90', '>90'] }), // null: was active
    rating: text({ enum: ['low', 'middle', 'high'] }), // null: not rated
    documents: text({ enum: ['0', '1', '2+'] }).notNull(),
  },
  (t) => [index('application_stat_opening').on(t.openingId, t.receivedMonth)],
)

/**
 * What is gone and must not come back: a backup of before is brought to this when it is restored. HMAC-SHA-256 under a
 * key of the workspace, of ids of rows, and of the e-mail addresses of those who were erased because they asked, so that
 * it can be said when one of them applies again. The file beside the database has the same entries in the same order.
 */
export const erasureRegister = sqliteTable(
  'erasure_register',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    /** `dropped`: an address whose time is over; its place stays, so that the file keeps step. */
    kind: text({ enum: ['application', 'candidate', 'document', 'address', 'dropped'] }).notNull(),
    mac: blob({ mode: 'buffer' }).notNull(),
    /** Of the erasure, in days since 1 January 1970 by UTC. */
    day: integer(), // null: not an address
    /** The ground for the erasure. `request`: Art. 17 GDPR, or what stands for it in the country of the opening. */
    basis: text({ enum: ['request'] }), // null: not an address
  },
  (t) => [
    index('erasure_register_address').on(t.mac).where(sql`kind = 'address'`),
    check(
      'erasure_register_kind',
      sql`${t.kind} IN ('application','candidate','document','address','dropped')`,
    ),
    check(
      'erasure_register_address_dated',
      sql`(${t.kind} = 'address') = (${t.day} IS NOT NULL) AND (${t.day} IS NULL) = (${t.basis} IS NULL)`,
    ),
  ],
)
