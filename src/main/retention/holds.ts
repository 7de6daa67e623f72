/** Legal holds: what must not go, whatever is due. Several may lie on one record; each is released on its own. */
import type { InputOf } from '#contract/common.ts'
import type { Hold, retention } from '#contract/retention.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { exactCalendar } from './calendar.ts'

/** A hold is confirmed again, or released, at least once a year. */
const REVIEW_MONTHS = 12

type Subject = InputOf<typeof retention.holds.set>['subject']

/** The holds that stand, the next to be reviewed first; released ones, the last released first. */
export function listHolds(
  db: Readable,
  { released }: InputOf<typeof retention.holds.list>,
): { rows: Hold[] } {
  const order = released ? 'h.released_at DESC' : 'h.review_on'
  return {
    rows: db.raw
      .prepare<[], Hold>(
        `SELECT h.id, CASE WHEN h.application_id IS NOT NULL THEN 'application'
            WHEN h.candidate_id IS NOT NULL THEN 'candidate' ELSE 'opening' END AS subject,
          coalesce(h.application_id, h.candidate_id, h.opening_id) AS subjectId,
          coalesce(c.full_name, o.title, '') AS name, h.reason, h.owner, h.review_on AS reviewOn, h.set_at AS setAt,
          h.released_at AS releasedAt,
          CASE WHEN h.application_id IS NOT NULL THEN 1
            WHEN h.candidate_id IS NOT NULL THEN (SELECT count(*) FROM application n WHERE n.candidate_id = h.candidate_id)
            ELSE (SELECT count(*) FROM application n WHERE n.opening_id = h.opening_id) END AS applications
         FROM legal_hold h
         LEFT JOIN application a ON a.id = h.application_id
         LEFT JOIN candidate c ON c.id = coalesce(h.candidate_id, a.candidate_id)
         LEFT JOIN opening o ON o.id = h.opening_id
         WHERE h.released_at IS ${released ? 'NOT ' : ''}NULL ORDER BY ${order}, h.id`,
      )
      .all(),
  }
}

function requireSubject(tx: Writable, subject: Subject, id: string): void {
  if (tx.raw.prepare(`SELECT 1 FROM ${subject} WHERE id = ?`).get(id) !== undefined) return
  throw new Problem(
    'NOT_FOUND',
    'HOLD_ON_NOTHING',
    `There is no such ${subject}. Nothing was held.`,
    'It may have been taken back. Read the list again.',
  )
}

/**
 * Holds an application, all applications of a candidate, or a whole opening. Throws Problem NOT_FOUND, and REFUSED for
 * a review that is over or more than twelve months away.
 */
export function setHold(
  store: Store,
  input: InputOf<typeof retention.holds.set>,
  deps: CommandDeps,
): { id: string; undoId: number | null } {
  const now = deps.clock.now()
  const today = exactCalendar.dayOf(now, 'UTC')
  const last = exactCalendar.after(today, { months: REVIEW_MONTHS, days: null })
  if (input.reviewOn < today || input.reviewOn > last) {
    throw new Problem(
      'REFUSED',
      'REVIEW_DAY',
      `A hold is looked at again within twelve months: between ${today} and ${last}. Nothing was held.`,
      'Choose a day in between; it can be set again then.',
    )
  }
  const id = newId()
  const { undoId } = store.command(
    { action: 'retention.setHold', subjects: [input.subjectId], undoable: true, actor: deps.actor },
    (tx) => {
      requireSubject(tx, input.subject, input.subjectId)
      tx.raw
        .prepare(
          `INSERT INTO legal_hold (id, ${input.subject}_id, reason, owner, review_on, set_at) VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(id, input.subjectId, input.reason, input.owner, input.reviewOn, now)
    },
  )
  return { id, undoId }
}

/** Releases one hold: the original dates apply again, also those that have passed. Throws Problem NOT_FOUND, INVALID_STATE. */
export function releaseHold(
  store: Store,
  { id }: InputOf<typeof retention.holds.release>,
  deps: CommandDeps,
): { undoId: number | null } {
  const { undoId } = store.command(
    { action: 'retention.releaseHold', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const hold = tx.raw
        .prepare<[string], { releasedAt: number | null }>(
          'SELECT released_at AS releasedAt FROM legal_hold WHERE id = ?',
        )
        .get(id)
      if (!hold) {
        throw new Problem(
          'NOT_FOUND',
          'HOLD_UNKNOWN',
          'There is no such hold. Nothing was changed.',
          'Read the list of holds again.',
        )
      }
      if (hold.releasedAt !== null) {
        throw new Problem(
          'INVALID_STATE',
          'HOLD_RELEASED',
          'This hold is released already. Nothing was changed.',
        )
      }
      tx.raw.prepare('UPDATE legal_hold SET released_at = ? WHERE id = ?').run(deps.clock.now(), id)
    },
  )
  return { undoId }
}
