import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupApplications } from '../../../src/main/applications/counts.ts'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import { countApplications } from '../../../src/main/applications/queries.ts'
import { listCandidates } from '../../../src/main/candidates/queries.ts'
import { setHold } from '../../../src/main/retention/holds.ts'
import {
  answerRequest,
  extendRequest,
  listRequests,
  openRequest,
  withdrawRequest,
} from '../../../src/main/retention/requests.ts'
import { installPack } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../../../src/main/retention/run.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { searchEverything } from '../../../src/main/search/search.ts'
import { similarCandidates } from '../../../src/main/search/similar.ts'
import { addToPool, countPool, listPool } from '../../../src/main/talentpool/pool.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
let all: Records
let view: RetentionView
let runs: RetentionRuns
beforeEach(async () => {
  all = await records()
  installPack(all.workspace.store, all.deps)
  view = createRetentionView(all.workspace.store, all.workspace.clock)
  runs = createRetentionRuns(all.workspace.store, { ...all.deps, view, backups: () => [] })
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store
const wait = (days: number) => all.workspace.clock.advance(days * DAY_MS)
const run = async () => {
  const prepared = await runs.prepare({ by: 'Maija' })
  const { id } = runs.approve({ id: prepared.id, by: 'Pekka', count: prepared.due })
  return (await runs.start({ id })).run
}

/** Everything that shows people, as how many it shows. */
function shown(openingId: string, other: string) {
  const db = store().reader
  const list = { limit: 50, sort: 'received', descending: true, openingId } as never
  return {
    candidates: listCandidates(db, { sort: 'name', limit: 50 } as never).total,
    rows: listCandidates(db, { sort: 'updated', limit: 50 } as never).rows.length,
    applications: listApplications(db, list, all.deps).rows.length,
    groups: groupApplications(db, { group: 'month' } as never, all.deps).groups.map(({ count }) => count),
    byStatus: countApplications(db, { openingId }).byStatus.active,
    search: searchEverything(db, { text: 'welding', limit: 20 }, all.deps).total,
    names: searchEverything(db, { text: 'Mustermann', limit: 20 }, all.deps).total,
    by: searchEverything(db, { text: 'skill:welding', limit: 20 }, all.deps).total,
    similar: similarCandidates(db, { candidateId: other, limit: 10 }).candidates.length,
    pool: listPool(db, { state: 'current', sort: 'name', today: '2026-01-02', limit: 20 } as never).total,
    poolCount: countPool(db, { today: '2026-01-02' }).current,
  }
}

describe('a request to be erased', () => {
  it('takes the candidate out of everything that shows people, until it is taken back', () => {
    const opening = all.published({ country: 'US', subdivision: 'US-CA', timeZone: 'America/Los_Angeles' })
    const skills = { skills: ['Welding', 'Riveting', 'Brazing'] }
    const [asks, stays] = [
      all.candidate('Erika Mustermann', skills),
      all.candidate('Otto Mustermann', skills),
    ]
    for (let n = 0; n < 8; n += 1) all.candidate(`Somebody ${n}`)
    for (const id of [asks, stays]) {
      all.application(opening.id, id)
      all.document(id, 'Welding and riveting for years.')
      addToPool(
        store(),
        { candidateId: id, givenOn: '2026-01-01', expiresOn: '2026-06-01', today: '2026-01-01' } as never,
        all.deps,
      )
    }
    const before = shown(opening.id, stays)
    expect(before).toEqual({
      candidates: 10,
      rows: 10,
      applications: 2,
      groups: [2],
      byStatus: 2,
      search: 2,
      names: 2,
      by: 2,
      similar: 1,
      pool: 2,
      poolCount: 2,
    })
    const request = openRequest(store(), { candidateId: asks }, all.deps)
    expect(shown(opening.id, stays)).toEqual({
      candidates: 9,
      rows: 9,
      applications: 1,
      groups: [1],
      byStatus: 1,
      search: 1,
      names: 1,
      by: 1,
      similar: 0,
      pool: 1,
      poolCount: 1,
    })
    expect(problemOf(() => openRequest(store(), { candidateId: asks }, all.deps))).toBe(
      'INVALID_STATE REQUEST_STANDS',
    )
    withdrawRequest(store(), { id: request.id }, all.deps)
    expect(shown(opening.id, stays)).toEqual(before)
    expect(listRequests(store().reader, all.deps).rows).toEqual([])
  })

  it('waits for the minimum of the law, and fires by itself when that is over', async () => {
    const opening = all.published({ country: 'US', timeZone: 'America/New_York' })
    const candidateId = all.candidate('Deferred Person')
    const application = all.application(opening.id, candidateId)
    for (let n = 0; n < 9; n += 1) all.application(opening.id)
    rejectApplications(store(), { ids: [application], reason: 'other' }, all.deps)
    const request = openRequest(store(), { candidateId }, all.deps)
    expect(request).toMatchObject({
      state: 'deferred',
      until: '2027-01-01',
      applications: { ready: 0, deferred: 1, held: 0 },
      answerBy: '2026-02-01',
    })
    expect(extendRequest(store(), { id: request.id }, all.deps).answerBy).toBe('2026-04-01')
    expect(problemOf(() => extendRequest(store(), { id: request.id }, all.deps))).toBe(
      'INVALID_STATE REQUEST_SETTLED',
    )
    expect(answerRequest(store(), { id: request.id }, all.deps).answeredAt).toBe(all.workspace.clock.now())
    expect(await run()).toMatchObject({ due: 0, candidates: 0 })
    wait(367)
    expect(listRequests(store().reader, all.deps).rows).toMatchObject([{ state: 'ready', until: null }])
    expect(await run()).toMatchObject({ due: 1, toErase: 1, erased: 1, candidates: 1, state: 'done' })
    expect(listRequests(store().reader, all.deps).rows).toEqual([])
  })

  it('is held by a legal hold, and takes a candidate without applications in the next run', async () => {
    const candidateId = all.candidate('Never Applied')
    openRequest(store(), { candidateId }, all.deps)
    setHold(
      store(),
      {
        subject: 'candidate',
        subjectId: candidateId,
        reason: 'Claim',
        owner: 'Maija',
        reviewOn: '2026-06-01',
      },
      all.deps,
    )
    expect(listRequests(store().reader, all.deps).rows).toMatchObject([{ state: 'held' }])
    expect((await view.preview({})).withoutApplication).toBe(0)
    expect((await run()).candidates).toBe(0)
    store().command({ action: 'test.release', subjects: [], undoable: false, actor: 'person' }, (tx) =>
      tx.raw.exec('UPDATE legal_hold SET released_at = 1'),
    )
    expect((await view.preview({})).withoutApplication).toBe(1)
    expect(await run()).toMatchObject({ candidates: 1, state: 'done' })
    expect(store().reader.raw.prepare('SELECT count(*) FROM candidate').pluck().get()).toBe(0)
  })
})
