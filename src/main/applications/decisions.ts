/** Moving, rejecting, withdrawing, taking back: what decides an application's stage and status. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { mailWriter } from '../mail/compose.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { type Bulk, bulkCommand, type Changed, type Refusal, secondActive, type TargetRow } from './bulk.ts'
import { eventWriter } from './events.ts'

/** What has come back and is dealt with is no longer back; what is still away stays so. */
export const stillAway = ({ snoozedUntil }: TargetRow, now: number): number | null =>
  snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null

const isOut = ({ status }: TargetRow): boolean => status === 'rejected' || status === 'withdrawn'

/**
 * Moves applications of one opening to one of its stages. Into the hired stage hires; a hired one moved back is active
 * again. Refused with Problem NOT_FOUND, INVALID_STATE (stage of another opening, rejected or withdrawn), CONFLICT (a
 * hired one whose candidate has a new active application).
 */
export const moving = (input: InputOf<typeof applications.move>): Bulk => ({
  action: 'applications.move',
  target: input,
  begin(tx, now) {
    const stage = tx.raw
      .prepare<[string], { openingId: string; kind: string }>(
        'SELECT opening_id AS openingId, kind FROM stage WHERE id = ?',
      )
      .get(input.stageId)
    if (!stage) {
      throw new Problem(
        'NOT_FOUND',
        'STAGE_UNKNOWN',
        'There is no such stage. Nothing was changed.',
        'Read the opening again: its pipeline may have been edited.',
      )
    }
    const hires = stage.kind === 'hired'
    const moves = ({ stageId }: TargetRow): boolean => stageId !== input.stageId
    const update = tx.raw.prepare(
      `UPDATE application SET stage_id = ?, status = ?, decided_at = ?, stage_entered_at = ?, updated_at = ?,
        snoozed_until = ? WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    return {
      refusals: [
        {
          is: ({ openingId }) => openingId !== stage.openingId,
          reason: 'STAGE_OF_OTHER_OPENING',
          one: 'is for another opening than the stage belongs to',
          many: 'are for another opening than the stage belongs to',
          remedy: 'Move the applications of one opening at a time.',
        },
        {
          is: isOut,
          reason: 'NOT_ACTIVE',
          one: 'is rejected or withdrawn and cannot move',
          many: 'are rejected or withdrawn and cannot move',
          remedy: 'Reactivate first, then move.',
        },
        secondActive(tx, (row) => !hires && row.status === 'hired' && moves(row)),
      ],
      change(rows) {
        const going = rows.filter(moves)
        for (const row of going) {
          const [status, decidedAt, away] = hires
            ? ['hired', now, null]
            : ['active', null, stillAway(row, now)]
          update.run(input.stageId, status, decidedAt, now, now, away, row.seq)
          record(row.id, now, hires ? 'hired' : 'moved', {
            fromStageId: row.stageId,
            toStageId: input.stageId,
          })
        }
        return going.length
      },
    }
  },
})

export const moveApplications = (
  store: Store,
  input: InputOf<typeof applications.move>,
  deps: CommandDeps,
): Changed => bulkCommand(store, moving(input), deps)

type Out = 'rejected' | 'withdrawn'

const hired = (status: Out): Refusal => ({
  is: (row) => row.status === 'hired',
  reason: 'HIRED',
  one: `is hired and cannot be ${status}`,
  many: `are hired and cannot be ${status}`,
  remedy: 'Move back to another stage first.',
})

const alreadyOut = (status: Out, other: Out): Refusal => ({
  is: (row) => row.status === other,
  reason: 'NOT_ACTIVE',
  one: `is ${other} and cannot be ${status} too`,
  many: `are ${other} and cannot be ${status} too`,
  remedy: 'Reactivate first.',
})

type Closing = InputOf<typeof applications.reject> | InputOf<typeof applications.withdraw>

const closing = (action: string, status: Out, other: Out, input: Closing): Bulk => ({
  action,
  target: input,
  begin(tx, now) {
    // Another reason for the same decision corrects it: the instant that retention is counted from stays.
    const update = tx.raw.prepare(
      `UPDATE application SET status = ?, disposition_reason = ?, decided_at = coalesce(decided_at, ?), updated_at = ?,
        snoozed_until = NULL
       WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    const send = input.mail === undefined ? null : mailWriter(tx, input.mail, now)
    let mails = 0
    return {
      refusals: [hired(status), alreadyOut(status, other)],
      ...(send !== null && { mails: () => mails }),
      change(rows) {
        const going = rows.filter((row) => row.status === 'active' || row.dispositionReason !== input.reason)
        for (const { seq, id, stageId, status: before } of going) {
          update.run(status, input.reason, now, now, seq)
          // A reason that is corrected is no second decision.
          if (send !== null && before === 'active' && send(id)) mails += 1
          record(id, now, status, { fromStageId: stageId, reason: input.reason })
        }
        return going.length
      },
    }
  },
})

/**
 * Rejects applications where they stand; the stage is kept for the way back. For one that is rejected already, another
 * reason corrects the reason. With `mail`, each candidate who has an address gets a message in the outbox. Refused with Problem NOT_FOUND, and INVALID_STATE for hired and withdrawn ones.
 */
export const rejecting = (input: InputOf<typeof applications.reject>): Bulk =>
  closing('applications.reject', 'rejected', 'withdrawn', input)

export const rejectApplications = (
  store: Store,
  input: InputOf<typeof applications.reject>,
  deps: CommandDeps,
): Changed => bulkCommand(store, rejecting(input), deps)

/** The candidate's own decision; like `rejecting`, with INVALID_STATE for hired and rejected ones. */
export const withdrawing = (input: InputOf<typeof applications.withdraw>): Bulk =>
  closing('applications.withdraw', 'withdrawn', 'rejected', input)

export const withdrawApplications = (
  store: Store,
  input: InputOf<typeof applications.withdraw>,
  deps: CommandDeps,
): Changed => bulkCommand(store, withdrawing(input), deps)

/**
 * Un-rejects or un-withdraws: back to the stage the application was in. Refused with Problem NOT_FOUND, INVALID_STATE
 * for hired ones, CONFLICT when the candidate has another active application for the opening.
 */
export const reactivating = (input: InputOf<typeof applications.reactivate>): Bulk => ({
  action: 'applications.reactivate',
  target: input,
  begin(tx, now) {
    const update = tx.raw.prepare(
      `UPDATE application SET status = 'active', disposition_reason = NULL, decided_at = NULL, updated_at = ? WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    return {
      refusals: [
        {
          is: ({ status }) => status === 'hired',
          reason: 'HIRED',
          one: 'is hired, not closed',
          many: 'are hired, not closed',
          remedy: 'Move it to another stage to make it active again.',
        },
        secondActive(tx, isOut),
      ],
      change(rows) {
        const returning = rows.filter(isOut)
        for (const { seq, id, stageId } of returning) {
          update.run(now, seq)
          record(id, now, 'reactivated', { toStageId: stageId })
        }
        return returning.length
      },
    }
  },
})

export const reactivateApplications = (
  store: Store,
  input: InputOf<typeof applications.reactivate>,
  deps: CommandDeps,
): Changed => bulkCommand(store, reactivating(input), deps)
