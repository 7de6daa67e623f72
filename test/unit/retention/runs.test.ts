import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { addNote } from '../../../src/main/applications/notes.ts'
import { changeRule } from '../../../src/main/retention/change-rule.ts'
import { checkReceipt } from '../../../src/main/retention/receipt.ts'
import { installPack, readVersions } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../../../src/main/retention/run.ts'
import { listRuns } from '../../../src/main/retention/runs.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { listBackups } from '../../../src/main/store/backup.ts'
import { openReader } from '../../../src/main/store/connection.ts'
import { type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
let all: Records
let view: RetentionView
let runs: RetentionRuns
const begin = () => {
  view = createRetentionView(all.workspace.store, all.workspace.clock)
  runs = createRetentionRuns(all.workspace.store, {
    ...all.deps,
    view,
    backups: () => listBackups(all.workspace.dir),
    patienceMs: [0, 50, 200],
  })
}
beforeEach(async () => {
  all = await records()
  installPack(all.workspace.store, all.deps)
  begin()
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store
const wait = (days: number) => all.workspace.clock.advance(days * DAY_MS)
const reject = (...ids: string[]) => rejectApplications(store(), { ids, reason: 'other' }, all.deps)
const count = (table: string, where = '1 = 1'): number =>
  store().reader.raw.prepare<[], number>(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() ?? 0
const approved = async (typed?: number) => {
  const run = await runs.prepare({ by: 'Maija' })
  return runs.approve({ id: run.id, by: 'Pekka', ...(typed !== undefined && { count: typed }) })
}
/** A document with its file. */
const document = (candidateId: string, text: string, applicationId?: string): string => {
  const id = all.document(candidateId, text)
  mkdirSync(store().documentsDir, { recursive: true })
  writeFileSync(join(store().documentsDir, id), 'sealed')
  if (applicationId)
    store().maintain((tx) =>
      tx.raw
        .prepare(
          'INSERT INTO application_document (id, application_id, document_id, position) VALUES (?,?,?,0)',
        )
        .run(`${id}-${applicationId}`, applicationId, id),
    )
  return id
}
/** So many rejected applications in Germany, due, of one person each; beside ten that are not. */
const dueOnes = (many: number): string[] => {
  const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
  const ids = Array.from({ length: many }, (_, n) => all.application(opening.id, all.candidate(`Due ${n}`)))
  reject(...ids)
  wait(200)
  for (let n = 0; n < 10; n += 1) all.application(opening.id, all.candidate(`Stays ${n}`))
  return ids
}

describe('a run', () => {
  it('is proven although a word of what was removed stands where nobody is meant', async () => {
    const [id = ''] = dueOnes(1)
    const basis = store()
      .reader.raw.prepare<[], string>('SELECT basis FROM retention_rule WHERE length(basis) > 20 LIMIT 1')
      .pluck()
      .get() as string
    for (const word of [basis, 'opening_id']) addNote(store(), { id, body: word }, all.deps)
    const { verification } = await runs.start({ id: (await approved()).id })
    expect(verification).toMatchObject({ ok: true })
  })

  it('removes exactly what the preview listed, with what hangs on it, and proves it', async () => {
    const [id = '', other = ''] = dueOnes(2)
    addNote(store(), { id, body: 'Zanzibarian remark' }, all.deps)
    const candidateId = store()
      .reader.raw.prepare<[string], string>('SELECT candidate_id FROM application WHERE id = ?')
      .pluck()
      .get(id) as string
    const file = document(candidateId, 'Zanzibarian curriculum', id)
    const listed = (await view.due({ filter: 'due', limit: 10 })).rows.map((row) => row.applicationId)
    expect(listed.sort()).toEqual([id, other].sort())
    const run = await approved()
    expect(run).toMatchObject({ state: 'approved', due: 2, total: 12, toErase: 0, guarded: false })
    const { run: done, verification } = await runs.start({ id: run.id })
    expect(verification).toMatchObject({ ok: true })
    expect(done).toMatchObject({
      state: 'done',
      anonymised: 2,
      erased: 0,
      candidates: 2,
      documents: 1,
      skipped: {},
    })
    expect(count('application')).toBe(10)
    expect(count('candidate')).toBe(10)
    expect([count('note'), count('document'), count('document_text'), count('retention_purge')]).toEqual([
      0, 0, 0, 0,
    ])
    expect(existsSync(join(store().documentsDir, file))).toBe(false)
    expect(count('application_stat')).toBe(2)
    expect(
      store()
        .reader.raw.prepare(
          'SELECT DISTINCT status, reason, duration, documents FROM application_stat ORDER BY 4',
        )
        .all(),
    ).toEqual([
      { status: 'rejected', reason: 'other', duration: '0-7', documents: '0' },
      { status: 'rejected', reason: 'other', duration: '0-7', documents: '1' },
    ])
    const receipt = done.receipt
    if (!receipt) throw new Error('A run that is done has a receipt.')
    expect(receipt.rules).toMatchObject([{ rule: 'DE', version: 1 }])
    expect(checkReceipt(receipt, store().reader)).toEqual({ intact: true, own: true })
    expect(checkReceipt({ ...receipt, anonymised: 3 }, store().reader)).toEqual({ intact: false, own: false })
    for (const word of [id, candidateId, file, 'Due 0', 'Maija', 'Pekka'])
      expect(JSON.stringify(receipt)).not.toContain(word)
    // A second start, and a run over nothing, change nothing.
    expect((await runs.start({ id: run.id })).run).toEqual(done)
    expect((await runs.start({ id: (await approved()).id })).run).toMatchObject({ due: 0, state: 'done' })
    expect((await store().verify()).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  it('is stopped after a batch, keeps what is removed removed, and goes on when it is started again', async () => {
    dueOnes(9)
    const { id } = await approved(9)
    const small: RetentionRuns = createRetentionRuns(store(), {
      ...all.deps,
      view,
      backups: () => [],
      batch: 4,
      onStep: (step) => step === 'removed' && small.halt(),
    })
    await expect(small.start({ id })).rejects.toMatchObject({ reason: 'RUN_HALTED' })
    expect(listRuns(store().reader).rows[0]).toMatchObject({ state: 'running', position: 4, anonymised: 4 })
    expect((await runs.start({ id })).run).toMatchObject({ state: 'done', anonymised: 9 })
  })

  it('that waits for who reads keeps nobody from closing the workspace', async () => {
    dueOnes(3)
    const { id } = await approved(3)
    const waiting = Promise.withResolvers<void>()
    const patient = createRetentionRuns(store(), {
      ...all.deps,
      view,
      backups: () => [],
      patienceMs: [0, 2 ** 30],
      onStep: (step) => step === 'unlinked' && waiting.resolve(),
    })
    const key = store().copyKey()
    const reader = openReader(join(all.workspace.dir, 'haku.db'), key)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM candidate').get()
    const started = patient.start({ id })
    await waiting.promise
    await patient.stop()
    expect(await started).toMatchObject({ verification: null, run: { state: 'erased' } })
    reader.close()
    expect((await runs.start({ id })).run.state).toBe('done')
  })

  it('is refused when more is due than was shown, when a rule changed, when it is old, or the clock went back', async () => {
    const opening = all.published({ country: 'DE' })
    const ids = Array.from({ length: 12 }, () => all.application(opening.id))
    reject(ids[0] as string)
    wait(2)
    reject(ids[1] as string)
    all.workspace.clock.advance(180 * DAY_MS - 3_600_000)
    const run = await approved()
    wait(0.9)
    expect(await problem(runs.start({ id: run.id }))).toBe('')
    wait(1)
    const second = await approved()
    reject(ids[2] as string)
    const germany = { country: 'DE', subdivision: null, scope: 'default' } as const
    const newest = readVersions(store().reader, germany).at(-1)
    if (!newest) throw new Error('There is such a rule.')
    const change = { ...germany, content: { ...newest.content, maxMonths: 5 }, basedOn: 1 }
    changeRule(store(), { ...change, reason: 'Counsel.', ceilingReason: null, approvedBy: 'Maija' }, all.deps)
    expect(await problem(runs.start({ id: second.id }))).toBe('REFUSED DUE_CHANGED')
    const third = await approved()
    wait(1)
    expect(await problem(runs.start({ id: third.id }))).toBe('REFUSED PREVIEW_EXPIRED')
    const fourth = await approved()
    all.workspace.clock.advance(-1000)
    expect(await problem(runs.start({ id: fourth.id }))).toMatch(/PREVIEW_EXPIRED|CLOCK_BEHIND/)
    expect(listRuns(store().reader).rows[0]).toMatchObject({ state: 'approved', startedAt: null })
  })
})

async function problem(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: { code: string; reason: string }) => `${error.code} ${error.reason}`,
  )
}
