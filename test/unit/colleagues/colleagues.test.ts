import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assignApplications } from '../../../src/main/applications/care.ts'
import {
  addColleague,
  listColleagues,
  setColleagueLeft,
  setSelf,
  updateColleague,
} from '../../../src/main/colleagues/colleagues.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const list = () => listColleagues(store().reader)
const add = (fullName: string, self = false) =>
  addColleague(store(), { fullName, email: null, self }, all.deps).id

describe('colleagues', () => {
  it('are listed by name in any script, those who have left last', () => {
    const left = add('Aada Aalto')
    add('Örjan Öberg')
    add('Maija Meri')
    setColleagueLeft(store(), { id: left, left: true }, all.deps)
    expect(list().rows.map(({ fullName, leftAt }) => [fullName, leftAt !== null])).toEqual([
      ['Maija Meri', false],
      ['Örjan Öberg', false],
      ['Aada Aalto', true],
    ])
  })

  it('count the active applications that are assigned to them', () => {
    const id = add('Maija Meri')
    const opening = all.published()
    const ids = [1, 2].map((n) => all.application(opening.id, all.candidate(`Person ${n}`)))
    assignApplications(store(), { ids, assigneeId: id }, all.deps)
    expect(list().rows[0]?.assigned).toBe(2)
  })

  it('are one person at most who uses this workspace', () => {
    const first = add('Maija Meri', true)
    const second = add('Aada Aalto', true)
    expect(list().self).toBe(second)
    setSelf(store(), { id: first }, all.deps)
    expect(list().self).toBe(first)
    setColleagueLeft(store(), { id: first, left: true }, all.deps)
    expect(list().self).toBeNull()
    expect(problemOf(() => setSelf(store(), { id: first }, all.deps))).toBe('INVALID_STATE COLLEAGUE_LEFT')
    // Each of these steps can be taken back.
    store().undo()
    expect(list().self).toBe(first)
  })

  it('are renamed with their place in the list; a name that is no name is refused', () => {
    add('Bo Berg')
    const id = add('Aada Aalto')
    updateColleague(
      store(),
      { id, changes: { fullName: '  Celia\tCruz ', email: 'c@example.org' } },
      all.deps,
    )
    expect(list().rows.map(({ fullName, email }) => [fullName, email])).toEqual([
      ['Bo Berg', null],
      ['Celia Cruz', 'c@example.org'],
    ])
    expect(problemOf(() => updateColleague(store(), { id, changes: { fullName: '\u0001' } }, all.deps))).toBe(
      'REFUSED NAME_EMPTY',
    )
  })
})
