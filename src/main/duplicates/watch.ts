/**
 * Keeps the pairs in step with the candidates: what the change log names is compared soon after, in short turns, and
 * what a crash or the command line left is compared at the next start. Everybody is compared on request.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import { Problem } from '../platform/problem.ts'
import type { Progress, StepsOptions } from '../store/steps.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { compareCandidate } from './find.ts'
import { KEYS_VERSION, runKey } from './keys.ts'

/** How long one turn may hold the writer; whoever reads waits for one turn at most. */
const TURN_MS = 10
/** After a change; typing and intakes change things in quick succession. */
const QUIET_MS = 300
/** A workspace of this many is compared as a whole when it is first opened: that takes a few seconds. */
const FEW = 5000
/** Lines of the change log that are looked at in one go. */
const LINES = 2000

/** Tables whose changes can make or end a pair. */
const COMPARED = ['candidate', 'document', 'document_text'] as const

interface State {
  seenChange: number
  comparedVersion: number
}

const lastChange = (db: Readable): number =>
  db.raw.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM change_log').pluck().get() ?? 0

const readState = (db: Readable): State | undefined =>
  db.raw
    .prepare<[], State>(
      'SELECT seen_change AS seenChange, compared_version AS comparedVersion FROM duplicate_progress WHERE id = 1',
    )
    .get()

function writeState(tx: Writable, { seenChange, comparedVersion }: State): void {
  tx.raw
    .prepare(
      `INSERT INTO duplicate_progress (id, seen_change, compared_version) VALUES (1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET seen_change = excluded.seen_change, compared_version = excluded.compared_version`,
    )
    .run(seenChange, comparedVersion)
}

const countCandidates = (db: Readable): number =>
  db.raw.prepare<[], number>('SELECT count(*) FROM candidate').pluck().get() ?? 0

/** Whether everybody has been compared with everybody under the keys of today. */
export const isCompared = (db: Readable): boolean =>
  readState(db)?.comparedVersion === KEYS_VERSION || countCandidates(db) === 0

/** Candidates that the change log names since, up to the last line looked at. */
function changedSince(db: Readable, seen: number): { ids: string[]; texts: number[]; last: number } {
  const lines = db.raw
    .prepare<[number, number], { seq: number; tableName: string; rowId: string; op: string }>(
      `SELECT seq, table_name AS tableName, row_id AS rowId, op FROM change_log WHERE seq > ? ORDER BY seq LIMIT ?`,
    )
    .all(seen, LINES)
  const ids = new Set<string>()
  const texts = new Set<number>()
  const owner = db.raw
    .prepare<[string], string>('SELECT candidate_id FROM document_text WHERE seq = ?')
    .pluck()
  let documentsGone = false
  for (const { tableName, rowId, op } of lines) {
    if (tableName === 'candidate') ids.add(rowId)
    else if (tableName === 'document_text') {
      const id = owner.get(rowId)
      if (id !== undefined) ids.add(id)
      if (op === 'update') texts.add(Number(rowId))
    } else if (tableName === 'document' && op === 'delete') documentsGone = true
  }
  // Whose it was is not known any more: whoever was paired over a document is looked at again.
  if (documentsGone)
    for (const id of db.raw
      .prepare<[], string>(
        `SELECT one_id FROM duplicate_pair WHERE ',' || agree || ',' LIKE '%,file,%' OR ',' || agree || ',' LIKE '%,text,%'`,
      )
      .pluck()
      .all())
      ids.add(id)
  return { ids: [...ids], texts: [...texts], last: lines.at(-1)?.seq ?? seen }
}

export interface Comparing {
  /** Compares what has changed since the last time. Rejects with Problem CANCELLED when the signal is aborted. */
  catchUp(options?: StepsOptions): Promise<void>
  /** Compares everybody, and what changes meanwhile. What was found stays when it is cancelled. */
  compareAll(options?: StepsOptions): Promise<{ compared: number }>
}

/** The work itself, in turns; `store.settled` is waited for, so that no long command has to end at once. */
export function createComparing(store: Store, clock: Clock): Comparing {
  const key = runKey(store)

  async function inTurns(
    ids: readonly string[],
    { signal, onProgress }: StepsOptions,
    before: (tx: Writable) => void,
    after: (tx: Writable) => void,
    tell: (done: number) => Progress,
  ): Promise<void> {
    let done = 0
    while (true) {
      await store.settled()
      if (signal?.aborted)
        throw new Problem('CANCELLED', 'CANCELLED', 'This was cancelled. What was found until then is kept.')
      store.maintain((tx) => {
        if (done === 0) before(tx)
        const until = performance.now() + TURN_MS
        while (done < ids.length && performance.now() < until) {
          const id = ids[done]
          if (id !== undefined) compareCandidate(tx, id, key, clock.now())
          done += 1
        }
        if (done === ids.length) after(tx)
      })
      onProgress?.(tell(done))
      if (done === ids.length) return
      await nextTurn()
    }
  }

  async function catchUp(options: StepsOptions = {}): Promise<void> {
    for (;;) {
      const state = readState(store.reader)
      if (state === undefined) {
        const comparedVersion = countCandidates(store.reader) === 0 ? KEYS_VERSION : 0
        const seenChange = lastChange(store.reader)
        store.maintain((tx) => writeState(tx, { seenChange, comparedVersion }))
        continue
      }
      const { ids, texts, last } = changedSince(store.reader, state.seenChange)
      if (last === state.seenChange) return
      await inTurns(
        ids,
        options,
        (tx) => {
          const forget = tx.raw.prepare('DELETE FROM document_band WHERE text_seq = ?')
          for (const seq of texts) forget.run(seq)
        },
        (tx) => writeState(tx, { ...(readState(tx) ?? state), seenChange: last }),
        (done) => ({ done, total: ids.length }),
      )
    }
  }

  return {
    catchUp,
    async compareAll(options = {}) {
      // What changes from here on is in the change log.
      if (readState(store.reader) === undefined) await catchUp(options)
      const total = countCandidates(store.reader)
      const page = store.reader.raw
        .prepare<[string], string>('SELECT id FROM candidate WHERE id > ? ORDER BY id LIMIT 500')
        .pluck()
      let compared = 0
      for (let ids = page.all(''); ids.length > 0; ids = page.all(ids.at(-1) ?? '')) {
        const before = compared
        await inTurns(
          ids,
          options,
          () => undefined,
          () => undefined,
          (done) => ({ done: before + done, total: Math.max(total, before + done) }),
        )
        compared += ids.length
      }
      store.maintain((tx) => {
        const state = readState(tx)
        writeState(tx, { seenChange: state?.seenChange ?? lastChange(tx), comparedVersion: KEYS_VERSION })
      })
      await catchUp(options)
      return { compared }
    },
  }
}

export interface DuplicateWatch extends Comparing {
  /** Stops what is under way; to be awaited before the store is closed. */
  stop(): Promise<void>
}

/**
 * Compares in the background for as long as the workspace is open; while `busy` it waits. `onFault` is told of what
 * goes wrong: nothing that a person did depends on it, and the next change tries again.
 */
export function watchDuplicates(
  store: Store,
  clock: Clock,
  { busy, onFault }: { busy: () => boolean; onFault: (error: unknown) => void },
): DuplicateWatch {
  const comparing = createComparing(store, clock)
  const stopped = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** One after the other: two would compare the same. */
  let last: Promise<unknown> = Promise.resolve()

  function after<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work)
    last = run.catch(() => undefined)
    return run
  }
  const both = ({ signal, ...options }: StepsOptions): StepsOptions => ({
    ...options,
    signal: signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal,
  })
  const isMine = (error: unknown) => error instanceof Problem && error.code === 'CANCELLED'

  function soon(): void {
    clearTimeout(timer)
    if (stopped.signal.aborted) return
    timer = setTimeout(() => {
      if (busy()) return soon()
      after(async () => {
        if (stopped.signal.aborted) return
        const isNew = readState(store.reader)?.comparedVersion !== KEYS_VERSION
        if (isNew && countCandidates(store.reader) <= FEW) await comparing.compareAll(both({}))
        else await comparing.catchUp(both({}))
      }).catch((error: unknown) => {
        if (!isMine(error)) onFault(error)
      })
    }, QUIET_MS)
    timer.unref()
  }
  const stopListening = store.onChange(({ tables }) => {
    if (COMPARED.some((table) => tables.has(table))) soon()
  })
  soon()

  return {
    catchUp: (options = {}) => after(() => comparing.catchUp(both(options))),
    compareAll: (options = {}) => after(() => comparing.compareAll(both(options))),
    async stop() {
      clearTimeout(timer)
      stopListening()
      stopped.abort()
      await last
    },
  }
}
