/** How an application comes into being, by hand or by intake: the same rules for both. */
import type { applications, Source } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { candidateNotFound } from '../candidates/profile.ts'
import { getOpening } from '../openings/queries.ts'
import type { Clock } from '../platform/clock.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { refreshProposals } from '../screening/proposals.ts'
import type { Store, Writable } from '../store/types.ts'
import { eventWriter } from './events.ts'

export interface NewApplication {
  candidateId: string
  openingId: string
  source: Source
  /** Left out: the language of the opening. */
  language?: string | undefined
  /** UTC milliseconds; left out: now. */
  receivedAt?: number | undefined
  answers?: readonly { question: string; answer: string }[]
  /** Documents of this candidate, in the order to show them. */
  documentIds?: readonly string[]
}

/** Joins documents to an application, after those it has; one that it has already stays where it is. Throws Problem NOT_FOUND, INVALID_STATE, REFUSED. */
export function attachDocuments(
  tx: Writable,
  application: { id: string; candidateId: string },
  documentIds: readonly string[],
): void {
  const find = tx.raw.prepare<[string], { candidateId: string; sizeBytes: number }>(
    'SELECT candidate_id AS candidateId, size_bytes AS sizeBytes FROM document WHERE id = ?',
  )
  const attached = tx.raw
    .prepare<[string], { sizeBytes: number; position: number }>(
      `SELECT coalesce(sum(d.size_bytes), 0) AS sizeBytes, coalesce(max(ad.position) + 1, 0) AS position
       FROM application_document ad JOIN document d ON d.id = ad.document_id WHERE ad.application_id = ?`,
    )
    .get(application.id) ?? { sizeBytes: 0, position: 0 }
  const insert = tx.raw.prepare(
    'INSERT INTO application_document (id, application_id, document_id, position) VALUES (?, ?, ?, ?)',
  )
  const has = tx.raw.prepare<[string, string]>(
    'SELECT 1 FROM application_document WHERE application_id = ? AND document_id = ?',
  )
  let { sizeBytes, position } = attached
  for (const documentId of documentIds) {
    if (has.get(application.id, documentId) !== undefined) continue
    const document = find.get(documentId)
    if (!document) {
      throw new Problem('NOT_FOUND', 'DOCUMENT_UNKNOWN', 'There is no such document. Nothing was changed.')
    }
    if (document.candidateId !== application.candidateId) {
      throw new Problem(
        'INVALID_STATE',
        'DOCUMENT_OF_OTHER_CANDIDATE',
        'A document belongs to another candidate. Nothing was changed.',
        'Choose documents of this candidate.',
      )
    }
    sizeBytes += document.sizeBytes
    if (sizeBytes > MAX_APPLICATION_BYTES) {
      throw new Problem(
        'REFUSED',
        'APPLICATION_FULL',
        'The documents are larger than 5 MiB together, which is the most for one application. Nothing was changed.',
        'Choose fewer documents.',
      )
    }
    insert.run(newId(), application.id, documentId, position)
    position += 1
  }
}

/**
 * Writes an application in the first stage of its opening. Throws Problem NOT_FOUND (candidate, opening, document),
 * INVALID_STATE (opening not published, candidate anonymised, another's document), CONFLICT (the candidate has an
 * active application for this opening), REFUSED (documents over 5 MiB). Returns the id.
 */
export function insertApplication(
  tx: Writable,
  application: NewApplication,
  deps: { readonly clock: Clock },
  id: string = newId(),
): string {
  const { candidateId, openingId } = application
  const candidate = tx.raw
    .prepare<[string], { sortName: string; profileStatus: string }>(
      'SELECT sort_name AS sortName, profile_status AS profileStatus FROM candidate WHERE id = ?',
    )
    .get(candidateId)
  if (!candidate) throw candidateNotFound()
  if (candidate.profileStatus !== 'active') {
    throw new Problem(
      'INVALID_STATE',
      'CANDIDATE_ANONYMISED',
      'This candidate has been anonymised and can have no new application. Nothing was changed.',
      'Create a new candidate.',
    )
  }
  const opening = getOpening(tx, { id: openingId })
  const firstStage = opening.stages[0]
  if (opening.status !== 'published' || !firstStage) {
    throw new Problem(
      'INVALID_STATE',
      'OPENING_NOT_PUBLISHED',
      `Only a published opening takes applications; ${opening.requisitionNumber} is ${opening.status}. Nothing was changed.`,
      opening.status === 'draft' ? 'Publish the opening first.' : 'Reopen the opening first.',
    )
  }
  const active = tx.raw
    .prepare<[string, string]>(
      `SELECT 1 FROM application WHERE candidate_id = ? AND opening_id = ? AND status = 'active'`,
    )
    .get(candidateId, openingId)
  if (active !== undefined) {
    throw new Problem(
      'CONFLICT',
      'ALREADY_APPLIED',
      `This candidate has an active application for ${opening.requisitionNumber} already. Nothing was changed.`,
      'Work on that application, or reject or withdraw it first.',
    )
  }

  const now = deps.clock.now()
  const receivedAt = application.receivedAt ?? now
  tx.raw
    .prepare(
      `INSERT INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status, source, language,
        received_at, stage_entered_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, 'active', ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      candidateId,
      candidate.sortName,
      openingId,
      firstStage.id,
      application.source,
      application.language ?? opening.language,
      receivedAt,
      receivedAt,
      now,
      now,
    )
  const answer = tx.raw.prepare(
    'INSERT INTO application_answer (id, application_id, question, answer, position) VALUES (?, ?, ?, ?, ?)',
  )
  application.answers?.forEach((given, position) => {
    answer.run(newId(), id, given.question, given.answer, position)
  })
  if (application.answers && application.answers.length > 0)
    refreshProposals(tx, openingId, { applicationId: id })
  attachDocuments(tx, { id, candidateId }, application.documentIds ?? [])
  eventWriter(tx)(id, receivedAt, 'received', { toStageId: firstStage.id })
  return id
}

/** Attaches a known candidate to an opening by hand; the rules and errors of `insertApplication`. */
export function createApplication(
  store: Store,
  input: InputOf<typeof applications.create>,
  deps: CommandDeps,
): { id: string } {
  const id = newId()
  store.command({ action: 'applications.create', subjects: [id], undoable: true, actor: deps.actor }, (tx) =>
    insertApplication(tx, input, deps, id),
  )
  return { id }
}
