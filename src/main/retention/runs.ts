/** Kept previews and their approval: what a run may remove, and who said so. Nothing is removed here. */
import type { InputOf } from '#contract/common.ts'
import type { runs as contract, Run } from '#contract/retention-runs.ts'
import { Receipt } from '#contract/retention-runs.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Store } from '../store/types.ts'
import { bareRequesters, unsentAnswers } from './requesters.ts'
import { itemBytes, readItem, type Shown, shownHash } from './run-items.ts'
import { readRetentionSettings } from './which-rule.ts'

const EXPIRES_MS = 24 * 3_600_000
/** Above either, whoever approves types the number. */
const GUARD = { share: 0.2, count: 500 }
const LISTED = 100

/** What a run counts besides its columns. */
export interface Tally {
  /** By what is decided about them now; GONE: something else has removed them. */
  skipped: Record<string, number>
  /** Applications by the id of the rule version that they went by. */
  rules: Record<string, number>
  /** Rows that are gone, by table. */
  rows: Record<string, number>
}

export interface StoredRun
  extends Omit<Run, 'guarded' | 'skipped' | 'receipt' | 'unsentAnswers' | 'withoutApplication'> {
  readonly items: Buffer
  readonly tally: string
  readonly receipt: string | null
}

const COLUMNS = `id, state, made_at AS madeAt, expires_at AS expiresAt, made_by AS madeBy, as_of AS asOf, hash,
  rules_hash AS rulesHash, total, due, to_erase AS toErase, approved_at AS approvedAt, approved_by AS approvedBy,
  started_at AS startedAt, position, anonymised, erased, candidates, documents, tally, finished_at AS finishedAt, receipt`

const isGuarded = ({ due, total }: Pick<Run, 'due' | 'total'>): boolean =>
  due > GUARD.count || due > total * GUARD.share

export function asRun(db: Readable, { items: _, tally, receipt, ...run }: StoredRun): Run {
  const waits = run.state === 'previewed' || run.state === 'approved'
  return {
    ...run,
    unsentAnswers: waits ? unsentAnswers(db, () => readRun(db, run.id).items) : 0,
    withoutApplication: waits ? bareRequesters(db).length : 0,
    guarded: isGuarded(run),
    skipped: (JSON.parse(tally) as Tally).skipped,
    receipt: receipt === null ? null : Receipt.parse(JSON.parse(receipt)),
  }
}

const unknownRun = () =>
  new Problem(
    'NOT_FOUND',
    'RUN_UNKNOWN',
    'There is no such run. Nothing was changed.',
    'Read the list of runs again.',
  )

/** One run with what it is to remove. Throws Problem NOT_FOUND. */
export function readRun(db: Readable, id: string): StoredRun {
  const run = db.raw
    .prepare<[string], StoredRun>(`SELECT ${COLUMNS}, items FROM retention_run WHERE id = ?`)
    .get(id)
  if (!run) throw unknownRun()
  return run
}

export const listRuns = (db: Readable): { rows: Run[] } => ({
  rows: db.raw
    .prepare<[], StoredRun>(
      `SELECT ${COLUMNS}, x'' AS items FROM retention_run ORDER BY made_at DESC, id LIMIT ${LISTED}`,
    )
    .all()
    .map((run) => asRun(db, run)),
})

/** The runs that were begun and are not proven yet, the oldest first. */
export const unfinishedRuns = (db: Readable): string[] =>
  db.raw
    .prepare<[], string>(
      `SELECT id FROM retention_run WHERE state IN ('running', 'erased') ORDER BY made_at, id`,
    )
    .pluck()
    .all()

/** What waits for somebody to approve or start it, and still counts; null: nothing does. */
export function openRun(db: Readable, now: number): Run | null {
  const run = db.raw
    .prepare<[number, number], StoredRun>(
      `SELECT ${COLUMNS}, x'' AS items FROM retention_run
       WHERE state IN ('previewed', 'approved') AND made_at <= ? AND expires_at > ? ORDER BY made_at DESC LIMIT 1`,
    )
    .get(now, now)
  return run ? asRun(db, run) : null
}

/** Two runs at once would both count what one of them removes. */
export function requireNoOther(db: Readable, id: string | null): void {
  if (unfinishedRuns(db).every((one) => one === id)) return
  throw new Problem(
    'INVALID_STATE',
    'RUN_UNDER_WAY',
    'Another run was begun and is not finished. Nothing was changed.',
    'Start that one again; it goes on where it stopped.',
  )
}

/**
 * Keeps what is due now. What was kept before and not begun gives way. In a workspace that asks for no second person, one
 * that is not guarded is approved with it. Throws Problem INVALID_STATE while another run is under way.
 */
export function prepareRun(
  store: Store,
  shown: Shown,
  { by }: InputOf<typeof contract.prepare>,
  deps: CommandDeps,
): Run {
  requireNoOther(store.reader, null)
  const { items, asOf, total, rulesHash } = shown
  const now = deps.clock.now()
  const id = newId()
  const counts = { due: items.length, total }
  const approved =
    readRetentionSettings(store.reader).approval === 'automatic' && !isGuarded(counts)
      ? { at: now, by }
      : null
  const toErase = items.filter((item) => readItem(item).erase).length
  const tally: Tally = { skipped: {}, rules: {}, rows: {} }
  store.command(
    { action: 'retention.prepareRun', subjects: [id], undoable: false, actor: deps.actor },
    (tx) => {
      tx.raw.exec(`DELETE FROM retention_run WHERE state IN ('previewed', 'approved')`)
      tx.raw
        .prepare(
          `INSERT INTO retention_run (id, state, made_at, expires_at, made_by, as_of, hash, rules_hash, total, due, to_erase,
            items, approved_at, approved_by, position, anonymised, erased, candidates, documents, tally)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?)`,
        )
        .run(
          id,
          approved ? 'approved' : 'previewed',
          now,
          now + EXPIRES_MS,
          by,
          asOf,
          shownHash(shown),
          rulesHash,
          counts.total,
          counts.due,
          toErase,
          itemBytes(items),
          approved?.at ?? null,
          approved?.by ?? null,
          JSON.stringify(tally),
        )
    },
  )
  return asRun(store.reader, readRun(store.reader, id))
}

export function requireFresh({ expiresAt, madeAt }: Pick<Run, 'expiresAt' | 'madeAt'>, now: number): void {
  if (now >= madeAt && now < expiresAt) return
  throw new Problem(
    'REFUSED',
    'PREVIEW_EXPIRED',
    'This preview is older than 24 hours, or from a clock that was set otherwise. Nothing was removed.',
    'Look at what is due again, and approve that.',
  )
}

/**
 * Says that what a preview shows may go. Throws Problem NOT_FOUND, INVALID_STATE when it is approved already, and
 * REFUSED: expired, the same person who prepared it, or a guarded run whose number was not typed.
 */
export function approveRun(
  store: Store,
  { id, by, count }: InputOf<typeof contract.approve>,
  deps: CommandDeps,
): Run {
  const now = deps.clock.now()
  store.command(
    { action: 'retention.approveRun', subjects: [id], undoable: false, actor: deps.actor },
    (tx) => {
      const run = readRun(tx, id)
      if (run.state !== 'previewed') {
        throw new Problem(
          'INVALID_STATE',
          'RUN_APPROVED',
          'This run is approved already. Nothing was changed.',
        )
      }
      requireFresh(run, now)
      if (readRetentionSettings(tx).approval === 'four_eyes' && samePerson(by, run.madeBy)) {
        throw new Problem(
          'REFUSED',
          'FOUR_EYES',
          'Whoever prepared a run cannot approve it too. Nothing was changed.',
          'Ask another person, or change the setting for approval.',
        )
      }
      if (isGuarded(run) && count !== run.due) {
        throw new Problem(
          'REFUSED',
          'NEEDS_CONFIRMATION',
          `This run would remove ${run.due} of ${run.total} applications. Nothing was changed.`,
          'Check the rules. If it is right, approve it with that number.',
          undefined,
          { count: run.due },
        )
      }
      tx.raw
        .prepare(`UPDATE retention_run SET state = 'approved', approved_at = ?, approved_by = ? WHERE id = ?`)
        .run(now, by, id)
    },
  )
  return asRun(store.reader, readRun(store.reader, id))
}

const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

const samePerson = (one: string, other: string): boolean => nameKey(one) === nameKey(other)
