/** Whose an application is, and when it wants to be seen again. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { requireAtWork } from '../colleagues/colleagues.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { type Bulk, bulkCommand, type Changed } from './bulk.ts'
import { eventWriter } from './events.ts'

/**
 * Assigns applications to a colleague, or with null to nobody. Refused with Problem NOT_FOUND (application, colleague),
 * and INVALID_STATE when the colleague has left.
 */
export const assigning = (input: InputOf<typeof applications.assign>): Bulk => ({
  action: 'applications.assign',
  target: input,
  begin(tx, now) {
    const { assigneeId } = input
    if (assigneeId !== null) requireAtWork(tx, assigneeId)
    const update = tx.raw.prepare('UPDATE application SET assignee_id = ?, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    return {
      refusals: [],
      change(rows) {
        const going = rows.filter((row) => row.assigneeId !== assigneeId)
        for (const { seq, id } of going) {
          update.run(assigneeId, now, seq)
          record(id, now, 'assigned', { reason: assigneeId })
        }
        return going.length
      },
    }
  },
})

/**
 * Puts active applications out of sight until an instant, which the window chose as the start of a day where the
 * person is. Refused with Problem NOT_FOUND, REFUSED when the instant is over, INVALID_STATE for those that are not
 * active.
 */
export const snoozing = (input: InputOf<typeof applications.snooze>): Bulk => ({
  action: 'applications.snooze',
  target: input,
  begin(tx, now) {
    if (input.until <= now) {
      throw new Problem(
        'REFUSED',
        'SNOOZE_OVER',
        'That day is over or has begun already. Nothing was changed.',
        'Choose a later day.',
      )
    }
    const update = tx.raw.prepare('UPDATE application SET snoozed_until = ?, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    return {
      refusals: [
        {
          is: ({ status }) => status !== 'active',
          reason: 'NOT_ACTIVE',
          one: 'is not active, so there is nothing to come back to',
          many: 'are not active, so there is nothing to come back to',
          remedy: 'Snooze active applications only.',
        },
      ],
      change(rows) {
        const going = rows.filter(({ snoozedUntil }) => snoozedUntil !== input.until)
        for (const { seq, id } of going) {
          update.run(input.until, now, seq)
          record(id, now, 'snoozed', { reason: String(input.until) })
        }
        return going.length
      },
    }
  },
})

/** Brings snoozed applications back now; one that is back already is no longer told apart. Refused with Problem NOT_FOUND. */
export const unsnoozing = (input: InputOf<typeof applications.unsnooze>): Bulk => ({
  action: 'applications.unsnooze',
  target: input,
  begin(tx, now) {
    const update = tx.raw.prepare('UPDATE application SET snoozed_until = NULL, updated_at = ? WHERE seq = ?')
    const record = eventWriter(tx)
    return {
      refusals: [],
      change(rows) {
        const coming = rows.filter(({ snoozedUntil }) => snoozedUntil !== null)
        for (const { seq, id } of coming) {
          update.run(now, seq)
          record(id, now, 'unsnoozed')
        }
        return coming.length
      },
    }
  },
})

export const assignApplications = (
  store: Store,
  input: InputOf<typeof applications.assign>,
  deps: CommandDeps,
): Changed => bulkCommand(store, assigning(input), deps)

export const snoozeApplications = (
  store: Store,
  input: InputOf<typeof applications.snooze>,
  deps: CommandDeps,
): Changed => bulkCommand(store, snoozing(input), deps)

export const unsnoozeApplications = (
  store: Store,
  input: InputOf<typeof applications.unsnooze>,
  deps: CommandDeps,
): Changed => bulkCommand(store, unsnoozing(input), deps)
