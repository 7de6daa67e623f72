import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { sweepOrphans } from '../../../src/main/documents/vault.ts'
import { createRetentionRuns } from '../../../src/main/retention/run.ts'
import { listRuns } from '../../../src/main/retention/runs.ts'
import { createRetentionView } from '../../../src/main/retention/view.ts'
import { backupPaths, listBackups } from '../../../src/main/store/backup.ts'
import { openReader } from '../../../src/main/store/connection.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { openWorkspace, restoreBackup } from '../../../src/main/store/workspace.ts'
import { startChild } from '../../support/kill.ts'
import { type Records, records } from '../../support/records.ts'
import { fillWithTokens, peopleIn, peopleOnDisk, sizesFrom, wordsOf } from '../../support/residue.ts'

const sizes = sizesFrom(process.env.HAKU_RESIDUE)
/** A thousand people take their time. */
const PATIENCE_MS = Math.max(180_000, sizes.people * 2000)
vi.setConfig({ testTimeout: PATIENCE_MS })
const gone = sizes.anonymised + sizes.erased
const rest = Array.from({ length: sizes.people - gone }, (_, n) => gone + n)

let all: Records
let runId: string
let key: Buffer
let expected: string[]
let oldBackup: string
let dir: string
let store: Store | null = null

/** A workspace with an approved run, made once and copied for each test. */
beforeAll(async () => {
  all = await records()
  await fillWithTokens(all, sizes)
  oldBackup = (await all.workspace.store.backUp('manual')).name
  const view = createRetentionView(all.workspace.store, all.workspace.clock)
  const runs = createRetentionRuns(all.workspace.store, { ...all.deps, view, backups: () => [] })
  const run = await runs.prepare({ by: 'Maija' })
  expect(run).toMatchObject({ due: gone, toErase: sizes.erased, guarded: true })
  runId = runs.approve({ id: run.id, by: 'Pekka', count: gone }).id
  view.close()
  key = all.workspace.store.copyKey()
  expected = wordsOf(all.workspace.store, gone).filter((word) => !word.startsWith('import_batch'))
  all.workspace.store.close()
}, PATIENCE_MS)
afterAll(() => all.workspace.cleanup())

const fresh = () => {
  dir = mkdtempSync(join(tmpdir(), 'haku-residue-'))
  cpSync(all.workspace.dir, dir, { recursive: true })
}
const opened = async (): Promise<Store> => {
  store = await openWorkspace(dir, {}, { clock: all.workspace.clock })
  return store
}
const runsOf = (one: Store) => {
  const view = createRetentionView(one, all.workspace.clock)
  const patienceMs = [0, 50, 200, 500]
  return createRetentionRuns(one, { ...all.deps, view, backups: () => listBackups(dir), patienceMs })
}
afterEach(() => {
  store?.close()
  store = null
  rmSync(dir, { recursive: true, force: true })
})

const numbers = (found: Set<number>) => [...found].filter((n) => n < sizes.people).sort((a, b) => a - b)

/** Nothing of those who went, everything of those who stayed: now, in a backup that is made, and after closing. */
async function expectGone(one: Store): Promise<void> {
  expect(numbers(peopleOnDisk(dir, key))).toEqual(rest)
  expect(wordsOf(one, gone).filter((word) => !word.startsWith('import_batch'))).toEqual(expected)
  expect(wordsOf(one, 0)).toHaveLength(wordsOf(one, gone).length)
  expect(readdirSync(one.documentsDir)).toHaveLength(rest.length)
  const { name } = await one.backUp('manual')
  expect(numbers(peopleOnDisk(backupPaths(dir, name).folder, key))).toEqual(rest)
  expect((await one.verify()).checks.filter(({ ok }) => !ok)).toEqual([])
  const figures = one.reader.raw.prepare('SELECT count(*) FROM application_stat').pluck().get()
  expect(figures).toBe(gone)
  const stats = one.reader.raw.prepare('SELECT * FROM application_stat').all()
  const found = new Set<number>()
  peopleIn(Buffer.from(JSON.stringify(stats)), found)
  expect([...found]).toEqual([])
  one.close()
  expect(numbers(peopleOnDisk(dir, key))).toEqual(rest)
}

describe('after a run', () => {
  it('B25 VACUUM INTO copy: a backup that is made after the run has no word of those who went', async () => {
    fresh()
    const one = await opened()
    await runsOf(one).start({ id: runId })
    const { name, verified } = await one.backUp('manual')
    expect(verified).toBe(true)
    expect(numbers(peopleOnDisk(backupPaths(dir, name).folder, key))).toEqual(rest)
  })

  it('no word of those who went is left in any byte, and all of the others is', async () => {
    fresh()
    const one = await opened()
    const before = peopleOnDisk(dir, key)
    expect(numbers(before)).toHaveLength(sizes.people)
    const { run, verification } = await runsOf(one).start({ id: runId })
    expect(verification?.checks.find(({ name }) => name === 'bytes')?.count).toBeGreaterThan(100)
    expect(run).toMatchObject({
      state: 'done',
      anonymised: sizes.anonymised,
      erased: sizes.erased,
      candidates: gone,
    })
    await expectGone(one)
  })

  it.each(['began', 'removed', 'unlinked', 'scrubbed', 'verified'])(
    'B22 crash in the middle: killed when it had %s, the run goes on at the next opening under its own id',
    async (step) => {
      fresh()
      const child = startChild(
        'retention-run',
        dir,
        JSON.stringify({ runId, step, now: all.workspace.clock.now() }),
      )
      await child.says(step)
      await child.kill()
      const one = await opened()
      expect(listRuns(one.reader).rows[0]).toMatchObject({ id: runId, receipt: null })
      await runsOf(one).resume()
      expect(listRuns(one.reader).rows[0]).toMatchObject({
        id: runId,
        state: 'done',
        anonymised: sizes.anonymised,
        erased: sizes.erased,
      })
      await expectGone(one)
    },
  )

  it('B21 open reader: the log cannot be emptied, so the run is not called done until nobody reads', async () => {
    fresh()
    const one = await opened()
    const reader = openReader(join(dir, 'haku.db'), key)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM candidate').get()
    expect(await runsOf(one).start({ id: runId })).toMatchObject({
      verification: null,
      run: { state: 'erased', receipt: null },
    })
    expect(numbers(peopleOnDisk(dir, key)).length).toBeGreaterThan(rest.length)
    expect(() => runsOf(one).approve({ id: runId, by: 'Pekka' })).toThrow(/approved already/)
    await expect(runsOf(one).prepare({ by: 'Maija' })).rejects.toMatchObject({ reason: 'RUN_UNDER_WAY' })
    reader.close()
    await runsOf(one).resume()
    await expectGone(one)
  })

  it('B24 backup restore: what was erased since is erased from it again before it opens, files and keys with it (an old backup itself is opened by its key until it is rotated out, as the receipt says)', async () => {
    fresh()
    const one = await opened()
    await runsOf(one).start({ id: runId })
    one.close()
    expect(numbers(peopleOnDisk(backupPaths(dir, oldBackup).folder, key))).toHaveLength(sizes.people)
    const restored = await restoreBackup(dir, oldBackup, {}, { clock: all.workspace.clock })
    store = restored
    await sweepOrphans(restored)
    expect((await restored.checkErasures([])).ok).toBe(true)
    await expectGone(restored)
  })
})
