/** Carries an import out: row by row in short transactions, so that it can be stopped, killed and gone on with. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Import, ImportCounts } from '#contract/imports.ts'
import { isOurFault } from '../intake/prepare.ts'
import type { StopReason } from '../intake/runs.ts'
import { Problem } from '../platform/problem.ts'
import type { Store, Writable } from '../store/types.ts'
import {
  type BatchRow,
  getImport,
  noCounts,
  pendingRows,
  readImport,
  type StoredRow,
  setStatus,
  writeCounts,
} from './batches.ts'
import { RowRefused } from './cells.ts'
import type { ImportDeps } from './deps.ts'
import { dropImport, dropPending } from './forget.ts'
import { createRowReader } from './reader.ts'
import { refusedWith, type Settled, type Settler, settleCandidate, settleOpening } from './settle.ts'

/** Work of one transaction, in ms; whoever asks something else waits for one of them at most. */
const TURN_MS = 12
/** Rows that are read at a time. */
const READ = 200

/**
 * Starts carrying out what was checked, or goes on where it was interrupted, and returns at once; progress is called
 * back. The decision is audited as one, when it is made. Throws Problem NOT_FOUND, and INVALID_STATE when it was not
 * checked, runs already or has ended.
 */
export function runImport(store: Store, input: { importId: string }, deps: ImportDeps): Import {
  const batch = readImport(store.reader, input.importId)
  if ((batch.status !== 'ready' && batch.status !== 'interrupted') || deps.runs.isRunning(batch.id))
    throw new Problem(
      'INVALID_STATE',
      'NOT_STARTABLE',
      batch.status === 'running' ? 'This import runs already.' : 'This import has ended.',
      'Choose the file again.',
    )
  if (!batch.mapped)
    throw new Problem(
      'INVALID_STATE',
      'IMPORT_NOT_CHECKED',
      'Nobody has looked yet at what this import would do. Nothing was changed.',
      'Check it first.',
    )
  if (batch.status === 'ready') begin(store, batch, deps)
  else store.maintain((tx) => setStatus(tx, batch, 'running', deps.clock.now()))
  deps.runs.start(
    batch.id,
    (signal) => work(store, batch.id, signal, deps),
    () => report(store, batch.id, deps),
  )
  return getImport(store.reader, input)
}

function begin(store: Store, batch: BatchRow, deps: ImportDeps): void {
  const subjects = () => ({ subjects: [batch.id], count: batch.total })
  store.command({ action: 'imports.run', subjects, undoable: false, actor: deps.actor }, (tx) => {
    setStatus(tx, batch, 'running', deps.clock.now())
    writeCounts(tx, batch.id, noCounts())
  })
}

/**
 * Stops an import between two rows: what is in stays in. One that was not begun is forgotten with all its rows. Returns
 * the import as it was left. Throws Problem NOT_FOUND, and INVALID_STATE when it has ended.
 */
export async function cancelImport(
  store: Store,
  input: { importId: string },
  deps: Pick<ImportDeps, 'runs' | 'clock'>,
): Promise<Import> {
  const { status } = readImport(store.reader, input.importId)
  if (status === 'ready') {
    const left = getImport(store.reader, input)
    await dropImport(store, input.importId)
    return { ...left, status: 'cancelled' }
  }
  if (status !== 'running' && status !== 'interrupted')
    throw new Problem('INVALID_STATE', 'NOT_CANCELLABLE', 'This import has ended already.')
  await deps.runs.stop(input.importId, 'cancelled')
  const left = readImport(store.reader, input.importId)
  // One that waits for its turn, or was interrupted, has nobody else to end it.
  if (left.status === 'running' || left.status === 'interrupted') await endCancelled(store, left, deps)
  return getImport(store.reader, input)
}

async function endCancelled(store: Store, batch: BatchRow, deps: Pick<ImportDeps, 'clock'>): Promise<void> {
  store.maintain((tx) => setStatus(tx, batch, 'cancelled', deps.clock.now()))
  await dropPending(store, batch.id)
}

/** Never rejects: what goes wrong leaves the import interrupted. */
async function work(store: Store, id: string, signal: AbortSignal, deps: ImportDeps): Promise<void> {
  try {
    const batch = readImport(store.reader, id)
    await settleAll(store, batch, signal, deps)
    if (!signal.aborted) store.maintain((tx) => setStatus(tx, batch, 'done', deps.clock.now()))
    else if ((signal.reason as StopReason) === 'cancelled') await endCancelled(store, batch, deps)
    else store.maintain((tx) => setStatus(tx, batch, 'interrupted', deps.clock.now()))
  } catch (error) {
    deps.onFault(error)
    try {
      store.maintain((tx) => setStatus(tx, readImport(tx, id), 'interrupted', deps.clock.now()))
    } catch (second) {
      // A full disk refuses this too; the next opening says the same of it.
      deps.onFault(second)
    }
  }
}

async function settleAll(
  store: Store,
  batch: BatchRow,
  signal: AbortSignal,
  deps: ImportDeps,
): Promise<void> {
  const settler: Settler = { batchId: batch.id, reader: await createRowReader(store.reader, batch), deps }
  const counts = { ...batch.counts }
  let after = -1
  for (;;) {
    const rows = pendingRows(store.reader, batch.id, after, READ)
    if (rows.length === 0) return
    for (let at = 0; at < rows.length; ) {
      if (signal.aborted) return
      // Somebody's long command is one transaction: it is not made to hurry.
      await store.settled()
      at = store.maintain((tx) => settleSome(tx, batch, rows, at, counts, settler, deps))
      after = rows[at - 1]?.position ?? after
      deps.onProgress({ importId: batch.id, done: settled(counts), total: batch.total, status: 'running' })
      await nextTurn()
    }
  }
}

const settled = ({ new: made, updated, same, refused }: ImportCounts): number =>
  made + updated + same + refused

/** Settles rows from a place on until the turn is over; with them the counts. Returns the place of the next. */
function settleSome(
  tx: Writable,
  { id, kind }: BatchRow,
  rows: readonly StoredRow[],
  from: number,
  counts: ImportCounts,
  settler: Settler,
  deps: ImportDeps,
): number {
  const write = tx.raw.prepare(
    `UPDATE import_row SET outcome = ?, problems = ?, cells = ?, candidate_id = ?, application_id = ?, opening_id = ?,
      brought = ? WHERE id = ?`,
  )
  const until = performance.now() + TURN_MS
  let at = from
  do {
    const row = rows[at]
    if (row === undefined) break
    const one = attempt(tx, deps, () =>
      kind === 'candidates' ? settleCandidate(tx, row, settler) : settleOpening(tx, row, settler),
    )
    const hasProblems = one.findings.length > 0
    write.run(
      one.outcome,
      hasProblems ? JSON.stringify(one.findings) : null,
      hasProblems ? JSON.stringify(row.cells) : null,
      one.candidateId,
      one.applicationId,
      one.openingId,
      one.brought === null ? null : JSON.stringify(one.brought),
      row.id,
    )
    count(counts, one)
    at += 1
  } while (performance.now() < until)
  writeCounts(tx, id, counts)
  return at
}

function count(counts: ImportCounts, { outcome, findings, applicationId }: Settled): void {
  if (outcome === 'pending') return
  counts[outcome] += 1
  if (applicationId !== null) counts.applications += 1
  if (findings.length > 0 && outcome !== 'refused') counts.partial += 1
}

/** A row is in as a whole or not at all; one that cannot be written does not stop the others. */
function attempt(tx: Writable, deps: ImportDeps, work: () => Settled): Settled {
  tx.raw.exec('SAVEPOINT import_row')
  try {
    const one = work()
    tx.raw.exec('RELEASE import_row')
    return one
  } catch (error) {
    if (tx.raw.inTransaction) tx.raw.exec('ROLLBACK TO import_row; RELEASE import_row')
    if (error instanceof RowRefused) return refusedWith(error.finding)
    if (!isOurFault(error)) throw error
    deps.onFault(error)
    return refusedWith({ code: 'NOT_ACCEPTED', column: null })
  }
}

function report(store: Store, id: string, deps: ImportDeps): void {
  const { counts, total, status } = getImport(store.reader, { importId: id })
  deps.onProgress({ importId: id, done: settled(counts), total, status })
}
