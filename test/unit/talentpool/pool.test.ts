import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addToPool,
  countPool,
  extendMembership,
  listPool,
  membershipOf,
  withdrawConsent,
} from '../../../src/main/talentpool/pool.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const TODAY = '2026-01-01'
const term = (candidateId: string, expiresOn: string, today = TODAY, givenOn = '2026-01-01') => ({
  candidateId,
  givenOn,
  expiresOn,
  today,
})
const add = (id: string, expiresOn = '2026-12-31') => addToPool(store(), term(id, expiresOn), all.deps)
const names = (more: Record<string, unknown> = {}) =>
  listPool(store().reader, { state: 'current', sort: 'expires', limit: 100, today: TODAY, ...more }).rows.map(
    ({ fullName }) => fullName,
  )
const state = (candidateId: string, today = TODAY) =>
  membershipOf(store().reader, { candidateId, today }).state

describe('the talent pool', () => {
  it('has those whose consent stands, through its last day and not a day longer', () => {
    const id = all.candidate('Anna Virtanen')
    add(id, '2026-03-31')
    expect(names({ today: '2026-03-31' })).toEqual(['Anna Virtanen'])
    expect(names({ today: '2026-04-01' })).toEqual([])
    expect(names({ today: '2026-04-01', state: 'expired' })).toEqual(['Anna Virtanen'])
    expect(countPool(store().reader, { today: '2026-04-01' })).toEqual({ current: 0, expired: 1 })
    expect([state(id), state(id, '2026-04-01')]).toEqual(['current', 'expired'])
  })

  it('lets a consent be extended, withdrawn and taken back, and keeps what was given as proof', () => {
    const id = all.candidate()
    add(id, '2026-03-31')
    expect(problemOf(() => add(id))).toBe('CONFLICT ALREADY_IN_POOL')
    expect(problemOf(() => extendMembership(store(), term(id, '2026-03-01'), all.deps))).toBe(
      'REFUSED NOT_LONGER',
    )
    extendMembership(store(), term(id, '2027-03-31', '2026-05-01'), all.deps)
    expect(state(id, '2026-05-01')).toBe('current')
    withdrawConsent(store(), { candidateId: id }, all.deps)
    expect(state(id)).toBe('withdrawn')
    expect(names({ state: 'expired', today: '2030-01-01' })).toEqual([])
    expect(store().reader.raw.prepare('SELECT count(*) AS n FROM consent').get()).toEqual({ n: 2 })
    store().undo()
    expect(state(id, '2026-05-01')).toBe('current')
    expect(withdrawConsent(store(), { candidateId: all.candidate('Other') }, all.deps).undoId).toBeNull()
  })

  it('refuses a consent from the future, one that is over, and nobody', () => {
    const id = all.candidate()
    expect(problemOf(() => addToPool(store(), term(id, '2027-01-01', TODAY, '2026-01-02'), all.deps))).toBe(
      'REFUSED GIVEN_LATER',
    )
    expect(problemOf(() => add(id, '2025-12-31'))).toBe('REFUSED EXPIRED_ALREADY')
    expect(problemOf(() => add('00000000-0000-4000-8000-000000000000'))).toBe('NOT_FOUND CANDIDATE_UNKNOWN')
    expect(problemOf(() => extendMembership(store(), term(id, '2027-01-01'), all.deps))).toBe(
      'INVALID_STATE NOT_IN_POOL',
    )
  })

  it('gives a consent that named no end the one that was agreed', () => {
    const id = all.candidate()
    store().maintain((tx) =>
      tx.raw
        .prepare(
          "INSERT INTO consent (id, candidate_id, purpose, given_at) VALUES ('c', ?, 'talent_pool', 1)",
        )
        .run(id),
    )
    expect(membershipOf(store().reader, { candidateId: id, today: TODAY })).toMatchObject({
      state: 'current',
      expiresOn: null,
    })
    extendMembership(store(), term(id, '2026-06-30'), all.deps)
    expect(membershipOf(store().reader, { candidateId: id, today: TODAY })).toMatchObject({
      expiresOn: '2026-06-30',
    })
    expect(state(id, '2026-07-01')).toBe('expired')
  })

  it('is searched in names, headlines, places, skills and documents', () => {
    const anna = all.candidate('Anna Łukasz', { headline: 'Welder', city: 'Turku', skills: ['TIG welding'] })
    const ben = all.candidate('Ben Smith', { skills: ['Law'] })
    all.document(ben, 'Hydraulics of lifts')
    all.candidate('Anna Outside', { headline: 'Welder' })
    for (const id of [anna, ben]) add(id)
    expect(names({ text: 'luk' })).toEqual(['Anna Łukasz'])
    expect(names({ text: 'welder turku' })).toEqual(['Anna Łukasz'])
    expect(names({ text: 'tig' })).toEqual(['Anna Łukasz'])
    expect(names({ text: 'hydraulics' })).toEqual(['Ben Smith'])
    expect(names({ text: 'welder law' })).toEqual([])
    expect(names({ text: '" OR *' })).toEqual([])
  })

  it('shows everybody once and in order, whatever the size of the page', () => {
    for (let n = 0; n < 7; n += 1) add(all.candidate(`Person ${n % 3}`), `2026-0${1 + (n % 4)}-15`)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('expires' as const, 'name' as const),
        (limit, sort) => {
          const seen: string[] = []
          let cursor: string | undefined
          do {
            const page = listPool(store().reader, {
              state: 'current',
              sort,
              limit,
              today: TODAY,
              ...(cursor === undefined ? {} : { cursor }),
            })
            expect(page.total).toBe(7)
            seen.push(...page.rows.map(({ candidateId }) => candidateId))
            cursor = page.next ?? undefined
          } while (cursor !== undefined)
          expect(new Set(seen).size).toBe(7)
          expect(seen).toHaveLength(7)
        },
      ),
      { numRuns: 16 },
    )
  })
})
