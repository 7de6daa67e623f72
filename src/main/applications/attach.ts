/** Documents that a candidate sent before, used for another of their applications without being stored again. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Store } from '../store/types.ts'
import { attachDocuments } from './create.ts'
import { eventWriter } from './events.ts'
import { applicationNotFound } from './queries.ts'

/**
 * Attaches documents of the same candidate; those that the application has already are no change. Throws Problem
 * NOT_FOUND (application, document), INVALID_STATE (another candidate's), REFUSED (over 5 MiB altogether).
 */
export function attachToApplication(
  store: Store,
  { id, documentIds }: InputOf<typeof applications.attach>,
  deps: CommandDeps,
): { changed: number; undoId: number | null } {
  const { changed, undoId } = effectiveCommand(
    store,
    { action: 'applications.attach', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const owner = tx.raw
        .prepare<[string], string>('SELECT candidate_id FROM application WHERE id = ?')
        .pluck()
      const count = tx.raw
        .prepare<[string], number>('SELECT count(*) FROM application_document WHERE application_id = ?')
        .pluck()
      const candidateId = owner.get(id)
      if (candidateId === undefined) throw applicationNotFound()
      const before = count.get(id) ?? 0
      attachDocuments(tx, { id, candidateId }, documentIds)
      const attached = (count.get(id) ?? 0) - before
      if (attached === 0) return { changed: 0, result: null }
      const now = deps.clock.now()
      tx.raw.prepare('UPDATE application SET updated_at = ? WHERE id = ?').run(now, id)
      const event = eventWriter(tx)
      for (let one = 0; one < attached; one++) event(id, now, 'document_added')
      return { changed: attached, result: null }
    },
  )
  return { changed, undoId }
}
