import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  application,
  applicationTag,
  candidate,
  candidateEmail,
  candidatePhone,
  consent,
  document,
  note,
  opening,
  setting,
  stage,
} from '../../../src/main/store/schema/index.ts'
import { searchIndexProblems } from '../../../src/main/store/search-index.ts'
import type { Store, Writable } from '../../../src/main/store/types.ts'
import { beginEntry, endEntry, UNDO_LIMITS } from '../../../src/main/store/undo.ts'
import { addPipeline, asCommand, rowOf } from '../../support/rows.ts'
import { stateOf } from '../../support/state.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

let workspace: TemporaryWorkspace
let store: Store
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
})
afterEach(() => workspace.cleanup())

const refusal = (reason: string) => expect.objectContaining({ name: 'Problem', reason })

const search = (index: string, query: string): number =>
  Number(store.reader.raw.prepare(`SELECT count(*) FROM ${index} WHERE ${index} MATCH ?`).pluck().get(query))

type Step = (tx: Writable) => void

/** Picks a row by a number that fast-check chose; null in an empty table. */
const pick = <T extends { id: string }>(rows: T[], at: number): T | null =>
  rows[at % Math.max(rows.length, 1)] ?? null

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }))
const at = fc.nat({ max: 50 })

/** One thing that a command does; what does not apply to the rows there are does nothing. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((tx) => void addPipeline(tx)),
  fc.tuple(at, anyText, fc.option(anyText)).map(
    ([n, fullName, givenName]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(candidate).all(), n)
        if (row) tx.orm.update(candidate).set({ fullName, givenName }).where(eq(candidate.id, row.id)).run()
      },
  ),
  fc.tuple(at, anyText, fc.option(anyText)).map(
    ([n, written, e164]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(candidate).all(), n)
        if (row)
          tx.orm
            .insert(candidatePhone)
            .values(rowOf(candidatePhone, { candidateId: row.id, written, e164 }))
            .run()
      },
  ),
  at.map(
    (n): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(candidateEmail).all(), n)
        if (row) tx.orm.delete(candidateEmail).where(eq(candidateEmail.id, row.id)).run()
      },
  ),
  fc.tuple(at, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), anyText).map(
    ([n, payMin, title]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(opening).all(), n)
        if (row)
          tx.orm
            .update(opening)
            .set({ payMin, title, description: title })
            .where(eq(opening.id, row.id))
            .run()
      },
  ),
  // Two openings exchange their requisition numbers, which are unique.
  fc.tuple(at, at).map(
    ([a, b]): Step =>
      (tx) => {
        const rows = tx.orm.select().from(opening).all()
        const one = pick(rows, a)
        const two = pick(rows, b)
        if (!one || !two || one.id === two.id) return
        const rename = (id: string, requisitionNumber: string) =>
          tx.orm.update(opening).set({ requisitionNumber }).where(eq(opening.id, id)).run()
        rename(one.id, randomUUID())
        rename(two.id, one.requisitionNumber)
        rename(one.id, two.requisitionNumber)
      },
  ),
  fc.tuple(at, fc.integer({ min: 1, max: 5 })).map(
    ([n, rating]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(application).all(), n)
        if (!row) return
        const [, other] = tx.orm.select().from(stage).where(eq(stage.openingId, row.openingId)).all()
        tx.orm
          .update(application)
          .set({ rating, stageId: other?.id ?? row.stageId })
          .where(eq(application.id, row.id))
          .run()
      },
  ),
  fc.tuple(at, fc.boolean()).map(
    ([n, reject]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(application).all(), n)
        if (!row) return
        tx.orm
          .update(application)
          .set(
            reject
              ? { status: 'rejected', dispositionReason: 'other', decidedAt: 9 }
              : { status: 'active', dispositionReason: null, decidedAt: null },
          )
          .where(eq(application.id, row.id))
          .run()
      },
  ),
  fc.tuple(at, anyText).map(
    ([n, body]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(application).all(), n)
        if (!row) return
        tx.orm
          .insert(note)
          .values(rowOf(note, { applicationId: row.id, candidateId: row.candidateId, body }))
          .run()
      },
  ),
  fc.tuple(at, anyText).map(
    ([n, body]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(note).all(), n)
        if (row) tx.orm.update(note).set({ body }).where(eq(note.id, row.id)).run()
      },
  ),
  at.map(
    (n): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(note).all(), n)
        if (row) tx.orm.delete(note).where(eq(note.id, row.id)).run()
      },
  ),
  fc.tuple(at, fc.constantFrom('Red', 'red', 'blue')).map(
    ([n, tag]): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(application).all(), n)
        if (!row) return
        tx.raw
          .prepare('INSERT OR REPLACE INTO application_tag (id, application_id, tag) VALUES (?, ?, ?)')
          .run(randomUUID(), row.id, tag)
      },
  ),
  // A candidate leaves with all that belongs to it.
  at.map(
    (n): Step =>
      (tx) => {
        const row = pick(tx.orm.select().from(candidate).all(), n)
        if (!row) return
        for (const { id } of tx.orm
          .select()
          .from(application)
          .where(eq(application.candidateId, row.id))
          .all())
          tx.orm.delete(applicationTag).where(eq(applicationTag.applicationId, id)).run()
        for (const table of [note, application, candidateEmail, candidatePhone])
          tx.orm.delete(table).where(eq(table.candidateId, row.id)).run()
        tx.orm.delete(candidate).where(eq(candidate.id, row.id)).run()
      },
  ),
)

describe('undo and redo', () => {
  it('bring back every state that commands went through, backwards and forwards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 10 }),
        async (commands) => {
          const own = await temporaryWorkspace()
          try {
            const states = [stateOf(own.store)]
            for (const steps of commands) {
              const { undoId } = asCommand(own.store, (tx) => {
                for (const apply of steps) apply(tx)
              })
              if (undoId !== null) states.push(stateOf(own.store))
              else expect(stateOf(own.store)).toEqual(states.at(-1))
            }
            for (let n = states.length - 2; n >= 0; n -= 1) {
              own.store.undo()
              expect(stateOf(own.store)).toEqual(states[n])
            }
            expect(own.store.historyState().undo).toBeNull()
            for (const state of states.slice(1)) {
              own.store.redo()
              expect(stateOf(own.store)).toEqual(state)
            }
            own.store.maintain((tx) => expect(searchIndexProblems(tx.raw)).toEqual([]))
          } finally {
            own.cleanup()
          }
        },
      ),
      { numRuns: 40 },
    )
  }, 180_000)

  it('are audited, but make no undo entry of their own', () => {
    asCommand(store, addPipeline, 'candidates.create')
    store.undo()
    store.redo()
    const actions = store.reader.raw.prepare('SELECT action FROM audit_entry ORDER BY seq').pluck().all()
    expect(actions).toEqual(['candidates.create', 'undo:candidates.create', 'redo:candidates.create'])
    expect(store.historyState()).toMatchObject({ undo: { command: 'candidates.create' }, redo: null })
  })

  it('keep the search index in step', () => {
    asCommand(store, (tx) => addPipeline(tx, 'Aïcha Öberg'))
    expect(search('candidate_fts', 'oberg')).toBe(1)
    expect(search('candidate_trigram', 'icha')).toBe(1)
    store.undo()
    expect(search('candidate_fts', 'oberg')).toBe(0)
    expect(search('candidate_trigram', 'icha')).toBe(0)
    store.redo()
    expect(search('candidate_fts', 'oberg')).toBe(1)
  })

  it('survive closing and opening the workspace', async () => {
    const before = stateOf(store)
    asCommand(store, addPipeline)
    store = await workspace.reopen()
    store.undo()
    expect(stateOf(store)).toEqual(before)
  })

  it('say so when there is nothing to take back or do again', () => {
    expect(() => store.undo()).toThrow(refusal('NOTHING_TO_UNDO'))
    expect(() => store.redo()).toThrow(refusal('NOTHING_TO_REDO'))
  })
})

describe('undo is refused as a whole', () => {
  it('when one of its rows has changed since without being undoable', () => {
    const { candidateId, openingId } = asCommand(store, addPipeline).result
    asCommand(store, (tx) => {
      tx.orm.update(candidate).set({ headline: 'a' }).where(eq(candidate.id, candidateId)).run()
      tx.orm.update(opening).set({ title: 'b' }).where(eq(opening.id, openingId)).run()
    })
    store.maintain((tx) => tx.orm.update(opening).set({ title: 'c' }).where(eq(opening.id, openingId)).run())
    const before = stateOf(store)
    expect(() => store.undo()).toThrow(refusal('CHANGED_SINCE'))
    expect(stateOf(store)).toEqual(before)
    expect(store.historyState().undo).not.toBeNull()
  })

  it('when another record has come to depend on a row that would go', () => {
    const { candidateId } = asCommand(store, addPipeline).result
    store.maintain((tx) => tx.orm.insert(document).values(rowOf(document, { candidateId })).run())
    const before = stateOf(store)
    expect(() => store.undo()).toThrow(refusal('CHANGED_SINCE'))
    expect(stateOf(store)).toEqual(before)
    // The connection is usable after the refused commit.
    expect(asCommand(store, addPipeline).undoId).not.toBeNull()
  })

  it('when a unique value is taken meanwhile', () => {
    const { openingId } = asCommand(store, addPipeline).result
    const requisitionNumber = openingId
    asCommand(store, (tx) => tx.orm.update(opening).set({ requisitionNumber: 'other' }).run())
    store.maintain((tx) => tx.orm.insert(opening).values(rowOf(opening, { requisitionNumber })).run())
    expect(() => store.undo()).toThrow(refusal('CHANGED_SINCE'))
  })

  it('when it is asked for by id and is not the newest', () => {
    const first = asCommand(store, addPipeline).undoId ?? 0
    const second = asCommand(store, addPipeline).undoId ?? 0
    expect(() => store.undo(first)).toThrow(refusal('NOT_THE_NEWEST'))
    store.undo(second)
    store.undo(first)
    expect(store.historyState()).toMatchObject({ undo: null, redo: { id: first } })
  })
})

describe('the undo history', () => {
  it('forgets what was undone when something new is done', () => {
    asCommand(store, addPipeline)
    asCommand(store, addPipeline)
    store.undo()
    asCommand(store, addPipeline)
    expect(store.historyState().redo).toBeNull()
  })

  it('leaves a redo possible when something that is not undoable happened elsewhere', () => {
    asCommand(store, addPipeline)
    const { applicationId, candidateId } = asCommand(store, addPipeline).result
    asCommand(store, (tx) => tx.orm.insert(note).values(rowOf(note, { applicationId, candidateId })).run())
    store.undo()
    store.command({ action: 'intake', subjects: [], undoable: false, actor: 'person' }, (tx) =>
      tx.orm.insert(note).values(rowOf(note, { applicationId, candidateId })).run(),
    )
    store.redo()
    expect(store.reader.orm.select().from(note).all()).toHaveLength(2)
  })

  it('keeps a bounded number of commands and no image of older ones', () => {
    const { openingId } = asCommand(store, addPipeline).result
    for (let n = 0; n < UNDO_LIMITS.commands + 20; n += 1)
      asCommand(store, (tx) =>
        tx.orm
          .update(opening)
          .set({ seats: n + 2 })
          .where(eq(opening.id, openingId))
          .run(),
      )
    const of = (sql: string) => Number(store.reader.raw.prepare(sql).pluck().get())
    expect(of('SELECT count(*) FROM undo_command')).toBe(UNDO_LIMITS.commands)
    expect(of('SELECT count(*) FROM undo_change')).toBe(UNDO_LIMITS.commands)
  })

  it('keeps a bounded number of row images, and of a command all or none, but the newest always', () => {
    const add = (images: number) =>
      store.maintain(({ raw }) => {
        const id = beginEntry(raw, 'test.many', 1)
        const insert = raw.prepare(
          `INSERT INTO undo_change (command_id, table_name, row_id) VALUES (?, 'note', 'x')`,
        )
        for (let n = 0; n < images; n += 1) insert.run(id)
        endEntry(raw, id, images, { commands: 500, images: 10 })
      })
    const kept = () =>
      store.reader.raw
        .prepare('SELECT count(*) FROM undo_change GROUP BY command_id ORDER BY command_id')
        .pluck()
        .all()
    for (const images of [4, 3, 3]) add(images)
    expect(kept()).toEqual([4, 3, 3])
    add(1)
    expect(kept()).toEqual([3, 3, 1])
    add(25)
    expect(kept()).toEqual([25])
    add(2)
    expect(kept()).toEqual([2])
  })

  it('holds no image of documents, settings or keys', () => {
    const { candidateId } = asCommand(store, addPipeline).result
    asCommand(store, (tx) => {
      tx.orm.insert(document).values(rowOf(document, { candidateId })).run()
      tx.orm.insert(setting).values({ key: 'a', value: '1' }).run()
      tx.orm.insert(consent).values(rowOf(consent, { candidateId })).run()
    })
    const tables = store.reader.raw.prepare('SELECT DISTINCT table_name FROM undo_change').pluck().all()
    expect(tables).toContain('consent')
    expect(tables).not.toContain('document')
    expect(tables).not.toContain('setting')
  })
})
