/** What comes of reading a stored document once more. */
import type { Inspection } from '#contract/inspection.ts'
import type { Writable } from '../store/types.ts'
import { EXTRACTOR_VERSION } from './extracted.ts'

/**
 * Puts a new reading in the place of the old one, with its search index. A reading that failed is noted with its
 * reason, unless an earlier one left text: that is worth more than to know that a newer reader does not get through.
 * A document that is gone meanwhile stays gone.
 */
export function storeReading(tx: Writable, id: string, inspection: Inspection): void {
  const owner = tx.raw
    .prepare<[string], string>('SELECT candidate_id FROM document WHERE id = ?')
    .pluck()
    .get(id)
  if (owner === undefined) return
  if (!inspection.accepted) {
    tx.raw
      .prepare(
        `UPDATE document SET extractor_version = ?,
           failure = CASE extraction WHEN 'done' THEN NULL ELSE ? END,
           extraction = CASE extraction WHEN 'done' THEN 'done' ELSE 'failed' END,
           media_type = CASE extraction WHEN 'done' THEN media_type ELSE coalesce(?, media_type) END
         WHERE id = ?`,
      )
      .run(EXTRACTOR_VERSION, inspection.code, inspection.mediaType ?? null, id)
    return
  }
  tx.raw
    .prepare(
      `UPDATE document SET extraction = 'done', failure = NULL, media_type = ?, warnings = ?, extractor_version = ?,
         language = ? WHERE id = ?`,
    )
    .run(
      inspection.mediaType,
      inspection.warnings.join(','),
      EXTRACTOR_VERSION,
      inspection.language ?? null,
      id,
    )
  tx.raw
    .prepare(
      `INSERT INTO document_text (document_id, candidate_id, text) VALUES (?, ?, ?)
       ON CONFLICT (document_id) DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text`,
    )
    .run(id, owner, inspection.text)
}
