import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DOCUMENT_KEY_BYTES, sealDocumentFile } from '../../../src/main/store/document-file.ts'
import { unlockKey } from '../../../src/main/store/keys.ts'
import { salvageWorkspace } from '../../../src/main/store/salvage.ts'
import { document, note } from '../../../src/main/store/schema/index.ts'
import { openWorkspace, salvage } from '../../../src/main/store/workspace.ts'
import { addPipeline, asCommand, type Pipeline, rowOf } from '../../support/rows.ts'
import { type TemporaryWorkspace, temporaryWorkspace, testClock } from '../../support/workspace.ts'

const PAGE_BYTES = 4096
const NOTES = 600
const options = { clock: testClock() }

let workspace: TemporaryWorkspace
let documentId: string
let path: string
beforeEach(async () => {
  workspace = await temporaryWorkspace()
  const { store } = workspace
  documentId = randomUUID()
  path = join(workspace.dir, 'haku.db')
  const key = randomBytes(DOCUMENT_KEY_BYTES)
  const sealed = sealDocumentFile(documentId, key, Buffer.from('curriculum vitae'))
  writeFileSync(join(store.documentsDir, documentId), Buffer.concat(sealed))
  asCommand(store, (tx) => {
    const { candidateId, applicationId }: Pipeline = addPipeline(tx, 'Åsa Öberg')
    tx.orm
      .insert(document)
      .values(rowOf(document, { id: documentId, candidateId, key, sizeBytes: 16 }))
      .run()
    for (let n = 0; n < NOTES; n += 1)
      tx.orm
        .insert(note)
        .values(rowOf(note, { candidateId, applicationId, body: `note ${n} ${'x'.repeat(200)}` }))
        .run()
  })
})
afterEach(() => workspace.cleanup())

async function salvaged() {
  const { zip, ...counts } = await salvage(workspace.dir, {}, options)
  const files = unzipSync(zip)
  const rows = (table: string): Record<string, unknown>[] =>
    strFromU8(files[`tables/${table}.jsonl`] ?? new Uint8Array())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return { files, rows, counts }
}

/** Page numbers of a table's leaves, found by asking SQLite itself. */
function pagesOf(table: string): number[] {
  return workspace.store.reader.raw
    .prepare<[string], number>(
      `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno`,
    )
    .pluck()
    .all(table)
}

function spoilPages(pages: number[]): void {
  const bytes = readFileSync(path)
  for (const page of pages) bytes.fill(0x5a, (page - 1) * PAGE_BYTES + 500, (page - 1) * PAGE_BYTES + 600)
  writeFileSync(path, bytes)
}

describe('salvaging', () => {
  it('takes every record and document of a sound workspace, and no key', async () => {
    workspace.store.close()
    const { files, rows, counts } = await salvaged()
    expect(rows('candidate')).toMatchObject([{ full_name: 'Åsa Öberg' }])
    expect(rows('note')).toHaveLength(NOTES)
    expect(strFromU8(files[`documents/${documentId}`] ?? new Uint8Array())).toBe('curriculum vitae')
    expect(counts).toMatchObject({ documents: 1, unreadable: 0 })
    expect(Object.keys(files)).not.toContain('tables/secret.jsonl')
    expect(rows('document')[0]).not.toHaveProperty('key')
    expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain('NOT encrypted')
  })

  it('reads past damaged pages, keeps what lies before, between and behind them, and says how much is missing', async () => {
    const pages = pagesOf('note')
    workspace.store.close()
    expect(pages.length).toBeGreaterThan(20)
    const spoilt = [3, 10, 11, pages.length - 1].map((at) => pages[at] ?? 0)
    spoilPages(spoilt)
    await expect(openWorkspace(workspace.dir, {}, options)).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
    })
    const { rows, counts } = await salvaged()
    const seqs = rows('note').map(({ seq }) => Number(seq))
    const perPage = NOTES / pages.length
    expect(seqs.length).toBeLessThan(NOTES)
    expect(seqs.length).toBeGreaterThan(NOTES - perPage * (spoilt.length + 2))
    expect(seqs).toContain(1)
    expect(counts.unreadable).toBe(3)
    expect(rows('candidate')).toHaveLength(1)
  })

  it('goes on when a document cannot be read', async () => {
    workspace.store.close()
    rmSync(join(workspace.dir, 'documents', documentId))
    const { rows, counts } = await salvaged()
    expect(counts).toMatchObject({ documents: 0, unreadable: 1 })
    expect(rows('document')).toHaveLength(1)
  })

  it('stops at its limit and says so', async () => {
    workspace.store.close()
    const { zip, rows } = salvageWorkspace(workspace.dir, await unlockKey(workspace.dir, {}), 20_000)
    expect(rows).toBeLessThan(NOTES)
    expect(strFromU8(unzipSync(zip)['README.txt'] ?? new Uint8Array())).toContain('limit')
  })

  it('needs the secret that the workspace needs, and says when nothing can be read', async () => {
    workspace.store.close()
    await expect(salvage(workspace.dir, { passphrase: 'wrong' }, options)).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    })
    spoilPages([1])
    await expect(salvage(workspace.dir, {}, options)).rejects.toMatchObject({ reason: 'NOTHING_READABLE' })
  })
})
