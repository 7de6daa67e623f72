import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { candidate } from './candidates.ts'
import { colleague } from './colleagues.ts'
import { document } from './documents.ts'
import { opening, stage } from './openings.ts'

export const application = sqliteTable(
  'application',
  {
    /** Breaks ties in every order; a number keeps the indexes of the lists small. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique('application_id'),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    /** Copy of the candidate's sort name: one opening's list by name comes from an index. */
    candidateSortName: text().notNull(),
    openingId: text()
      .notNull()
      .references(() => opening.id),
    /** Kept when rejected or withdrawn: where it returns to. */
    stageId: text().notNull(),
    status: text({ enum: ['active', 'hired', 'rejected', 'withdrawn'] }).notNull(),
    dispositionReason: text(), // null unless rejected or withdrawn
    source: text().notNull(),
    language: text().notNull(),
    receivedAt: integer().notNull(),
    decidedAt: integer(), // null while active
    stageEnteredAt: integer().notNull(),
    rating: integer(), // null: not rated
    assigneeId: text().references(() => colleague.id), // null: nobody's yet
    /** Out of sight until the start of this date, in the calendar of the person who put it off. */
    snoozedUntil: integer(), // null: in sight
    /** What the answers to knock-out questions propose, kept equal to rules and answers; a person decides. */
    proposedReason: text(), // null: nothing
    /** When a person looked at the proposal and kept the application all the same. */
    proposalSetAsideAt: integer(), // null: stands, or there is none
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('application_one_active').on(t.candidateId, t.openingId).where(sql`status = 'active'`),
    // The stage is one of the application's own opening: no row can say otherwise.
    foreignKey({
      name: 'application_stage_of_opening',
      columns: [t.stageId, t.openingId],
      foreignColumns: [stage.id, stage.openingId],
    }),
    index('application_opening_received').on(t.openingId, t.receivedAt, t.seq),
    index('application_opening_name').on(t.openingId, t.candidateSortName, t.seq),
    index('application_opening_stage_entered').on(t.openingId, t.stageEnteredAt, t.seq),
    index('application_opening_rating').on(t.openingId, t.rating, t.receivedAt, t.seq),
    index('application_opening_updated').on(t.openingId, t.updatedAt),
    // With what lists of one opening are narrowed by, so that their counts come from the index alone.
    index('application_stage').on(t.stageId, t.status, t.seq, t.assigneeId),
    // Columns of the board and what ages: how many stand in a stage, the oldest, the middle one.
    index('application_active_stage').on(t.stageId, t.stageEnteredAt).where(sql`status = 'active'`),
    index('application_status').on(t.status, t.receivedAt, t.seq),
    // What lists are grouped and narrowed by: counts come from the index alone.
    index('application_source').on(t.source, t.status),
    index('application_language').on(t.language, t.status),
    index('application_candidate').on(t.candidateId, t.receivedAt, t.seq, t.openingId, t.status),
    index('application_received').on(t.receivedAt, t.seq),
    index('application_name').on(t.candidateSortName, t.seq),
    index('application_stage_entered').on(t.stageEnteredAt, t.seq),
    index('application_rating').on(t.rating, t.receivedAt, t.seq),
    index('application_assignee').on(t.assigneeId, t.status).where(sql`assignee_id IS NOT NULL`),
    index('application_snoozed').on(t.snoozedUntil).where(sql`snoozed_until IS NOT NULL`),
    // What a retention preview reads of every application, without the rows.
    index('application_retention').on(t.openingId, t.status, t.decidedAt, t.receivedAt),
    index('application_proposed')
      .on(t.openingId)
      .where(sql`status = 'active' AND proposed_reason IS NOT NULL AND proposal_set_aside_at IS NULL`),
    check('application_status_known', sql`${t.status} IN ('active','hired','rejected','withdrawn')`),
    check(
      'application_disposition',
      sql`(${t.status} IN ('rejected','withdrawn')) = (${t.dispositionReason} IS NOT NULL)`,
    ),
    check('application_decided', sql`(${t.status} = 'active') = (${t.decidedAt} IS NULL)`),
    check('application_rating', sql`${t.rating} IS NULL OR ${t.rating} BETWEEN 1 AND 5`),
  ],
)

export const applicationAnswer = sqliteTable(
  'application_answer',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => application.id),
    question: text().notNull(),
    answer: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [index('application_answer_application').on(t.applicationId)],
)

export const applicationTag = sqliteTable(
  'application_tag',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => application.id),
    tag: text().notNull(),
  },
  (t) => [
    uniqueIndex('application_tag_once').on(t.applicationId, sql`${t.tag} COLLATE NOCASE`),
    index('application_tag_tag').on(sql`${t.tag} COLLATE NOCASE`, t.applicationId),
  ],
)

/** The documents as they were sent with one application. */
export const applicationDocument = sqliteTable(
  'application_document',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => application.id),
    documentId: text()
      .notNull()
      .references(() => document.id),
    position: integer().notNull(),
  },
  (t) => [
    uniqueIndex('application_document_once').on(t.applicationId, t.documentId),
    index('application_document_document').on(t.documentId),
  ],
)

export const note = sqliteTable(
  'note',
  {
    /** Row id of the full-text index: explicit (VACUUM renumbers implicit ones) and never given twice (a redo needs its own). */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique('note_id'),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    applicationId: text()
      .notNull()
      .references(() => application.id),
    body: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    index('note_application').on(t.applicationId, t.createdAt),
    index('note_candidate').on(t.candidateId),
  ],
)

/** The timeline: typed events with codes, never text. Retention clocks read it. */
export const applicationEvent = sqliteTable(
  'application_event',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => application.id),
    at: integer().notNull(),
    kind: text().notNull(),
    fromStageId: text(), // null: not about a stage
    toStageId: text(), // null: not about a stage
    reason: text(), // null: the event has no reason code
  },
  (t) => [
    index('application_event_application').on(t.applicationId, t.at),
    // The few that a retention clock needs besides the state of the application.
    index('application_event_reactivated').on(t.applicationId, t.at).where(sql`kind = 'reactivated'`),
  ],
)
