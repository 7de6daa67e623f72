/** Takes back what came in from outside: exactly the rows that were written for it, unless somebody has worked on them. */
import { removeDocumentRows } from '../documents/vault.ts'
import { refreshProposals } from '../screening/proposals.ts'
import type { Readable, Writable } from '../store/types.ts'
import type { Brought } from './brought.ts'

/** What an item of an intake, or a row of an import, became. */
export interface Taken {
  applicationId: string | null
  candidateId: string | null
}

/** Tables of a profile, in the order in which their rows may be deleted. */
const PROFILE_TABLES = [
  'consent',
  'candidate_email',
  'candidate_phone',
  'candidate_link',
  'candidate_experience',
  'candidate_education',
  'candidate_skill',
  'candidate_language',
] as const

/** Tables of an application, in the order in which their rows may be deleted. */
const APPLICATION_TABLES = [
  'application_event',
  'application_answer',
  'application_document',
  'application_tag',
  'note',
  'application',
] as const

/** Why somebody's work stands in the way of taking this back; null: nothing does. */
export function whyKept(db: Readable, item: Taken, brought: Brought | null): string | null {
  const count = (sql: string, ...values: unknown[]) =>
    db.raw
      .prepare<unknown[], number>(sql)
      .pluck()
      .get(...values) ?? 0
  const { applicationId, candidateId } = item
  if (brought === null || applicationId === null) return null
  const madeApplication = brought.made.application?.includes(applicationId) ?? false
  if (madeApplication) {
    const beside = (table: string) => {
      const own = JSON.stringify(brought.made[table] ?? [])
      return count(
        `SELECT count(*) FROM ${table} WHERE application_id = ? AND id NOT IN (SELECT value FROM json_each(?))`,
        applicationId,
        own,
      )
    }
    const workedOn =
      beside('application_event') +
        beside('note') +
        beside('application_tag') +
        beside('application_document') +
        beside('scorecard') +
        beside('outbox_message') >
      0
    const marked = count(
      'SELECT count(*) FROM application WHERE id = ? AND coalesce(rating, assignee_id, snoozed_until) IS NOT NULL',
      applicationId,
    )
    if (workedOn || marked > 0)
      return 'Somebody has worked on this application since, or another intake has added to it. It was kept with everything in it.'
  }
  if (candidateId !== null && brought.made.candidate?.includes(candidateId)) {
    const edited = count(
      'SELECT count(*) FROM candidate WHERE id = ? AND updated_at <> ?',
      candidateId,
      brought.candidateUpdatedAt,
    )
    if (edited > 0)
      return 'The profile of this candidate has been changed since. It was kept with the application.'
  }
  return null
}

/** Deletes what the item made. Returns the documents whose files are to go. */
export function takeBack(tx: Writable, item: Taken, brought: Brought): string[] {
  const remove = (table: string) => {
    const statement = tx.raw.prepare(`DELETE FROM ${table} WHERE id = ?`)
    for (const id of brought.made[table] ?? []) statement.run(id)
  }
  for (const table of APPLICATION_TABLES) remove(table)
  refreshProposal(tx, item.applicationId)
  const used = tx.raw.prepare<[string], number>('SELECT 1 FROM application_document WHERE document_id = ?')
  const documents = (brought.made.document ?? []).filter((id) => used.get(id) === undefined)
  removeDocumentRows(tx, documents)
  const { candidateId } = item
  if (candidateId === null) return documents
  if (brought.made.candidate?.includes(candidateId)) {
    const needed =
      tx.raw.prepare('SELECT 1 FROM application WHERE candidate_id = ?').get(candidateId) ??
      tx.raw.prepare('SELECT 1 FROM document WHERE candidate_id = ?').get(candidateId)
    if (needed === undefined) {
      for (const table of PROFILE_TABLES)
        tx.raw.prepare(`DELETE FROM ${table} WHERE candidate_id = ?`).run(candidateId)
      tx.raw.prepare('DELETE FROM candidate WHERE id = ?').run(candidateId)
    } else remove('consent')
    return documents
  }
  takeBackMerge(tx, candidateId, brought)
  remove('consent')
  return documents
}

/** Answers that came with the item are gone; the application may stay. */
function refreshProposal(tx: Writable, applicationId: string | null): void {
  if (applicationId === null) return
  const openingId = tx.raw
    .prepare<[string], string>('SELECT opening_id FROM application WHERE id = ?')
    .pluck()
    .get(applicationId)
  if (openingId !== undefined) refreshProposals(tx, openingId, { applicationId })
}

/** A known candidate's profile gets back the gaps that were filled, unless it has been changed since. */
function takeBackMerge(tx: Writable, candidateId: string, brought: Brought): void {
  const { merged } = brought
  if (merged === null) return
  const unchanged = tx.raw
    .prepare('SELECT 1 FROM candidate WHERE id = ? AND updated_at = ?')
    .get(candidateId, brought.candidateUpdatedAt)
  if (unchanged === undefined) return
  for (const table of PROFILE_TABLES) {
    if (table === 'consent') continue
    const statement = tx.raw.prepare(`DELETE FROM ${table} WHERE id = ?`)
    for (const id of brought.made[table] ?? []) statement.run(id)
  }
  // The summary is the one text that is empty, not null, when nothing is stated.
  const gaps = merged.filled
    .map((column) => `"${column}" = ${column === 'summary' ? "''" : 'NULL'}, `)
    .join('')
  tx.raw
    .prepare(`UPDATE candidate SET ${gaps}updated_at = ? WHERE id = ?`)
    .run(merged.updatedBefore, candidateId)
}
