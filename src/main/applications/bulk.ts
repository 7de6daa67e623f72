/**
 * What the commands over many applications share: one transaction, everything or nothing, no-ops not counted. Each works
 * through its targets a few at a time, so that a command over tens of thousands leaves turns to others.
 */
import type { ApplicationFilter, ApplicationStatus, Target } from '#contract/applications.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand, effectiveCommandInSteps } from '../store/effective-command.ts'
import { type Steps, type StepsOptions, toTheEnd } from '../store/steps.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { filterOf, selectSql } from './filter.ts'
import { applicationNotFound } from './queries.ts'

/** What the commands need to know of an application before they change it. */
export interface TargetRow {
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
  /** Mails that it put into the outbox, where it was asked for some. */
  mails?: number
}

/** What a command refuses to touch: one such application is enough, and nothing is changed. */
export interface Refusal {
  is(row: TargetRow): boolean
  code?: 'INVALID_STATE' | 'CONFLICT'
  reason: string
  /** After "2 of these 10 applications": for example "are hired and cannot be rejected". */
  one: string
  many: string
  remedy: string
}

/** A command over many applications, for one transaction. */
export interface BulkWork {
  /** Looked at in this order before anything is changed; the first that holds for any is what the person is told. */
  refusals: readonly Refusal[]
  /** Changes these, which no refusal is about, and returns how many it changed. */
  change(rows: readonly TargetRow[]): number
  /** How many mails it put into the outbox so far. */
  mails?(): number
}

export interface Bulk {
  /** Stable code of the command. */
  action: string
  target: Target
  /** Called once, inside the transaction, with its instant. Throws a Problem about what the command itself was given. */
  begin(tx: Writable, now: number): BulkWork
}

/** Rows that one step works on: some milliseconds. */
const STEP = 50
/** Ids that the audit names. */
const NAMED = 50
/** Numbers read between two chances to interrupt. */
const READ = 5000

/** Runs a bulk command here and now. Throws what the command refuses. */
export function bulkCommand(store: Store, bulk: Bulk, deps: CommandDeps): Changed {
  let about: Outcome = { changed: 0, mails: undefined, subjects: [], count: 0 }
  const { changed, undoId } = effectiveCommand(
    store,
    { action: bulk.action, subjects: () => about, undoable: true, actor: deps.actor },
    (tx) => {
      about = toTheEnd(workThrough(tx, bulk, deps.clock.now()))
      return { changed: about.changed, result: null }
    },
  )
  return { changed, undoId, ...(about.mails !== undefined && { mails: about.mails }) }
}

/** Runs a bulk command in turns. Rejects with what the command refuses, or Problem CANCELLED. */
export async function bulkCommandInSteps(
  store: Store,
  bulk: Bulk,
  deps: CommandDeps,
  options?: StepsOptions,
): Promise<Changed> {
  const { changed, undoId, result } = await effectiveCommandInSteps(
    store,
    { action: bulk.action, undoable: true, actor: deps.actor },
    function* (tx) {
      const { mails, ...outcome } = yield* workThrough(tx, bulk, deps.clock.now())
      return { ...outcome, result: mails }
    },
    options,
  )
  return { changed, undoId, ...(result !== undefined && { mails: result }) }
}

interface Outcome {
  changed: number
  mails: number | undefined
  /** The first few ids. */
  subjects: string[]
  /** How many applications the command was about. */
  count: number
}

function* workThrough(tx: Writable, bulk: Bulk, now: number): Steps<Outcome> {
  const seqs = yield* numbersOf(tx, bulk.target, now)
  const total = seqs.length
  const work = bulk.begin(tx, now)
  const refused = work.refusals.map(() => 0)
  const read = rowReader(tx)
  const subjects: string[] = []
  let changed = 0
  let refusals = 0
  for (let from = 0; from < total; from += STEP) {
    const rows = read(seqs.slice(from, from + STEP))
    for (const row of rows) {
      if (subjects.length < NAMED) subjects.push(row.id)
      for (const [at, refusal] of work.refusals.entries()) {
        if (!refusal.is(row)) continue
        refused[at] = (refused[at] ?? 0) + 1
        refusals += 1
      }
    }
    // From the first refusal on it only counts: all of it will be taken back.
    if (refusals === 0) changed += work.change(rows)
    yield { done: Math.min(from + STEP, total), total }
  }
  for (const [at, refusal] of work.refusals.entries()) {
    const count = refused[at] ?? 0
    if (count > 0) throw refusalOf(refusal, count, total)
  }
  return { changed, mails: work.mails?.(), subjects, count: total }
}

/** "This application is hired.", "3 of these 10 applications are hired." */
function refusalOf(
  { code = 'INVALID_STATE', reason, one, many, remedy }: Refusal,
  count: number,
  all: number,
) {
  const some = all === 1 ? 'This application' : `${count} of these ${all} applications`
  return new Problem(code, reason, `${some} ${count === 1 ? one : many}. Nothing was changed.`, remedy)
}

/** Numbers of the applications that a command is about, each once. Throws Problem NOT_FOUND, or CONFLICT with the count of today. */
function* numbersOf(tx: Writable, target: Target, now: number): Steps<number[]> {
  if ('ids' in target) return numbersOfIds(tx, target.ids)
  const { filter, expected } = target
  const matching = yield* numbersMatching(tx, filter, expected, now)
  if (matching.length === expected) return matching
  throw new Problem(
    'CONFLICT',
    'COUNT_CHANGED',
    `The list has changed: ${matching.length} applications match now, not ${expected}. Nothing was changed.`,
    'Look at the list again, then decide.',
    undefined,
    { count: matching.length },
  )
}

function numbersOfIds(tx: Writable, ids: readonly string[]): number[] {
  const wanted = [...new Set(ids)]
  const seqs = tx.raw
    .prepare<[string], number>(
      `SELECT a.seq FROM json_each(?) wanted CROSS JOIN application a ON a.id = wanted.value ORDER BY wanted.key`,
    )
    .pluck()
    .all(JSON.stringify(wanted))
  if (seqs.length < wanted.length) throw applicationNotFound(wanted.length - seqs.length)
  return seqs
}

function* numbersMatching(
  tx: Writable,
  filter: ApplicationFilter,
  total: number,
  now: number,
): Steps<number[]> {
  const plan = filterOf(tx, filter, now)
  if (plan === null) return []
  const { sql, values } = selectSql('a.seq', plan.source)
  const seqs: number[] = []
  for (const seq of tx.raw
    .prepare<unknown[], number>(sql)
    .pluck()
    .iterate(...values)) {
    seqs.push(seq)
    if (seqs.length % READ === 0) yield { done: 0, total }
  }
  // In the order of the rows on the disk.
  return seqs.sort((a, b) => a - b)
}

/** Reads the rows of some numbers, in the order given. */
function rowReader(tx: Writable): (seqs: readonly number[]) => TargetRow[] {
  const rows = tx.raw.prepare<[string], TargetRow>(
    `SELECT a.seq, a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, a.stage_id AS stageId,
      s.kind AS stageKind, a.status, a.disposition_reason AS dispositionReason, a.rating,
      a.assignee_id AS assigneeId, a.snoozed_until AS snoozedUntil
     FROM json_each(?) wanted CROSS JOIN application a ON a.seq = wanted.value CROSS JOIN stage s ON s.id = a.stage_id
     ORDER BY wanted.key`,
  )
  return (seqs) => rows.all(JSON.stringify(seqs))
}

/**
 * An application that would become active beside another active one of the same candidate and opening. `becomes` says
 * which of the targets are about to.
 */
export function secondActive(db: Readable, becomes: (row: TargetRow) => boolean): Refusal {
  const other = db.raw.prepare<[string, string]>(
    `SELECT 1 FROM application WHERE candidate_id = ? AND opening_id = ? AND status = 'active'`,
  )
  const seen = new Set<string>()
  return {
    is(row) {
      if (!becomes(row)) return false
      const pair = `${row.candidateId} ${row.openingId}`
      if (seen.has(pair) || other.get(row.candidateId, row.openingId) !== undefined) return true
      seen.add(pair)
      return false
    },
    code: 'CONFLICT',
    reason: 'ALREADY_ACTIVE',
    one: 'cannot become active: the candidate has another active application for the same opening',
    many: 'cannot become active: the candidates have other active applications for the same opening',
    remedy: 'Work on the other application, or reject or withdraw it first.',
  }
}
