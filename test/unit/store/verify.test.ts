import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VerifyReport } from '../../../src/contract/workspace.ts'
import { DOCUMENT_KEY_BYTES, sealDocumentFile } from '../../../src/main/store/document-file.ts'
import { createWorkerRunner } from '../../../src/main/store/jobs.ts'
import { document } from '../../../src/main/store/schema/index.ts'
import type { Store } from '../../../src/main/store/types.ts'
import { openWorkspace } from '../../../src/main/store/workspace.ts'
import { built } from '../../support/built.ts'
import { addPipeline, asCommand, rowOf } from '../../support/rows.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

// Whole processes and slow key derivations: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 })

const workerUrl = built('store-worker')

let workspace: TemporaryWorkspace
let store: Store
let documentPath: string
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  store = workspace.store
  const id = randomUUID()
  const key = randomBytes(DOCUMENT_KEY_BYTES)
  const bytes = Buffer.from('curriculum vitae')
  documentPath = join(store.documentsDir, id)
  writeFileSync(documentPath, Buffer.concat(sealDocumentFile(id, key, bytes)))
  asCommand(store, (tx) => {
    const { candidateId } = addPipeline(tx)
    tx.orm
      .insert(document)
      .values(rowOf(document, { id, candidateId, key, sizeBytes: bytes.length }))
      .run()
  })
})
afterEach(() => {
  store.close()
  workspace.cleanup()
})

async function failing(): Promise<Record<string, string[]>> {
  const report = await store.verify()
  expect(VerifyReport.parse(report)).toEqual(report)
  expect(report.ok).toBe(report.checks.every(({ ok }) => ok))
  return Object.fromEntries(
    report.checks.filter(({ ok }) => !ok).map(({ name, problems }) => [name, problems]),
  )
}

describe('verifying', () => {
  it('looks at everything and finds a sound workspace sound', async () => {
    const { ok, checks } = await store.verify()
    expect(ok).toBe(true)
    expect(checks.map(({ name, count }) => [name, count > 0])).toEqual([
      ['integrity', true],
      ['foreign-keys', true],
      ['audit-chain', true],
      ['search-index', true],
      ['documents', true],
      ['registry', true],
    ])
    expect(existsSync(join(workspace.dir, 'scratch'))).toBe(false)
  })

  it('finds a row whose parent is missing', async () => {
    store.maintain((tx) => {
      tx.raw.pragma('defer_foreign_keys = ON')
      tx.raw.exec('DROP TRIGGER candidate_email_keep_id')
    })
    // Foreign keys can be turned off only outside a transaction: what another program would have done.
    let raw: { pragma(source: string): unknown } | undefined
    store.maintain((tx) => {
      raw = tx.raw
    })
    raw?.pragma('foreign_keys = OFF')
    store.maintain((tx) => tx.raw.exec(`UPDATE candidate_email SET candidate_id = 'nobody'`))
    raw?.pragma('foreign_keys = ON')
    expect(await failing()).toMatchObject({
      'foreign-keys': ['1 rows of candidate_email without their candidate'],
    })
  })

  it('finds a changed audit line', async () => {
    store.maintain((tx) => tx.raw.exec(`UPDATE audit_entry SET action = 'x'`))
    expect(await failing()).toMatchObject({ 'audit-chain': ['line 1 was changed'] })
  })

  it('finds an index that differs from its content, and builds it anew', async () => {
    store.maintain((tx) => tx.raw.exec(`INSERT INTO note_fts(rowid, body) VALUES (9, 'ghost')`))
    expect(await failing()).toEqual({
      'search-index': ['note_fts differs from note', 'the search index was built anew'],
    })
    expect(await failing()).toEqual({})
  })

  it('finds a document file that is missing, changed, exchanged or too many', async () => {
    const whole = readFileSync(documentPath)
    const changed = Buffer.from(whole)
    changed[20] = (changed[20] ?? 0) ^ 1
    writeFileSync(documentPath, changed)
    expect(await failing()).toEqual({ documents: [expect.stringContaining('was changed or cannot be read')] })
    writeFileSync(documentPath, whole.subarray(0, 10))
    expect(await failing()).toEqual({ documents: [expect.stringContaining('was changed or cannot be read')] })
    rmSync(documentPath)
    expect(await failing()).toEqual({ documents: [expect.stringContaining('is missing')] })
    writeFileSync(documentPath, whole)
    expect(await failing()).toEqual({})

    const stray = join(store.documentsDir, randomUUID())
    writeFileSync(stray, 'x')
    const now = workspace.clock.now() / 1000
    utimesSync(stray, now, now)
    expect(await failing()).toEqual({})
    utimesSync(stray, now - 7200, now - 7200)
    expect(await failing()).toEqual({ documents: ['a file in the documents folder belongs to no document'] })
  })

  it('finds a column that no class says anything about', async () => {
    store.maintain((tx) => tx.raw.exec('ALTER TABLE note ADD COLUMN mood TEXT'))
    expect(await failing()).toEqual({ registry: ['note.mood is stored, but not in the schema'] })
  })

  it('finds a page that was overwritten while the workspace is open', async () => {
    store = await workspace.reopen()
    const path = join(workspace.dir, 'haku.db')
    const bytes = readFileSync(path)
    bytes.fill(1, bytes.length - 3000, bytes.length - 2900)
    writeFileSync(path, bytes)
    expect(Object.keys(await failing())).toContain('integrity')
  })
})

describe('in a worker', () => {
  it('verifying, backing up and finding damage work as they do here, while the service goes on', async () => {
    store.close()
    const options = { clock: workspace.clock, storeWorkerUrl: workerUrl }
    store = await openWorkspace(workspace.dir, {}, options)
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    const backup = await store.backUp('manual')
    clearInterval(timer)
    expect(backup.verified).toBe(true)
    expect(turns).toBeGreaterThan(5)
    expect((await store.verify()).ok).toBe(true)
  })

  it('a job of a workspace that is closed meanwhile is cancelled', async () => {
    store.close()
    store = await openWorkspace(workspace.dir, {}, { clock: workspace.clock, storeWorkerUrl: workerUrl })
    const verifying = store.verify()
    store.close()
    await expect(verifying).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('an error keeps the code of the database and holds no value', async () => {
    const jobs = createWorkerRunner(workerUrl)
    const path = join(workspace.dir, 'no such.db')
    await expect(jobs.run({ kind: 'quick-check', path }, Buffer.alloc(32))).rejects.toMatchObject({
      code: 'SQLITE_CANTOPEN',
    })
  })
})
