/**
 * Document files: one encrypted file each under documents/, named by a random id, its key in the row. A file is whole
 * and flushed before its row commits; a file without a row is left over from a crash and is swept at the start.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentKind } from '#contract/candidates.ts'
import type { Clock } from '../platform/clock.ts'
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE, syncFolder } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { DOCUMENT_KEY_BYTES, sealDocumentFile, unsealDocumentFile } from '../store/document-file.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { EXTRACTOR_VERSION } from './extracted.ts'
import type { KeptInspection } from './quarantine.ts'

/** A file that is on disk, encrypted, but belongs to nobody yet: to be added in a transaction, or discarded. */
export interface SealedDocument {
  id: string
  key: Buffer
  sizeBytes: number
  contentMac: Buffer
}

export interface NewDocument {
  name: string
  kind: DocumentKind
  inspection: KeptInspection
}

/** Of a document that felled its reader before anybody knew what it is. */
const UNKNOWN_TYPE = 'application/octet-stream'

type Vault = Pick<Store, 'documentsDir' | 'mac'>

/**
 * Writes files encrypted under fresh keys and flushes them and their folder, so that rows may name them. When one
 * cannot be written, none stays. The caller adds each in a transaction or discards it.
 */
export async function sealDocuments(
  vault: Vault,
  contents: readonly Uint8Array[],
): Promise<SealedDocument[]> {
  const documents = contents.map((bytes) => ({
    bytes,
    sealed: {
      id: newId(),
      key: randomBytes(DOCUMENT_KEY_BYTES),
      sizeBytes: bytes.length,
      contentMac: vault.mac('document', bytes),
    },
  }))
  const sealed = documents.map((document) => document.sealed)
  if (sealed.length === 0) return sealed
  await mkdir(vault.documentsDir, { recursive: true, mode: PRIVATE_FOLDER_MODE })
  const written = await Promise.allSettled(
    documents.map(({ bytes, sealed: { id, key } }) =>
      writeNewFile(join(vault.documentsDir, id), sealDocumentFile(id, key, bytes)),
    ),
  )
  const failed = written.find((result) => result.status === 'rejected')
  if (failed) {
    await discardDocuments(vault, sealed)
    throw failed.reason
  }
  syncFolder(vault.documentsDir)
  return sealed
}

async function writeNewFile(path: string, pieces: Buffer[]): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE_MODE)
  try {
    for (const piece of pieces) await file.write(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Of these sealed files, removes those that no row names: after a transaction whose end is not sure. */
export async function discardUnused(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  documents: readonly { id: string }[],
): Promise<void> {
  const known = store.reader.raw.prepare<[string], number>('SELECT 1 FROM document WHERE id = ?').pluck()
  await discardDocuments(
    store,
    documents.filter(({ id }) => known.get(id) === undefined),
  )
}

/** Removes files that no row names: sealed and not added, or whose rows have been deleted. Missing ones are no fault. */
export async function discardDocuments(
  vault: Pick<Store, 'documentsDir'>,
  documents: readonly { id: string }[],
): Promise<void> {
  await Promise.all(documents.map(({ id }) => rm(join(vault.documentsDir, id), { force: true })))
}

/**
 * Gives a sealed file to a candidate, with the text that was read from it, or in quarantine. When the candidate has the same file
 * already, nothing is written: `added` is false, `id` is the known document, and the sealed file is to be discarded.
 */
export function addDocument(
  tx: Writable,
  candidateId: string,
  sealed: SealedDocument,
  details: NewDocument,
  deps: { clock: Clock },
): { id: string; added: boolean } {
  const known = tx.raw
    .prepare<[string, Buffer], string>('SELECT id FROM document WHERE candidate_id = ? AND content_mac = ?')
    .pluck()
    .get(candidateId, sealed.contentMac)
  if (known !== undefined) return { id: known, added: false }
  const { inspection } = details
  tx.raw
    .prepare(
      `INSERT INTO document (id, candidate_id, kind, name, media_type, size_bytes, content_mac, key,
        extraction, failure, warnings, extractor_version, language, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    )
    .run(
      sealed.id,
      candidateId,
      details.kind,
      details.name,
      inspection.mediaType ?? UNKNOWN_TYPE,
      sealed.sizeBytes,
      sealed.contentMac,
      sealed.key,
      inspection.accepted ? 'done' : 'failed',
      inspection.accepted ? null : inspection.code,
      inspection.warnings.join(','),
      EXTRACTOR_VERSION,
      (inspection.accepted ? inspection.language : null) ?? null,
      deps.clock.now(),
    )
  if (!inspection.accepted) return { id: sealed.id, added: true }
  tx.raw
    .prepare('INSERT INTO document_text (document_id, candidate_id, text) VALUES (?,?,?)')
    .run(sealed.id, candidateId, inspection.text)
  return { id: sealed.id, added: true }
}

/** Deletes rows, keys and indexed text of documents. The files are to be discarded once the transaction has committed. */
export function removeDocumentRows(tx: Writable, ids: readonly string[]): void {
  for (const id of ids) {
    tx.raw.prepare('DELETE FROM application_document WHERE document_id = ?').run(id)
    tx.raw.prepare('DELETE FROM document_text WHERE document_id = ?').run(id)
    tx.raw.prepare('DELETE FROM document WHERE id = ?').run(id)
  }
}

/** The original bytes. Throws Problem NOT_FOUND (no such document) or WORKSPACE_DAMAGED (its file is gone or changed). */
export async function readDocument(db: Readable, documentsDir: string, id: string): Promise<Buffer> {
  const key = db.raw.prepare<[string], Buffer>('SELECT key FROM document WHERE id = ?').pluck().get(id)
  if (key === undefined)
    throw new Problem(
      'NOT_FOUND',
      'DOCUMENT_UNKNOWN',
      'There is no such document.',
      'It may have been taken back or erased; look at the candidate again.',
    )
  try {
    return unsealDocumentFile(id, key, await readFile(join(documentsDir, id)))
  } catch (error) {
    throw new Problem(
      'WORKSPACE_DAMAGED',
      'DOCUMENT_FILE',
      'The file of this document is missing or damaged. The text that was read from it is kept.',
      'Restore a backup, or ask the candidate for the document again.',
      error,
    )
  }
}

/**
 * Removes what a crash left in the documents folder: files that no row names. Returns how many. To be called at the
 * start only, before anything is taken in.
 */
export async function sweepOrphans(store: Pick<Store, 'reader' | 'documentsDir'>): Promise<number> {
  const names = await readdir(store.documentsDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const known = store.reader.raw.prepare<[string], number>('SELECT 1 FROM document WHERE id = ?').pluck()
  const orphans = names.filter((name) => known.get(name) === undefined)
  await discardDocuments(
    store,
    orphans.map((id) => ({ id })),
  )
  return orphans.length
}
