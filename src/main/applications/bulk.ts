/** What the commands over many applications share: one transaction, everything or nothing, no-ops not counted. */
import type { ApplicationStatus } from '#contract/applications.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { applicationNotFound } from './queries.ts'

/** What the commands need to know of an application before they change it. */
export interface Target {
  seq: number
  id: string
  candidateId: string
  openingId: string
  stageId: string
  stageKind: string
  status: ApplicationStatus
  dispositionReason: string | null
  rating: number | null
  assigneeId: string | null
  snoozedUntil: number | null
}

export interface Changed {
  changed: number
  /** Null when nothing changed. */
  undoId: number | null
}

/** The applications with these ids, each once, in the order given. Throws Problem NOT_FOUND when one is missing. */
function targetsOf(db: Readable, ids: readonly string[]): Target[] {
  const wanted = [...new Set(ids)]
  const targets = db.raw
    .prepare<[string], Target>(
      `SELECT a.seq, a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, a.stage_id AS stageId,
        s.kind AS stageKind, a.status, a.disposition_reason AS dispositionReason, a.rating,
        a.assignee_id AS assigneeId, a.snoozed_until AS snoozedUntil
       FROM json_each(?) wanted CROSS JOIN application a ON a.id = wanted.value CROSS JOIN stage s ON s.id = a.stage_id
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(wanted))
  if (targets.length < wanted.length) throw applicationNotFound(wanted.length - targets.length)
  return targets
}

/**
 * Runs one command over applications. `work` throws a Problem before it changes anything that it must refuse, and
 * returns how many applications it changed.
 */
export function bulkCommand(
  store: Store,
  action: string,
  ids: readonly string[],
  deps: CommandDeps,
  work: (tx: Writable, targets: Target[], now: number) => number,
): Changed {
  const { changed, undoId } = effectiveCommand(
    store,
    { action, subjects: [...new Set(ids)], undoable: true, actor: deps.actor },
    (tx) => ({ changed: work(tx, targetsOf(tx, ids), deps.clock.now()), result: null }),
  )
  return { changed, undoId }
}

/** "This application" or "3 of these 10 applications": the start of a refusal. */
const someOf = (count: number, all: number): string =>
  all === 1 ? 'This application' : `${count} of these ${all} applications`

/**
 * Throws Problem INVALID_STATE when some of the targets are what the command refuses; `is` says what, for example
 * "rejected", `remedy` what to do first.
 */
export function refuseThose(
  targets: readonly Target[],
  refused: (target: Target) => boolean,
  reason: string,
  is: string,
  remedy: string,
): void {
  const count = targets.filter(refused).length
  if (count === 0) return
  throw new Problem(
    'INVALID_STATE',
    reason,
    `${someOf(count, targets.length)} ${count === 1 ? 'is' : 'are'} ${is}. Nothing was changed.`,
    remedy,
  )
}

/**
 * Throws Problem CONFLICT when an application that is about to become active would be the candidate's second active
 * one for its opening.
 */
export function refuseSecondActive(db: Readable, becoming: readonly Target[], all: number): void {
  const other = db.raw.prepare<[string, string]>(
    `SELECT 1 FROM application WHERE candidate_id = ? AND opening_id = ? AND status = 'active'`,
  )
  const seen = new Set<string>()
  let count = 0
  for (const { candidateId, openingId } of becoming) {
    const pair = `${candidateId} ${openingId}`
    if (seen.has(pair) || other.get(candidateId, openingId) !== undefined) count += 1
    seen.add(pair)
  }
  if (count === 0) return
  throw new Problem(
    'CONFLICT',
    'ALREADY_ACTIVE',
    `${someOf(count, all)} cannot become active: the candidate has another active application for the same opening. Nothing was changed.`,
    'Work on the other application, or reject or withdraw it first.',
  )
}
