import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { moveApplications } from '../../../../src/main/applications/decisions.ts'
import { addNote } from '../../../../src/main/applications/notes.ts'
import { getCandidate } from '../../../../src/main/candidates/queries.ts'
import { mergeCandidates } from '../../../../src/main/duplicates/merge.ts'
import * as schema from '../../../../src/main/store/schema/index.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'
import { rowOf } from '../../../support/rows.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const decision = (applicationId: string) => {
  const { decision: what, dueOn } = all.view.decision({ applicationId })
  return { what, dueOn }
}
const isFile = (id: string) => existsSync(join(all.store.documentsDir, id))
const audit = () =>
  JSON.stringify(all.store.reader.raw.prepare('SELECT action, subjects FROM audit_entry').all())

/** Due on 31 March 2026 in the Netherlands and on 15 February 2028 in Finland, with a CV of both and one of the first alone. */
function twoCountries() {
  const finland = all.published({ country: 'FI', timeZone: 'Europe/Helsinki' })
  const netherlands = all.published({ country: 'NL', timeZone: 'Europe/Amsterdam' })
  const candidateId = all.candidate('Two Countries', {
    emails: [{ address: 'two@example.org', primary: true }],
  })
  const nl = all.application(netherlands.id, candidateId)
  const fi = all.application(finland.id, candidateId)
  const shared = all.file(candidateId, 'Countrywide curriculum', nl, fi)
  const own = all.file(candidateId, 'Letter to the Netherlands', nl)
  all.until('2026-02-15')
  all.reject(fi)
  all.close(finland.id)
  all.until('2026-03-03')
  all.reject(nl)
  all.close(netherlands.id)
  return { candidateId, nl, fi, shared, own }
}

it('B01 two applications, two countries: the due one goes with its own files, the profile stays until the other is due', async () => {
  const { candidateId, nl, fi, shared, own } = twoCountries()
  all.until('2026-03-30')
  expect(decision(nl)).toEqual({ what: 'NOTIFY', dueOn: '2026-03-31' })
  all.until('2026-03-31')
  expect((await all.run()).run).toMatchObject({ anonymised: 1, candidates: 0, documents: 1, state: 'done' })
  expect(all.column('SELECT id FROM application')).toEqual([fi])
  expect([isFile(own), isFile(shared)]).toEqual([false, true])
  expect(getCandidate(all.store.reader, { id: candidateId })).toMatchObject({
    fullName: 'Two Countries',
    emails: [{ address: 'two@example.org' }],
    documents: [{ id: shared }],
    applications: [{ id: fi }],
  })
  expect(decision(fi)).toEqual({ what: 'KEEP', dueOn: '2028-02-15' })
})

it('B02 last application takes the profile with it: nothing is left, and the two figures have nothing in common', async () => {
  const { candidateId, nl, fi, shared } = twoCountries()
  addNote(all.store, { id: fi, body: 'Countrywide remark' }, all.deps)
  all.until('2026-03-31')
  await all.run()
  all.until('2028-02-15')
  expect((await all.run()).run).toMatchObject({ anonymised: 1, candidates: 1, documents: 1 })
  for (const table of [
    'candidate',
    'candidate_email',
    'document',
    'document_text',
    'note',
    'application_tag',
    'candidate_search',
  ])
    expect(all.count(table), table).toBe(0)
  expect(isFile(shared)).toBe(false)
  const stats = all.store.reader.raw.prepare('SELECT * FROM application_stat').all() as { id: string }[]
  expect(new Set(stats.map(({ id }) => id)).size).toBe(2)
  for (const id of [candidateId, nl, fi]) expect(JSON.stringify(stats)).not.toContain(id)
})

it('B03 reapplication: the old application goes, the new one and the profile stay', async () => {
  const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
  const candidateId = all.candidate()
  const old = all.application(opening.id, candidateId)
  all.until('2026-02-15')
  all.reject(old)
  all.until('2026-08-01')
  const fresh = all.application(opening.id, candidateId)
  const before = all.store.reader.raw.prepare('SELECT * FROM application WHERE id = ?').get(fresh)
  all.until('2026-08-15')
  expect((await all.run()).run).toMatchObject({ anonymised: 1, candidates: 0 })
  expect(all.store.reader.raw.prepare('SELECT * FROM application').all()).toEqual([before])
  expect(all.count('candidate')).toBe(1)
})

it('B04 hired once, rejected elsewhere: the rejected one goes with its notes, the hired one stays as it is', async () => {
  const germany = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
  const finland = all.published({ country: 'FI' })
  const candidateId = all.candidate()
  const hired = all.application(finland.id, candidateId)
  const rejected = all.application(germany.id, candidateId)
  const stageId = finland.stages.find(({ kind }) => kind === 'hired')?.id ?? ''
  moveApplications(all.store, { ids: [hired], stageId }, all.deps)
  addNote(all.store, { id: hired, body: 'Begins in May' }, all.deps)
  addNote(all.store, { id: rejected, body: 'Interview: too quiet' }, all.deps)
  all.reject(rejected)
  all.close(finland.id)
  const before = all.store.reader.raw.prepare('SELECT * FROM application WHERE id = ?').get(hired)
  all.until('2029-01-01')
  expect((await all.run()).run).toMatchObject({ anonymised: 1, candidates: 0 })
  expect(all.store.reader.raw.prepare('SELECT * FROM application').all()).toEqual([before])
  expect(all.column('SELECT body FROM note')).toEqual(['Begins in May'])
})

it('B05 duplicate profiles merged: each application keeps its own date, and the trail of the merge has no names', async () => {
  const germany = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
  const [keptId, goneId] = [all.candidate('Maria Virtanen'), all.candidate('Mariella Virtanen')]
  const [early, late] = [all.application(germany.id, keptId), all.application(germany.id, goneId)]
  all.until('2026-11-01')
  all.reject(early)
  all.until('2027-01-01')
  all.reject(late)
  const before = [decision(early), decision(late)]
  expect(before.map(({ dueOn }) => dueOn)).toEqual(['2027-05-01', '2027-07-01'])
  mergeCandidates(all.store, { keepId: keptId, goneId, choices: {} }, all.deps)
  expect([decision(early), decision(late)]).toEqual(before)
  all.until('2027-05-01')
  expect((await all.run()).run).toMatchObject({ anonymised: 1, candidates: 0 })
  expect(all.count('candidate')).toBe(1)
  all.until('2027-07-01')
  expect((await all.run()).run).toMatchObject({ anonymised: 1, candidates: 1 })
  expect(audit()).toContain('duplicates.merge')
  expect(audit()).not.toMatch(/mari|virtanen/i)
})

it('B06 referees and referrers: what an answer or a note says of them goes too (Haku has no fields for referees and no bonus records)', async () => {
  const [id = ''] = all.dueOnes(1)
  const candidateId = all.column(`SELECT candidate_id FROM application WHERE id = '${id}'`)[0] ?? ''
  all.store.maintain((tx) => {
    const answer = {
      applicationId: id,
      candidateId,
      question: 'Who can we ask?',
      answer: 'Referee Rautio, +358 40 7654321',
    }
    tx.orm.insert(schema.applicationAnswer).values(rowOf(schema.applicationAnswer, answer)).run()
  })
  addNote(all.store, { id, body: 'Asked Referee Rautio' }, all.deps)
  expect((await all.run()).verification).toMatchObject({ ok: true })
  for (const table of ['application_answer', 'note', 'undo_change'])
    expect(JSON.stringify(all.store.reader.raw.prepare(`SELECT * FROM ${table}`).all())).not.toMatch(
      /Rautio|7654321/,
    )
  const columns = Object.values(schema).flatMap((table) => Object.keys(table))
  expect(columns.filter((name) => /referee|referrer|bonus/i.test(name))).toEqual([])
})
