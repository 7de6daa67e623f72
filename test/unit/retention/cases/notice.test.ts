import { afterEach, beforeEach, expect, it } from 'vitest'
import { exportApplications } from '../../../../src/main/applications/export.ts'
import { getApplication } from '../../../../src/main/applications/queries.ts'
import { getCandidate } from '../../../../src/main/candidates/queries.ts'
import { listRequests, openRequest } from '../../../../src/main/retention/requests.ts'
import { searchEverything } from '../../../../src/main/search/search.ts'
import { addToPool, listPool } from '../../../../src/main/talentpool/pool.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

it('B37 deferred request: the record is out of search, pool and reports until its date, and in the requests (there are no roles yet)', async () => {
  const opening = all.published({ country: 'US', timeZone: 'America/New_York' })
  const candidateId = all.candidate('Deferred Person')
  const id = all.application(opening.id, candidateId)
  all.application(opening.id, all.candidate('Other Person'))
  addToPool(
    all.store,
    { candidateId, today: '2026-01-01', givenOn: '2026-01-01', expiresOn: '2027-01-01' },
    all.deps,
  )
  all.reject(id)
  const asked = openRequest(all.store, { candidateId }, all.deps)
  expect(asked).toMatchObject({ state: 'deferred', until: '2027-01-01' })

  const db = all.store.reader
  expect(
    searchEverything(db, { text: 'Person', limit: 10 }, all.deps).hits.map((hit) => hit.fullName),
  ).toEqual(['Other Person'])
  expect(listPool(db, { today: '2026-01-02', state: 'current', sort: 'name', limit: 10 }).rows).toEqual([])
  const exported: string[] = []
  const list = { filter: { openingId: opening.id }, sort: 'received', descending: true } as const
  for await (const { rows } of exportApplications(all.store, list, all.deps))
    exported.push(...rows.map(({ candidateName }) => candidateName))
  expect(exported).toEqual(['Other Person'])

  // To serve the request: by id, in the requests, and in what is kept and why.
  expect(listRequests(db, all.deps).rows).toMatchObject([{ id: asked.id, name: 'Deferred Person' }])
  expect(getCandidate(db, { id: candidateId }).fullName).toBe('Deferred Person')
  expect(getApplication(db, { id }).candidate.fullName).toBe('Deferred Person')
  const { decision, rule, lost } = all.view.decision({ applicationId: id })
  expect(decision).toBe('DEFER_RESTRICT')
  expect(rule).toMatchObject({ country: 'US', minMonths: 12 })
  expect(lost.map(({ code }) => code)).toContain('REQUEST_DEFERRED_BY_MINIMUM')
})
