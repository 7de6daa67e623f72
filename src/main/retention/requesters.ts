/** Who of those that asked to be erased would go with a run, beside what it lists. */
import type { Readable } from '../store/types.ts'
import { readItem, readItems } from './run-items.ts'

const BARE_REQUESTERS = `SELECT DISTINCT r.candidate_id FROM erasure_request r WHERE r.closed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM application a WHERE a.candidate_id = r.candidate_id)
  AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.candidate_id = r.candidate_id AND h.released_at IS NULL)`

/** Whom a run takes although it lists no application of theirs. */
export const bareRequesters = (db: Readable): string[] =>
  db.raw.prepare<[], string>(BARE_REQUESTERS).pluck().all()

/** Nobody whom a hold keeps. */
const ANSWER_WAITS = `SELECT DISTINCT r.candidate_id FROM erasure_request r
  JOIN outbox_message m ON m.id = r.answer_message_id AND m.status <> 'sent'
  WHERE r.closed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.candidate_id = r.candidate_id AND h.released_at IS NULL)`

/**
 * People who would go with a run, and with them the answer to their request, which has not left the outbox.
 * @param itemsOf what the run would remove; hardly ever asked for
 */
export function unsentAnswers(db: Readable, itemsOf: () => Buffer): number {
  const waiting = db.raw.prepare<[], string>(ANSWER_WAITS).pluck().all()
  if (waiting.length === 0) return 0
  const goes = new Set([...readItems(itemsOf())].map((item) => readItem(item).seq))
  const seqsOf = db.raw
    .prepare<[string], number>('SELECT seq FROM application WHERE candidate_id = ?')
    .pluck()
  return waiting.filter((id) => seqsOf.all(id).every((seq) => goes.has(seq))).length
}
