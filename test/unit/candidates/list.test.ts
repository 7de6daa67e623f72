import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CandidateRow } from '#contract/candidates.ts'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { listCandidates } from '../../../src/main/candidates/queries.ts'
import { foldName } from '../../../src/main/platform/fold.ts'
import { plansOf, watchedReader } from '../../support/plans.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

type Input = Parameters<typeof listCandidates>[1]

const NAMES = ['Anna', 'ánna', 'Åsa', 'Zoe', 'Łukasz', '王小明', 'Anna']

let all: Records
let expected: { id: string; fullName: string; updatedAt: number }[]

beforeAll(async () => {
  all = await records()
  expected = Array.from({ length: 60 }, (_, n) => {
    if (n % 4 === 0) all.workspace.clock.advance(1)
    const fullName = NAMES[n % NAMES.length] ?? ''
    return { id: all.candidate(fullName), fullName, updatedAt: all.workspace.clock.now() }
  })
})
afterAll(() => all.workspace.cleanup())

const list = (input: Input) => listCandidates(all.workspace.store.reader, input)
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

describe('the list of candidates', () => {
  it('shows everybody exactly once and in order, whatever the size of the page', () => {
    const input = fc.record(
      {
        sort: fc.constantFrom('name' as const, 'updated' as const),
        descending: fc.boolean(),
        limit: fc.integer({ min: 1, max: 70 }),
      },
      { requiredKeys: ['sort', 'limit'] },
    )
    fc.assert(
      fc.property(input, (asked) => {
        const sign = (asked.descending ?? asked.sort === 'updated') ? -1 : 1
        const key = (row: (typeof expected)[number]) =>
          asked.sort === 'name' ? foldName(row.fullName) : row.updatedAt
        const wanted = expected
          .toSorted((a, b) => sign * (compare(key(a), key(b)) || compare(a.id, b.id)))
          .map(({ id }) => id)
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = list({ ...asked, cursor })
          expect(page.total).toBe(expected.length)
          seen.push(...page.rows.map(({ id }) => id))
          cursor = page.next ?? undefined
        } while (cursor !== undefined)
        expect(seen).toEqual(wanted)
      }),
    )
  })

  it('counts applications and knows the newest, rejected ones too', () => {
    all.workspace.clock.advance(1)
    const id = all.candidate('Counted', { headline: 'Nurse', city: 'Oulu', country: 'FI' })
    all.workspace.clock.advance(10)
    const first = all.application(all.published().id, id)
    all.workspace.clock.advance(10)
    all.application(all.published().id, id)
    rejectApplications(all.workspace.store, { ids: [first], reason: 'other' }, all.deps)
    const row = list({ sort: 'updated', limit: 1 }).rows[0]
    expect(row).toMatchObject({
      id,
      headline: 'Nurse',
      city: 'Oulu',
      country: 'FI',
      applications: 2,
      lastReceivedAt: all.workspace.clock.now(),
    })
    expect(CandidateRow.parse(row)).toEqual(row)
    expected.push({ id, fullName: 'Counted', updatedAt: all.workspace.clock.now() - 20 })
  })

  it('refuses a position of another order', () => {
    const cursor = list({ sort: 'name', limit: 1 }).next ?? ''
    expect(problemOf(() => list({ sort: 'updated', limit: 1, cursor }))).toBe('REFUSED CURSOR_INVALID')
    expect(problemOf(() => list({ sort: 'name', descending: true, limit: 1, cursor }))).toBe(
      'REFUSED CURSOR_INVALID',
    )
  })

  it('reads indexes, never a whole table', () => {
    const { reader, asked } = watchedReader(all.workspace.store.reader)
    for (const sort of ['name', 'updated'] as const) {
      const { next } = listCandidates(reader, { sort, limit: 1 })
      listCandidates(reader, { sort, limit: 1, descending: sort === 'name' })
      listCandidates(reader, { sort, limit: 1, cursor: next ?? undefined })
    }
    expect(asked).toHaveLength(18)
    for (const sql of asked) {
      const plan = plansOf(all.workspace.store.reader, sql).join('\n')
      // Who has asked to be erased is few, and looked up once.
      expect(plan).toMatch(
        /^((SCAN|SEARCH) c USING INDEX candidate_|SCAN (candidate|erasure_request) USING COVERING INDEX )/,
      )
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN a/)
    }
  })
})
