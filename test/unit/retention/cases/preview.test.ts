import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeRule } from '../../../../src/main/retention/change-rule.ts'
import { releaseHold, setHold } from '../../../../src/main/retention/holds.ts'
import { readVersions } from '../../../../src/main/retention/rule-store.ts'
import { readRetentionSettings, writeRetentionSettings } from '../../../../src/main/retention/which-rule.ts'
import { problemOf } from '../../../support/records.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const MANY = 120
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: { code: string; reason: string }) => `${error.code} ${error.reason}`,
  )
const automatic = () =>
  writeRetentionSettings(all.store, { ...readRetentionSettings(all.store.reader), approval: 'automatic' })
const bytes = () =>
  ['haku.db', 'haku.db-wal']
    .map((name) => join(all.workspace.dir, name))
    .filter((path) => existsSync(path))
    .map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'))

it('B11 dry-run equals run: 120 were listed, exactly those go, and the preview wrote not a byte', async () => {
  const ids = all.dueOnes(MANY)
  // What was written before is brought into the database now, not in the middle of the preview.
  expect(all.store.settleErasures()).toBe(true)
  const before = bytes()
  const preview = await all.view.preview({})
  const listed: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await all.view.due({ filter: 'due', limit: 50, ...(cursor && { cursor }) })
    listed.push(...page.rows.map(({ applicationId }) => applicationId))
    cursor = page.next
  }
  expect(bytes()).toEqual(before)
  expect(preview.byFilter.due).toBe(MANY)
  expect(listed.sort()).toEqual([...ids].sort())
  const rest = new Set(all.column(`SELECT id FROM application`))
  for (const id of listed) rest.delete(id)
  const { run } = await all.run()
  expect(run).toMatchObject({ anonymised: MANY, erased: 0, skipped: {}, state: 'done' })
  expect(run.receipt?.rows).toMatchObject({ application: MANY, candidate: MANY })
  expect(new Set(all.column('SELECT id FROM application'))).toEqual(rest)
})

it('B12 data changed between preview and approval: the one on hold is left, and the report says so', async () => {
  const [held = ''] = all.dueOnes(MANY)
  const { id, due } = await all.runs.prepare({ by: 'Maija' })
  setHold(
    all.store,
    { subject: 'application', subjectId: held, reason: 'Claim', owner: 'Maija', reviewOn: '2026-12-01' },
    all.deps,
  )
  all.runs.approve({ id, by: 'Pekka', count: due })
  const { run } = await all.runs.start({ id })
  expect(run).toMatchObject({ anonymised: MANY - 1, skipped: { HOLD: 1 }, position: MANY, state: 'done' })
  expect(run.receipt).toMatchObject({ due: MANY, anonymised: MANY - 1, skipped: { HOLD: 1 } })
  expect(all.count('application', `id = '${held}'`)).toBe(1)
  releaseHold(all.store, { id: all.column('SELECT id FROM legal_hold')[0] ?? '' }, all.deps)
  expect((await all.run()).run).toMatchObject({ anonymised: 1 })
})

it('B13 guard rail: what a changed rule makes due of four fifths takes the number, typed, by a second person', async () => {
  const opening = all.published({ country: 'DE' })
  const ids = Array.from({ length: 10 }, () => all.application(opening.id))
  all.reject(...ids.slice(0, 8))
  all.wait(100)
  const germany = { country: 'DE', subdivision: null, scope: 'default' } as const
  const newest = readVersions(all.store.reader, germany).at(-1)
  if (!newest) throw new Error('There is such a rule.')
  const content = { ...newest.content, maxMonths: 3 }
  changeRule(
    all.store,
    { ...germany, content, basedOn: 1, reason: 'Shorter.', ceilingReason: null, approvedBy: 'Maija' },
    all.deps,
  )
  expect((await all.runs.prepare({ by: 'Maija' })).due).toBe(0)
  all.wait(15)
  const run = await all.runs.prepare({ by: 'Maija' })
  expect(run).toMatchObject({ guarded: true, state: 'previewed', due: 8, total: 10 })
  for (const typed of [undefined, 7])
    expect(
      problemOf(() => all.runs.approve({ id: run.id, by: 'Pekka', ...(typed && { count: typed }) })),
    ).toBe('REFUSED NEEDS_CONFIRMATION')
  expect(await problem(all.runs.start({ id: run.id }))).toBe('INVALID_STATE NOT_APPROVED')
  expect(all.count('application')).toBe(10)
  // Where no second person is asked for, the number still is.
  automatic()
  const again = await all.runs.prepare({ by: 'Maija' })
  expect(again.state).toBe('previewed')
  expect(problemOf(() => all.runs.approve({ id: again.id, by: 'Maija' }))).toBe('REFUSED NEEDS_CONFIRMATION')
  expect(all.runs.approve({ id: again.id, by: 'Maija', count: 8 }).state).toBe('approved')
})

it('B14 four eyes: whoever prepared a run cannot approve it', async () => {
  all.dueOnes(1)
  const run = await all.runs.prepare({ by: 'Maija' })
  expect(await problem(all.runs.start({ id: run.id }))).toBe('INVALID_STATE NOT_APPROVED')
  expect(problemOf(() => all.runs.approve({ id: run.id, by: 'maija ' }))).toBe('REFUSED FOUR_EYES')
  expect(all.runs.approve({ id: run.id, by: 'Pekka' }).state).toBe('approved')
  automatic()
  expect((await all.runs.prepare({ by: 'Maija' })).state).toBe('approved')
  expect(all.count('retention_run')).toBe(1)
})
