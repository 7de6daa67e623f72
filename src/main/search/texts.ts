/** Search in the texts of documents and in notes. */
import type { Readable } from '../store/types.ts'
import { allOf, type Term } from './fts-query.ts'
import { type Found, type Hit, MOST_RANKED, NOTHING_FOUND } from './hits.ts'
import { MARK_END, MARK_START } from './marks.ts'

/** Words of a text shown around a hit. */
const SNIPPET_TOKENS = 20

interface TextIndex {
  index: string
  content: string
  /** Column of the content that names its document; null: there is none. */
  documentId: string
  matched: Hit['matched']
}

const DOCUMENTS: TextIndex = {
  index: 'document_fts',
  content: 'document_text',
  documentId: 'document_id',
  matched: 'document',
}
const NOTES: TextIndex = { index: 'note_fts', content: 'note', documentId: 'NULL', matched: 'note' }

const SHORT_LATIN = /^[\p{Script=Latin}\p{N}]{1,3}$/u

/**
 * The last word may be unfinished. Up to three Latin letters begin too many words (every CV has some with "con"), so
 * they count as a word of their own, as SQL or SAP is, until a fourth is typed.
 */
const textQuery = (terms: readonly Term[]): string =>
  allOf(terms, { prefix: SHORT_LATIN.test(terms.at(-1)?.text ?? '') ? 'none' : 'last' })

function searchTexts(db: Readable, terms: readonly Term[], of: TextIndex): Found {
  if (terms.length === 0) return NOTHING_FOUND
  const query = textQuery(terms)
  const count =
    db.raw
      .prepare<[string], number>(`SELECT count(*) FROM ${of.index} WHERE ${of.index} MATCH ?`)
      .pluck()
      .get(query) ?? 0
  if (count === 0) return NOTHING_FOUND
  const ranked = count <= MOST_RANKED
  return {
    count,
    ranked,
    *hits() {
      const owner = db.raw.prepare<[number], { candidateId: string; documentId: string | null }>(
        `SELECT candidate_id AS candidateId, ${of.documentId} AS documentId FROM ${of.content} WHERE seq = ?`,
      )
      const rows = db.raw.prepare<[string, string, number, string], { seq: number; snippet: string }>(
        `SELECT rowid AS seq, snippet(${of.index}, 0, ?, ?, '…', ?) AS snippet
         FROM ${of.index} WHERE ${of.index} MATCH ? ORDER BY ${ranked ? 'rank' : 'rowid DESC'}`,
      )
      for (const { seq, snippet } of rows.iterate(MARK_START, MARK_END, SNIPPET_TOKENS, query)) {
        const found = owner.get(seq)
        if (found) yield { ...found, matched: of.matched, snippet: snippet.replace(/\s+/g, ' ').trim() }
      }
    },
    candidateIds: () =>
      db.raw
        .prepare<[string], string>(
          `SELECT DISTINCT t.candidate_id FROM ${of.index} f CROSS JOIN ${of.content} t ON t.seq = f.rowid
           WHERE ${of.index} MATCH ?`,
        )
        .pluck()
        .all(query),
  }
}

/** Documents whose text has all the terms. */
export const searchDocuments = (db: Readable, terms: readonly Term[]): Found =>
  searchTexts(db, terms, DOCUMENTS)

/** Notes that have all the terms. */
export const searchNotes = (db: Readable, terms: readonly Term[]): Found => searchTexts(db, terms, NOTES)
