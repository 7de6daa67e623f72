import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OpeningRow, type OpeningStatus } from '#contract/openings.ts'
import { moveApplications, rejectApplications } from '../../../src/main/applications/decisions.ts'
import { closeOpening } from '../../../src/main/openings/commands.ts'
import { listOpenings } from '../../../src/main/openings/queries.ts'
import { foldName } from '../../../src/main/platform/fold.ts'
import { plansOf, watchedReader } from '../../support/plans.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

type Input = Parameters<typeof listOpenings>[1]

const TITLES = ['Nurse', 'Ärztin', 'nurse', 'Žurnalist', 'Cook', '医生']
const DATES = [null, '2026-02-01', '2026-03-01', null]
const STATUSES = ['draft', 'published', 'closed'] as const

interface Expected {
  id: string
  title: string
  requisitionNumber: string
  closesOn: string | null
  department: string | null
  status: OpeningStatus
  updatedAt: number
}

let all: Records
let expected: Expected[]

beforeAll(async () => {
  all = await records()
  expected = Array.from({ length: 48 }, (_, n) => {
    if (n % 3 === 0) all.workspace.clock.advance(1)
    const status = STATUSES[n % STATUSES.length] ?? 'draft'
    const fields = {
      title: TITLES[n % TITLES.length] ?? '',
      requisitionNumber: `${n % 2 ? 'a' : 'B'}-${n}`,
      closesOn: DATES[n % DATES.length] ?? null,
      department: n % 5 === 0 ? 'Hôpital Ouest' : null,
    }
    const { id } = status === 'draft' ? all.opening(fields) : all.published(fields)
    if (status === 'closed') closeOpening(all.workspace.store, { id, as: 'closed' }, all.deps)
    return { id, ...fields, status, updatedAt: all.workspace.clock.now() }
  })
})
afterAll(() => all.workspace.cleanup())

const list = (input: Input) => listOpenings(all.workspace.store.reader, input)
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
const SORTS = ['updated', 'title', 'requisitionNumber', 'closesOn'] as const

function oracle(input: Input): string[] {
  const sign = (input.descending ?? input.sort === 'updated') ? -1 : 1
  const key = (row: Expected): string | number =>
    ({
      updated: row.updatedAt,
      title: foldName(row.title),
      requisitionNumber: row.requisitionNumber.toLowerCase(),
      closesOn: row.closesOn ?? '',
    })[input.sort]
  const words = foldName(input.text ?? '').split(' ')
  return expected
    .filter((row) => {
      const text = foldName(`${row.title} ${row.requisitionNumber} ${row.department ?? ''}`)
      return (
        (!input.status?.length || input.status.includes(row.status)) &&
        words.every((word) => text.includes(word))
      )
    })
    .sort((a, b) => {
      if (input.sort === 'closesOn' && (a.closesOn === null) !== (b.closesOn === null)) {
        return a.closesOn === null ? 1 : -1
      }
      return sign * (compare(key(a), key(b)) || compare(a.id, b.id))
    })
    .map(({ id }) => id)
}

describe('the list of openings', () => {
  it('shows every match exactly once and in order, whatever the filter, the order and the size of the page', () => {
    const input = fc.record(
      {
        sort: fc.constantFrom(...SORTS),
        limit: fc.integer({ min: 1, max: 60 }),
        descending: fc.boolean(),
        status: fc.subarray<OpeningStatus>(['draft', 'published', 'closed', 'filled', 'cancelled']),
        text: fc.constantFrom('nurse', 'NURSE a-', 'arzt', 'hopital ouest', '医', '%', '_', "'", 'zzz', ' '),
      },
      { requiredKeys: ['sort', 'limit'] },
    )
    fc.assert(
      fc.property(input, (asked) => {
        const wanted = oracle(asked)
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = list({ ...asked, cursor })
          expect(page.total).toBe(wanted.length)
          seen.push(...page.rows.map(({ id }) => id))
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        expect(seen).toEqual(wanted)
      }),
      { numRuns: 200 },
    )
  })

  it('counts seats, hired, active, and those waiting in the first stage', () => {
    const opening = all.published({ title: 'Counted', seats: 2 })
    const ids = Array.from({ length: 6 }, (_, n) => all.application(opening.id, all.candidate(`P${n}`)))
    const stage = (at: number) => opening.stages[at]?.id ?? ''
    const move = (some: string[], at: number) =>
      moveApplications(all.workspace.store, { ids: some, stageId: stage(at) }, all.deps)
    move(ids.slice(0, 3), 4)
    move(ids.slice(3, 4), 1)
    rejectApplications(all.workspace.store, { ids: ids.slice(4, 5), reason: 'other' }, all.deps)
    const { rows } = list({ sort: 'title', text: 'counted', limit: 10 })
    expect(rows).toMatchObject([{ id: opening.id, seats: 2, hired: 3, active: 2, waiting: 1 }])
    expect(OpeningRow.parse(rows[0])).toEqual(rows[0])
    expected.push({
      id: opening.id,
      title: 'Counted',
      requisitionNumber: opening.requisitionNumber,
      closesOn: null,
      department: null,
      status: 'published',
      updatedAt: opening.updatedAt,
    })
  })

  it('refuses a position of another order', () => {
    const cursor = list({ sort: 'title', limit: 1 }).next ?? ''
    expect(problemOf(() => list({ sort: 'closesOn', limit: 1, cursor }))).toBe('REFUSED CURSOR_INVALID')
  })

  it.each(SORTS)('takes the order by %s and the counts from indexes', (sort) => {
    const { reader, asked } = watchedReader(all.workspace.store.reader)
    const { next } = listOpenings(reader, { sort, limit: 1 })
    listOpenings(reader, { sort, limit: 1, cursor: next ?? undefined })
    expect(asked.length).toBeGreaterThan(3)
    for (const sql of asked.filter((text) => text.includes('ORDER BY'))) {
      const plan = plansOf(all.workspace.store.reader, sql)
      expect(plan.join('\n')).not.toMatch(/TEMP B-TREE/)
      const counts = plan.filter((step) => / a /.test(step))
      expect(counts).toHaveLength(3)
      for (const step of counts) {
        expect(step).toBe('SEARCH a USING COVERING INDEX application_stage (stage_id=? AND status=?)')
      }
    }
  })
})
