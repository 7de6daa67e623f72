/** Saved views: the list behind a name. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ViewDefinition } from '#contract/views.ts'
import { snoozeApplications } from '../../../src/main/applications/care.ts'
import {
  countView,
  createView,
  listViews,
  removeView,
  renameView,
  reorderViews,
  updateView,
} from '../../../src/main/views/views.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const define = (definition: Parameters<(typeof ViewDefinition)['parse']>[0] = { filter: {} }) =>
  ViewDefinition.parse(definition)
const save = (name: string, definition = define()) =>
  createView(all.workspace.store, { name, definition }, all.deps)
const names = () => listViews(all.workspace.store.reader).rows.map(({ name }) => name)
const undo = () => all.workspace.store.undo()

test('a view is kept as it was saved, with its words as they were typed', () => {
  const definition = define({
    filter: { text: 'stage:interview skill:"c++" anna', status: ['active'], snooze: 'in_sight' },
    sort: 'stageEntered',
    descending: false,
    group: 'opening',
    columns: ['rating', 'tags'],
    density: 'comfortable',
  })
  const { id } = save('  To call  ', definition)
  expect(listViews(all.workspace.store.reader).rows).toEqual([{ id, name: 'To call', definition }])
})

test('its number is that of its list, now', () => {
  const opening = all.published({ title: 'Nurse' })
  const ids = [all.application(opening.id), all.application(opening.id, all.candidate('Bo Ek'))]
  const { id } = save(
    'In sight',
    define({ filter: { openingId: opening.id, status: ['active'], snooze: 'in_sight' } }),
  )
  const count = () => countView(all.workspace.store.reader, { id }, all.deps).count
  expect(count()).toBe(2)
  snoozeApplications(
    all.workspace.store,
    { ids: ids.slice(0, 1), until: all.deps.clock.now() + 1000 },
    all.deps,
  )
  expect(count()).toBe(1)
  all.workspace.clock.advance(1000)
  expect(count()).toBe(2)
})

test('views are renamed, changed, put in order and removed, and each can be taken back', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => save(name).id)
  renameView(all.workspace.store, { id: a ?? '', name: 'first' }, all.deps)
  expect(names()).toEqual(['first', 'b', 'c'])
  reorderViews(all.workspace.store, { ids: [c ?? '', a ?? ''] }, all.deps)
  expect(names()).toEqual(['c', 'first', 'b'])
  updateView(all.workspace.store, { id: b ?? '', definition: define({ filter: {}, sort: 'name' }) }, all.deps)
  removeView(all.workspace.store, { id: b ?? '' }, all.deps)
  expect(names()).toEqual(['c', 'first'])
  undo()
  expect(listViews(all.workspace.store.reader).rows.at(-1)?.definition.sort).toBe('name')
  undo()
  expect(listViews(all.workspace.store.reader).rows.at(-1)?.definition.sort).toBe('received')
  undo()
  expect(names()).toEqual(['first', 'b', 'c'])
  undo()
  expect(names()).toEqual(['a', 'b', 'c'])
})

test('what changes nothing leaves no undo behind', () => {
  const { id } = save('a')
  expect(renameView(all.workspace.store, { id, name: 'a' }, all.deps).undoId).toBeNull()
  expect(updateView(all.workspace.store, { id, definition: define() }, all.deps).undoId).toBeNull()
  expect(reorderViews(all.workspace.store, { ids: [id] }, all.deps).undoId).toBeNull()
})

test('a name that another view has, in whatever case, is refused, and so is a view that is gone', () => {
  const { id } = save('Phone screen')
  save('Others')
  expect(problemOf(() => save('PHONE screen'))).toBe('CONFLICT VIEW_NAME_TAKEN')
  expect(problemOf(() => renameView(all.workspace.store, { id, name: 'others' }, all.deps))).toBe(
    'CONFLICT VIEW_NAME_TAKEN',
  )
  renameView(all.workspace.store, { id, name: 'PHONE SCREEN' }, all.deps)
  removeView(all.workspace.store, { id }, all.deps)
  for (const again of [
    () => countView(all.workspace.store.reader, { id }, all.deps),
    () => removeView(all.workspace.store, { id }, all.deps),
    () => reorderViews(all.workspace.store, { ids: [id] }, all.deps),
  ])
    expect(problemOf(again)).toBe('NOT_FOUND VIEW_UNKNOWN')
})

test('a view that a later version wrote still opens, showing everything', () => {
  const { id } = save('later')
  for (const definition of ['{"filter":{"moon":"full"},"sort":"by moonlight"}', 'nonsense', 'null']) {
    all.workspace.store.maintain((tx) =>
      tx.raw.prepare('UPDATE saved_view SET definition = ? WHERE id = ?').run(definition, id),
    )
    expect(listViews(all.workspace.store.reader).rows[0]?.definition).toEqual(define())
  }
})
