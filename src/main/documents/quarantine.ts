/**
 * Documents that felled their reader: kept, because nothing is known against their content, and not read again unless
 * a person asks for it.
 */
import type { DocumentRow } from '#contract/candidates.ts'
import type { InputOf } from '#contract/common.ts'
import type { documents, UnreadDocument } from '#contract/documents.ts'
import {
  type AcceptedInspection,
  type Inspection,
  type QuarantineCode,
  quarantineCodes,
  type RefusedInspection,
} from '#contract/inspection.ts'
import { DOCUMENT_COLUMNS, type DocumentCells, toDocumentRow } from '../candidates/queries.ts'
import { type CursorValue, decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { Problem } from '../platform/problem.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable, Store } from '../store/types.ts'
import { getDocument } from './queries.ts'
import { storeReading } from './readings.ts'
import { readDocument } from './vault.ts'
import type { DocumentWorkers } from './worker-pool.ts'

/** A document that is kept: read, or in quarantine. */
export type KeptInspection = AcceptedInspection | (RefusedInspection & { code: QuarantineCode })

const CODES: readonly string[] = quarantineCodes

/** True for what felled its reader. */
export const isQuarantineCode = (code: string | null): code is QuarantineCode =>
  code !== null && CODES.includes(code)

/** True for a document that is to be kept; what else is refused has its reason in the file itself. */
export const isKept = (inspection: Inspection): inspection is KeptInspection =>
  inspection.accepted || isQuarantineCode(inspection.code)

const IN_QUARANTINE = `d.extraction = 'failed' AND d.failure IN (${CODES.map((code) => `'${code}'`).join(', ')})`

export const COUNT_QUARANTINED = `SELECT count(*) FROM document d INDEXED BY document_failed WHERE ${IN_QUARANTINE}`

export const countQuarantined = (db: Readable): number =>
  db.raw
    .prepare<[], number>([COUNT_QUARANTINED, ...onlyInSight(db, 'd.candidate_id')].join(' AND '))
    .pluck()
    .get() ?? 0

const LIST = 'documents.quarantined'

/** Documents in quarantine with whose they are, newest first. */
export function listQuarantined(
  db: Readable,
  input: InputOf<typeof documents.quarantined>,
): { rows: UnreadDocument[]; total: number; next: string | null } {
  const after: CursorValue[] =
    input.cursor === undefined ? [] : decodeCursor(LIST, input.cursor, ['number', 'text'])
  const found = db.raw
    .prepare<CursorValue[], DocumentCells & Pick<UnreadDocument, 'candidateId' | 'candidateName'>>(
      `SELECT ${DOCUMENT_COLUMNS}, d.candidate_id AS candidateId, c.full_name AS candidateName
       FROM document d INDEXED BY document_failed JOIN candidate c ON c.id = d.candidate_id
       WHERE ${[
         IN_QUARANTINE,
         ...(after.length > 0 ? ['(d.created_at, d.id) < (?, ?)'] : []),
         ...onlyInSight(db, 'd.candidate_id'),
       ].join(' AND ')}
       ORDER BY d.created_at DESC, d.id DESC LIMIT ?`,
    )
    .all(...after, input.limit + 1)
  const rows = found.slice(0, input.limit).map(({ candidateId, candidateName, ...cells }) => ({
    ...toDocumentRow(cells),
    candidateId,
    candidateName,
  }))
  const last = rows.at(-1)
  return {
    rows,
    total: countQuarantined(db),
    next: found.length > input.limit && last ? encodeCursor(LIST, [last.createdAt, last.id]) : null,
  }
}

/**
 * Reads a document again that is in quarantine or could not be read, because a person asked for it. Whatever it does
 * to its reader costs nothing else; the row says what came of it. Throws Problem NOT_FOUND, INVALID_STATE when it has
 * been read, WORKSPACE_DAMAGED when its file is gone.
 */
export async function retryDocument(
  store: Store,
  input: InputOf<typeof documents.retry>,
  deps: { documents: Pick<DocumentWorkers, 'inspect'> },
): Promise<DocumentRow> {
  const { name, extraction } = getDocument(store.reader, input.id)
  if (extraction === 'done')
    throw new Problem(
      'INVALID_STATE',
      'DOCUMENT_READ',
      'This document has been read already. Nothing was changed.',
      'Open it again to see its text.',
    )
  const bytes = await readDocument(store.reader, store.documentsDir, input.id)
  const inspection = await deps.documents.inspect(bytes, name)
  await store.settled()
  store.maintain((tx) => storeReading(tx, input.id, inspection))
  return getDocument(store.reader, input.id)
}
