import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Opening } from '#contract/openings.ts'
import {
  assignApplications,
  snoozeApplications,
  unsnoozeApplications,
} from '../../../src/main/applications/care.ts'
import { moveApplications, rejectApplications } from '../../../src/main/applications/decisions.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { addColleague, setColleagueLeft } from '../../../src/main/colleagues/colleagues.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let opening: Opening
beforeEach(async () => {
  all = await records()
  opening = all.published()
})
afterEach(() => all.workspace.cleanup())

const DAY_MS = 86_400_000
const store = () => all.workspace.store
const get = (id: string) => getApplication(store().reader, { id })
const several = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => all.application(opening.id, all.candidate(`Person ${n}`)))
const shown = (snooze: 'away' | 'back' | 'in_sight') =>
  listApplications(
    store().reader,
    { snooze, sort: 'received', descending: true, limit: 100 },
    all.deps,
  ).rows.map(({ id }) => id)
const inDays = (days: number) => all.workspace.clock.now() + days * DAY_MS
const snooze = (ids: string[], days: number) =>
  snoozeApplications(store(), { ids, until: inDays(days) }, all.deps)
const assign = (ids: string[], assigneeId: string | null) =>
  assignApplications(store(), { ids, assigneeId }, all.deps)

describe('assigning', () => {
  it('gives applications to a colleague or to nobody, and tells so on the timeline', () => {
    const maija = addColleague(store(), { fullName: 'Maija Meri', email: null, self: true }, all.deps).id
    const ids = several(2)
    expect(assign(ids, maija).changed).toBe(2)
    expect(get(ids[0] ?? '').assignee).toEqual({ id: maija, name: 'Maija Meri' })
    expect(assign(ids, maija)).toMatchObject({
      changed: 0,
      undoId: null,
    })
    assign(ids.slice(1), null)
    expect(get(ids[1] ?? '').assignee).toBeNull()
    const told = get(ids[1] ?? '').timeline.slice(1)
    expect(told.map(({ kind, colleague, reason }) => [kind, colleague, reason])).toEqual([
      ['assigned', 'Maija Meri', null],
      ['assigned', null, null],
    ])
  })

  it('takes nobody who is unknown or has left', () => {
    const ids = several(1)
    expect(problemOf(() => assign(ids, crypto.randomUUID()))).toBe('NOT_FOUND COLLEAGUE_UNKNOWN')
    const id = addColleague(store(), { fullName: 'Bo Berg', email: null, self: false }, all.deps).id
    setColleagueLeft(store(), { id, left: true }, all.deps)
    expect(problemOf(() => assign(ids, id))).toBe('INVALID_STATE COLLEAGUE_LEFT')
  })
})

describe('snoozing', () => {
  it('puts applications out of sight until the instant, and they come back by themselves', () => {
    const [first = '', second = ''] = several(2)
    snooze([first], 3)
    expect(shown('away')).toEqual([first])
    expect(shown('in_sight')).toEqual([second])
    expect(get(first)).toMatchObject({ snoozedUntil: inDays(3) })
    expect(get(first).timeline.at(-1)).toMatchObject({ kind: 'snoozed', until: inDays(3), reason: null })
    all.workspace.clock.advance(3 * DAY_MS)
    expect(shown('back')).toEqual([first])
    expect(shown('in_sight')).toHaveLength(2)
  })

  it('ends when somebody brings them back, and can be undone', () => {
    const [id = ''] = several(1)
    snooze([id], 3)
    unsnoozeApplications(store(), { ids: [id] }, all.deps)
    expect(get(id).snoozedUntil).toBeNull()
    store().undo()
    expect(shown('away')).toEqual([id])
  })

  it('ends with the decision: what is closed is not put off, and what came back and moved on is dealt with', () => {
    const [closed = '', back = '', away = ''] = several(3)
    snooze([closed, back], 1)
    snooze([away], 9)
    rejectApplications(store(), { ids: [closed], reason: 'other' }, all.deps)
    all.workspace.clock.advance(2 * DAY_MS)
    expect(shown('back')).toEqual([back])
    moveApplications(store(), { ids: [back, away], stageId: opening.stages[1]?.id ?? '' }, all.deps)
    expect(shown('back')).toEqual([])
    expect(shown('away')).toEqual([away])
  })

  it('is refused for a day that is over, and for what is closed', () => {
    const ids = several(2)
    expect(problemOf(() => snooze(ids, 0))).toBe('REFUSED SNOOZE_OVER')
    rejectApplications(store(), { ids: ids.slice(1), reason: 'other' }, all.deps)
    expect(problemOf(() => snooze(ids, 1))).toBe('INVALID_STATE NOT_ACTIVE')
    expect(shown('away')).toEqual([])
  })
})
