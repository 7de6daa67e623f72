import { afterEach, beforeEach, expect, it } from 'vitest'
import { attachToApplication } from '../../../src/main/applications/attach.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { type Records, records } from '../../support/records.ts'
import { stateOf } from '../../support/state.ts'

const MIB = 2 ** 20

let all: Records
let candidateId: string
let id: string
beforeEach(async () => {
  all = await records()
  candidateId = all.candidate()
  id = all.application(all.published().id, candidateId)
})
afterEach(() => all.workspace.cleanup())
const attach = (...documentIds: string[]) =>
  attachToApplication(all.workspace.store, { id, documentIds }, all.deps)
const shown = () => getApplication(all.workspace.store.reader, { id }).documents.map((one) => one.id)

it('uses what the candidate sent before, in order, once, and takes it back with one undo', () => {
  const documents = [all.document(candidateId, 'Builds lifts.'), all.document(candidateId, 'Mends lifts.')]
  const before = stateOf(all.workspace.store)
  const { changed, undoId } = attach(...documents, documents[0] ?? '')
  expect([changed, shown()]).toEqual([2, documents])
  expect(attach(...documents)).toEqual({ changed: 0, undoId: null })
  all.workspace.store.undo(undoId ?? undefined)
  expect(stateOf(all.workspace.store)).toEqual(before)
})

it.each([
  ['documents over 5 MiB together', 'REFUSED', () => [3, 2, 1].map((size) => sized(candidateId, size * MIB))],
  [
    'a document of somebody else',
    'INVALID_STATE',
    () => [sized(candidateId, 1), sized(all.candidate('Bea'), 1)],
  ],
  ['a document that is not there', 'NOT_FOUND', () => [sized(candidateId, 1), crypto.randomUUID()]],
])('refuses %s, and then attaches none', (_, code, documents) => {
  const ids = documents()
  expect(() => attach(...ids)).toThrow(expect.objectContaining({ code }))
  expect(shown()).toEqual([])
})

const sized = (owner: string, sizeBytes: number) => all.document(owner, 'Text.', { sizeBytes })
