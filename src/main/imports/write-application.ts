/** Makes the application that a row tells of, by the same rules as by hand. */
import type { RejectionReason, WithdrawalReason } from '#contract/applications.ts'
import type { BulkWork, TargetRow } from '../applications/bulk.ts'
import { insertApplication } from '../applications/create.ts'
import { moving, rejecting, withdrawing } from '../applications/decisions.ts'
import { tagging } from '../applications/marks.ts'
import { insertNote } from '../applications/notes.ts'
import { newId } from '../platform/ids.ts'
import type { Writable } from '../store/types.ts'
import type { ImportDeps } from './deps.ts'
import type { ApplicationDraft } from './read-application.ts'

const targetOf = (tx: Writable, id: string): TargetRow[] =>
  tx.raw
    .prepare<[string], TargetRow>(
      `SELECT a.seq, a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, a.stage_id AS stageId,
        s.kind AS stageKind, a.status, a.disposition_reason AS dispositionReason, a.rating,
        a.assignee_id AS assigneeId, a.snoozed_until AS snoozedUntil
       FROM application a JOIN stage s ON s.id = a.stage_id WHERE a.id = ?`,
    )
    .all(id)

/** Throws Problem as `insertApplication` does. Returns the id. */
export function writeApplication(
  tx: Writable,
  candidateId: string,
  draft: ApplicationDraft,
  { clock }: Pick<ImportDeps, 'clock'>,
): string {
  const { openingId, source, receivedAt, stageId, closed, tags, note } = draft
  const id = insertApplication(tx, { candidateId, openingId, source, receivedAt }, { clock }, newId())
  const now = clock.now()
  const change = (work: BulkWork) => work.change(targetOf(tx, id))
  const ids = [id]
  if (stageId !== null) change(moving({ ids, stageId }).begin(tx, now))
  if (closed?.as === 'rejected')
    change(rejecting({ ids, reason: closed.reason satisfies RejectionReason }).begin(tx, now))
  if (closed?.as === 'withdrawn')
    change(withdrawing({ ids, reason: closed.reason satisfies WithdrawalReason }).begin(tx, now))
  if (tags.length > 0) change(tagging({ ids, add: tags, remove: [] }).begin(tx, now))
  if (note !== null) insertNote(tx, { id, candidateId }, note, now)
  return id
}
