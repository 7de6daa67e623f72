import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import type { Opening } from '#contract/openings.ts'
import { createApplication, insertApplication } from '../../../src/main/applications/create.ts'
import { moveApplications, rejectApplications } from '../../../src/main/applications/decisions.ts'
import { rateApplications, tagApplications } from '../../../src/main/applications/marks.ts'
import { addNote, editNote, removeNote } from '../../../src/main/applications/notes.ts'
import { countApplications, getApplication } from '../../../src/main/applications/queries.ts'
import { closeOpening } from '../../../src/main/openings/commands.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let opening: Opening
beforeEach(async () => {
  all = await records()
  opening = all.published({ language: 'fi' })
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const get = (id: string) => getApplication(store().reader, { id })
const several = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => all.application(opening.id, all.candidate(`Person ${n}`)))

describe('a new application', () => {
  const create = (candidateId: string, openingId: string, documentIds: string[] = []) =>
    createApplication(store(), { candidateId, openingId, source: 'referral', documentIds }, all.deps).id

  it('stands in the first stage, in the language of its opening, with its documents in order', () => {
    const candidate = all.candidate()
    const documents = [all.document(candidate, 'one'), all.document(candidate, 'two')].reverse()
    const id = create(candidate, opening.id, [...documents, ...documents])
    const now = all.workspace.clock.now()
    expect(get(id)).toMatchObject({
      candidateId: candidate,
      openingId: opening.id,
      openingStatus: 'published',
      stageId: opening.stages[0]?.id,
      status: 'active',
      source: 'referral',
      language: 'fi',
      receivedAt: now,
      stageEnteredAt: now,
      decidedAt: null,
      rating: null,
      tags: [],
      candidate: { fullName: 'Anna Virtanen' },
    })
    expect(get(id).documents.map((document) => document.id)).toEqual(documents)
    expect(get(id).timeline.map(({ kind, toStage }) => [kind, toStage])).toEqual([['received', 'New']])
  })

  it('needs a published opening', () => {
    const candidate = all.candidate()
    const draft = all.opening()
    const closed = all.published()
    closeOpening(store(), { id: closed.id, as: 'filled' }, all.deps)
    for (const { id } of [draft, closed]) {
      expect(problemOf(() => create(candidate, id))).toBe('INVALID_STATE OPENING_NOT_PUBLISHED')
    }
    expect(problemOf(() => create(candidate, crypto.randomUUID()))).toBe('NOT_FOUND OPENING_UNKNOWN')
    expect(problemOf(() => create(crypto.randomUUID(), opening.id))).toBe('NOT_FOUND CANDIDATE_UNKNOWN')
  })

  it('is the only active one of its candidate and opening; a later one is a new application', () => {
    const candidate = all.candidate()
    const first = create(candidate, opening.id)
    expect(problemOf(() => create(candidate, opening.id))).toBe('CONFLICT ALREADY_APPLIED')
    expect(create(candidate, all.published().id)).not.toBe(first)
    rejectApplications(store(), { ids: [first], reason: 'other' }, all.deps)
    const second = create(candidate, opening.id)
    expect(second).not.toBe(first)
    expect(get(second).otherApplications).toHaveLength(2)
    expect(get(first).status).toBe('rejected')
  })

  it('takes documents of its own candidate only, 5 MiB together', () => {
    const candidate = all.candidate()
    const foreign = all.document(all.candidate('Bo'), 'text')
    expect(problemOf(() => create(candidate, opening.id, [foreign]))).toBe(
      'INVALID_STATE DOCUMENT_OF_OTHER_CANDIDATE',
    )
    expect(problemOf(() => create(candidate, opening.id, [crypto.randomUUID()]))).toBe(
      'NOT_FOUND DOCUMENT_UNKNOWN',
    )
    const large = all.document(candidate, 'a', { sizeBytes: MAX_APPLICATION_BYTES - 10 })
    const ten = all.document(candidate, 'b', { sizeBytes: 10 })
    const one = all.document(candidate, 'c', { sizeBytes: 1 })
    expect(problemOf(() => create(candidate, opening.id, [large, ten, one]))).toBe('REFUSED APPLICATION_FULL')
    expect(get(create(candidate, opening.id, [large, ten])).documents).toHaveLength(2)
  })

  it('is refused for an anonymised candidate', () => {
    const candidate = all.candidate()
    store().maintain((tx) =>
      tx.raw.prepare(`UPDATE candidate SET profile_status = 'anonymised' WHERE id = ?`).run(candidate),
    )
    expect(problemOf(() => create(candidate, opening.id))).toBe('INVALID_STATE CANDIDATE_ANONYMISED')
  })

  it('keeps what an intake knows: answers, language, the instant it was received', () => {
    const receivedAt = Date.UTC(2025, 5, 1)
    const candidateId = all.candidate()
    const id = store().maintain((tx) =>
      insertApplication(
        tx,
        {
          candidateId,
          openingId: opening.id,
          source: 'job_board',
          language: 'sv',
          receivedAt,
          answers: [
            { question: 'Licence?', answer: 'Yes' },
            { question: 'From when?', answer: 'May' },
          ],
        },
        all.deps,
      ),
    )
    expect(get(id)).toMatchObject({
      language: 'sv',
      source: 'job_board',
      receivedAt,
      stageEnteredAt: receivedAt,
      answers: [
        { question: 'Licence?', answer: 'Yes' },
        { question: 'From when?', answer: 'May' },
      ],
      timeline: [{ kind: 'received', at: receivedAt }],
    })
  })

  it('goes with one undo', () => {
    const id = create(all.candidate(), opening.id)
    store().undo()
    expect(problemOf(() => get(id))).toBe('NOT_FOUND APPLICATION_UNKNOWN')
    store().redo()
    expect(get(id).status).toBe('active')
  })
})

describe('counts', () => {
  it('count active and hired ones by stage, all by status, and know empty stages', () => {
    const ids = several(4)
    const [first, screen, , , hired] = opening.stages
    moveApplications(store(), { ids: ids.slice(0, 2), stageId: screen?.id ?? '' }, all.deps)
    moveApplications(store(), { ids: ids.slice(0, 1), stageId: hired?.id ?? '' }, all.deps)
    rejectApplications(store(), { ids: ids.slice(3), reason: 'other' }, all.deps)
    const counts = countApplications(store().reader, { openingId: opening.id })
    expect(counts.byStatus).toEqual({ active: 2, hired: 1, rejected: 1, withdrawn: 0 })
    expect(opening.stages.map(({ id }) => counts.byStage[id])).toEqual([1, 1, 0, 0, 1])
    expect(counts.byStage[first?.id ?? '']).toBe(1)
    expect(problemOf(() => countApplications(store().reader, { openingId: crypto.randomUUID() }))).toBe(
      'NOT_FOUND OPENING_UNKNOWN',
    )
  })
})

describe('ratings', () => {
  it('are set over many, taken away with null, and told on the timeline by their number', () => {
    const ids = several(3)
    expect(rateApplications(store(), { ids, rating: 4 }, all.deps).changed).toBe(3)
    expect(rateApplications(store(), { ids, rating: 4 }, all.deps)).toEqual({ changed: 0, undoId: null })
    expect(rateApplications(store(), { ids: ids.slice(0, 1), rating: null }, all.deps).changed).toBe(1)
    expect(get(ids[0] ?? '').rating).toBeNull()
    expect(get(ids[1] ?? '').rating).toBe(4)
    const told = get(ids[0] ?? '').timeline.filter(({ kind }) => kind === 'rated')
    expect(told.map(({ reason }) => reason)).toEqual(['4', null])
  })
})

describe('tags', () => {
  const tag = (ids: string[], add: string[], remove: string[] = []) =>
    tagApplications(store(), { ids, add, remove }, all.deps)

  it('are put on and taken away over many; case does not tell them apart', () => {
    const ids = several(2)
    expect(tag(ids, ['Senior', 'senior', 'Äiti']).changed).toBe(2)
    expect(get(ids[0] ?? '').tags).toEqual(['Senior', 'Äiti'])
    expect(tag(ids, ['SENIOR', 'äiti'])).toEqual({ changed: 0, undoId: null })
    expect(tag(ids.slice(0, 1), ['Remote'], ['sENIOR', 'unknown']).changed).toBe(1)
    expect(get(ids[0] ?? '').tags).toEqual(['Remote', 'Äiti'])
    expect(get(ids[1] ?? '').tags).toEqual(['Senior', 'Äiti'])
    store().undo()
    expect(get(ids[0] ?? '').tags).toEqual(['Senior', 'Äiti'])
  })

  it('stay when they are both put on and taken away', () => {
    const ids = several(1)
    tag(ids, ['a'])
    expect(tag(ids, ['A'], ['a'])).toEqual({ changed: 0, undoId: null })
    expect(get(ids[0] ?? '').tags).toEqual(['a'])
  })

  it('are a hundred at most', () => {
    const ids = several(1)
    const names = (from: number, count: number) => Array.from({ length: count }, (_, n) => `tag ${from + n}`)
    tag(ids, names(0, 50))
    tag(ids, names(50, 50))
    expect(problemOf(() => tag(ids, ['one more']))).toBe('REFUSED TOO_MANY_TAGS')
    expect(tag(ids, ['one more'], ['tag 0']).changed).toBe(1)
  })

  it('are never on the timeline in words', () => {
    const ids = several(1)
    tag(ids, ['Secret words'])
    expect(JSON.stringify(get(ids[0] ?? '').timeline)).not.toContain('Secret')
    expect(get(ids[0] ?? '').timeline.at(-1)).toMatchObject({ kind: 'tagged' })
  })
})

describe('notes', () => {
  it('are added, edited and removed, and each of it can be undone', () => {
    const [id = ''] = several(1)
    const note = addNote(store(), { id, body: ' Called.\r\nNice\u0002\u0000 voice ' }, all.deps)
    expect(note.body).toBe('Called.\nNice voice')
    expect(get(id).notes).toEqual([note])
    expect(get(id).timeline.at(-1)?.kind).toBe('note_added')

    all.workspace.clock.advance(3)
    const edited = editNote(store(), { noteId: note.id, body: 'Called twice' }, all.deps)
    expect(edited).toEqual({ ...note, body: 'Called twice', updatedAt: note.createdAt + 3 })
    store().undo()
    expect(get(id).notes).toEqual([note])
    store().redo()

    const { undoId } = removeNote(store(), { noteId: note.id }, all.deps)
    expect(get(id).notes).toEqual([])
    store().undo(undoId)
    expect(get(id).notes).toEqual([edited])
  })

  it('leave no trace when the text stays', () => {
    const [id = ''] = several(1)
    const note = addNote(store(), { id, body: 'Same' }, all.deps)
    const before = store().historyState()
    expect(editNote(store(), { noteId: note.id, body: 'Same ' }, all.deps)).toEqual(note)
    expect(store().historyState()).toEqual(before)
  })

  it('need text, and an application or note that exists', () => {
    const [id = ''] = several(1)
    const nobody = crypto.randomUUID()
    expect(problemOf(() => addNote(store(), { id, body: '\u0002 ' }, all.deps))).toBe('REFUSED NOTE_EMPTY')
    expect(problemOf(() => addNote(store(), { id: nobody, body: 'x' }, all.deps))).toBe(
      'NOT_FOUND APPLICATION_UNKNOWN',
    )
    expect(problemOf(() => editNote(store(), { noteId: nobody, body: 'x' }, all.deps))).toBe(
      'NOT_FOUND NOTE_UNKNOWN',
    )
    expect(problemOf(() => removeNote(store(), { noteId: nobody }, all.deps))).toBe('NOT_FOUND NOTE_UNKNOWN')
  })
})
