import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CandidateProfile } from '#contract/candidates.ts'
import { attachToApplication } from '../../../src/main/applications/attach.ts'
import { bulkCommand } from '../../../src/main/applications/bulk.ts'
import { tagging } from '../../../src/main/applications/marks.ts'
import { addNote } from '../../../src/main/applications/notes.ts'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import { eraseCandidate } from '../../../src/main/candidates/erase.ts'
import { getCandidate } from '../../../src/main/candidates/queries.ts'
import { mergeCandidates } from '../../../src/main/duplicates/merge.ts'
import { previewMerge } from '../../../src/main/duplicates/merging.ts'
import { keepApart, mergesOf } from '../../../src/main/duplicates/queries.ts'
import { previewUnmerge, unmergeCandidates } from '../../../src/main/duplicates/unmerge.ts'
import { createComparing } from '../../../src/main/duplicates/watch.ts'
import { setHold } from '../../../src/main/retention/holds.ts'
import { createRetentionView } from '../../../src/main/retention/view.ts'
import { searchIndexProblems } from '../../../src/main/store/search-index.ts'
import { tablesOf } from '../../../src/main/store/tables.ts'
import { addToPool } from '../../../src/main/talentpool/pool.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
const store = () => all.workspace.store
const tick = () => all.workspace.clock.advance(1000)
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const SEED = Number(process.env.HAKU_SEED ?? 20260301)
const RUNS = { seed: SEED, numRuns: 15 }

/** Not about a person's state: what was done, how far it was looked at, and what is made from the rest. */
const ASIDE = new Set([
  'audit_entry',
  'candidate_key',
  'candidate_merge',
  'candidate_merge_row',
  'candidate_search',
  'change_log',
  'document_band',
  'duplicate_pair',
  'duplicate_progress',
  'kept_apart',
  'secret',
  'undo_change',
  'undo_command',
])

const rowsOf = (table: string): Record<string, unknown>[] =>
  store().reader.raw.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}" ORDER BY 1`).all()

const snapshot = (): Record<string, unknown[]> =>
  Object.fromEntries(tablesOf().flatMap(({ name }) => (ASIDE.has(name) ? [] : [[name, rowsOf(name)]])))

/** Tables, those of the search indexes and of undo included, in which a text stands. */
function whereIs(text: string): string[] {
  const tables = store()
    .reader.raw.prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    )
    .pluck()
    .all()
  const textOf = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))
  return tables.filter((name) =>
    rowsOf(name).some((row) =>
      Object.values(row).some((value) => textOf(value).toLowerCase().includes(text)),
    ),
  )
}

/** A word that stands nowhere else; of whom it is can be told from its beginning. */
type Word = (what: string) => string
const wordsOf = (whose: 'anna' | 'berta'): Word => {
  let count = 0
  return (what) => {
    count += 1
    return `${whose}x${what}x${count}q`
  }
}

interface Shape {
  emails: number
  phones: number
  skills: number
  work: number
  headline: boolean
  summary: boolean
  place: boolean
  applications: number
  notes: number
  documents: number
  pool: boolean
  held: boolean
  asked: boolean
}
const shape: fc.Arbitrary<Shape> = fc.record({
  emails: fc.nat(3),
  phones: fc.nat(2),
  skills: fc.nat(3),
  work: fc.nat(2),
  headline: fc.boolean(),
  summary: fc.boolean(),
  place: fc.boolean(),
  applications: fc.nat(2),
  notes: fc.nat(2),
  documents: fc.nat(2),
  pool: fc.boolean(),
  held: fc.boolean(),
  asked: fc.boolean(),
})

const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

const hold = (candidateId: string, reason: string) =>
  setHold(
    store(),
    { subject: 'candidate', subjectId: candidateId, reason, owner: 'Counsel', reviewOn: '2026-06-01' },
    all.deps,
  )
const askToErase = (candidateId: string) =>
  store().maintain((tx) =>
    tx.raw
      .prepare('INSERT INTO erasure_request (id, candidate_id, requested_at) VALUES (?, ?, ?)')
      .run(randomUUID(), candidateId, all.deps.clock.now()),
  )

/** Somebody with everything that a candidate can have. Some entries are the same for everybody. */
function person(word: Word, is: Shape, openings: readonly string[], digits: string): string {
  const id = all.candidate(`${word('given')} ${word('family')}`, {
    headline: is.headline ? word('headline') : null,
    summary: is.summary ? word('summary') : '',
    city: is.place ? word('city') : null,
    country: is.place ? 'FI' : null,
    emails: [
      ...many(is.emails, () => ({ address: `${word('mail')}@example.org`, primary: false })),
      { address: 'shared@example.org', primary: false },
    ],
    phones: many(is.phones, (at) => ({ written: `040 ${digits}${at}`, e164: null })),
    links: [{ kind: 'website', url: `https://${word('site')}.example.org` }],
    skills: [...many(is.skills, () => word('skill')), 'Welding'],
    experience: many(is.work, () => ({
      employer: word('employer'),
      title: word('title'),
      location: null,
      from: '2020',
      to: null,
      summary: word('work'),
    })),
    education: [{ institution: word('school'), area: 'Law', degree: '', from: null, to: null }],
    languages: [{ language: 'Finnish', fluency: word('fluency') }],
  })
  const documents = many(is.documents, () => all.document(id, word('text'), { name: `${word('file')}.pdf` }))
  mkdirSync(store().documentsDir, { recursive: true })
  for (const document of documents) writeFileSync(join(store().documentsDir, document), 'sealed')
  for (const openingId of openings.slice(0, is.applications)) {
    const applicationId = all.application(openingId, id)
    if (documents[0])
      attachToApplication(store(), { id: applicationId, documentIds: [documents[0]] }, all.deps)
    for (let note = 0; note < is.notes; note += 1)
      addNote(store(), { id: applicationId, body: word('note'), mentions: [] }, all.deps)
    bulkCommand(store(), tagging({ ids: [applicationId], add: [word('tag')], remove: [] }), all.deps)
  }
  if (is.pool)
    addToPool(
      store(),
      { candidateId: id, givenOn: '2025-12-01', expiresOn: '2026-12-01', today: '2026-01-01' },
      all.deps,
    )
  if (is.held) hold(id, word('claim'))
  if (is.asked) askToErase(id)
  tick()
  return id
}

const two = (one: Shape, other: Shape) => {
  const openings = many(2, () => all.published().id)
  const anna = person(wordsOf('anna'), one, openings, '1112223')
  const berta = person(wordsOf('berta'), other, openings, '4445556')
  return { openings, anna, berta }
}

const merge = (keepId: string, goneId: string, choices = {}) => {
  tick()
  return mergeCandidates(store(), { keepId, goneId, choices }, all.deps)
}
const unmerge = (mergeId: string, toGone: string[] = []) => {
  tick()
  return unmergeCandidates(store(), { mergeId, toGone }, all.deps)
}

/** Each property starts from nothing: a workspace of its own for each run would cost a second each. */
async function clear(): Promise<void> {
  for (const id of store().reader.raw.prepare<[], string>('SELECT id FROM candidate').pluck().all())
    await eraseCandidate(store(), { id }, all.deps)
}

const LISTS = ['emails', 'phones', 'links', 'experience', 'education', 'skills', 'languages'] as const

describe('a merge', () => {
  it('loses no entry of either, keeps everything that hangs on either, and the preview says what comes', async () => {
    await fc.assert(
      fc.asyncProperty(shape, shape, fc.boolean(), async (one, other, headlineOfGone) => {
        await clear()
        const { anna, berta } = two(one, other)
        const both = [anna, berta].map((id) => getCandidate(store().reader, { id }))
        const words = [...new Set(JSON.stringify(both).match(/(anna|berta)x\w+?x\d+q/g))]
        const choices = headlineOfGone && other.headline ? { headline: berta } : {}
        const preview = previewMerge(store(), { keepId: anna, goneId: berta, choices })
        const counts = (id: string) =>
          ['application', 'document', 'note', 'consent', 'legal_hold', 'erasure_request'].map((table) =>
            store()
              .reader.raw.prepare(`SELECT count(*) FROM ${table} WHERE candidate_id = ?`)
              .pluck()
              .get(id),
          ) as number[]
        const sums = counts(anna).map((count, at) => count + (counts(berta)[at] ?? 0))
        merge(anna, berta, choices)
        const result = getCandidate(store().reader, { id: anna })
        expect(result).toMatchObject(preview.result)
        for (const list of LISTS)
          expect(new Set(result[list].map((item) => JSON.stringify(item))).size, list).toBe(
            result[list].length,
          )
        expect(counts(anna)).toEqual(sums)
        expect(problemOf(() => getCandidate(store().reader, { id: berta }))).toBe(
          'NOT_FOUND CANDIDATE_UNKNOWN',
        )
        const shown = JSON.stringify(result).toLowerCase()
        for (const word of words)
          if (/mail|site|skill|employer|title|work|school|fluency/.test(word)) expect(shown).toContain(word)
        const twice = store()
          .reader.raw.prepare(
            `SELECT 1 FROM application WHERE status = 'active' GROUP BY candidate_id, opening_id HAVING count(*) > 1`,
          )
          .get()
        expect(twice).toBeUndefined()
        expect(store().maintain((tx) => searchIndexProblems(tx.raw))).toEqual([])
      }),
      RUNS,
    )
  })

  it('taken back, at once or as the last command, leaves both exactly as they were', async () => {
    await fc.assert(
      fc.asyncProperty(shape, shape, fc.boolean(), async (one, other, byHistory) => {
        await clear()
        const { anna, berta } = two(one, other)
        const before = snapshot()
        const { mergeId } = merge(anna, berta)
        if (byHistory) {
          store().undo()
          expect(snapshot()).toEqual(before)
          store().redo()
        }
        unmerge(mergeId)
        expect(snapshot()).toEqual(before)
        expect(store().maintain((tx) => searchIndexProblems(tx.raw))).toEqual([])
        // And the taking back can be taken back.
        store().undo()
        expect(mergesOf(store().reader, { candidateId: anna }).rows).toMatchObject([
          { id: mergeId, canUndo: true },
        ])
        unmerge(mergeId)
        expect(snapshot()).toEqual(before)
      }),
      RUNS,
    )
  })

  it('taken back later gives nobody a word of the other, whatever was done meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        shape,
        shape,
        fc.record({
          rename: fc.boolean(),
          lists: fc.boolean(),
          note: fc.boolean(),
          apply: fc.boolean(),
          give: fc.boolean(),
          reuse: fc.boolean(),
        }),
        async (one, other, done) => {
          await clear()
          const { openings, anna, berta } = two(one, other)
          const profiles = [anna, berta].map((id) => getCandidate(store().reader, { id }))
          const { mergeId } = merge(anna, berta)
          tick()
          const merged = getCandidate(store().reader, { id: anna })
          if (done.rename)
            updateCandidate(store(), { id: anna, changes: { fullName: 'Renamed Since' } }, all.deps)
          // Editing a list writes it as a whole; a country makes numbers be read anew.
          if (done.lists)
            updateCandidate(
              store(),
              {
                id: anna,
                changes: { skills: ['New skill', ...merged.skills], country: 'SE', phones: merged.phones },
              },
              all.deps,
            )
          const applications = merged.applications.map(({ id }) => id)
          if (done.note && applications[0])
            addNote(store(), { id: applications[0], body: 'written since', mentions: [] }, all.deps)
          const third = all.published().id
          const since = done.apply ? all.application(third, anna) : null
          const document = all.document(anna, 'come since')
          if (done.reuse && applications[0])
            attachToApplication(store(), { id: applications[0], documentIds: [document] }, all.deps)
          const { applications: named, documents } = previewUnmerge(store().reader, { mergeId })
          expect(named.map(({ id }) => id)).toEqual(since === null ? [] : [since])
          expect(documents.map(({ id }) => id)).toEqual([document])
          unmerge(mergeId, done.give && since ? [since] : [])

          const [a, b] = [anna, berta].map((id) => getCandidate(store().reader, { id }))
          expect(JSON.stringify(a).toLowerCase()).not.toContain('bertax')
          expect(JSON.stringify(b).toLowerCase()).not.toContain('annax')
          expect(CandidateProfile.parse(b)).toEqual(CandidateProfile.parse(profiles[1]))
          expect(a?.fullName).toBe(done.rename ? 'Renamed Since' : profiles[0]?.fullName)
          expect(b?.applications.some(({ id }) => id === since)).toBe(since !== null && done.give)
          // Nobody's application shows another's document, and every record is of whom its application is.
          for (const sql of [
            `SELECT 1 FROM application_document l JOIN application a ON a.id = l.application_id
             JOIN document d ON d.id = l.document_id WHERE d.candidate_id <> a.candidate_id`,
            'SELECT 1 FROM note n JOIN application a ON a.id = n.application_id WHERE n.candidate_id <> a.candidate_id',
            'SELECT 1 FROM document_text t JOIN document d ON d.id = t.document_id WHERE d.candidate_id <> t.candidate_id',
            `SELECT 1 FROM application a JOIN candidate c ON c.id = a.candidate_id WHERE c.sort_name <> a.candidate_sort_name`,
          ])
            expect(store().reader.raw.prepare(sql).get()).toBeUndefined()
          expect(openings).toHaveLength(2)
        },
      ),
      RUNS,
    )
  })
})

describe('erasing one of two', () => {
  it('who were one and are two again removes every byte of that one and leaves the other whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        shape,
        shape,
        fc.boolean(),
        fc.constantFrom('unmerge', 'history', 'edited'),
        async (one, other, eraseKept, how) => {
          await clear()
          const { anna, berta } = two(one, other)
          const [erased, left] = eraseKept ? [anna, berta] : [berta, anna]
          const before = getCandidate(store().reader, { id: left })
          const { mergeId } = merge(anna, berta)
          if (how === 'edited')
            updateCandidate(store(), { id: anna, changes: { headline: 'Edited meanwhile' } }, all.deps)
          if (how === 'history') store().undo()
          else unmerge(mergeId)
          const files = getCandidate(store().reader, { id: erased }).documents.map(({ id }) => id)
          await eraseCandidate(store(), { id: erased }, all.deps)
          expect(whereIs(eraseKept ? 'annax' : 'bertax')).toEqual([])
          const after = getCandidate(store().reader, { id: left })
          const { headline: _, updatedAt: __, ...rest } = before
          expect(after).toMatchObject(how === 'edited' && !eraseKept ? rest : before)
          for (const id of files) expect(existsSync(join(store().documentsDir, id))).toBe(false)
          for (const { id } of after.documents) expect(existsSync(join(store().documentsDir, id))).toBe(true)
          expect(store().maintain((tx) => searchIndexProblems(tx.raw))).toEqual([])
          expect(store().reader.raw.pragma('foreign_key_check')).toEqual([])
        },
      ),
      RUNS,
    )
  })

  it('who are still one removes both, and touches nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(shape, shape, async (one, other) => {
        await clear()
        const { anna, berta } = two(one, other)
        const third = all.candidate('Somebody Else', {
          emails: [{ address: 'else@example.org', primary: true }],
        })
        keepApart(store(), { oneId: third, otherId: berta }, all.deps)
        const before = getCandidate(store().reader, { id: third })
        merge(anna, berta)
        await createComparing(store(), all.workspace.clock).catchUp()
        await eraseCandidate(store(), { id: anna }, all.deps)
        expect([...whereIs('annax'), ...whereIs('bertax')]).toEqual([])
        expect(getCandidate(store().reader, { id: third })).toEqual(before)
        expect(store().reader.raw.pragma('foreign_key_check')).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('merging', () => {
  it('keeps one of two active applications for one opening active: the one that got further, or the chosen one', () => {
    const opening = all.published()
    const [anna, berta] = [all.candidate('Anna Virtanen'), all.candidate('Anna Wirtanen')]
    const [first, second] = [all.application(opening.id, anna), all.application(opening.id, berta)]
    const merging = { keepId: anna, goneId: berta, choices: {} }
    expect(previewMerge(store(), merging).clashes).toMatchObject([
      {
        openingId: opening.id,
        applications: [
          { id: first, staysActive: true },
          { id: second, staysActive: false },
        ],
      },
    ])
    merge(anna, berta, { active: [second] })
    const status = store().reader.raw.prepare(
      'SELECT status, disposition_reason AS reason FROM application WHERE id = ?',
    )
    expect(status.get(first)).toEqual({ status: 'rejected', reason: 'duplicate' })
    expect(status.get(second)).toEqual({ status: 'active', reason: null })
  })

  it('hands on what holds the one who goes and what that one asked for: both then reach everything', () => {
    const [anna, berta] = [all.candidate('Anna Virtanen'), all.candidate('Anna Wirtanen')]
    const ids = [anna, berta].map((candidate) => all.application(all.published().id, candidate))
    hold(berta, 'A claim')
    askToErase(berta)
    const { mergeId } = merge(anna, berta)
    const of = (table: string) =>
      store().reader.raw.prepare(`SELECT candidate_id FROM ${table}`).pluck().all()
    expect([of('legal_hold'), of('erasure_request')]).toEqual([[anna], [anna]])
    const view = createRetentionView(store(), all.workspace.clock)
    const decisions = () => ids.map((applicationId) => view.decision({ applicationId }).decision)
    expect(decisions()).toEqual(['HOLD', 'HOLD'])
    unmerge(mergeId)
    expect([of('legal_hold'), of('erasure_request')]).toEqual([[berta], [berta]])
    expect(decisions()[0]).not.toBe('HOLD')
    view.close()
  })

  it('shows a file that both had sent once, and has both again when it is taken back', () => {
    const [anna, berta] = [all.candidate('Anna Virtanen'), all.candidate('Anna Wirtanen')]
    const [one, other] = [all.document(anna, 'the same'), all.document(berta, 'the same')]
    store().maintain((tx) => tx.raw.prepare('UPDATE document SET content_mac = ?').run(Buffer.alloc(32, 1)))
    const { mergeId } = merge(anna, berta)
    expect(getCandidate(store().reader, { id: anna }).documents).toHaveLength(1)
    unmerge(mergeId)
    expect(getCandidate(store().reader, { id: anna }).documents).toMatchObject([{ id: one }])
    expect(getCandidate(store().reader, { id: berta }).documents).toMatchObject([{ id: other }])
  })

  it('is refused with itself, with nobody, and taken back only in order and once', () => {
    const [anna, berta, carla] = ['Anna A', 'Berta B', 'Carla C'].map((name) => all.candidate(name)) as [
      string,
      string,
      string,
    ]
    expect(problemOf(() => merge(anna, anna))).toBe('REFUSED SAME_CANDIDATE')
    expect(problemOf(() => merge(anna, randomUUID()))).toBe('NOT_FOUND CANDIDATE_UNKNOWN')
    const before = snapshot()
    const one = merge(anna, berta)
    const other = merge(carla, anna)
    expect(problemOf(() => unmerge(one.mergeId))).toBe('INVALID_STATE MERGED_SINCE')
    expect(mergesOf(store().reader, { candidateId: carla }).rows.map(({ canUndo }) => canUndo)).toEqual([
      true,
      false,
    ])
    unmerge(other.mergeId)
    expect(problemOf(() => unmerge(other.mergeId))).toBe('INVALID_STATE MERGE_UNDONE')
    unmerge(one.mergeId)
    expect(snapshot()).toEqual(before)
  })
})
