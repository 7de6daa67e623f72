/** Mails that wait: confirmations of the newest applications, rejections of those decided last; two are held. */
import { mailWriter } from '../mail/compose.ts'
import type { Writable } from '../store/types.ts'

const MAILS = [
  { template: 'Confirmation of receipt', status: 'active', order: 'seq DESC', count: 7 },
  { template: 'Rejection', status: 'rejected', order: 'decided_at DESC, seq DESC', count: 6 },
] as const
const HELD = 2

/** Must come after the applications and the colleagues. What it writes depends on them and on `now` (UTC ms) alone. */
export function writeOutbox(tx: Writable, now: number): void {
  for (const { template, status, order, count } of MAILS) {
    const write = mailWriter(tx, template, now)
    const ids = tx.raw
      .prepare<[string, number], string>(
        `SELECT id FROM application WHERE status = ? ORDER BY ${order} LIMIT ?`,
      )
      .pluck()
      .all(status, count)
    for (const id of ids) write(id)
  }
  tx.raw
    .prepare(
      `UPDATE outbox_message SET status = 'held' WHERE id IN (
         SELECT m.id FROM outbox_message m JOIN application a ON a.id = m.application_id
         WHERE m.kind = 'rejection' ORDER BY a.decided_at DESC, a.seq DESC LIMIT ?)`,
    )
    .run(HELD)
}
