/** Files that a person adds to a candidate they are looking at: the same rules as for what is taken in. */
import { basename } from 'node:path/posix'
import type { DocumentRow } from '#contract/candidates.ts'
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { attachDocuments } from '../applications/create.ts'
import { eventWriter } from '../applications/events.ts'
import { readProfile } from '../candidates/profile.ts'
import { sanitiseFileName } from '../documents/file-name.ts'
import { getDocument } from '../documents/queries.ts'
import { refusedInspection } from '../documents/refusal.ts'
import { addDocument, discardDocuments, sealDocuments } from '../documents/vault.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store } from '../store/types.ts'
import type { IntakeDeps } from './deps.ts'
import { applicationFull, takeFiles } from './documents-of.ts'
import { guessKinds } from './kinds.ts'
import { IntakeRefusal, type RefusedFile } from './refusal.ts'

/**
 * Adds files to a candidate, and to an application of theirs where one is named. A file that cannot be taken, or no
 * longer fits into the application, is refused by name and costs no other; one that is there already counts as
 * added. Throws Problem NOT_FOUND or INVALID_STATE.
 */
export async function addDocuments(
  store: Store,
  input: { candidateId: string; applicationId?: string | undefined; files: readonly File[] },
  deps: CommandDeps & Pick<IntakeDeps, 'documents'>,
): Promise<{ added: DocumentRow[]; refused: RefusedFile[] }> {
  const { candidateId, applicationId } = input
  requireOwner(store.reader, candidateId, applicationId)
  const names = input.files.map((file) => sanitiseFileName(basename(file.name)))
  const kinds = guessKinds(names)
  const { taken, refused } = await takeFiles(
    input.files.map((file, at) => ({
      name: names[at] ?? 'document',
      kind: kinds[at] ?? 'other',
      read: () => bytesOf(file),
    })),
    deps,
  )
  const sealed = await sealDocuments(
    store,
    taken.map((file) => file.bytes),
  )
  const unused = new Set(sealed)
  const ids: string[] = []
  try {
    store.command({ action: 'documents.add', subjects: ids, undoable: false, actor: deps.actor }, (tx) => {
      requireOwner(tx, candidateId, applicationId)
      const attached = attachedTo(tx, applicationId)
      const fresh: string[] = []
      sealed.forEach((document, at) => {
        const file = taken[at]
        if (file === undefined) return
        const mac = document.contentMac.toString('hex')
        if (
          applicationId !== undefined &&
          !attached.has(mac) &&
          attached.bytes() + document.sizeBytes > MAX_APPLICATION_BYTES
        ) {
          refused.push(applicationFull(file.name))
          return
        }
        const { id, added } = addDocument(tx, candidateId, document, file, deps)
        if (added) unused.delete(document)
        if (!attached.has(mac)) fresh.push(id)
        attached.add(mac, document.sizeBytes)
        if (!ids.includes(id)) ids.push(id)
      })
      if (applicationId === undefined) return
      attachDocuments(tx, { id: applicationId, candidateId }, fresh)
      const event = eventWriter(tx)
      for (const _ of fresh) event(applicationId, deps.clock.now(), 'document_added')
    })
  } finally {
    await discardDocuments(store, [...unused])
  }
  return { added: ids.map((id) => getDocument(store.reader, id)), refused }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > MAX_APPLICATION_BYTES)
    throw new IntakeRefusal('TOO_LARGE', refusedInspection('TOO_LARGE').reason)
  return new Uint8Array(await file.arrayBuffer())
}

function requireOwner(db: Readable, candidateId: string, applicationId: string | undefined): void {
  const { profileStatus } = readProfile(db, candidateId)
  if (profileStatus === 'anonymised')
    throw new Problem(
      'INVALID_STATE',
      'CANDIDATE_ANONYMISED',
      'This candidate has been anonymised and can have no new documents. Nothing was added.',
      'Create a new candidate.',
    )
  if (applicationId === undefined) return
  const owner = db.raw
    .prepare<[string], string>('SELECT candidate_id FROM application WHERE id = ?')
    .pluck()
    .get(applicationId)
  if (owner !== candidateId)
    throw new Problem(
      'NOT_FOUND',
      'APPLICATION_UNKNOWN',
      'This candidate has no such application. Nothing was added.',
      'Look at the candidate again.',
    )
}

/** What an application holds already, by content; counts along with what is added. */
function attachedTo(db: Readable, applicationId: string | undefined) {
  const sizes = new Map<string, number>()
  if (applicationId !== undefined) {
    const rows = db.raw
      .prepare<[string], { mac: Buffer; sizeBytes: number }>(
        `SELECT d.content_mac AS mac, d.size_bytes AS sizeBytes FROM application_document ad
         JOIN document d ON d.id = ad.document_id WHERE ad.application_id = ?`,
      )
      .all(applicationId)
    for (const { mac, sizeBytes } of rows) sizes.set(mac.toString('hex'), sizeBytes)
  }
  return {
    has: (mac: string) => sizes.has(mac),
    add: (mac: string, sizeBytes: number) => sizes.set(mac, sizeBytes),
    bytes: () => [...sizes.values()].reduce((sum, size) => sum + size, 0),
  }
}
