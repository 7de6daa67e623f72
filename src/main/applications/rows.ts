import type { ApplicationRow } from '#contract/applications.ts'
import type { Readable } from '../store/types.ts'

type RowCells = Omit<ApplicationRow, 'tags' | 'assignee'> & {
  seq: number
  tags: string
  assigneeId: string | null
  assigneeName: string | null
}

/** Rows of the list for the numbers given, in their order. */
export function rowsOf(db: Readable, seqs: readonly number[]): ApplicationRow[] {
  const cells = db.raw
    .prepare<[string], RowCells>(
      `SELECT a.seq, a.id, a.candidate_id AS candidateId, c.full_name AS candidateName, c.headline, c.city,
        c.country AS candidateCountry, a.opening_id AS openingId, o.title AS openingTitle, a.stage_id AS stageId,
        s.name AS stageName, s.kind AS stageKind, a.status, a.disposition_reason AS dispositionReason, a.source,
        a.language, a.received_at AS receivedAt, a.stage_entered_at AS stageEnteredAt, a.rating,
        iif(a.status = 'active' AND a.proposal_set_aside_at IS NULL, a.proposed_reason, NULL) AS proposedReason,
        a.snoozed_until AS snoozedUntil, a.assignee_id AS assigneeId, g.full_name AS assigneeName,
        (SELECT json_group_array(t.tag ORDER BY t.tag) FROM application_tag t WHERE t.application_id = a.id) AS tags,
        (SELECT count(*) FROM application_document d WHERE d.application_id = a.id) AS documents
       FROM json_each(?) wanted
       CROSS JOIN application a ON a.seq = wanted.value
       CROSS JOIN candidate c ON c.id = a.candidate_id
       CROSS JOIN opening o ON o.id = a.opening_id
       CROSS JOIN stage s ON s.id = a.stage_id
       LEFT JOIN colleague g ON g.id = a.assignee_id
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(seqs))
  return cells.map(({ seq: _, tags, assigneeId, assigneeName, ...row }) => ({
    ...row,
    tags: JSON.parse(tags) as string[],
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
  }))
}
