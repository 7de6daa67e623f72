import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { notesMentioningMe } from '../../../src/main/applications/mentions.ts'
import { addNote, editNote, removeNote } from '../../../src/main/applications/notes.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { addColleague, updateColleague } from '../../../src/main/colleagues/colleagues.ts'
import { type Records, records } from '../../support/records.ts'

let all: Records
let application: string
beforeEach(async () => {
  all = await records()
  application = all.application(all.published().id)
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const colleague = (fullName: string, self = false) =>
  addColleague(store(), { fullName, email: null, self }, all.deps).id
const note = (body: string, mentions: string[]) =>
  addNote(store(), { id: application, body, mentions }, all.deps)
const read = () => getApplication(store().reader, { id: application }).notes
const mine = () => notesMentioningMe(store().reader, { limit: 20 })

describe('mentions', () => {
  it('are kept by id and shown by the name of today', () => {
    const carla = colleague('Carla Rossi', true)
    const { id } = note('Ask @Carla Rossi, not @Carla.', [carla])
    updateColleague(store(), { id: carla, changes: { fullName: 'Carla Bianchi' } }, all.deps)
    expect(read()).toMatchObject([
      {
        id,
        body: 'Ask @Carla Bianchi, not @Carla.',
        mentions: [{ colleagueId: carla, name: 'Carla Bianchi' }],
      },
    ])
    expect(mine()).toMatchObject({
      total: 1,
      rows: [{ id, applicationId: application, openingTitle: 'Nurse' }],
    })
  })

  it('count only who is named in the text, the longest name first', () => {
    const ann = colleague('Ann')
    const annika = colleague('Ann Ek')
    expect(note('@Ann Ek knows', [ann, annika]).mentions).toEqual([{ colleagueId: annika, name: 'Ann Ek' }])
    expect(note('@Anna knows', [ann]).mentions).toEqual([])
    expect(note('Nobody', [ann]).mentions).toEqual([])
    expect(note('@Ann', ['00000000-0000-4000-8000-000000000000']).mentions).toEqual([])
  })

  it('stay through an edit that keeps the name, go with the name, and are undone with the note', () => {
    const ann = colleague('Ann', true)
    const { id } = note('@Ann please', [ann])
    updateColleague(store(), { id: ann, changes: { fullName: 'Anna' } }, all.deps)
    const before = store().historyState()
    editNote(store(), { noteId: id, body: '@Anna please' }, all.deps)
    expect(store().historyState()).toEqual(before)
    editNote(store(), { noteId: id, body: '@Anna please, today' }, all.deps)
    expect(mine().total).toBe(1)
    editNote(store(), { noteId: id, body: 'Never mind' }, all.deps)
    expect(mine().total).toBe(0)
    store().undo()
    expect(mine().total).toBe(1)
    removeNote(store(), { noteId: id }, all.deps)
    expect(mine().total).toBe(0)
    store().undo()
    expect(mine().rows).toMatchObject([{ id, body: '@Anna please, today' }])
  })

  it('never change any other text, whatever the names are', () => {
    const name = fc.constantFrom('A', 'A.B', 'A (x)', '$&', 'Åsa', 'A B', '.*', '李 伟')
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
        fc.array(fc.oneof(name, fc.constantFrom('@', ' ', 'x', '. ')), { maxLength: 8 }),
        (names, parts) => {
          const ids = names.map((one) => colleague(one))
          const body = `x${parts.join('')}`
          const written = note(body, ids)
          expect(written.body).toBe(body.trim())
        },
      ),
      { numRuns: 20 },
    )
  })
})
