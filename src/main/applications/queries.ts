import type { Application, ApplicationStatus, Note } from '#contract/applications.ts'
import { readProfile } from '../candidates/profile.ts'
import { DOCUMENT_COLUMNS, type DocumentCells, toDocumentRow } from '../candidates/queries.ts'
import { getOpening } from '../openings/queries.ts'
import { Problem } from '../platform/problem.ts'
import { screeningOf } from '../screening/proposals.ts'
import { APPLICATIONS_OUT_OF_SIGHT, isAnybodyRestricted } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import { withMentions } from './mentions.ts'

/**
 * Counts for the filter bar of one opening. `byStage` counts active and hired applications: the others have left the
 * pipeline. Throws Problem NOT_FOUND.
 */
export function countApplications(
  db: Readable,
  input: { openingId: string },
): { byStage: Record<string, number>; byStatus: Record<ApplicationStatus, number> } {
  const opening = getOpening(db, { id: input.openingId })
  const byStage: Record<string, number> = Object.fromEntries(opening.stages.map(({ id }) => [id, 0]))
  const byStatus: Record<ApplicationStatus, number> = { active: 0, hired: 0, rejected: 0, withdrawn: 0 }
  const grouped = (sql: string) =>
    db.raw
      .prepare<[string], { stageId: string; status: ApplicationStatus; count: number }>(sql)
      .all(input.openingId)
  const groups = grouped(
    `SELECT a.stage_id AS stageId, a.status, count(*) AS count
     FROM stage s CROSS JOIN application a INDEXED BY application_stage ON a.stage_id = s.id
     WHERE s.opening_id = ? GROUP BY a.stage_id, a.status`,
  )
  if (isAnybodyRestricted(db))
    groups.push(
      ...grouped(
        `SELECT r.stage_id AS stageId, r.status, -count(*) AS count FROM ${APPLICATIONS_OUT_OF_SIGHT}
         AND r.opening_id = ? GROUP BY r.stage_id, r.status`,
      ),
    )
  for (const { stageId, status, count } of groups) {
    byStatus[status] += count
    if (status === 'active' || status === 'hired') byStage[stageId] = (byStage[stageId] ?? 0) + count
  }
  return { byStage, byStatus }
}

export const applicationNotFound = (count = 1) =>
  new Problem(
    'NOT_FOUND',
    'APPLICATION_UNKNOWN',
    count === 1
      ? 'There is no such application. Nothing was changed.'
      : `${count} of these applications do not exist. Nothing was changed.`,
    'They may have been taken back or erased; read the list again.',
  )

type ApplicationCells = Omit<
  Application,
  | 'stages'
  | 'assignee'
  | 'tags'
  | 'answers'
  | 'screening'
  | 'candidate'
  | 'documents'
  | 'notes'
  | 'timeline'
  | 'otherApplications'
>

/**
 * One application with everything its page shows: the profile, the documents sent with it in their order, notes and
 * timeline from the oldest, and the candidate's other applications from the newest. Throws Problem NOT_FOUND.
 */
export function getApplication(db: Readable, input: { id: string }): Application {
  const found = db.raw
    .prepare<
      [string],
      ApplicationCells & {
        proposalSetAsideAt: number | null
        assigneeId: string | null
        assigneeName: string
      }
    >(
      `SELECT a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, o.title AS openingTitle,
        o.requisition_number AS requisitionNumber, o.status AS openingStatus, a.stage_id AS stageId, a.status,
        a.disposition_reason AS dispositionReason, a.source, a.language, a.received_at AS receivedAt,
        a.decided_at AS decidedAt, a.stage_entered_at AS stageEnteredAt, a.rating,
        a.proposal_set_aside_at AS proposalSetAsideAt, a.snoozed_until AS snoozedUntil, a.assignee_id AS assigneeId,
        g.full_name AS assigneeName
       FROM application a JOIN opening o ON o.id = a.opening_id LEFT JOIN colleague g ON g.id = a.assignee_id
       WHERE a.id = ?`,
    )
    .get(input.id)
  if (!found) throw applicationNotFound()
  const { proposalSetAsideAt, assigneeId, assigneeName, ...row } = found

  const all = <Row>(sql: string, ...values: string[]) => db.raw.prepare<string[], Row>(sql).all(...values)
  return {
    ...row,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName },
    stages: getOpening(db, { id: row.openingId }).stages,
    tags: all<{ tag: string }>(
      'SELECT tag FROM application_tag WHERE application_id = ? ORDER BY tag',
      input.id,
    ).map(({ tag }) => tag),
    answers: all(
      'SELECT question, answer FROM application_answer WHERE application_id = ? ORDER BY position',
      input.id,
    ),
    screening: screeningOf(db, { ...row, proposalSetAsideAt }),
    candidate: readProfile(db, row.candidateId).profile,
    documents: all<DocumentCells>(
      `SELECT ${DOCUMENT_COLUMNS} FROM application_document ad JOIN document d ON d.id = ad.document_id
       WHERE ad.application_id = ? ORDER BY ad.position`,
      input.id,
    ).map(toDocumentRow),
    notes: all<Omit<Note, 'mentions'>>(
      `SELECT id, body, created_at AS createdAt, updated_at AS updatedAt FROM note
       WHERE application_id = ? ORDER BY created_at, seq`,
      input.id,
    ).map((note) => withMentions(db, note)),
    timeline: all(
      `SELECT e.id, e.at, e.kind, f.name AS fromStage, t.name AS toStage,
        iif(e.kind IN ('assigned', 'snoozed'), NULL, e.reason) AS reason, g.full_name AS colleague,
        iif(e.kind = 'snoozed', CAST(e.reason AS INTEGER), NULL) AS until
       FROM application_event e LEFT JOIN stage f ON f.id = e.from_stage_id LEFT JOIN stage t ON t.id = e.to_stage_id
        LEFT JOIN colleague g ON e.kind = 'assigned' AND g.id = e.reason
       WHERE e.application_id = ? ORDER BY e.at, e.rowid`,
      input.id,
    ),
    otherApplications: all(
      `SELECT a.id, o.title AS openingTitle, s.name AS stageName, a.status
       FROM application a JOIN opening o ON o.id = a.opening_id JOIN stage s ON s.id = a.stage_id
       WHERE a.candidate_id = ? AND a.id <> ? ORDER BY a.received_at DESC, a.seq DESC`,
      row.candidateId,
      input.id,
    ),
  }
}
