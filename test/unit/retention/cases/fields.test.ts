import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { moveApplications, rejectApplications } from '../../../../src/main/applications/decisions.ts'
import { exportApplications } from '../../../../src/main/applications/export.ts'
import { addNote } from '../../../../src/main/applications/notes.ts'
import { readFigures } from '../../../../src/main/retention/figures.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const everything = (table: string) =>
  JSON.stringify(all.store.reader.raw.prepare(`SELECT * FROM ${table}`).all())

it('B07 free text: it goes, and the coded reason stays as a figure (reasons are codes; free text stands in notes)', async () => {
  const opening = all.published({ country: 'DE' })
  const id = all.application(opening.id)
  addNote(all.store, { id, body: 'Maria is pregnant' }, all.deps)
  rejectApplications(all.store, { ids: [id], reason: 'not_qualified' }, all.deps)
  all.wait(200)
  expect((await all.run()).verification).toMatchObject({ ok: true })
  for (const table of ['note', 'application_event', 'application_stat', 'undo_change', 'audit_entry'])
    expect(everything(table)).not.toContain('pregnant')
  expect(all.column('SELECT reason FROM application_stat')).toEqual(['not_qualified'])
})

it('B08 small cell: a group of three is kept back, and so is the one from which it could be worked out', async () => {
  const small = all.published({ country: 'DE' })
  const large = all.published({ country: 'DE' })
  const larger = all.published({ country: 'DE' })
  const ids = [3, 6, 9].flatMap((many, n) =>
    Array.from({ length: many }, () => all.application([small, large, larger][n]?.id ?? '')),
  )
  all.reject(...ids)
  all.wait(200)
  await all.run()
  const { total, rows } = readFigures(all.store.reader, { by: 'opening', across: 'month' })
  const shown = (id: string) => rows.find(({ key }) => key === id)?.total
  expect([total, shown(small.id), shown(large.id), shown(larger.id)]).toEqual([18, null, null, 9])
})

it('B09 activity feed and notifications: lines hold ids from the beginning; what stays is stage, month and kind', async () => {
  const opening = all.published({ country: 'DE' })
  const id = all.application(opening.id, all.candidate('Maria Virtanen'))
  const interview = opening.stages.find(({ kind }) => kind === 'interview') ?? opening.stages[1]
  moveApplications(all.store, { ids: [id], stageId: interview?.id ?? '' }, all.deps)
  for (const table of ['application_event', 'audit_entry', 'change_log'])
    expect(everything(table)).not.toMatch(/Maria|Virtanen/)
  all.reject(id)
  all.wait(200)
  await all.run()
  expect(all.count('application_event')).toBe(0)
  for (const table of ['audit_entry', 'change_log', 'undo_change', 'undo_command'])
    expect(everything(table)).not.toMatch(/Maria|Virtanen/)
  expect(
    all.store.reader.raw.prepare('SELECT received_month, last_stage, status FROM application_stat').all(),
  ).toEqual([{ received_month: '2026-01', last_stage: interview?.kind, status: 'rejected' }])
})

it('B10 exported files: Haku keeps none itself, and the receipt says how many people have saved, out of its control', async () => {
  all.dueOnes(1)
  const before = readdirSync(all.workspace.dir).sort()
  const parts = exportApplications(all.store, { ids: all.column('SELECT id FROM application') }, all.deps)
  let rows = 0
  for await (const part of parts) rows += part.rows.length
  expect(rows).toBe(11)
  expect(readdirSync(all.workspace.dir).sort()).toEqual(before)
  const lastAt = all.workspace.clock.now()
  all.wait(1)
  expect((await all.run()).run.receipt?.exports).toEqual({ count: 1, lastAt })
})
