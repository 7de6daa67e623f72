/** Writes one item: in one transaction it is either fully in, or as if it had not come. */
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { attachDocuments, insertApplication } from '../applications/create.ts'
import { eventWriter } from '../applications/events.ts'
import { mergeIntoProfile } from '../candidates/merge.ts'
import { insertCandidate } from '../candidates/profile.ts'
import { addDocument, discardDocuments } from '../documents/vault.ts'
import { newId } from '../platform/ids.ts'
import { refreshProposals } from '../screening/proposals.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import type { ItemRow } from './batches.ts'
import { type Brought, before, broughtSince } from './brought.ts'
import type { IntakeDeps } from './deps.ts'
import { applicationFull } from './documents-of.ts'
import type { Draft, Prepared } from './draft.ts'
import { matchCandidate } from './match.ts'
import { openingById, resolveOpening } from './openings.ts'
import { dropParts, dropSmallParts, partsOfItem } from './parts.ts'
import { IntakeRefusal, type RefusedFile } from './refusal.ts'
import { findSeen, type Seen } from './seen.ts'

interface Settled {
  outcome: 'accepted' | 'refused' | 'duplicate' | 'review'
  code?: string | null
  reason?: string | null
  candidateId?: string | null
  applicationId?: string | null
  madeCandidate?: boolean
  refusedFiles?: readonly RefusedFile[]
  proposal?: unknown
  brought?: Brought | null
}

/** Settles an item as it was prepared, and lets go of its bytes. Afterwards it is no longer pending. */
export async function settle(
  store: Store,
  item: ItemRow,
  prepared: Prepared,
  deps: Pick<IntakeDeps, 'clock' | 'actor'>,
): Promise<void> {
  const parts = partsOfItem(store.reader, item.id)
  let dropped = true
  /** An item in review keeps its bytes: somebody is to look at them. */
  const finish = (tx: Writable, settled: Settled) => {
    writeItem(tx, item.id, settled)
    if (settled.outcome !== 'review') dropped = dropSmallParts(tx, parts)
  }
  if (prepared.outcome === 'ready') {
    const unused = acceptDraft(store, item, prepared.draft, deps, finish)
    await discardDocuments(store, unused)
  } else {
    store.maintain((tx) => finish(tx, settledWithout(tx, item, prepared)))
  }
  if (!dropped)
    await dropParts(
      store,
      parts.map((part) => part.id),
    )
}

function settledWithout(
  tx: Writable,
  item: ItemRow,
  prepared: Exclude<Prepared, { outcome: 'ready' }>,
): Settled {
  if (prepared.outcome === 'refused') return refusedBy(prepared.refusal, prepared.refusedFiles)
  const seen = findSeen(tx, prepared.mac)
  if (prepared.outcome === 'duplicate' || seen) return duplicateOf(tx, seen)
  rememberSeen(tx, prepared.mac, item.id, null)
  const { proposal, refusedFiles, unread } = prepared
  const { code = null, message: reason = null } = unread ?? {}
  return { outcome: 'review', code, reason, proposal, refusedFiles }
}

const refusedBy = (refusal: IntakeRefusal, refusedFiles: readonly RefusedFile[]): Settled => ({
  outcome: 'refused',
  code: refusal.code,
  reason: refusal.message,
  refusedFiles,
})

function duplicateOf(db: Readable, seen: Seen | undefined): Settled {
  const applicationId = seen?.applicationId ?? null
  const candidateId =
    applicationId === null
      ? null
      : (db.raw
          .prepare<[string], string>('SELECT candidate_id FROM application WHERE id = ?')
          .pluck()
          .get(applicationId) ?? null)
  return { outcome: 'duplicate', applicationId, candidateId }
}

function rememberSeen(tx: Writable, mac: Buffer, itemId: string, applicationId: string | null): void {
  tx.raw
    .prepare('INSERT INTO intake_seen (id, mac, item_id, application_id) VALUES (?,?,?,?)')
    .run(newId(), mac, itemId, applicationId)
}

function writeItem(tx: Writable, itemId: string, settled: Settled): void {
  tx.raw
    .prepare(
      `UPDATE intake_item SET outcome = ?, code = ?, reason = ?, candidate_id = ?, application_id = ?,
        made_candidate = ?, refused_files = ?, proposal = ?, brought = ? WHERE id = ?`,
    )
    .run(
      settled.outcome,
      settled.code ?? null,
      settled.reason ?? null,
      settled.candidateId ?? null,
      settled.applicationId ?? null,
      settled.madeCandidate ? 1 : 0,
      JSON.stringify(settled.refusedFiles ?? []),
      settled.proposal === undefined ? null : JSON.stringify(settled.proposal),
      settled.brought ? JSON.stringify(settled.brought) : null,
      itemId,
    )
}

/** Writes the application. Returns the sealed files that were not used: they are to be discarded. */
function acceptDraft(
  store: Store,
  item: ItemRow,
  draft: Draft,
  deps: Pick<IntakeDeps, 'clock' | 'actor'>,
  finish: (tx: Writable, settled: Settled) => void,
): { id: string }[] {
  const unused = new Set(draft.documents.map((document) => document.sealed))
  // The id of an application that is there already is known only inside the transaction.
  const subjects: string[] = []
  store.command({ action: 'intake.accept', subjects, undoable: false, actor: deps.actor }, (tx) => {
    const seen = findSeen(tx, draft.mac)
    // An item in review has been seen: by itself.
    if (seen && seen.itemId !== item.id) {
      finish(tx, duplicateOf(tx, seen))
      return
    }
    const refusal = closedSince(tx, draft.openingId)
    if (refusal) {
      finish(tx, refusedBy(refusal, draft.refusedFiles))
      return
    }
    const known = matchCandidate(tx, draft.profile)
    const since = before(tx, known)
    const candidateId = known ?? insertCandidate(tx, draft.profile, deps)
    if (known !== null) mergeIntoProfile(tx, known, draft.profile, deps)
    const active = activeApplication(tx, candidateId, draft.openingId)
    const full: RefusedFile[] = []
    const documentIds = addDocuments(tx, candidateId, active, draft, full, unused, deps)
    addConsents(tx, candidateId, draft)
    const applicationId =
      active === null
        ? insertApplication(
            tx,
            {
              candidateId,
              openingId: draft.openingId,
              source: draft.source,
              language: draft.language ?? undefined,
              receivedAt: draft.receivedAt,
              answers: draft.answers,
              documentIds,
            },
            deps,
          )
        : addToApplication(tx, { id: active, candidateId }, documentIds, draft, deps)
    subjects.push(applicationId)
    if (!seen) rememberSeen(tx, draft.mac, item.id, applicationId)
    // A review may have begun without an opening: then the item is known under that name too.
    tx.raw.prepare('UPDATE intake_seen SET application_id = ? WHERE item_id = ?').run(applicationId, item.id)
    const brought = broughtSince(tx, since, candidateId)
    finish(tx, {
      outcome: brought === null ? 'duplicate' : 'accepted',
      candidateId,
      applicationId,
      madeCandidate: known === null,
      refusedFiles: [...draft.refusedFiles, ...full],
      brought,
    })
  })
  return [...unused]
}

function closedSince(tx: Writable, openingId: string): IntakeRefusal | null {
  if (openingById(tx, openingId)?.status === 'published') return null
  try {
    resolveOpening(tx, undefined, openingId)
    return null
  } catch (error) {
    if (error instanceof IntakeRefusal) return error
    throw error
  }
}

function activeApplication(tx: Writable, candidateId: string, openingId: string): string | null {
  const id = tx.raw
    .prepare<[string, string], string>(
      `SELECT id FROM application WHERE candidate_id = ? AND opening_id = ? AND status = 'active'`,
    )
    .pluck()
    .get(candidateId, openingId)
  return id ?? null
}

/**
 * Gives the documents to the candidate. Those that would take the application over what it may hold are refused by
 * name. Returns the ids that the application does not have yet, in order.
 */
function addDocuments(
  tx: Writable,
  candidateId: string,
  applicationId: string | null,
  draft: Draft,
  full: RefusedFile[],
  unused: Set<{ id: string }>,
  deps: Pick<IntakeDeps, 'clock'>,
): string[] {
  const attached = new Map(
    tx.raw
      .prepare<[string | null], { id: string; mac: Buffer; sizeBytes: number }>(
        `SELECT d.id, d.content_mac AS mac, d.size_bytes AS sizeBytes FROM application_document ad
         JOIN document d ON d.id = ad.document_id WHERE ad.application_id = ?`,
      )
      .all(applicationId)
      .map((row) => [row.mac.toString('hex'), row]),
  )
  let usedBytes = [...attached.values()].reduce((sum, row) => sum + row.sizeBytes, 0)
  const ids: string[] = []
  for (const { name, kind, inspection, sealed } of draft.documents) {
    const mac = sealed.contentMac.toString('hex')
    if (attached.has(mac)) continue
    if (usedBytes + sealed.sizeBytes > MAX_APPLICATION_BYTES) {
      full.push(applicationFull(name))
      continue
    }
    usedBytes += sealed.sizeBytes
    const { id, added } = addDocument(tx, candidateId, sealed, { name, kind, inspection }, deps)
    if (added) unused.delete(sealed)
    attached.set(mac, { id, mac: sealed.contentMac, sizeBytes: sealed.sizeBytes })
    ids.push(id)
  }
  return ids
}

/** A consent that was given at the same moment for the same purpose is the same consent. */
function addConsents(tx: Writable, candidateId: string, draft: Draft): void {
  const known = tx.raw.prepare<[string, string, number]>(
    'SELECT 1 FROM consent WHERE candidate_id = ? AND purpose = ? AND given_at = ?',
  )
  const insert = tx.raw.prepare(
    'INSERT INTO consent (id, candidate_id, purpose, given_at, expires_on) VALUES (?,?,?,?,?)',
  )
  for (const { purpose, givenAt, expiresOn } of draft.consents)
    if (known.get(candidateId, purpose, givenAt) === undefined)
      insert.run(newId(), candidateId, purpose, givenAt, expiresOn)
}

/** What was sent again, changed, for an application that is still active: new documents and answers are added to it. */
function addToApplication(
  tx: Writable,
  application: { id: string; candidateId: string },
  documentIds: readonly string[],
  draft: Draft,
  deps: Pick<IntakeDeps, 'clock'>,
): string {
  attachDocuments(tx, application, documentIds)
  const event = eventWriter(tx)
  for (const _ of documentIds) event(application.id, deps.clock.now(), 'document_added')
  const answers = tx.raw
    .prepare<[string], { question: string; position: number }>(
      'SELECT question, position FROM application_answer WHERE application_id = ? ORDER BY position',
    )
    .all(application.id)
  const asked = new Set(answers.map((answer) => answer.question))
  const insert = tx.raw.prepare(
    'INSERT INTO application_answer (id, application_id, question, answer, position) VALUES (?,?,?,?,?)',
  )
  const first = (answers.at(-1)?.position ?? -1) + 1
  let position = first
  for (const { question, answer } of draft.answers)
    if (!asked.has(question)) insert.run(newId(), application.id, question, answer, position++)
  if (position > first) refreshProposals(tx, draft.openingId, { applicationId: application.id })
  return application.id
}
