import { discardDocuments } from '../documents/vault.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { eraseRows } from '../store/erasure.ts'
import type { Store } from '../store/types.ts'
import { candidateNotFound } from './profile.ts'

/**
 * Erases a candidate with everything: profile, applications, documents with their keys and files, mails, merges, and
 * every image that undo keeps. Cannot be undone. When the process ends before the files are gone, the next start
 * removes them: no row names them any more, and their keys are gone. Throws Problem NOT_FOUND.
 */
export async function eraseCandidate(
  store: Store,
  { id }: { id: string },
  deps: CommandDeps,
): Promise<{ documents: number }> {
  const { result } = store.command(
    { action: 'candidates.erase', subjects: [id], undoable: false, actor: deps.actor },
    (tx) => {
      if (tx.raw.prepare('SELECT 1 FROM candidate WHERE id = ?').get(id) === undefined)
        throw candidateNotFound()
      return eraseRows(tx, { candidateIds: [id] }, { at: deps.clock.now() })
    },
  )
  await discardDocuments(
    store,
    result.documentIds.map((documentId) => ({ id: documentId })),
  )
  store.settleErasures()
  await store.scrub()
  return { documents: result.documentIds.length }
}
