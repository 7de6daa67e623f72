import { sql } from 'drizzle-orm'
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { candidate } from './candidates.ts'

export const document = sqliteTable(
  'document',
  {
    id: text().primaryKey(),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    kind: text({ enum: ['cv', 'cover_letter', 'certificate', 'other'] }).notNull(),
    /** The sender's file name: data, never a path. */
    name: text().notNull(),
    mediaType: text().notNull(),
    sizeBytes: integer().notNull(),
    /** HMAC-SHA-256 of the content under a workspace key: finds the same file again, of this candidate and of others. */
    contentMac: blob({ mode: 'buffer' }).notNull(),
    /** AES-256-GCM key of the encrypted file documents/<id>; destroying it destroys the document. */
    key: blob({ mode: 'buffer' }).notNull(),
    extraction: text({ enum: ['pending', 'done', 'failed'] }).notNull(),
    /** RefusalCode. */
    failure: text(), // null unless failed
    /** Warning codes, joined by commas. */
    warnings: text().notNull(),
    /** Version of the reader that last read it, or last tried. */
    extractorVersion: integer().notNull(),
    /** ISO 639-1. */
    language: text(), // null: the text does not tell
    createdAt: integer().notNull(),
  },
  (t) => [
    // Not unique: two candidates who are made one may both have sent the file, each with their application.
    index('document_candidate').on(t.candidateId, t.contentMac),
    index('document_content').on(t.contentMac, t.candidateId),
    index('document_extraction').on(t.extraction).where(sql`extraction = 'pending'`),
    // The search for what an older reader has read, at every start.
    index('document_extractor').on(t.extractorVersion, t.id),
    index('document_failed').on(t.createdAt, t.id).where(sql`extraction = 'failed'`),
    check('document_extraction_state', sql`${t.extraction} IN ('pending','done','failed')`),
    check('document_size', sql`${t.sizeBytes} BETWEEN 1 AND 5242880`),
  ],
)

/** Text read from a document; content of the external-content index document_fts. */
export const documentText = sqliteTable(
  'document_text',
  {
    /** Row id of the full-text index: explicit, because VACUUM renumbers implicit ones. */
    seq: integer().primaryKey(),
    documentId: text()
      .notNull()
      .unique('document_text_document')
      .references(() => document.id),
    candidateId: text()
      .notNull()
      .references(() => candidate.id),
    text: text().notNull(),
  },
  // Whose text it is, without reading the text: a candidate that goes looks for what refers to it.
  (t) => [
    index('document_text_candidate').on(t.candidateId),
    // The other way round, for those that a word was found in.
    index('document_text_owner').on(t.seq, t.candidateId),
  ],
)

/** Names, addresses and numbers of one candidate in one row; content of candidate_fts and candidate_trigram. Kept by triggers. */
export const candidateSearch = sqliteTable('candidate_search', {
  seq: integer().primaryKey(),
  candidateId: text().notNull().unique('candidate_search_candidate'),
  names: text().notNull(),
  contacts: text().notNull(),
})
