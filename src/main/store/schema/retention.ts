import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './applications.ts'
import { candidate } from './candidates.ts'
import { opening } from './openings.ts'

/** Dated versions of what a country asks for. A row is never overwritten: a change is the next version. */
export const retentionRule = sqliteTable(
  'retention_rule',
  {
    id: text().primaryKey(),
    country: text().notNull(),
    subdivision: text(), // null: the whole country
    scope: text().notNull(),
    version: integer().notNull(),
    maxMonths: integer(), // null: in days, or nothing runs
    maxDays: integer(), // null: in months, or nothing runs
    ceilingMonths: integer(), // null: the source names no longest period
    minMonths: integer(), // null: in days, or no minimum
    minDays: integer(), // null: in months, or no minimum
    minEffectiveFrom: text(), // null: law already
    clock: text().notNull(),
    minClock: text(), // null: as the maximum
    consentMaxMonths: integer(), // null: the rule caps no consent
    noticeDays: integer(), // null: nobody is told before
    erasure: text({ enum: ['erase', 'may_defer', 'must_defer'] }).notNull(),
    statutoryNumber: text({ enum: ['none', 'min', 'max', 'min+max'] }).notNull(),
    basis: text().notNull(),
    sourceUrl: text().notNull(),
    confidence: text({ enum: ['high', 'medium', 'low'] }).notNull(),
    /** 1: the source was read. 0: counsel has to confirm it. */
    lookedUp: integer().notNull(),
    notes: text().notNull(),
    validFrom: text().notNull(),
    validTo: text(), // null: until the next version
    notBefore: text(), // null: it shortens nothing
    promisedUntil: text(), // null: it lengthens nothing
    reason: text().notNull(),
    ceilingReason: text(), // null: not above the ceiling
    approvedBy: text(), // null: as shipped
    createdAt: integer().notNull(),
    /** SHA-256 of all the rest, in hex: what a run or a preview says it went by. */
    hash: text().notNull(),
  },
  (t) => [
    uniqueIndex('retention_rule_version').on(t.country, t.subdivision, t.scope, t.version),
    // Where a column is null, SQLite takes every row for another.
    uniqueIndex('retention_rule_country_version')
      .on(t.country, t.scope, t.version)
      .where(sql`subdivision IS NULL`),
    check('retention_rule_erasure', sql`${t.erasure} IN ('erase','may_defer','must_defer')`),
    check('retention_rule_one_max', sql`${t.maxMonths} IS NULL OR ${t.maxDays} IS NULL`),
    check('retention_rule_one_min', sql`${t.minMonths} IS NULL OR ${t.minDays} IS NULL`),
  ],
)

/** What must not go, whatever is due: for an application, all of a candidate's, or a whole opening. */
export const legalHold = sqliteTable(
  'legal_hold',
  {
    id: text().primaryKey(),
    applicationId: text().references(() => application.id), // null: on something else
    candidateId: text().references(() => candidate.id), // null: on something else
    openingId: text().references(() => opening.id), // null: on something else
    reason: text().notNull(),
    owner: text().notNull(),
    /** By then somebody says again that it is needed; it does not end by itself. */
    reviewOn: text().notNull(),
    setAt: integer().notNull(),
    releasedAt: integer(), // null: holds
  },
  (t) => [
    index('legal_hold_application').on(t.applicationId),
    index('legal_hold_candidate').on(t.candidateId),
    index('legal_hold_opening').on(t.openingId),
    check(
      'legal_hold_on_one',
      sql`(${t.applicationId} IS NOT NULL) + (${t.candidateId} IS NOT NULL) + (${t.openingId} IS NOT NULL) = 1`,
    ),
  ],
)

/** A candidate asked to be erased: Art. 17 GDPR; one month to answer, Art. 12(3). */
export const erasureRequest = sqliteTable(
  'erasure_request',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    requestedAt: integer().notNull(),
    /** The answer was put off by up to two months, which the candidate was told. */
    extendedAt: integer(), // null: not put off
    answeredAt: integer(), // null: not answered
    /** The letter in the outbox; not a reference, because it may be taken out there. */
    answerMessageId: text(), // null: not answered by a letter from here
    closedAt: integer(), // null: stands
  },
  (t) => [index('erasure_request_candidate').on(t.candidateId, t.closedAt)],
)

/** The candidate was told that the application is soon due: once, whatever becomes of the mail. */
export const retentionNotice = sqliteTable('retention_notice', {
  applicationId: text()
    .primaryKey()
    .references(() => application.id, { onDelete: 'cascade' }),
  /** The day that was named. */
  dueOn: text().notNull(),
  notedAt: integer().notNull(),
})
