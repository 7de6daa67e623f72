import type { Candidate, CandidateRow, candidates, DocumentRow } from '#contract/candidates.ts'
import type { InputOf } from '#contract/common.ts'
import { type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { addressErasedOn } from '../store/register.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import { normaliseEmail } from './normalise.ts'
import { readProfile } from './profile.ts'

type ListInput = InputOf<typeof candidates.list>

const SORTS = {
  name: { column: 'sort_name', index: 'candidate_sort_name', shape: 'text', descending: false },
  updated: { column: 'updated_at', index: 'candidate_updated', shape: 'number', descending: true },
} as const

/** A page of candidates by name or by last change, with how many there are. Throws Problem REFUSED on a foreign cursor. */
export function listCandidates(
  db: Readable,
  input: ListInput,
): { rows: CandidateRow[]; total: number; next: string | null } {
  const { column, index, shape, descending: usual } = SORTS[input.sort]
  const descending = input.descending ?? usual
  const list = `candidates.${input.sort}.${descending ? 'desc' : 'asc'}`
  const after: CursorValue[] =
    input.cursor === undefined ? [] : decodeCursor(list, input.cursor, [shape, 'text'])
  const direction = descending ? 'DESC' : 'ASC'
  const inSight = onlyInSight(db, 'c.id')
  const where = [
    ...(after.length > 0 ? [`(c.${column}, c.id) ${descending ? '<' : '>'} (?, ?)`] : []),
    ...inSight,
  ]
  const found = db.raw
    .prepare<CursorValue[], CandidateRow & { sortKey: string | number }>(
      `SELECT c.id, c.full_name AS fullName, c.headline, c.city, c.country, c.updated_at AS updatedAt,
        c.${column} AS sortKey,
        (SELECT count(*) FROM application a WHERE a.candidate_id = c.id) AS applications,
        (SELECT max(a.received_at) FROM application a WHERE a.candidate_id = c.id) AS lastReceivedAt
       FROM candidate c INDEXED BY ${index}
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       ORDER BY c.${column} ${direction}, c.id ${direction} LIMIT ?`,
    )
    .all(...after, input.limit + 1)
  const total =
    db.raw
      .prepare<[], number>(
        `SELECT count(*) FROM candidate c ${inSight.length > 0 ? `WHERE ${inSight.join(' AND ')}` : ''}`,
      )
      .pluck()
      .get() ?? 0
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ sortKey: _, ...row }) => row),
    total,
    next: found.length > input.limit && last ? encodeCursor(list, [last.sortKey, last.id]) : null,
  }
}

/** The columns of a document that anybody may see, for a document `d`. */
export const DOCUMENT_COLUMNS = `d.id, d.kind, d.name, d.media_type AS mediaType, d.size_bytes AS sizeBytes,
  d.extraction, d.failure, d.warnings, d.language, d.created_at AS createdAt`

export type DocumentCells = Omit<DocumentRow, 'warnings'> & { warnings: string }

export const toDocumentRow = (cells: DocumentCells): DocumentRow => ({
  ...cells,
  warnings: cells.warnings.split(',').filter((code) => code !== ''),
})

/** The candidate with documents (oldest first) and applications (newest first). Throws Problem NOT_FOUND. */
export function getCandidate(db: Readable, input: { id: string }): Candidate {
  const { profile, ...stored } = readProfile(db, input.id)
  const documents = db.raw
    .prepare<[string], DocumentCells>(
      `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.candidate_id = ?
       -- Two candidates who became one may both have sent the same file: it is shown once.
       AND NOT EXISTS (SELECT 1 FROM document e WHERE e.content_mac = d.content_mac AND e.candidate_id = d.candidate_id
        AND (e.created_at, e.id) < (d.created_at, d.id))
       ORDER BY d.created_at, d.id`,
    )
    .all(input.id)
    .map(toDocumentRow)
  const applications = db.raw
    .prepare<[string], Candidate['applications'][number]>(
      `SELECT a.id, a.opening_id AS openingId, o.title AS openingTitle,
        o.requisition_number AS requisitionNumber, s.name AS stageName, a.status, a.received_at AS receivedAt
       FROM application a JOIN opening o ON o.id = a.opening_id JOIN stage s ON s.id = a.stage_id
       WHERE a.candidate_id = ? ORDER BY a.received_at DESC, a.seq DESC`,
    )
    .all(input.id)
  const erasedBefore = addressErasedOn(
    db.raw,
    profile.emails.map(({ address }) => normaliseEmail(address)),
  )
  return { ...profile, ...stored, documents, applications, erasedBefore }
}
