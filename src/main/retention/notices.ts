/** Tells candidates, before it happens, that the time of their application is over: one mail each, in the outbox. */
import { dayInWords, mailWriter } from '../mail/compose.ts'
import { SHIPPED_NAMES } from '../mail/shipped/templates.ts'
import type { Clock } from '../platform/clock.ts'
import { effectiveCommandInSteps } from '../store/effective-command.ts'
import { inSight } from '../store/restricted.ts'
import type { Store } from '../store/types.ts'
import { cachedCalendar } from './calendar.ts'
import { deciderOf } from './decide-one.ts'
import type { ApplicationFacts } from './facts.ts'
import { readRules } from './rule-store.ts'
import type { RetentionView } from './view.ts'

/** Ids that the line of the audit names. */
const NAMED = 50

/** Nobody who was told already, has asked to be erased, or has no address to be told at. */
const NOT_TOLD = `SELECT a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, a.status,
  a.received_at AS receivedAt, a.decided_at AS decidedAt
  FROM json_each(?) s CROSS JOIN application a ON a.seq = s.value
  WHERE NOT EXISTS (SELECT 1 FROM retention_notice n WHERE n.application_id = a.id)
    AND EXISTS (SELECT 1 FROM candidate_email e WHERE e.candidate_id = a.candidate_id)
    AND ${inSight('a.candidate_id')}`

/**
 * Puts a notice into the outbox for every application that is soon due, once ever; returns how many. Rejects with Problem
 * INVALID_STATE when nobody said who uses the workspace, CANCELLED when it was taken back in the middle.
 */
export async function putNotices(
  store: Store,
  view: Pick<RetentionView, 'toNotify'>,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<number> {
  const seqs = JSON.stringify(await view.toNotify())
  if (store.reader.raw.prepare(`${NOT_TOLD} LIMIT 1`).get(seqs) === undefined) return 0
  const { changed } = await effectiveCommandInSteps(
    store,
    { action: 'retention.notify', undoable: false, actor: 'system' },
    function* (tx) {
      const now = clock.now()
      const write = mailWriter(tx, SHIPPED_NAMES.retention_notice, now)
      const decideOne = deciderOf(tx, readRules(tx), now, cachedCalendar())
      const remember = tx.raw.prepare(
        'INSERT INTO retention_notice (application_id, due_on, noted_at) VALUES (?, ?, ?)',
      )
      const told: string[] = []
      const rows = tx.raw.prepare<[string], ApplicationFacts>(NOT_TOLD).all(seqs)
      for (const [at, application] of rows.entries()) {
        const { decision, dueOn } = decideOne(application).outcome
        if (
          decision === 'NOTIFY' &&
          dueOn !== null &&
          write(application.id, (language) => ({ 'retention.dueOn': dayInWords(dueOn, language) }))
        ) {
          remember.run(application.id, dueOn, now)
          told.push(application.id)
        }
        yield { done: at + 1, total: rows.length }
      }
      return { changed: told.length, result: null, subjects: told.slice(0, NAMED), count: told.length }
    },
    { signal },
  )
  return changed
}
