import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AcceptedInspection } from '../../../src/contract/inspection.ts'
import { insertCandidate } from '../../../src/main/candidates/profile.ts'
import {
  addDocument,
  discardDocuments,
  readDocument,
  removeDocumentRows,
  sealDocuments,
  sweepOrphans,
} from '../../../src/main/documents/vault.ts'
import { profileOfContact } from '../../../src/main/intake/prepare-file.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.ts'

let workspace: TemporaryWorkspace
beforeEach(async () => {
  workspace = await temporaryWorkspace()
})
afterEach(() => workspace.cleanup())

const inspection: AcceptedInspection = {
  accepted: true,
  mediaType: 'text/plain',
  text: 'words of a life',
  characters: 15,
  warnings: [],
  extractorVersion: 1,
}
const details = { name: 'cv.txt', kind: 'cv', inspection } as const
const content = Buffer.from('Unmistakable words of a life')
const folder = () => workspace.store.documentsDir
const newCandidate = () =>
  workspace.store.maintain((tx) =>
    insertCandidate(tx, profileOfContact({ fullName: 'A', email: null, phone: null }), workspace),
  )

/** Seals and adds in one go, as callers do. */
async function add(candidateId: string, bytes: Buffer = content) {
  const [sealed] = await sealDocuments(workspace.store, [bytes])
  if (!sealed) throw new Error('One was sealed.')
  return {
    sealed,
    ...workspace.store.maintain((tx) => addDocument(tx, candidateId, sealed, details, workspace)),
  }
}

describe('the vault', () => {
  it('keeps a document encrypted, for its owner alone, and gives it back as it was', async () => {
    const { id, added } = await add(newCandidate())
    expect(added).toBe(true)
    const raw = readFileSync(join(folder(), id))
    expect(raw.includes('Unmistakable')).toBe(false)
    if (process.platform !== 'win32') expect(statSync(join(folder(), id)).mode & 0o777).toBe(0o600)
    expect(await readDocument(workspace.store.reader, folder(), id)).toEqual(content)
  })

  it('gives every document a random key of its own, even the same content twice', async () => {
    for (let at = 0; at < 20; at += 1) await add(newCandidate())
    const keys = workspace.store.reader.raw.prepare<[], Buffer>('SELECT key FROM document').pluck().all()
    expect(keys).toHaveLength(20)
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(20)
    for (const key of keys) expect(key).toHaveLength(32)
    const files = readdirSync(folder()).map((name) => readFileSync(join(folder(), name)).toString('hex'))
    // Version and length are what the files have in common: not the nonce, not the bytes after it.
    expect(new Set(files.map((file) => file.slice(2, 26))).size).toBe(20)
    expect(new Set(files.map((file) => file.slice(26))).size).toBe(20)
  })

  it('recognises content by a hash that nobody without the workspace key can compute', async () => {
    const other = await temporaryWorkspace()
    try {
      const [here, again, there] = [workspace, workspace, other].map(({ store }) =>
        store.mac('document', content).toString('hex'),
      )
      expect(here).toBe(again)
      expect(here).not.toBe(there)
      expect(here).not.toBe(workspace.store.mac('intake', content).toString('hex'))
      for (const algorithm of ['sha256', 'sha512', 'sha1', 'md5'])
        expect(here).not.toBe(createHash(algorithm).update(content).digest('hex'))
      await add(newCandidate())
      const stored = workspace.store.reader.raw
        .prepare<[], Buffer>('SELECT content_mac FROM document')
        .pluck()
        .get()
      expect(stored?.toString('hex')).toBe(here)
    } finally {
      other.cleanup()
    }
  })

  it('stores the same file of the same candidate once, and of another candidate again', async () => {
    const candidateId = newCandidate()
    const first = await add(candidateId)
    const second = await add(candidateId)
    expect(second).toMatchObject({ id: first.id, added: false })
    await discardDocuments(workspace.store, [second.sealed])
    const other = await add(newCandidate())
    expect(other.added).toBe(true)
    expect(readFileSync(join(folder(), other.id))).not.toEqual(readFileSync(join(folder(), first.id)))
    expect(readdirSync(folder())).toHaveLength(2)
  })

  it('notices every changed byte, a cut file, a swapped file and a missing one', async () => {
    const candidateId = newCandidate()
    const one = (await add(candidateId)).id
    const two = (await add(candidateId, Buffer.from('Another life'))).id
    const path = join(folder(), one)
    const good = readFileSync(path)
    const damaged = () =>
      expect(readDocument(workspace.store.reader, folder(), one)).rejects.toMatchObject({
        code: 'WORKSPACE_DAMAGED',
        reason: 'DOCUMENT_FILE',
      })
    for (let at = 0; at < good.length; at += 1) {
      const changed = Buffer.from(good)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      writeFileSync(path, changed)
      await damaged()
    }
    writeFileSync(path, good.subarray(0, 10))
    await damaged()
    writeFileSync(path, readFileSync(join(folder(), two)))
    await damaged()
    renameSync(path, `${path}.away`)
    await damaged()
    await expect(readDocument(workspace.store.reader, folder(), crypto.randomUUID())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('sweeps what a crash left between file and row, and nothing else', async () => {
    const { id } = await add(newCandidate())
    await sealDocuments(workspace.store, [Buffer.from('never added')])
    writeFileSync(join(folder(), `${id}.tmp`), 'half a file')
    expect(await sweepOrphans(workspace.store)).toBe(2)
    expect(readdirSync(folder())).toEqual([id])
  })

  it('leaves nothing when one of several files cannot be written', async () => {
    renameSync(folder(), `${folder()}.away`)
    writeFileSync(folder(), 'in the way')
    await expect(sealDocuments(workspace.store, [content, content])).rejects.toThrow()
  })

  it('removes row, key and indexed text together', async () => {
    const { id } = await add(newCandidate())
    workspace.store.maintain((tx) => removeDocumentRows(tx, [id]))
    const { raw } = workspace.store.reader
    expect(raw.prepare('SELECT count(*) FROM document').pluck().get()).toBe(0)
    expect(
      raw.prepare(`SELECT count(*) FROM document_fts WHERE document_fts MATCH 'life'`).pluck().get(),
    ).toBe(0)
  })
})
