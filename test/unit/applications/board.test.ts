import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BoardHeads } from '#contract/applications.ts'
import type { Opening } from '#contract/openings.ts'
import { writeAgeingDays } from '../../../src/main/applications/ageing.ts'
import { boardHeads, columnQueries } from '../../../src/main/applications/board.ts'
import {
  moveApplications,
  rejectApplications,
  withdrawApplications,
} from '../../../src/main/applications/decisions.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import { plansOf } from '../../support/plans.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
let all: Records
let opening: Opening

beforeAll(async () => {
  all = await records()
  opening = all.published()
})
afterAll(() => all.workspace.cleanup())

const heads = (openingId = opening.id) => boardHeads(all.workspace.store.reader, { openingId }, all.deps)
const stage = (at: number, of = opening) => of.stages[at]?.id ?? ''
const column = (at: number) => heads().columns[at]
/** Moves the application into the stage so many days before now. */
const put = (id: string, at: number, daysAgo: number) => {
  all.workspace.clock.advance(-daysAgo * DAY_MS)
  moveApplications(all.workspace.store, { ids: [id], stageId: stage(at) }, all.deps)
  all.workspace.clock.advance(daysAgo * DAY_MS)
}

describe('the heads of the board', () => {
  it('are empty where nobody has applied, and unknown for an unknown opening', () => {
    const empty = all.published()
    expect(heads(empty.id)).toMatchObject({ rejected: 0, withdrawn: 0, ageingDays: 14 })
    for (const one of heads(empty.id).columns)
      expect(one).toMatchObject({ count: 0, ageing: 0, oldestEnteredAt: null, medianEnteredAt: null })
    expect(problemOf(() => heads(crypto.randomUUID()))).toBe('NOT_FOUND OPENING_UNKNOWN')
  })

  it('count by stage, with the oldest, the middle one and those above the threshold', () => {
    const now = all.workspace.clock.now()
    for (const daysAgo of [1, 30, 3, 20]) put(all.application(opening.id), 1, daysAgo)
    expect(BoardHeads.parse(heads())).toEqual(heads())
    expect(column(1)).toEqual({
      stageId: stage(1),
      count: 4,
      ageing: 2,
      oldestEnteredAt: now - 30 * DAY_MS,
      // Of an even number, the older of the two in the middle.
      medianEnteredAt: now - 20 * DAY_MS,
    })
    put(all.application(opening.id), 1, 2)
    expect(column(1)).toMatchObject({ count: 5, medianEnteredAt: now - 3 * DAY_MS })
  })

  it('leave out who was rejected or has withdrawn, and whose wait is over because they were hired', () => {
    const [hired, rejected, withdrawn] = [0, 1, 2].map(() => all.application(opening.id))
    put(hired ?? '', 4, 100)
    put(rejected ?? '', 2, 100)
    put(withdrawn ?? '', 2, 100)
    rejectApplications(all.workspace.store, { ids: [rejected ?? ''], reason: 'other' }, all.deps)
    withdrawApplications(all.workspace.store, { ids: [withdrawn ?? ''], reason: 'other' }, all.deps)
    expect(heads()).toMatchObject({ rejected: 1, withdrawn: 1 })
    expect(column(2)).toMatchObject({ count: 0, ageing: 0, oldestEnteredAt: null })
    expect(column(4)).toMatchObject({ count: 1, ageing: 0, oldestEnteredAt: null, medianEnteredAt: null })
  })

  it('say the same as the lists that their numbers lead to, whatever the threshold', () => {
    const total = (input: object) =>
      listApplications(
        all.workspace.store.reader,
        { openingId: opening.id, sort: 'received', descending: true, limit: 1, ...input },
        all.deps,
      ).total
    for (const days of [1, 3, 29, 365]) {
      writeAgeingDays(all.workspace.store, days)
      const { columns, ageingBefore, ageingDays } = heads()
      expect(ageingDays).toBe(days)
      for (const { stageId, count, ageing } of columns) {
        expect(total({ stageId, status: ['active', 'hired'] })).toBe(count)
        expect(total({ stageId, status: ['active'], enteredBefore: ageingBefore })).toBe(ageing)
      }
    }
  })

  it('come from the index of the stage alone', () => {
    for (const sql of Object.values(columnQueries())) {
      const plan = plansOf(all.workspace.store.reader, sql).join('\n')
      expect(plan).toMatch(/SEARCH a USING COVERING INDEX application_active_stage \(stage_id=\?/)
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN/)
    }
  })
})
