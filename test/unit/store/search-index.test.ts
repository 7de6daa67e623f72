import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  candidate,
  candidateEmail,
  candidatePhone,
  document,
  documentText,
  note,
} from '../../../src/main/store/schema/index.ts'
import { rebuildSearchIndexes, searchIndexProblems } from '../../../src/main/store/search-index.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { addPipeline, asCommand, type Pipeline, rowOf } from '../../support/rows.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

let workspace: TemporaryWorkspace
let store: Store
let ids: Pipeline
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
  ids = asCommand(store, (tx) => addPipeline(tx, 'Åsa Öberg-Sørensen')).result
})
afterEach(() => workspace.cleanup())

const found = (index: string, query: string): number =>
  store.reader.raw.prepare(`SELECT rowid FROM ${index} WHERE ${index} MATCH ?`).all(query).length

const problems = (): string[] => store.maintain((tx) => searchIndexProblems(tx.raw))

describe('the search index', () => {
  it('finds names in any case and without diacritics, by word and by any three letters', () => {
    expect(found('candidate_fts', 'asa')).toBe(1)
    expect(found('candidate_fts', 'OBERG')).toBe(1)
    expect(found('candidate_fts', 'obe*')).toBe(1)
    expect(found('candidate_trigram', 'ober')).toBe(1)
    expect(found('candidate_trigram', '"example.org"')).toBe(1)
  })

  it('follows names, addresses and numbers as they come, change and go', () => {
    const { candidateId } = ids
    asCommand(store, (tx) => {
      tx.orm
        .insert(candidatePhone)
        .values(rowOf(candidatePhone, { candidateId, written: '040 123 4567', e164: '+358401234567' }))
        .run()
    })
    expect(found('candidate_fts', '358401234567')).toBe(1)
    asCommand(store, (tx) => {
      tx.orm.update(candidate).set({ fullName: 'Maria Virtanen', familyName: 'Virtanen' }).run()
      tx.orm.update(candidateEmail).set({ address: 'maria@example.com' }).run()
      tx.orm.delete(candidatePhone).run()
    })
    expect(found('candidate_fts', 'oberg')).toBe(0)
    expect(found('candidate_fts', '358401234567')).toBe(0)
    expect(found('candidate_fts', '"maria example com"')).toBe(1)
    expect(found('candidate_trigram', 'irtane')).toBe(1)
    expect(problems()).toEqual([])
  })

  it('follows an address that goes from one candidate to another', () => {
    const other = asCommand(store, (tx) => addPipeline(tx, 'Other')).result
    asCommand(store, (tx) =>
      tx.orm
        .update(candidateEmail)
        .set({ candidateId: other.candidateId, normalised: 'x', address: 'moved@example.net' })
        .where(eq(candidateEmail.candidateId, ids.candidateId))
        .run(),
    )
    const names = store.reader.raw
      .prepare(
        `SELECT s.names FROM candidate_search s JOIN candidate_fts f ON f.rowid = s.seq WHERE candidate_fts MATCH 'moved'`,
      )
      .pluck()
      .all()
    expect(names).toHaveLength(1)
    expect(names[0]).toContain('Other')
    expect(problems()).toEqual([])
  })

  it('finds the text of documents and notes until they are gone', () => {
    const { candidateId, applicationId } = ids
    asCommand(store, (tx) => {
      const row = rowOf(document, { candidateId })
      tx.orm.insert(document).values(row).run()
      tx.orm.insert(documentText).values({ documentId: row.id, candidateId, text: 'COBOL since 1970' }).run()
      tx.orm
        .insert(note)
        .values(rowOf(note, { candidateId, applicationId, body: 'speaks Sámi' }))
        .run()
    })
    expect(found('document_fts', 'cobol')).toBe(1)
    expect(found('note_fts', 'sami')).toBe(1)
    asCommand(store, (tx) => {
      tx.orm.update(documentText).set({ text: 'Fortran' }).run()
      tx.orm.delete(note).run()
    })
    expect(found('document_fts', 'cobol')).toBe(0)
    expect(found('document_fts', 'fortran')).toBe(1)
    expect(found('note_fts', 'sami')).toBe(0)
    expect(problems()).toEqual([])
  })

  it('is built with secure deletion, which a rebuild keeps', () => {
    store.maintain((tx) => rebuildSearchIndexes(tx.raw))
    for (const index of ['document_fts', 'note_fts', 'candidate_fts', 'candidate_trigram']) {
      const value = store.reader.raw
        .prepare(`SELECT v FROM ${index}_config WHERE k = 'secure-delete'`)
        .pluck()
        .get()
      expect(value, index).toBe(1)
    }
  })

  it('shows when it differs from its content, and a rebuild mends it', () => {
    // Behind the triggers: what an index that lags looks like.
    store.maintain((tx) => {
      tx.raw.exec(`INSERT INTO candidate_fts(rowid, names, contacts) VALUES (99, 'ghost', '')`)
      tx.raw.exec(`DROP TRIGGER candidate_search_insert`)
    })
    store.maintain((tx) =>
      tx.orm
        .insert(candidate)
        .values(rowOf(candidate, { fullName: 'Missing' }))
        .run(),
    )
    expect(problems()).toEqual([
      'candidate_fts differs from candidate_search',
      'candidate_search differs for 1 candidates',
    ])
    store.maintain((tx) => rebuildSearchIndexes(tx.raw))
    expect(problems()).toEqual([])
    expect(found('candidate_fts', 'ghost')).toBe(0)
    expect(found('candidate_fts', 'missing')).toBe(1)
  })

  it('is built anew at the next opening when its definition is another one', async () => {
    store.maintain((tx) =>
      tx.raw.exec(
        `DROP TABLE note_fts; CREATE VIRTUAL TABLE note_fts USING fts5(body, content='note', content_rowid='seq')`,
      ),
    )
    store = await workspace.reopen()
    const sql = store.reader.raw
      .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'note_fts'`)
      .pluck()
      .get()
    expect(sql).toContain('remove_diacritics 2')
  })
})
