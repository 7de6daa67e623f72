/** Blind mode over what came after triage: duplicates and merges, retention, quarantine, imports, views of documents. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Blind, createBlind } from '../../../src/main/blind/blind.ts'
import { listQuarantined } from '../../../src/main/documents/quarantine.ts'
import { documentText } from '../../../src/main/documents/queries.ts'
import { mergeCandidates } from '../../../src/main/duplicates/merge.ts'
import { duplicatesOf, listDuplicates, mergesOf } from '../../../src/main/duplicates/queries.ts'
import { unmergeCandidates } from '../../../src/main/duplicates/unmerge.ts'
import { createComparing } from '../../../src/main/duplicates/watch.ts'
import { listHolds, setHold } from '../../../src/main/retention/holds.ts'
import { installPack } from '../../../src/main/retention/rule-store.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let blind: Blind
let aino: string
let wirtanen: string
let application: string
beforeEach(async () => {
  all = await records()
  const shared = { phones: [{ written: '040 123 4567', e164: '+358401234567' }], city: 'Oulu', country: 'FI' }
  aino = all.candidate('Aino Virtanen', { ...shared, headline: 'Nurse Virtanen' })
  wirtanen = all.candidate('Eila Wirtanen', { ...shared, headline: 'Nurse Wirtanen' })
  application = all.application(all.published({ title: 'Nurse', country: 'FI' }).id, aino)
  blind = createBlind(all.workspace.store, all.deps, () => undefined)
  blind.set({ on: true, label: 'Candidate {n}' })
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const db = () => store().reader
const reveal = (candidateId: string) => blind.reveal({ candidateId })
const PERSONAL = /aino|eila|[vw]irtanen|123 ?4567|oulu/i

const merge = () =>
  mergeCandidates(store(), { keepId: aino, goneId: wirtanen, choices: { name: aino } }, all.deps)

describe('duplicates', () => {
  const pairs = () => {
    const { rows } = duplicatesOf(db(), { candidateId: aino })
    expect(JSON.stringify(rows)).toMatch(PERSONAL)
    return blind.mask('duplicates.of', { candidateId: aino }, { rows })
  }
  beforeEach(async () => {
    await createComparing(store(), all.workspace.clock).compareAll({})
  })

  it('shows that two may be one, and not who they are', () => {
    const list = blind.mask('duplicates.list', {}, listDuplicates(db(), { limit: 10 }))
    for (const answer of [list, pairs()]) {
      expect(JSON.stringify(answer)).not.toMatch(PERSONAL)
      expect(answer).toMatchObject({ rows: [{ agree: expect.arrayContaining(['phone']) }] })
    }
  })

  it('shows the one who was revealed, and still not the other', () => {
    reveal(aino)
    const answer = JSON.stringify(pairs())
    expect(answer).toContain('Aino Virtanen')
    expect(answer).not.toMatch(/eila|wirtanen/i)
  })

  it('compares and merges only two who were both revealed', () => {
    for (const path of ['duplicates.preview', 'duplicates.merge']) {
      const check = () => blind.check(path, { keepId: aino, goneId: wirtanen })
      expect(problemOf(check), path).toBe('REFUSED BLIND_MODE')
    }
    reveal(aino)
    const check = () => blind.check('duplicates.preview', { keepId: aino, goneId: wirtanen })
    expect(problemOf(check)).toBe('REFUSED BLIND_MODE')
    reveal(wirtanen)
    check()
  })

  it('refuses what takes a merge back: it tells both names', () => {
    const { mergeId } = merge()
    for (const path of ['duplicates.previewUnmerge', 'duplicates.unmerge'])
      expect(
        problemOf(() => blind.check(path, { mergeId })),
        path,
      ).toBe('REFUSED BLIND_MODE')
  })

  it('calls who was merged by a label, as long as they are hidden', () => {
    const { mergeId } = merge()
    const merges = () =>
      blind.mask('duplicates.merges', { candidateId: aino }, mergesOf(db(), { candidateId: aino }))
    expect(merges()).toMatchObject({ rows: [{ goneName: expect.stringMatching(/^Candidate /) }] })
    reveal(aino)
    expect(merges()).toMatchObject({ rows: [{ goneName: 'Eila Wirtanen' }] })
    unmergeCandidates(store(), { mergeId, toGone: [] }, all.deps)
    expect(merges()).toMatchObject({ rows: [{ goneName: expect.stringMatching(/^Candidate /) }] })
    reveal(wirtanen)
    expect(merges()).toMatchObject({ rows: [{ goneName: 'Eila Wirtanen' }] })
  })

  it('hides the name that was given up in the texts that came along', () => {
    const id = all.document(wirtanen, 'Eila Wirtanen\nEilan työ: intensive care')
    merge()
    const answer = blind.mask('documents.text', { id }, documentText(db(), { id }))
    expect(JSON.stringify(answer)).not.toMatch(PERSONAL)
    expect(JSON.stringify(answer)).toContain('intensive care')
  })
})

describe('retention', () => {
  let view: RetentionView
  beforeEach(() => {
    installPack(store(), all.deps)
    view = createRetentionView(store(), all.workspace.clock)
  })
  afterEach(() => view.close())

  it('says what is due by which rule, and not for whom', async () => {
    const due = await view.due({ filter: 'in_process', limit: 10 })
    expect(due.rows[0]).toMatchObject({ candidateName: 'Aino Virtanen', country: 'FI' })
    const answer = blind.mask('retention.due', {}, due)
    expect(JSON.stringify(answer)).not.toMatch(PERSONAL)
    expect(answer).toMatchObject({
      rows: [
        {
          ...due.rows[0],
          candidateName: expect.stringMatching(/^Candidate \d+$/),
        },
      ],
    })
    const decision = await view.decision({ applicationId: application })
    expect(blind.mask('retention.decision', { applicationId: application }, decision)).toEqual(decision)
  })

  it('names nobody who is held, nor in why', () => {
    const hold = { reason: 'Aino Virtanen went to court', owner: 'Counsel', reviewOn: reviewDay() }
    setHold(store(), { ...hold, subject: 'candidate', subjectId: wirtanen }, all.deps)
    setHold(store(), { ...hold, subject: 'application', subjectId: application }, all.deps)
    const openingId = all.published({ title: 'Porter' }).id
    setHold(store(), { ...hold, reason: 'Audit', subject: 'opening', subjectId: openingId }, all.deps)
    const held = () => blind.mask('retention.holds.list', {}, listHolds(db(), { released: false }))
    const ofAino = (answer: unknown) =>
      (answer as { rows: { subjectId: string; name: string; reason: string }[] }).rows.find(
        ({ subjectId }) => subjectId === application,
      )
    expect(JSON.stringify(ofAino(held()))).not.toMatch(PERSONAL)
    expect(JSON.stringify(held())).not.toMatch(/eila|wirtanen"/i)
    expect(JSON.stringify(held())).toContain('"Porter"')
    reveal(aino)
    expect(ofAino(held())).toMatchObject({ name: 'Aino Virtanen', reason: hold.reason })
  })

  const reviewDay = () => new Date(all.workspace.clock.now() + 30 * 86_400_000).toISOString().slice(0, 10)
})

describe('documents', () => {
  it('names nobody in quarantine', () => {
    const id = all.document(aino, '', { name: 'Aino_Virtanen.pdf' })
    store().maintain((tx) =>
      tx.raw.prepare("UPDATE document SET extraction = 'failed', failure = 'TOO_SLOW' WHERE id = ?").run(id),
    )
    const list = listQuarantined(db(), { limit: 10 })
    expect(list.rows).toHaveLength(1)
    expect(blind.mask('documents.quarantined', {}, list)).toMatchObject({
      total: 1,
      rows: [{ id, name: '•••.pdf', candidateName: expect.stringMatching(/^Candidate \d+$/) }],
    })
  })

  it('lets no page, view or copy of a file out, but of who was revealed', () => {
    const id = all.document(aino, 'Nurse')
    const paths = ['content', 'openOutside', 'pages', 'wordView'].map((name) => `documents.${name}`)
    for (const path of paths)
      expect(
        problemOf(() => blind.check(path, { id })),
        path,
      ).toBe('REFUSED BLIND_MODE')
    blind.check('documents.text', { id })
    reveal(wirtanen)
    expect(problemOf(() => blind.check('documents.wordView', { id }))).toBe('REFUSED BLIND_MODE')
    reveal(aino)
    for (const path of paths) blind.check(path, { id })
  })
})

describe('imports', () => {
  it('are refused as a whole: a table of another system is nothing but people', () => {
    reveal(aino)
    for (const name of ['upload', 'list', 'get', 'check', 'problems', 'exportProblems', 'run', 'revert'])
      expect(
        problemOf(() => blind.check(`imports.${name}`, { importId: aino, candidateId: undefined })),
        name,
      ).toBe('REFUSED BLIND_MODE')
    blind.set({ on: false, label: 'Candidate {n}' })
    blind.check('imports.list', {})
  })
})
