/** Moving, rejecting, withdrawing, taking back: what decides an application's stage and status. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { bulkCommand, type Changed, refuseSecondActive, refuseThose, type Target } from './bulk.ts'
import { eventWriter } from './events.ts'

/** What has come back and is dealt with is no longer back; what is still away stays so. */
const stillAway = ({ snoozedUntil }: Target, now: number): number | null =>
  snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null

const isOut = ({ status }: Target): boolean => status === 'rejected' || status === 'withdrawn'

/**
 * Moves applications of one opening to one of its stages. Into the hired stage hires; a hired one moved back is active
 * again. Throws Problem NOT_FOUND, INVALID_STATE (stage of another opening, rejected or withdrawn), CONFLICT (a hired
 * one whose candidate has a new active application).
 */
export function moveApplications(
  store: Store,
  input: InputOf<typeof applications.move>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.move', input.ids, deps, (tx, targets, now) => {
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
    refuseThose(
      targets,
      ({ openingId }) => openingId !== stage.openingId,
      'STAGE_OF_OTHER_OPENING',
      'for another opening than the stage belongs to',
      'Move the applications of one opening at a time.',
    )
    refuseThose(
      targets,
      isOut,
      'NOT_ACTIVE',
      'rejected or withdrawn and cannot move',
      'Reactivate first, then move.',
    )
    const moving = targets.filter(({ stageId }) => stageId !== input.stageId)
    const hires = stage.kind === 'hired'
    refuseSecondActive(tx, hires ? [] : moving.filter(({ status }) => status === 'hired'), targets.length)

    const update = tx.raw.prepare(
      `UPDATE application SET stage_id = ?, status = ?, decided_at = ?, stage_entered_at = ?, updated_at = ?, snoozed_until = ?
       WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    for (const target of moving) {
      update.run(
        input.stageId,
        hires ? 'hired' : 'active',
        hires ? now : null,
        now,
        now,
        hires ? null : stillAway(target, now),
        target.seq,
      )
      record(target.id, now, hires ? 'hired' : 'moved', {
        fromStageId: target.stageId,
        toStageId: input.stageId,
      })
    }
    return moving.length
  })
}

type Closing = { status: 'rejected' | 'withdrawn'; action: string; other: 'rejected' | 'withdrawn' }

const REJECT: Closing = { status: 'rejected', action: 'applications.reject', other: 'withdrawn' }
const WITHDRAW: Closing = { status: 'withdrawn', action: 'applications.withdraw', other: 'rejected' }

function closeApplications(
  store: Store,
  { status, action, other }: Closing,
  input: { ids: readonly string[]; reason: string },
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, action, input.ids, deps, (tx, targets, now) => {
    refuseThose(
      targets,
      (target) => target.status === 'hired',
      'HIRED',
      `hired and cannot be ${status}`,
      'Move back to another stage first.',
    )
    refuseThose(
      targets,
      (target) => target.status === other,
      'NOT_ACTIVE',
      `${other} and cannot be ${status} too`,
      'Reactivate first.',
    )
    const closing = targets.filter(
      (target) => target.status === 'active' || target.dispositionReason !== input.reason,
    )
    // Another reason for the same decision corrects it: the instant that retention is counted from stays.
    const update = tx.raw.prepare(
      `UPDATE application SET status = ?, disposition_reason = ?, decided_at = coalesce(decided_at, ?), updated_at = ?,
        snoozed_until = NULL
       WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    for (const target of closing) {
      update.run(status, input.reason, now, now, target.seq)
      record(target.id, now, status, { fromStageId: target.stageId, reason: input.reason })
    }
    return closing.length
  })
}

/**
 * Rejects applications where they stand; the stage is kept for the way back. For one that is rejected already, another
 * reason corrects the reason. Throws Problem NOT_FOUND, and INVALID_STATE for hired and withdrawn ones.
 */
export const rejectApplications = (
  store: Store,
  input: InputOf<typeof applications.reject>,
  deps: CommandDeps,
): Changed => closeApplications(store, REJECT, input, deps)

/** The candidate's own decision; like `rejectApplications`, with INVALID_STATE for hired and rejected ones. */
export const withdrawApplications = (
  store: Store,
  input: InputOf<typeof applications.withdraw>,
  deps: CommandDeps,
): Changed => closeApplications(store, WITHDRAW, input, deps)

/**
 * Un-rejects or un-withdraws: back to the stage the application was in. Throws Problem NOT_FOUND, INVALID_STATE for
 * hired ones, CONFLICT when the candidate has another active application for the opening.
 */
export function reactivateApplications(
  store: Store,
  input: InputOf<typeof applications.reactivate>,
  deps: CommandDeps,
): Changed {
  return bulkCommand(store, 'applications.reactivate', input.ids, deps, (tx, targets, now) => {
    refuseThose(
      targets,
      ({ status }) => status === 'hired',
      'HIRED',
      'hired, not closed',
      'Move it to another stage to make it active again.',
    )
    const returning = targets.filter(isOut)
    refuseSecondActive(tx, returning, targets.length)
    const update = tx.raw.prepare(
      `UPDATE application SET status = 'active', disposition_reason = NULL, decided_at = NULL, updated_at = ? WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    for (const target of returning) {
      update.run(now, target.seq)
      record(target.id, now, 'reactivated', { toStageId: target.stageId })
    }
    return returning.length
  })
}
