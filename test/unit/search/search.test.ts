import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { search as contract, SearchHit } from '#contract/search.ts'
import { addNote, editNote, removeNote } from '../../../src/main/applications/notes.ts'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import { MOST_RANKED } from '../../../src/main/search/hits.ts'
import { searchEverything } from '../../../src/main/search/search.ts'
import { plansOf } from '../../support/plans.ts'
import { type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const query = (text: string, limit = 30) => searchEverything(store().reader, { text, limit }, all.deps)
const names = (text: string) => query(text).hits.map(({ fullName }) => fullName)
const show = (snippet: string) => snippet.replaceAll('\u0002', '[').replaceAll('\u0003', ']')

describe('searching names', () => {
  it.each([
    ['anna', ['Anna Virtanen']],
    ['VIRTANEN anna', ['Anna Virtanen']],
    ['vir', ['Anna Virtanen']],
    ['anna vir', ['Anna Virtanen']],
    ['ann virtanen', ['Anna Virtanen']],
    ['jose', ['José Álvarez']],
    ['JOSÉ alva', ['José Álvarez']],
    ['lukasz', ['Łukasz Żak']],
    ['Łukasz', ['Łukasz Żak']],
    ['oneill', ["Mary O'Neill"]],
    ["o'neill", ["Mary O'Neill"]],
    ['neill', ["Mary O'Neill"]],
    ['"anna virtanen"', ['Anna Virtanen']],
    ['"virtanen alva"', []],
    ['"anna', ['Anna Virtanen']],
    ['nobody', []],
  ])('finds %s as %j', (text, found) => {
    for (const name of ['Anna Virtanen', 'José Álvarez', 'Łukasz Żak', "Mary O'Neill"]) all.candidate(name)
    expect(names(text)).toEqual(found)
  })

  it.each([
    ['virtaen', 'Anna Virtanen'],
    ['virtanne', 'Anna Virtanen'],
    ['annaa virtanen', 'Anna Virtanen'],
    ['kristian', 'Cristian Popescu'],
    ['jonh smiht', 'John Smith'],
    ['jonh smi', 'John Smith'],
    ['alvares', 'José Álvarez'],
    ['katherina', 'Katarina Lindqvist'],
  ])('forgives %s for %s', (text, found) => {
    for (const name of [
      'Anna Virtanen',
      'Cristian Popescu',
      'John Smith',
      'José Álvarez',
      'Katarina Lindqvist',
    ]) {
      all.candidate(name)
    }
    expect(query(text)).toMatchObject({ total: 1, hits: [{ fullName: found, matched: 'similar' }] })
  })

  it.each(['java', 'zzzzzz', 'anna x', 'jon5'])('does not take %s for a name', (text) => {
    all.candidate('Annabel Jovanovic')
    all.candidate('John Smith')
    expect(names(text)).toEqual([])
  })

  it('does not guess at names when a text holds the word', () => {
    all.candidate('Jana Novak')
    const writer = all.candidate('Bo Ek')
    all.document(writer, 'I write java and python')
    for (let n = 0; n < 3; n += 1) all.document(all.candidate(`Person ${n}`), 'more java')
    expect(query('java', 3).hits.every(({ matched }) => matched === 'document')).toBe(true)
  })

  it.each([
    ['王', ['王小明', '李王']],
    ['小明', ['王小明']],
    ['王小明', ['王小明']],
    ['小明王', []],
    ['김민', ['김민준']],
    ['민준', ['김민준']],
    ['たろう', ['やまだたろう']],
    ['محمد', ['محمد علي']],
    ['дмитр', ['Дмитрий Иванов']],
    ['иванов дмитрий', ['Дмитрий Иванов']],
    ['ΩΜΈΓΑ', ['Ωμέγα Νίκος']],
    ['प्रिया', ['प्रिया शर्मा']],
    ['สมชาย', ['สมชายใจดี']],
    ['ใจดี', ['สมชายใจดี']],
  ])('finds %s in any script', (text, found) => {
    for (const name of [
      '王小明',
      '李王',
      '김민준',
      'やまだたろう',
      'محمد علي',
      'Дмитрий Иванов',
      'Ωμέγα Νίκος',
      'प्रिया शर्मा',
      'สมชายใจดี',
    ]) {
      all.candidate(name)
    }
    expect(names(text).sort()).toEqual([...found].sort())
  })

  it('marks what was hit', () => {
    all.candidate('Anna-Liisa Virtanen')
    all.candidate('王小明')
    expect(show(query('virta anna').hits[0]?.snippet ?? '')).toBe('[Anna]-Liisa [Virtanen]')
    expect(show(query('小明').hits[0]?.snippet ?? '')).toBe('王[小明]')
    all.candidate('Mark\u0002ed \u0003Person')
    expect(show(query('person').hits[0]?.snippet ?? '')).toBe('Marked [Person]')
  })

  it('follows a change of name', () => {
    const id = all.candidate('Anna Virtanen')
    updateCandidate(store(), { id, changes: { fullName: 'Anna Korhonen' } }, all.deps)
    expect(names('virtanen')).toEqual([])
    expect(names('korhonen')).toEqual(['Anna Korhonen'])
  })
})

describe('searching addresses and numbers', () => {
  beforeEach(() => {
    all.candidate('Anna', {
      country: 'FI',
      emails: [{ address: 'First.Last@Example.com', primary: true }],
      phones: [{ written: '040 123-4567', e164: null }],
    })
    all.candidate('Bo', { phones: [{ written: '+46 70 999 88 77', e164: null }] })
  })

  it.each(['first.last@example.com', 'FIRST.LAST', 'last@exam', '@example.com', 'example'])(
    'finds the address by %s',
    (text) => {
      const { hits } = query(text)
      expect(hits).toMatchObject([{ fullName: 'Anna', matched: 'contact' }])
      expect(show(hits[0]?.snippet ?? '').replace(/[[\]]/g, '')).toBe('First.Last@Example.com')
      expect(hits[0]?.snippet).toContain('\u0002')
    },
  )

  it.each([
    '0401234567',
    '040 123 4567',
    '+358 40 1234567',
    '+358 (0)40 123 4567',
    '00358401234567',
    '1234567',
    '23456',
  ])('finds the number by %s', (text) => {
    expect(query(text).hits).toMatchObject([{ fullName: 'Anna', matched: 'contact' }])
  })

  it('finds nobody by another number', () => {
    expect(query('0409999999').hits).toEqual([])
  })
})

describe('searching texts', () => {
  it('finds a document that has all words, marks them, and names the document', () => {
    const anna = all.candidate('Anna', { headline: 'Engineer' })
    const document = all.document(anna, 'Ten years of Kubernetes\n and   Résumé writing in Oulu, then Docker')
    all.document(all.candidate('Bo'), 'Only docker here')
    const { hits, total, ranked } = query('kubernetes resume')
    expect({ total, ranked }).toEqual({ total: 1, ranked: true })
    expect(hits).toMatchObject([
      {
        candidateId: anna,
        fullName: 'Anna',
        headline: 'Engineer',
        matched: 'document',
        documentId: document,
      },
    ])
    expect(show(hits[0]?.snippet ?? '')).toBe(
      'Ten years of [Kubernetes] and [Résumé] writing in Oulu, then Docker',
    )
    expect(SearchHit.parse(hits[0])).toEqual(hits[0])
  })

  it.each([
    ['project manage', 1],
    ['"project management"', 1],
    ['"management project"', 0],
    ['"project manage"', 0],
    ['project AND', 1],
    ['project OR', 1],
    ['NOT project', 0],
    ['NEAR(project management)', 0],
    ['proj', 1],
    ['pro', 0],
    ['goo', 0],
    ['of', 1],
    ['pro* management', 1],
    ['pr* management', 0],
    ['c++', 1],
    ['node.js', 1],
  ])('reads %s as words (%i found)', (text, found) => {
    all.document(all.candidate('Anna'), 'Good project management of C++ and Node.js')
    expect(query(text).hits).toHaveLength(found)
  })

  it('finds notes, and forgets them when they go', () => {
    const anna = all.candidate('Anna')
    const application = all.application(all.published().id, anna)
    const note = addNote(store(), { id: application, body: 'Speaks Swahili fluently' }, all.deps)
    expect(query('swahili').hits).toMatchObject([
      { candidateId: anna, application: { id: application }, matched: 'note', documentId: null },
    ])
    editNote(store(), { noteId: note.id, body: 'Speaks Finnish' }, all.deps)
    expect(query('swahili').hits).toEqual([])
    removeNote(store(), { noteId: note.id }, all.deps)
    expect(query('finnish').hits).toEqual([])
    store().undo()
    expect(query('finnish').hits).toHaveLength(1)
  })

  it('shows a candidate once, by the best hit: name before address before document before note', () => {
    const anna = all.candidate('Anna Swahili', {
      emails: [{ address: 'swahili@example.com', primary: true }],
    })
    all.document(anna, 'swahili')
    all.document(anna, 'swahili twice')
    const bo = all.candidate('Bo')
    all.document(bo, 'swahili')
    addNote(store(), { id: all.application(all.published().id, bo), body: 'swahili' }, all.deps)
    const { hits, total } = query('swahili')
    expect(hits.map(({ candidateId, matched }) => [candidateId, matched])).toEqual([
      [anna, 'name'],
      [bo, 'document'],
    ])
    expect(total).toBe(2)
    expect(query('swahili', 1)).toMatchObject({ total: 2, hits: [{ candidateId: anna }] })
  })

  it('puts the document first in which the words are denser', () => {
    const filler = ' filler'.repeat(200)
    all.document(all.candidate('Thin'), `rust${filler}`)
    all.document(all.candidate('Dense'), 'rust rust rust')
    for (let n = 0; n < 5; n += 1) all.document(all.candidate(`Other ${n}`), filler)
    expect(names('rust')).toEqual(['Dense', 'Thin'])
  })

  it('leads to the newest application of the candidate', () => {
    const anna = all.candidate('Anna')
    all.application(all.published().id, anna)
    all.workspace.clock.advance(1000)
    const newest = all.application(all.published().id, anna)
    expect(query('anna').hits[0]?.application?.id).toBe(newest)
    all.candidate('Bo')
    expect(query('bo').hits[0]?.application).toBeNull()
  })

  it('does not rank words that stand nearly everywhere: newest first, and says so', () => {
    const first = all.candidate('First')
    const document = all.document(first, 'common word')
    const last = all.candidate('Last')
    store().maintain((tx) => {
      const row = tx.raw.prepare(
        `INSERT INTO document (id, candidate_id, kind, name, media_type, size_bytes, content_mac, key, extraction,
          warnings, extractor_version, created_at)
         SELECT ?, ?, kind, name, media_type, size_bytes, ?, key, extraction, warnings, extractor_version, created_at
         FROM document WHERE id = ?`,
      )
      const text = tx.raw.prepare(
        'INSERT INTO document_text (document_id, candidate_id, text) VALUES (?, ?, ?)',
      )
      for (let n = 0; n < MOST_RANKED; n += 1) {
        const id = crypto.randomUUID()
        const owner = n === MOST_RANKED - 1 ? last : first
        row.run(id, owner, Buffer.from(id), document)
        text.run(id, owner, 'common text')
      }
    })
    expect(query('common')).toMatchObject({
      ranked: false,
      total: MOST_RANKED + 1,
      hits: [{ fullName: 'Last' }, { fullName: 'First' }],
    })
    expect(query('common word')).toMatchObject({ ranked: true, total: 1 })
  })
})

describe('whatever is typed', () => {
  const schema = contract.query['~orpc'].inputSchema
  const nothing = { hits: [], total: 0, exact: true, ranked: true, unknown: [] }

  it.each(['', '   ', '"', '""', '"" ""', '*', '-', '()', '+++', '\u0000', "'", '^', ':'])(
    'finds nothing for %j',
    (text) => {
      all.candidate('Anna')
      expect(query(text)).toEqual(nothing)
    },
  )

  it('is no syntax and never throws', () => {
    all.document(
      all.candidate('Anna Virtanen', { phones: [{ written: '12345', e164: null }] }),
      'near or not and',
    )
    const pieces = fc.constantFrom(
      'anna',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      'near',
      '"',
      "'",
      '*',
      '^',
      '(',
      ')',
      ':',
      'names:',
      '-',
      '+',
      '{',
      '}',
      ',',
      '\\',
      '%',
      '_',
      ';--',
      '\u0000',
      '\u0002',
      '\ud800',
      '王',
      '12345',
      'é',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.string({ maxLength: 500 }),
      fc
        .array(fc.tuple(pieces, fc.constantFrom('', ' ')), { maxLength: 100 })
        .map((parts) => parts.flat().join('').slice(0, 500)),
    )
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 100 }), (text, limit) => {
        const asked = schema?.safeParse({ text, limit })
        if (asked?.success) {
          const found = searchEverything(
            store().reader,
            asked.data as { text: string; limit: number },
            all.deps,
          )
          expect(found.hits.length).toBeLessThanOrEqual(limit)
          expect(found.total).toBeGreaterThanOrEqual(found.hits.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('may be five hundred words of one letter', () => {
    all.candidate('Anna')
    expect(query('a '.repeat(250)).hits).toEqual([])
  })
})

it('reads candidates, applications and documents by index only', () => {
  const db = store().reader
  for (const sql of [
    'SELECT candidate_id, document_id FROM document_text WHERE seq = ?',
    'SELECT candidate_id, names, contacts FROM candidate_search WHERE seq = ?',
    'SELECT a.id FROM application a WHERE a.candidate_id = ? ORDER BY a.received_at DESC, a.seq DESC LIMIT 1',
  ]) {
    expect(plansOf(db, sql).join('\n')).toMatch(/^SEARCH/)
    expect(plansOf(db, sql).join('\n')).not.toMatch(/SCAN|TEMP B-TREE/)
  }
})
