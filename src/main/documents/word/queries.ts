/** What a client may see of a Word document: its layout, or its text to read. */
import type { InputOf } from '#contract/common.ts'
import type { documents, WordDocumentView } from '#contract/documents.ts'
import { Problem } from '../../platform/problem.ts'
import type { Store } from '../../store/types.ts'
import { getDocument } from '../queries.ts'
import { DOCX } from '../sniff.ts'
import { readDocument } from '../vault.ts'
import type { DocumentWorkers } from '../worker-pool.ts'
import type { ViewRefusalCode } from './view.ts'

const WORD_TYPES: ReadonlySet<string> = new Set(['application/msword', DOCX])
const READ_THE_TEXT = 'Read its text, or save the original and open it in the program it was written with.'

const SENTENCES: Partial<Record<ViewRefusalCode, string>> = {
  ENCRYPTED: 'The document is protected by a password. The file is kept as it came.',
  ZIP_LIMIT:
    'The document would unpack to far more than a document needs, as an attack would, so it was not opened. The file is kept as it came.',
  TOO_SLOW: 'Preparing the document took too long, so it was stopped. The file is kept as it came.',
  OUT_OF_MEMORY:
    'Preparing the document needed too much memory, so it was stopped. The file is kept as it came.',
  TOO_LONG: 'The document is too long to be laid out quickly. The file is kept as it came.',
}

/**
 * The document as markup, prepared in a document worker. Throws Problem NOT_FOUND, WORKSPACE_DAMAGED, INVALID_STATE
 * NOT_A_WORD_DOCUMENT, or REFUSED with a reason such as ENCRYPTED, ZIP_LIMIT, TOO_SLOW, TOO_LONG or DAMAGED.
 */
export async function wordView(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  { id, face }: InputOf<typeof documents.wordView>,
  workers: Pick<DocumentWorkers, 'viewWord'>,
): Promise<WordDocumentView> {
  const bytes = await wordBytes(store, id)
  const answer = await workers.viewWord(new Uint8Array(bytes), face)
  if (answer.shown) return answer.view
  throw new Problem(
    'REFUSED',
    answer.code,
    SENTENCES[answer.code] ?? 'The document is damaged and cannot be laid out. The file is kept as it came.',
    READ_THE_TEXT,
  )
}

/** Throws Problem NOT_FOUND, WORKSPACE_DAMAGED, or INVALID_STATE NOT_A_WORD_DOCUMENT. */
export async function wordBytes(
  store: Pick<Store, 'reader' | 'documentsDir'>,
  id: string,
): Promise<Uint8Array> {
  if (!WORD_TYPES.has(getDocument(store.reader, id).mediaType)) {
    throw new Problem(
      'INVALID_STATE',
      'NOT_A_WORD_DOCUMENT',
      'This is no Word document. Nothing was changed.',
      'Open it as what it is.',
    )
  }
  return readDocument(store.reader, store.documentsDir, id)
}
