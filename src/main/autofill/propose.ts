/** Proposals for a profile: from a document that is kept, or from a file that is looked at and let go. */
import type { ProfileProposal } from '#contract/autofill.ts'
import { getDocument } from '../documents/queries.ts'
import { readDocument } from '../documents/vault.ts'
import type { DocumentWorkers } from '../documents/worker-pool.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'

type Readers = Pick<DocumentWorkers, 'proposeProfile'>

/** What a document of a candidate says of them. Throws Problem NOT_FOUND, WORKSPACE_DAMAGED, or REFUSED. */
export async function proposeFromDocument(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  input: { documentId: string },
  documents: Readers,
): Promise<ProfileProposal> {
  const { name } = getDocument(store.reader, input.documentId)
  const bytes = await readDocument(store.reader, store.documentsDir, input.documentId)
  // A copy of its own: what a worker is sent must not be a view of a shared buffer.
  return read(new Uint8Array(bytes), name, documents)
}

/** The same from a file of which nothing is kept. Throws Problem REFUSED. */
export async function proposeFromFile(input: { file: File }, documents: Readers): Promise<ProfileProposal> {
  return read(new Uint8Array(await input.file.arrayBuffer()), input.file.name, documents)
}

async function read(bytes: Uint8Array, name: string, documents: Readers): Promise<ProfileProposal> {
  const answer = await documents.proposeProfile(bytes, name)
  if ('fields' in answer) return answer
  throw new Problem('REFUSED', answer.code, `${answer.reason} The profile was not changed.`)
}
