/**
 * Carries a run out, in the order of docs/specs/retention.md: remove in batches, unlink files, empty the write-ahead
 * log, look at every byte, sign. Each step is recorded by what is left to do, so a run that was cut short at any moment
 * goes on where it stopped.
 */
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { InputOf } from '#contract/common.ts'
import type { runs as contract, Run, RunOutcome } from '#contract/retention-runs.ts'
import type { Backup } from '#contract/workspace.ts'
import { discardDocuments } from '../documents/vault.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { signedReceipt } from './receipt.ts'
import { removeBareRequesters, removeBatch } from './remove.ts'
import { readItems, shownHash } from './run-items.ts'
import {
  approveRun,
  asRun,
  prepareRun,
  readRun,
  requireFresh,
  requireNoOther,
  unfinishedRuns,
} from './runs.ts'
import type { RetentionView } from './view.ts'

/** After each of them a run may be cut short. */
export type RunStep = 'began' | 'removed' | 'unlinked' | 'scrubbed' | 'settled' | 'verified' | 'signed'

export interface RunDeps extends CommandDeps {
  readonly view: Pick<RetentionView, 'shown'>
  /** What stands on the disk from before. */
  readonly backups: () => readonly Backup[]
  /** Applications of one transaction. */
  readonly batch?: number | undefined
  /** In place of the usual waits for those who read. */
  readonly patienceMs?: readonly number[] | undefined
  /** Told how far a run is. */
  readonly onStep?: ((step: RunStep, done: number, total: number) => void) | undefined
}

export interface RetentionRuns {
  /** `actor`: who does it, where that is not whoever uses the workspace. */
  prepare(input: InputOf<typeof contract.prepare>, actor?: CommandDeps['actor']): Promise<Run>
  approve(input: InputOf<typeof contract.approve>): Run
  start(input: InputOf<typeof contract.start>, actor?: CommandDeps['actor']): Promise<RunOutcome>
  /** Stops what is under way after the batch that it is in. It goes on when it is started again, or at the next opening. */
  halt(): void
  /** Goes on with what was cut short. */
  resume(): Promise<void>
  /** Waits for the batch that is under way; the rest of its run waits for the next opening. */
  stop(): Promise<void>
}

/** A commit costs nearly as much for few as for many, but whoever writes meanwhile waits for it. */
export const BATCH = 500
/** Waits between two tries to empty the log while somebody reads: a list for a moment, a backup or a check for longer. */
const PATIENCE_MS = [0, 50, 200, 500, 1000, 2000, 4000, 8000, 16_000]
/** Words of removed records that are looked for; they stay in memory. */
const MAX_WORDS = 500
const WORD_LENGTH = 60

const halted = () =>
  new Problem(
    'CANCELLED',
    'RUN_HALTED',
    'This run was stopped before it was finished. What was removed stays removed.',
    'Start it again; it goes on where it stopped. Otherwise it goes on by itself at the next opening.',
  )

const stopped = () =>
  new Problem(
    'CANCELLED',
    'RUN_STOPPED',
    'The workspace was closed before this run was finished. What was removed stays removed.',
    'It goes on when the workspace is open again.',
  )

function asStopped(error: unknown): never {
  throw error instanceof Problem && error.code === 'CANCELLED' ? stopped() : error
}

export function createRetentionRuns(store: Store, deps: RunDeps): RetentionRuns {
  let underWay: Promise<unknown> = Promise.resolve()
  const ending = new AbortController()
  let halting = false

  /** One after the other: the second of two who start a run finds it done. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work)
    underWay = result.catch(() => undefined)
    return result
  }

  async function start(id: string, actor: CommandDeps['actor']): Promise<RunOutcome> {
    const acting = { ...deps, actor }
    const before = readRun(store.reader, id)
    if (before.state === 'done') {
      const run = asRun(store.reader, before)
      return { run, verification: run.receipt?.verification ?? null }
    }
    requireNoOther(store.reader, id)
    if (before.state === 'previewed') {
      throw new Problem(
        'INVALID_STATE',
        'NOT_APPROVED',
        'This run is not approved. Nothing was removed.',
        'Approve it first.',
      )
    }
    halting = false
    if (before.state === 'approved') await begin(id, acting)
    const words = new Set<string>()
    const onWords = (cells: readonly string[]) => {
      for (const cell of cells) if (words.size < MAX_WORDS) words.add(cell.trim().slice(0, WORD_LENGTH))
    }
    while (readRun(store.reader, id).state === 'running') {
      if (ending.signal.aborted) throw stopped()
      if (halting) throw halted()
      const { done, total } = await removeBatch(store, id, acting, deps.batch ?? BATCH, onWords).catch(
        asStopped,
      )
      deps.onStep?.('removed', done, total)
      await setImmediate()
    }
    removeBareRequesters(store, id, acting, onWords)
    await unlinkFiles()
    deps.onStep?.('unlinked', before.due, before.due)
    return await finish(id, [...words], acting)
  }

  /** Decides again with the same function: nothing may go that was not shown, and no rule may have changed since. */
  async function begin(id: string, { actor }: Pick<CommandDeps, 'actor'>): Promise<void> {
    const run = readRun(store.reader, id)
    const now = deps.clock.now()
    requireFresh(run, now)
    const newest = store.reader.raw
      .prepare<[], number>('SELECT coalesce(max(at), 0) FROM audit_entry')
      .pluck()
      .get()
    if (newest !== undefined && newest > now) {
      throw new Problem(
        'REFUSED',
        'CLOCK_BEHIND',
        'The clock of this machine is behind what was already recorded here. Nothing was removed.',
        'Set the clock right and try again.',
      )
    }
    const kept = readItems(run.items)
    if (shownHash({ rulesHash: run.rulesHash, items: kept }) !== run.hash) throw changed()
    const fresh = await deps.view.shown()
    const known = new Set(kept)
    // What is no longer due is left and counted; what is due anew, or otherwise, nobody has approved.
    if (fresh.rulesHash !== run.rulesHash || !fresh.items.every((item) => known.has(item))) throw changed()
    store.command({ action: 'retention.startRun', subjects: [id], undoable: false, actor }, (tx) => {
      tx.raw
        .prepare(`UPDATE retention_run SET state = ?, started_at = ? WHERE id = ?`)
        .run(run.due === 0 ? 'erased' : 'running', now, id)
    })
    deps.onStep?.('began', 0, run.due)
  }

  async function unlinkFiles(): Promise<void> {
    const ids = store.reader.raw.prepare<[], string>('SELECT id FROM retention_purge').pluck().all()
    if (ids.length === 0) return
    await discardDocuments(
      store,
      ids.map((id) => ({ id })),
    )
    store.maintain((tx) => tx.raw.exec('DELETE FROM retention_purge'))
  }

  async function finish(
    id: string,
    words: readonly string[],
    { actor }: Pick<CommandDeps, 'actor'>,
  ): Promise<RunOutcome> {
    if (!(await settled()) || !(await scrubbed()))
      return { run: asRun(store.reader, readRun(store.reader, id)), verification: null }
    deps.onStep?.('settled', 0, 0)
    if (ending.signal.aborted) throw stopped()
    const verification = await store.checkErasures(words)
    deps.onStep?.('verified', 0, 0)
    if (verification.ok) {
      store.command({ action: 'retention.finishRun', subjects: [id], undoable: false, actor }, (tx) => {
        const receipt = signedReceipt(tx, id, verification, deps.backups(), deps.clock.now())
        tx.raw
          .prepare(
            `UPDATE retention_run SET state = 'done', finished_at = ?, receipt = ?, items = x'' WHERE id = ?`,
          )
          .run(receipt.finishedAt, JSON.stringify(receipt), id)
      })
      deps.onStep?.('signed', 0, 0)
    }
    return { run: asRun(store.reader, readRun(store.reader, id)), verification }
  }

  /** False: somebody reads what was before, or is writing much. */
  async function scrubbed(): Promise<boolean> {
    try {
      await store.scrub()
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false
      throw error
    }
    deps.onStep?.('scrubbed', 0, 0)
    return await settled()
  }

  async function settled(): Promise<boolean> {
    const { signal } = ending
    for (const wait of deps.patienceMs ?? PATIENCE_MS) {
      // Nobody who locks the workspace waits for this.
      if (wait > 0) await setTimeout(wait, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return false
      if (store.settleErasures()) return true
    }
    return false
  }

  return {
    async prepare(input, actor = deps.actor) {
      requireNoOther(store.reader, null)
      return prepareRun(store, await deps.view.shown(), input, { ...deps, actor })
    },
    approve: (input) => approveRun(store, input, deps),
    start: ({ id }, actor = deps.actor) => inOrder(() => start(id, actor)),
    halt() {
      halting = true
    },
    async resume() {
      for (const id of unfinishedRuns(store.reader)) await inOrder(() => start(id, 'system'))
    },
    async stop() {
      ending.abort()
      await underWay
    },
  }
}

const changed = () =>
  new Problem(
    'REFUSED',
    'DUE_CHANGED',
    'Since this preview was approved, something else has become due, or a rule has changed. Nothing was removed.',
    'Look at what is due again, and approve that.',
  )
