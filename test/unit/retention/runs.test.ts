import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { addNote } from '../../../src/main/applications/notes.ts'
import { changeRule } from '../../../src/main/retention/change-rule.ts'
import { releaseHold, setHold } from '../../../src/main/retention/holds.ts'
import { checkReceipt } from '../../../src/main/retention/receipt.ts'
import { installPack, readVersions } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../../../src/main/retention/run.ts'
import { listRuns } from '../../../src/main/retention/runs.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { readRetentionSettings, writeRetentionSettings } from '../../../src/main/retention/which-rule.ts'
import { listBackups } from '../../../src/main/store/backup.ts'
import { openReader } from '../../../src/main/store/connection.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

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

  it('leaves what is held since it was shown, and says so', async () => {
    const [held = ''] = dueOnes(3)
    const run = await approved(3)
    setHold(
      store(),
      { subject: 'application', subjectId: held, reason: 'Claim', owner: 'Maija', reviewOn: '2026-12-01' },
      all.deps,
    )
    const { run: done } = await runs.start({ id: run.id })
    expect(done).toMatchObject({ anonymised: 2, skipped: { HOLD: 1 }, position: 3, state: 'done' })
    expect(count('application', `id = '${held}'`)).toBe(1)
    const [hold] = store().reader.raw.prepare<[], string>('SELECT id FROM legal_hold').pluck().all()
    releaseHold(store(), { id: hold as string }, all.deps)
    expect((await runs.start({ id: (await approved()).id })).run).toMatchObject({ anonymised: 1 })
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

  it('keeps the profile, and a document that another application has too', async () => {
    const germany = all.published({ country: 'DE' })
    const finland = all.published({ country: 'FI' })
    const candidateId = all.candidate('Two Countries')
    const [first, second] = [
      all.application(germany.id, candidateId),
      all.application(finland.id, candidateId),
    ]
    for (let n = 0; n < 9; n += 1) all.application(finland.id)
    const shared = document(candidateId, 'shared', first)
    store().maintain((tx) =>
      tx.raw
        .prepare(
          'INSERT INTO application_document (id, application_id, document_id, position) VALUES (?,?,?,0)',
        )
        .run('both', second, shared),
    )
    const own = document(candidateId, 'own', first)
    reject(first)
    wait(200)
    const { run } = await runs.start({ id: (await approved()).id })
    expect(run).toMatchObject({ anonymised: 1, candidates: 0, documents: 1, state: 'done' })
    expect(store().reader.raw.prepare('SELECT id FROM document').pluck().all()).toEqual([shared])
    expect(count('candidate', `id = '${candidateId}'`)).toBe(1)
    expect(readdirSync(store().documentsDir)).not.toContain(own)
    // The profile goes with the last application.
    reject(second)
    store().command({ action: 'test.close', subjects: [], undoable: false, actor: 'person' }, (tx) =>
      tx.raw.exec(
        `UPDATE opening SET status = 'closed', closed_at = ${all.workspace.clock.now()} WHERE id = '${finland.id}'`,
      ),
    )
    wait(735)
    const last = await approved(10)
    expect((await runs.start({ id: last.id })).run.candidates).toBe(10)
    expect(count('candidate')).toBe(0)
    // The figures of one person have nothing in common.
    const ids = store().reader.raw.prepare<[], string>('SELECT id FROM application_stat').pluck().all()
    expect(ids).toHaveLength(11)
    expect(ids).not.toContain(first)
  })

  it('is marked as not proven while somebody reads, and finished afterwards', async () => {
    dueOnes(2)
    const run = await approved()
    const reader = openReader(join(all.workspace.dir, 'haku.db'), store().copyKey())
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM candidate').get()
    const outcome = await runs.start({ id: run.id })
    expect(outcome).toMatchObject({
      verification: null,
      run: { state: 'erased', anonymised: 2, receipt: null },
    })
    expect(problemOf(() => runs.approve({ id: run.id, by: 'Pekka' }))).toBe('INVALID_STATE RUN_APPROVED')
    expect(await problem(runs.prepare({ by: 'Maija' }))).toBe('INVALID_STATE RUN_UNDER_WAY')
    reader.exec('COMMIT')
    reader.close()
    await runs.resume()
    expect(listRuns(store().reader).rows[0]).toMatchObject({ id: run.id, state: 'done' })
  })
})

describe('approval', () => {
  it('takes a second person, unless the workspace says otherwise', async () => {
    dueOnes(1)
    const run = await runs.prepare({ by: 'Maija' })
    expect(await problem(runs.start({ id: run.id }))).toBe('INVALID_STATE NOT_APPROVED')
    expect(problemOf(() => runs.approve({ id: run.id, by: 'maija ' }))).toBe('REFUSED FOUR_EYES')
    writeRetentionSettings(store(), { ...readRetentionSettings(store().reader), approval: 'automatic' })
    expect((await runs.prepare({ by: 'Maija' })).state).toBe('approved')
    expect(count('retention_run')).toBe(1)
  })

  it('of more than a fifth takes the number, typed', async () => {
    dueOnes(5)
    writeRetentionSettings(store(), { ...readRetentionSettings(store().reader), approval: 'automatic' })
    const run = await runs.prepare({ by: 'Maija' })
    expect(run).toMatchObject({ guarded: true, state: 'previewed', due: 5, total: 15 })
    for (const typed of [undefined, 4])
      expect(problemOf(() => runs.approve({ id: run.id, by: 'Maija', ...(typed && { count: typed }) }))).toBe(
        'REFUSED NEEDS_CONFIRMATION',
      )
    expect(runs.approve({ id: run.id, by: 'Maija', count: 5 }).state).toBe('approved')
  })
})

async function problem(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => '',
    (error: { code: string; reason: string }) => `${error.code} ${error.reason}`,
  )
}
