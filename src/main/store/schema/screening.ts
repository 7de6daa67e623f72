import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application, note } from './applications.ts'
import { colleague } from './colleagues.ts'
import { opening, stage } from './openings.ts'

/** A question that candidates answer when they apply; its rule may propose a disposition, never make one. */
export const screeningQuestion = sqliteTable(
  'screening_question',
  {
    id: text().primaryKey(),
    openingId: text()
      .notNull()
      .references(() => opening.id),
    question: text().notNull(),
    kind: text({ enum: ['yes_no', 'choice', 'number', 'text'] }).notNull(),
    /** JSON array of strings; empty unless kind is choice. */
    choices: text().notNull(),
    /** JSON of the contract's KnockOutRule. */
    rule: text(), // null: asked, never a knock-out
    /** The disposition reason that the rule proposes. */
    reason: text(), // null: no rule
    position: integer().notNull(),
  },
  (t) => [
    index('screening_question_opening').on(t.openingId, t.position),
    check('screening_question_kind', sql`${t.kind} IN ('yes_no','choice','number','text')`),
    check('screening_question_rule', sql`(${t.rule} IS NULL) = (${t.reason} IS NULL)`),
  ],
)

/** What is judged at one stage of one opening, with what each of the four scores means. */
export const scorecardCriterion = sqliteTable(
  'scorecard_criterion',
  {
    id: text().primaryKey(),
    openingId: text()
      .notNull()
      .references(() => opening.id),
    stageId: text()
      .notNull()
      .references(() => stage.id),
    name: text().notNull(),
    /** JSON array of four strings: what 1, 2, 3 and 4 mean. */
    anchors: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    index('scorecard_criterion_stage').on(t.stageId, t.position),
    index('scorecard_criterion_opening').on(t.openingId),
  ],
)

/** The structured verdict of one colleague on one application at one stage. */
export const scorecard = sqliteTable(
  'scorecard',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => application.id),
    stageId: text()
      .notNull()
      .references(() => stage.id),
    authorId: text()
      .notNull()
      .references(() => colleague.id),
    verdict: text({ enum: ['strong_no', 'no', 'yes', 'strong_yes'] }), // null: still a draft
    comment: text().notNull(),
    submittedAt: integer(), // null: still a draft
    /** Said not to judge here, and so sees what others wrote; a verdict given later was given after seeing them. */
    declinedAt: integer(), // null: did not
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('scorecard_once').on(t.applicationId, t.stageId, t.authorId),
    index('scorecard_author').on(t.authorId),
    index('scorecard_stage').on(t.stageId),
    check(
      'scorecard_verdict',
      sql`${t.verdict} IS NULL OR ${t.verdict} IN ('strong_no','no','yes','strong_yes')`,
    ),
    check('scorecard_submitted', sql`${t.submittedAt} IS NULL OR ${t.verdict} IS NOT NULL`),
  ],
)

export const scorecardScore = sqliteTable(
  'scorecard_score',
  {
    id: text().primaryKey(),
    scorecardId: text()
      .notNull()
      .references(() => scorecard.id),
    criterionId: text()
      .notNull()
      .references(() => scorecardCriterion.id),
    score: integer().notNull(),
    comment: text().notNull(),
  },
  (t) => [
    uniqueIndex('scorecard_score_once').on(t.scorecardId, t.criterionId),
    index('scorecard_score_criterion').on(t.criterionId),
    check('scorecard_score_range', sql`${t.score} BETWEEN 1 AND 4`),
  ],
)

/** A colleague who is named with @ in a note. */
export const noteMention = sqliteTable(
  'note_mention',
  {
    id: text().primaryKey(),
    noteId: text()
      .notNull()
      .references(() => note.id),
    colleagueId: text()
      .notNull()
      .references(() => colleague.id),
    /** The colleague's name as the note has it after the @: what is shown is the name of today. */
    written: text().notNull(),
  },
  (t) => [
    uniqueIndex('note_mention_once').on(t.noteId, t.colleagueId),
    index('note_mention_colleague').on(t.colleagueId),
  ],
)
