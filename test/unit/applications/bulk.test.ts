import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApplicationFilter, applications, type Target } from '#contract/applications.ts'
import type { Opening } from '#contract/openings.ts'
import { type Bulk, bulkCommand, bulkCommandInSteps } from '../../../src/main/applications/bulk.ts'
import { assigning, snoozing } from '../../../src/main/applications/care.ts'
import { countMatching } from '../../../src/main/applications/counts.ts'
import { moving, reactivating, rejecting } from '../../../src/main/applications/decisions.ts'
import { rating, tagging } from '../../../src/main/applications/marks.ts'
import { addMany } from '../../support/many.ts'
import { problemOf, type Records, records } from '../../support/records.ts'
import { everythingOf, stateOf } from '../../support/state.ts'

// More than two steps of a bulk command, and none of them full.
const MANY = 120

let all: Records
let opening: Opening
let ids: string[]
beforeEach(async () => {
  all = await records()
  opening = all.published()
  ids = addMany(all.workspace.store, opening, MANY)
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const run = (bulk: Bulk) => bulkCommand(store(), bulk, all.deps)
const stage = (kind: string): string => opening.stages.find((one) => one.kind === kind)?.id ?? ''
const count = (filter: ApplicationFilter) => countMatching(store().reader, filter, all.workspace.clock.now())
const active = (): ApplicationFilter => ({ openingId: opening.id, status: ['active'] })
const everyone = (expected = MANY): Target => ({ filter: active(), expected })

describe('a command over all that a list has', () => {
  it('acts on every match and on nothing else, as one command and one undo', () => {
    const other = all.application(all.published().id)
    const before = stateOf(store())
    const { changed, undoId } = run(rejecting({ ...everyone(), reason: 'other' }))
    expect(changed).toBe(MANY)
    expect(count({ status: ['rejected'] })).toBe(MANY)
    expect(count({ status: ['active'] })).toBe(1)
    expect(other).not.toBe('')
    expect(store().historyState().undo).toEqual({
      id: undoId,
      command: 'applications.reject',
      subjects: MANY,
    })
    store().undo()
    expect(stateOf(store())).toEqual(before)
  })

  it('is refused with the count of today when that is not the count that the person was shown', () => {
    run(rejecting({ ids: ids.slice(0, 3), reason: 'other' }))
    const before = everythingOf(store())
    expect(() => run(rejecting({ ...everyone(), reason: 'other' }))).toThrow(
      expect.objectContaining({ code: 'CONFLICT', reason: 'COUNT_CHANGED', details: { count: MANY - 3 } }),
    )
    expect(everythingOf(store())).toEqual(before)
    expect(run(rejecting({ ...everyone(MANY - 3), reason: 'other' })).changed).toBe(MANY - 3)
  })

  it('is refused when nothing can match any more', () => {
    const filter = { stageId: crypto.randomUUID() }
    expect(() => run(rating({ filter, expected: 1, rating: 3 }))).toThrow(
      expect.objectContaining({ reason: 'COUNT_CHANGED', details: { count: 0 } }),
    )
  })

  it('takes every filter that the list takes, and what is snoozed stays out of what is in sight', () => {
    const until = all.workspace.clock.now() + 1000
    run(snoozing({ ids: ids.slice(0, 7), until }))
    run(tagging({ ids: ids.slice(5, 20), add: ['Welder'], remove: [] }))
    const filter: ApplicationFilter = { ...active(), tag: 'welder', snooze: 'in_sight', text: 'person' }
    expect(run(rating({ filter, expected: 13, rating: 4 })).changed).toBe(13)
    const rated = store()
      .reader.raw.prepare('SELECT id FROM application WHERE rating = 4 ORDER BY seq')
      .pluck()
    expect(rated.all()).toEqual(ids.slice(7, 20))
  })

  it('changes nothing and leaves no trace when everything is so already', () => {
    const before = everythingOf(store())
    expect(run(rating({ ...everyone(), rating: null }))).toEqual({ changed: 0, undoId: null })
    expect(everythingOf(store())).toEqual(before)
  })
})

describe('a command over many', () => {
  it('is refused as a whole for the last of them, and counts all that it is refused for', () => {
    run(moving({ ids: [ids[2] ?? '', ids[115] ?? ''], stageId: stage('hired') }))
    const before = everythingOf(store())
    expect(() => run(rejecting({ ids, reason: 'other' }))).toThrow(
      `2 of these ${MANY} applications are hired and cannot be rejected. Nothing was changed.`,
    )
    expect(everythingOf(store())).toEqual(before)
  })

  it('makes no second active application for one candidate and opening, however far apart they are', () => {
    const [first = ''] = ids
    const candidateId = store()
      .reader.raw.prepare<[string], string>('SELECT candidate_id FROM application WHERE id = ?')
      .pluck()
      .get(first)
    run(rejecting({ ids, reason: 'other' }))
    const again = all.application(opening.id, candidateId)
    run(rejecting({ ids: [again], reason: 'other' }))
    const before = everythingOf(store())
    expect(problemOf(() => run(reactivating({ ids: [...ids, again] })))).toBe('CONFLICT ALREADY_ACTIVE')
    expect(everythingOf(store())).toEqual(before)
    expect(run(reactivating({ ids })).changed).toBe(MANY)
  })

  it('does in turns exactly what it does at once', async () => {
    const colleague = null
    const commands: Bulk[] = [
      moving({ ...everyone(), stageId: stage('screen') }),
      tagging({ ...everyone(), add: ['a', 'b'], remove: [] }),
      assigning({ ...everyone(), assigneeId: colleague }),
      rating({ ...everyone(), rating: 2 }),
      rejecting({ ...everyone(), reason: 'location' }),
    ]
    const states = [stateOf(store())]
    for (const bulk of commands) {
      const { undoId } = await bulkCommandInSteps(store(), bulk, all.deps)
      if (undoId !== null) states.push(stateOf(store()))
    }
    expect(states).toHaveLength(commands.length)
    for (const state of states.slice(0, -1).reverse()) {
      await store().undoInSteps()
      expect(stateOf(store())).toEqual(state)
    }
  })
})

describe('the input of a command over many', () => {
  const input = applications.reject['~orpc'].inputSchema
  it('names applications, or a list with its count, never both and never neither', () => {
    const accepts = (value: unknown) => input?.['~standard'].validate(value)
    expect(accepts({ ids, reason: 'other' })).toMatchObject({ value: { ids } })
    expect(accepts({ filter: {}, expected: 12, reason: 'other' })).toMatchObject({ value: { expected: 12 } })
    for (const bad of [
      { reason: 'other' },
      { filter: {}, reason: 'other' },
      { filter: {}, expected: 0, reason: 'other' },
      { ids: [], reason: 'other' },
    ])
      expect(accepts(bad)).toHaveProperty('issues')
    expect(ApplicationFilter.safeParse({ status: ['nonsense'] }).success).toBe(false)
  })
})
