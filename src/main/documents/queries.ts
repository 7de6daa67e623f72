/** What a client may see of a document. */
import type { DocumentRow } from '#contract/candidates.ts'
import { DOCUMENT_COLUMNS, type DocumentCells, toDocumentRow } from '../candidates/queries.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store } from '../store/types.ts'
import { readDocument } from './vault.ts'
import type { DocumentWorkers } from './worker-pool.ts'

const unknown = () =>
  new Problem(
    'NOT_FOUND',
    'DOCUMENT_UNKNOWN',
    'There is no such document.',
    'It may have been taken back or erased; look at the candidate again.',
  )

/** The document without its content. Throws Problem NOT_FOUND. */
export function getDocument(db: Readable, id: string): DocumentRow {
  const row = db.raw
    .prepare<[string], DocumentCells>(`SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.id = ?`)
    .get(id)
  if (row === undefined) throw unknown()
  return toDocumentRow(row)
}

/**
 * The original bytes, decrypted in memory, under the sender's name made safe. The type is the one that was found in
 * the content. Throws Problem NOT_FOUND or WORKSPACE_DAMAGED.
 */
export async function documentContent(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  input: { id: string },
): Promise<{ file: File; document: DocumentRow }> {
  const document = getDocument(store.reader, input.id)
  const bytes = await readDocument(store.reader, store.documentsDir, input.id)
  // A copy into a buffer of its own: Node hands small files out of a shared one.
  return { file: new File([new Uint8Array(bytes)], document.name, { type: document.mediaType }), document }
}

/** Where nothing better is known, as browsers do. */
const FALLBACK_CHARSET = 'windows-1252'

/**
 * The charset that the text of a document was read in, told by the same reader in a document worker. Throws Problem
 * NOT_FOUND or WORKSPACE_DAMAGED.
 */
export async function documentCharset(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  input: { id: string },
  workers: Pick<DocumentWorkers, 'inspect'>,
): Promise<{ charset: string }> {
  const { name } = getDocument(store.reader, input.id)
  const bytes = await readDocument(store.reader, store.documentsDir, input.id)
  const found = await workers.inspect(new Uint8Array(bytes), name)
  return { charset: (found.accepted ? found.charset : undefined) ?? FALLBACK_CHARSET }
}

/** The text that was read from it, with the warnings of the reader. Throws Problem NOT_FOUND. */
export function documentText(db: Readable, input: { id: string }): { text: string; warnings: string[] } {
  const { warnings } = getDocument(db, input.id)
  const text = db.raw
    .prepare<[string], string>('SELECT text FROM document_text WHERE document_id = ?')
    .pluck()
    .get(input.id)
  return { text: text ?? '', warnings }
}
