/** Blind mode on a real workspace: every answer about a candidate, as the window would get it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { applications } from '#contract/applications.ts'
import type { candidates } from '#contract/candidates.ts'
import type { InputOf } from '#contract/common.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import { addNote } from '../../../src/main/applications/notes.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { type Blind, createBlind } from '../../../src/main/blind/blind.ts'
import { getCandidate, listCandidates } from '../../../src/main/candidates/queries.ts'
import { documentText } from '../../../src/main/documents/queries.ts'
import { openRequest } from '../../../src/main/retention/requests.ts'
import { searchEverything } from '../../../src/main/search/search.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let blind: Blind
let ids: { candidate: string; application: string; document: string }
beforeEach(async () => {
  all = await records()
  const opening = all.published({ title: 'Nurse' })
  const candidate = all.candidate('Aino Virtanen', {
    givenName: 'Aino',
    familyName: 'Virtanen',
    headline: 'Nurse Virtanen',
    city: 'Oulu',
    country: 'FI',
    summary: 'Ainon työ. She was born 12 May 1990.',
    emails: [{ address: 'aino@example.com', primary: true }],
    phones: [{ written: '040 123 4567', e164: '+358401234567' }],
    links: [{ kind: 'linkedin', url: 'https://linkedin.com/in/aino-v' }],
  })
  const document = all.document(
    candidate,
    'Aino Virtanen\nOulu · aino@example.com\n040 123 4567\nIntensive care in Oulussa',
    {
      name: 'Aino_Virtanen_CV.pdf',
    },
  )
  const application = all.application(opening.id, candidate)
  addNote(all.workspace.store, { id: application, body: 'Called Aino, she agrees', mentions: [] }, all.deps)
  ids = { candidate, application, document }
  blind = createBlind(all.workspace.store, all.deps, () => undefined)
})
afterEach(() => all.workspace.cleanup())

const db = () => all.workspace.store.reader
const on = () => blind.set({ on: true, label: 'Candidate {n}' })
const PERSONAL = /aino|virtas?|virtanen|example\.com|123 ?4567|linkedin|oulu|1990|\bshe\b/i

/** What the window asks for, and what it is answered. */
function answers(): Record<string, unknown> {
  const list = { sort: 'received', descending: true, limit: 10 } as InputOf<typeof applications.list>
  const people = { sort: 'name', limit: 10 } as InputOf<typeof candidates.list>
  const asked: [path: string, input: unknown, output: unknown][] = [
    ['candidates.get', { id: ids.candidate }, getCandidate(db(), { id: ids.candidate })],
    ['candidates.list', people, listCandidates(db(), people)],
    ['applications.get', { id: ids.application }, getApplication(db(), { id: ids.application })],
    ['applications.list', list, listApplications(db(), list, all.deps)],
    ['documents.text', { id: ids.document }, documentText(db(), { id: ids.document })],
    ['search.query', {}, searchEverything(db(), { text: 'virtanen', limit: 10 }, all.deps)],
    ['search.query', {}, searchEverything(db(), { text: 'intensive', limit: 10 }, all.deps)],
    ['search.suggest', { operator: 'name' }, { values: [{ value: 'Aino Virtanen', label: null, count: 1 }] }],
    [
      'mail.preview',
      { applicationId: ids.application },
      { toAddress: 'aino@example.com', body: 'Dear Aino Virtanen,' },
    ],
    [
      'applications.mentions',
      {},
      [{ id: '1', applicationId: ids.application, candidateName: 'Aino Virtanen', body: 'Aino' }],
    ],
    [
      'intake.items',
      {},
      [{ outcome: 'review', name: 'Aino Virtanen.pdf', proposal: { fullName: 'Aino' }, refusedFiles: [] }],
    ],
  ]
  return Object.fromEntries(
    asked.map(([path, input, output], at) => [`${path} ${at}`, blind.mask(path, input, output)]),
  )
}

describe('blind mode', () => {
  it('is off at first, and then nothing is hidden', () => {
    for (const [name, answer] of Object.entries(answers()))
      expect(JSON.stringify(answer), name).toMatch(PERSONAL)
  })

  it('leaves nothing personal in any answer, and the same label everywhere', () => {
    on()
    const masked = answers()
    for (const [name, answer] of Object.entries(masked))
      expect(JSON.stringify(answer), name).not.toMatch(PERSONAL)
    const label = (masked['applications.get 2'] as { candidate: { fullName: string } }).candidate.fullName
    expect(label).toMatch(/^Candidate \d+$/)
    expect(masked['applications.list 3']).toMatchObject({
      rows: [{ candidateName: label, openingTitle: 'Nurse', stageName: 'New' }],
    })
    expect(masked['candidates.get 0']).toMatchObject({
      fullName: label,
      emails: [],
      documents: [{ name: '•••.pdf' }],
    })
    expect(masked['search.query 6']).toMatchObject({
      hits: [{ fullName: label, application: { openingTitle: 'Nurse' } }],
    })
    expect(masked['documents.text 4']).toMatchObject({ text: expect.stringContaining('Intensive care') })
  })

  it('refuses what would show a file or write a mask back, but not for who was revealed', () => {
    on()
    const request = openRequest(all.workspace.store, { candidateId: ids.candidate }, all.deps)
    const calls: [string, unknown][] = [
      ['candidates.update', { id: ids.candidate }],
      ['documents.content', { id: ids.document }],
      ['autofill.proposeFromDocument', { documentId: ids.document }],
      ['autofill.accept', { candidateId: ids.candidate }],
      ['retention.requests.letter', { id: request.id }],
      ['retention.requests.writeLetter', { id: request.id }],
    ]
    for (const [path, input] of calls)
      expect(
        problemOf(() => blind.check(path, input)),
        path,
      ).toBe('REFUSED BLIND_MODE')
    for (const path of ['applications.export', 'applications.exportCvs', 'intake.itemText'])
      expect(
        problemOf(() => blind.check(path, {})),
        path,
      ).toBe('REFUSED BLIND_MODE')
    expect(
      problemOf(() =>
        blind.check('applications.editNote', {
          id: getApplication(db(), { id: ids.application }).notes[0]?.id,
        }),
      ),
    ).toBe('REFUSED BLIND_MODE')
    expect(blind.reveal({ candidateId: ids.candidate })).toEqual({ on: true, revealed: [ids.candidate] })
    for (const [path, input] of calls) blind.check(path, input)
    expect(answers()['candidates.get 0']).toMatchObject({ fullName: 'Aino Virtanen' })
  })

  it('outlives the app, and forgets who was revealed; every step is audited', () => {
    on()
    blind.reveal({ candidateId: ids.candidate })
    const again = createBlind(all.workspace.store, all.deps, () => undefined)
    expect(again.status()).toEqual({ on: true, revealed: [] })
    again.set({ on: false, label: 'Candidate {n}' })
    const actions = db()
      .raw.prepare<[], string>("SELECT action FROM audit_entry WHERE action LIKE 'blind.%' ORDER BY seq")
      .pluck()
      .all()
    expect(actions).toEqual(['blind.on', 'blind.reveal', 'blind.off'])
  })

  it('is for people: a script gets what it always gets', () => {
    on()
    const script = createBlind(all.workspace.store, { ...all.deps, actor: 'cli' }, () => undefined)
    const candidate = getCandidate(db(), { id: ids.candidate })
    expect(script.mask('candidates.get', { id: ids.candidate }, candidate)).toBe(candidate)
    script.check('applications.export', {})
  })
})
