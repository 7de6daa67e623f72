/** Whose an application is, and when it wants to be seen again. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { requireAtWork } from '../colleagues/colleagues.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { bulkCommand, type Changed, refuseThose } from './bulk.ts'
import { eventWriter } from './events.ts'

/**
 * Assigns applications to a colleague, or with null to nobody. Throws Problem NOT_FOUND (application, colleague), and
 * INVALID_STATE when the colleague has left.
 */
export function assignApplications(
  store: Store,
  input: InputOf<typeof applications.assign>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.assign', input.ids, deps, (tx, targets, now) => {
    const { assigneeId } = input
    if (assigneeId !== null) requireAtWork(tx, assigneeId)
    const going = targets.filter((target) => target.assigneeId !== assigneeId)
    const update = tx.raw.prepare('UPDATE application SET assignee_id = ?, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    for (const { seq, id } of going) {
      update.run(assigneeId, now, seq)
      record(id, now, 'assigned', { reason: assigneeId })
    }
    return going.length
  })
}

/**
 * Puts active applications out of sight until an instant, which the window chose as the start of a day where the
 * person is. Throws Problem NOT_FOUND, REFUSED when the instant is over, INVALID_STATE for those that are not active.
 */
export function snoozeApplications(
  store: Store,
  input: InputOf<typeof applications.snooze>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.snooze', input.ids, deps, (tx, targets, now) => {
    if (input.until <= now) {
      throw new Problem(
        'REFUSED',
        'SNOOZE_OVER',
        'That day is over or has begun already. Nothing was changed.',
        'Choose a later day.',
      )
    }
    refuseThose(
      targets,
      ({ status }) => status !== 'active',
      'NOT_ACTIVE',
      'not active, so there is nothing to come back to',
      'Snooze active applications only.',
    )
    const going = targets.filter(({ snoozedUntil }) => snoozedUntil !== input.until)
    const update = tx.raw.prepare('UPDATE application SET snoozed_until = ?, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    for (const { seq, id } of going) {
      update.run(input.until, now, seq)
      record(id, now, 'snoozed', { reason: String(input.until) })
    }
    return going.length
  })
}

/** Brings snoozed applications back now; for one that is back already, it forgets that it was away. Throws Problem NOT_FOUND. */
export function unsnoozeApplications(
  store: Store,
  input: InputOf<typeof applications.unsnooze>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.unsnooze', input.ids, deps, (tx, targets, now) => {
    const coming = targets.filter(({ snoozedUntil }) => snoozedUntil !== null)
    const update = tx.raw.prepare('UPDATE application SET snoozed_until = NULL, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    for (const { seq, id } of coming) {
      update.run(now, seq)
      record(id, now, 'unsnoozed')
    }
    return coming.length
  })
}
