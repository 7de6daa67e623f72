import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addNote } from '../../../src/main/applications/notes.ts'
import { updateCandidate } from '../../../src/main/candidates/commands.ts'
import { getCandidate } from '../../../src/main/candidates/queries.ts'
import { revertBatch } from '../../../src/main/intake/revert.ts'
import { type IntakeBench, intakeBench, packageFiles } from '../../support/intake.ts'

let bench: IntakeBench
beforeEach(async () => {
  bench = await intakeBench()
  bench.publishedOpening('ENG-1')
})
afterEach(async () => {
  await bench.cleanup()
  expect(bench.faults).toEqual([])
})

const TABLES = [
  'candidate',
  'candidate_email',
  'candidate_search',
  'application',
  'application_event',
  'document',
  'document_text',
  'consent',
  'intake_seen',
]
const left = () => TABLES.filter((table) => bench.count(table) > 0)
const person = (name: string) => (application: Record<string, unknown>) => {
  application.candidate = { basics: { name, email: `${name.toLowerCase()}@example.org`, label: 'Planner' } }
  application.consents = [{ purpose: 'application', givenAt: '2025-11-03T07:00:00Z' }]
}

/** Every row of what people work with, as text: equal before and after means nothing was lost and nothing stayed. */
function content(): string {
  const tables = TABLES.filter(
    (table) => !['intake_seen', 'candidate_search', 'document_text'].includes(table),
  )
  return JSON.stringify(
    tables.map((table) => bench.store.reader.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()),
  )
}

describe('taking a batch back', () => {
  it('leaves nothing of it, in rows, index or files, and the same files can be taken in again', async () => {
    const files = { ...packageFiles('a', person('Aino')), ...packageFiles('b', person('Bo')) }
    const { batch } = await bench.take(files)
    expect(await revertBatch(bench.store, { batchId: batch.id }, bench.deps)).toEqual({
      reverted: 2,
      kept: [],
    })
    expect(left()).toEqual([])
    expect(readdirSync(bench.store.documentsDir)).toEqual([])
    const found = bench.store.reader.raw
      .prepare(`SELECT count(*) FROM document_fts WHERE document_fts MATCH 'bridges'`)
      .pluck()
      .get()
    expect(found).toBe(0)
    expect((await bench.take(files)).batch.counts.accepted).toBe(2)
  })

  it('keeps what somebody has worked on, and says why', async () => {
    const { batch, items } = await bench.take({
      ...packageFiles('a', person('Aino')),
      ...packageFiles('b', person('Bo')),
    })
    addNote(bench.store, { id: items[0]?.applicationId ?? '', body: 'Call her.' }, bench.deps)
    const result = await revertBatch(bench.store, { batchId: batch.id }, bench.deps)
    expect(result).toMatchObject({ reverted: 1, kept: [{ itemId: items[0]?.id }] })
    expect(result.kept[0]?.reason).toContain('worked on')
    expect([bench.count('application'), bench.count('document'), bench.count('candidate')]).toEqual([1, 1, 1])
  })

  it('keeps a profile that was changed since', async () => {
    const { batch, items } = await bench.take(packageFiles('a', person('Aino')))
    bench.workspace.clock.advance(5)
    updateCandidate(bench.store, { id: items[0]?.candidateId ?? '', changes: { city: 'Turku' } }, bench.deps)
    const { kept } = await revertBatch(bench.store, { batchId: batch.id }, bench.deps)
    expect(kept[0]?.reason).toContain('profile')
  })

  it('gives a known candidate back exactly as they were', async () => {
    const { items } = await bench.take(
      packageFiles('a', (a) => (a.candidate = { basics: { name: 'Aino', email: 'aino@example.org' } })),
    )
    bench.publishedOpening('OPS-2')
    const before = content()
    bench.workspace.clock.advance(60_000)
    const later = await bench.take({
      ...packageFiles(
        'b',
        (application) => {
          person('Aino')(application)
          application.requisitionNumber = 'OPS-2'
          Object.assign(application.candidate as object, {
            skills: [{ name: 'CAD' }],
            work: [{ name: 'Silta Oy' }],
          })
        },
        { 'cv.txt': 'Another life.' },
      ),
      ...packageFiles('c', (application) => (application.language = 'sv'), {
        'more.txt': 'A third document.',
      }),
    })
    expect(later.batch.counts.accepted).toBe(2)
    expect(getCandidate(bench.store.reader, { id: items[0]?.candidateId ?? '' })).toMatchObject({
      headline: 'Planner',
      skills: ['CAD'],
    })
    expect(await revertBatch(bench.store, { batchId: later.batch.id }, bench.deps)).toMatchObject({
      reverted: 2,
    })
    expect(content()).toBe(before)
  })

  it('keeps an application that another intake has added to, until that one is taken back', async () => {
    const first = await bench.take(packageFiles('a'))
    const second = await bench.take(packageFiles('a', undefined, { 'more.txt': 'More.' }))
    expect((await revertBatch(bench.store, { batchId: first.batch.id }, bench.deps)).kept).toHaveLength(1)
    expect((await revertBatch(bench.store, { batchId: second.batch.id }, bench.deps)).kept).toEqual([])
    expect((await revertBatch(bench.store, { batchId: first.batch.id }, bench.deps)).kept).toEqual([])
    expect(left()).toEqual([])
  })

  it('is written into the audit', async () => {
    const { batch } = await bench.take(packageFiles('a'))
    await revertBatch(bench.store, { batchId: batch.id }, bench.deps)
    const actions = bench.store.reader.raw
      .prepare('SELECT action FROM audit_entry ORDER BY seq')
      .pluck()
      .all()
    expect(actions.slice(-2)).toEqual(['intake.accept', 'intake.revert'])
  })
})
