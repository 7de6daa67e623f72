import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { candidate } from './candidates.ts'
import { documentText } from './documents.ts'

/** What candidates are compared by, beyond the columns that have an index of their own. Derived: made anew at any time. */
export const candidateKey = sqliteTable(
  'candidate_key',
  {
    seq: integer().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id, { onDelete: 'cascade' }),
    /** `mailbox`: address without what its provider ignores. `digits`: end of a number that is not understood. `profile`: path of a profile page. `name_place`: beginnings of two names with a city or an employer. */
    kind: text({ enum: ['mailbox', 'digits', 'profile', 'name_place'] }).notNull(),
    value: text().notNull(),
  },
  (t) => [
    index('candidate_key_value').on(t.value, t.kind, t.candidateId),
    index('candidate_key_candidate').on(t.candidateId),
    check('candidate_key_kind', sql`${t.kind} IN ('mailbox','digits','profile','name_place')`),
  ],
)

/** Bands of the MinHash of a CV's text, under a workspace key: CVs that share one are compared word by word. Derived. */
export const documentBand = sqliteTable(
  'document_band',
  {
    seq: integer().primaryKey(),
    textSeq: integer()
      .notNull()
      .references(() => documentText.seq, { onDelete: 'cascade' }),
    band: integer().notNull(),
  },
  (t) => [index('document_band_band').on(t.band, t.textSeq), index('document_band_text').on(t.textSeq)],
)

/** Two candidates who may be one person, found by comparing. Derived; `oneId` is the smaller of the ids. */
export const duplicatePair = sqliteTable(
  'duplicate_pair',
  {
    id: text().primaryKey(),
    oneId: text()
      .notNull()
      .references(() => candidate.id, { onDelete: 'cascade' }),
    otherId: text()
      .notNull()
      .references(() => candidate.id, { onDelete: 'cascade' }),
    certainty: text({ enum: ['certain', 'strong', 'likely', 'doubtful'] }).notNull(),
    /** Orders the list: more is surer. */
    score: integer().notNull(),
    /** Codes of what agrees, and of what speaks against it, each joined by commas. */
    agree: text().notNull(),
    differ: text().notNull(),
    foundAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex('duplicate_pair_once').on(t.oneId, t.otherId),
    index('duplicate_pair_other').on(t.otherId),
    index('duplicate_pair_score').on(t.score, t.id),
    check('duplicate_pair_order', sql`${t.oneId} < ${t.otherId}`),
    check('duplicate_pair_certainty', sql`${t.certainty} IN ('certain','strong','likely','doubtful')`),
  ],
)

/** Two candidates of whom a person said that they are two: never suggested again. `oneId` is the smaller of the ids. */
export const keptApart = sqliteTable(
  'kept_apart',
  {
    id: text().primaryKey(),
    oneId: text()
      .notNull()
      .references(() => candidate.id, { onDelete: 'cascade' }),
    otherId: text()
      .notNull()
      .references(() => candidate.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
  },
  (t) => [
    uniqueIndex('kept_apart_once').on(t.oneId, t.otherId),
    index('kept_apart_other').on(t.otherId),
    check('kept_apart_order', sql`${t.oneId} < ${t.otherId}`),
  ],
)

/** Two candidates became one; can be taken back until either is erased. */
export const candidateMerge = sqliteTable(
  'candidate_merge',
  {
    id: text().primaryKey(),
    keptId: text()
      .notNull()
      .references(() => candidate.id),
    /** No candidate while the merge stands; one again once it is taken back. */
    goneId: text().notNull(),
    at: integer().notNull(),
    undoneAt: integer(), // null: stands
  },
  (t) => [index('candidate_merge_kept').on(t.keptId, t.at), index('candidate_merge_gone').on(t.goneId)],
)

/** Row images of a merge that stands, in the order of its work: what taking it back reads. */
export const candidateMergeRow = sqliteTable(
  'candidate_merge_row',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    mergeId: text()
      .notNull()
      .references(() => candidateMerge.id),
    tableName: text().notNull(),
    rowId: text().notNull(),
    before: text(), // null: the merge made the row
    after: text(), // null: the merge removed the row
  },
  (t) => [index('candidate_merge_row_merge').on(t.mergeId, t.seq)],
)

/** How far candidates have been compared: one row. */
export const duplicateProgress = sqliteTable('duplicate_progress', {
  id: integer().primaryKey(),
  /** Last line of the change log that has been looked at. */
  seenChange: integer().notNull(),
  /** Version of the keys under which everybody was compared with everybody; 0: not yet. */
  comparedVersion: integer().notNull(),
})
