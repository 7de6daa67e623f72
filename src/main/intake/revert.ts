/** Takes back what a batch brought in: exactly the rows that each item wrote, newest first. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { discardDocuments, removeDocumentRows } from '../documents/vault.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { refreshProposals } from '../screening/proposals.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { type ItemRow, itemsWith, readBatch } from './batches.ts'
import type { Brought } from './brought.ts'
import type { IntakeDeps } from './deps.ts'
import { dropUnneededParts } from './run.ts'

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

/**
 * Takes back everything a batch brought in, item by item, each in one transaction; document files and keys go with it,
 * and the same files can be taken in again. What somebody has worked on since is kept and named. May be repeated.
 * Throws Problem NOT_FOUND, or INVALID_STATE while the batch collects or runs.
 */
export async function revertBatch(
  store: Store,
  input: { batchId: string },
  deps: CommandDeps & Pick<IntakeDeps, 'runs'>,
): Promise<{ reverted: number; kept: { itemId: string; reason: string }[] }> {
  const { status } = readBatch(store.reader, input.batchId)
  if (status === 'collecting' || status === 'running' || deps.runs.isRunning(input.batchId))
    throw new Problem(
      'INVALID_STATE',
      'STILL_RUNNING',
      'This intake has not ended yet. Nothing was taken back.',
      'Cancel it first, or wait until it is done.',
    )
  const kept: { itemId: string; reason: string }[] = []
  let reverted = 0
  for (const item of itemsWith(store.reader, input.batchId, 'accepted').reverse()) {
    const reason = await revertItem(store, item, deps)
    if (reason === null) reverted += 1
    else kept.push({ itemId: item.id, reason })
    await nextTurn()
  }
  store.maintain((tx) => {
    for (const outcome of ['review', 'pending'] as const)
      for (const item of itemsWith(tx, input.batchId, outcome)) discardItem(tx, item.id)
    if (kept.length === 0)
      tx.raw
        .prepare(
          `UPDATE intake_batch SET status = 'reverted', finished_at = coalesce(finished_at, ?) WHERE id = ?`,
        )
        .run(deps.clock.now(), input.batchId)
    else if (status === 'interrupted')
      tx.raw
        .prepare(`UPDATE intake_batch SET status = 'cancelled', finished_at = ? WHERE id = ?`)
        .run(deps.clock.now(), input.batchId)
  })
  await dropUnneededParts(store, input.batchId)
  return { reverted, kept }
}

/** An item that is not taken in after all: its bytes go next, and it may come again. */
export function discardItem(tx: Writable, itemId: string): void {
  tx.raw
    .prepare(
      `UPDATE intake_item SET outcome = 'discarded', proposal = NULL, code = NULL, reason = NULL WHERE id = ?`,
    )
    .run(itemId)
  tx.raw.prepare('DELETE FROM intake_seen WHERE item_id = ?').run(itemId)
}

/** Returns why the item was kept, or null when it is gone. */
async function revertItem(store: Store, item: ItemRow, deps: CommandDeps): Promise<string | null> {
  const brought: Brought | null = item.brought === null ? null : JSON.parse(item.brought)
  const before = whyKept(store.reader, item, brought)
  if (before !== null) return before
  let removed: string[] = []
  let reason: string | null = null
  const subjects = [item.applicationId, item.candidateId].filter((id) => id !== null)
  store.command({ action: 'intake.revert', subjects, undoable: false, actor: deps.actor }, (tx) => {
    // Between looking and locking, somebody may have begun to work on it.
    reason = whyKept(tx, item, brought)
    if (reason !== null) return
    removed = brought === null ? [] : takeBack(tx, item, brought)
    forget(tx, item)
  })
  await discardDocuments(
    store,
    removed.map((id) => ({ id })),
  )
  return reason
}

function whyKept(db: Readable, item: ItemRow, brought: Brought | null): string | null {
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
function takeBack(tx: Writable, item: ItemRow, brought: Brought): string[] {
  const remove = (table: string) => {
    const statement = tx.raw.prepare(`DELETE FROM ${table} WHERE id = ?`)
    for (const id of brought.made[table] ?? []) statement.run(id)
  }
  for (const table of ['application_event', 'application_answer', 'application_document', 'application'])
    remove(table)
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

function forget(tx: Writable, item: ItemRow): void {
  tx.raw.prepare('DELETE FROM intake_seen WHERE item_id = ?').run(item.id)
  tx.raw
    .prepare(
      `UPDATE intake_item SET outcome = 'reverted', candidate_id = NULL, application_id = NULL, made_candidate = 0,
        brought = NULL WHERE id = ?`,
    )
    .run(item.id)
  // Items that were found to be the same point to nothing now.
  tx.raw
    .prepare(
      `UPDATE intake_item SET candidate_id = NULL, application_id = NULL WHERE application_id = ?
        AND NOT EXISTS (SELECT 1 FROM application a WHERE a.id = ?)`,
    )
    .run(item.applicationId, item.applicationId)
}
