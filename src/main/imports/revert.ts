/** Takes back what an import brought in, by the rules of intake: exactly what each row wrote, the last row first. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Brought } from '../intake/brought.ts'
import { takeBack, whyKept } from '../intake/take-back.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import type { StepsOptions } from '../store/steps.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { type BatchRow, readImport, setStatus, writeCounts } from './batches.ts'
import type { ImportDeps } from './deps.ts'
import { dropCells, dropPending } from './forget.ts'

const TURN_MS = 12
const READ = 200
/** Rows that are named when they are kept. */
const NAMED = 200

interface RevertRow {
  id: string
  position: number
  line: number
  candidateId: string | null
  applicationId: string | null
  openingId: string | null
  brought: string | null
}

export interface Reverted {
  reverted: number
  kept: number
  keptRows: { line: number; reason: string }[]
}

/**
 * Takes back everything an import brought in, in turns. What somebody has worked on since is kept and named. May be
 * repeated; cancelled, what is back is back, and the rest can be taken back later. Throws Problem NOT_FOUND, and
 * INVALID_STATE while the import waits or runs.
 */
export async function revertImport(
  store: Store,
  input: { importId: string },
  deps: CommandDeps & Pick<ImportDeps, 'runs'>,
  { signal, onProgress }: StepsOptions = {},
): Promise<Reverted> {
  const batch = readImport(store.reader, input.importId)
  if (
    batch.status === 'ready' ||
    batch.status === 'reading' ||
    batch.status === 'running' ||
    deps.runs.isRunning(batch.id)
  )
    throw new Problem(
      'INVALID_STATE',
      'STILL_RUNNING',
      'This import has not ended yet. Nothing was taken back.',
      'Cancel it first, or wait until it is done.',
    )
  const total = batch.counts.new + batch.counts.updated
  begin(store, batch, total, deps)
  await dropPending(store, batch.id)
  const result: Reverted = { reverted: 0, kept: 0, keptRows: [] }
  const counts = { ...batch.counts }
  const page = store.reader.raw.prepare<[string, number], RevertRow>(
    `SELECT id, position, line, candidate_id AS candidateId, application_id AS applicationId, opening_id AS openingId,
      brought FROM import_row WHERE batch_id = ? AND position < ? AND brought IS NOT NULL
     ORDER BY position DESC LIMIT ${READ}`,
  )
  let position = Number.MAX_SAFE_INTEGER
  for (let rows = page.all(batch.id, position); rows.length > 0; rows = page.all(batch.id, position)) {
    for (let at = 0; at < rows.length; ) {
      if (signal?.aborted) throw cancelled()
      await store.settled()
      at = store.maintain((tx) => {
        const until = performance.now() + TURN_MS
        let next = at
        do {
          const row = rows[next]
          if (row === undefined) break
          revertRow(tx, row, result, counts)
          next += 1
        } while (performance.now() < until)
        writeCounts(tx, batch.id, counts)
        return next
      })
      position = rows[at - 1]?.position ?? 0
      onProgress?.({ done: result.reverted + result.kept, total })
      await nextTurn()
    }
  }
  if (result.kept === 0)
    store.maintain((tx) => setStatus(tx, readImport(tx, batch.id), 'reverted', deps.clock.now()))
  // Whoever takes an import back mends the file, not its rows here.
  if (result.kept === 0) await dropCells(store, batch.id)
  return result
}

function begin(store: Store, batch: BatchRow, count: number, deps: CommandDeps): void {
  const subjects = () => ({ subjects: [batch.id], count })
  store.command({ action: 'imports.revert', subjects, undoable: false, actor: deps.actor }, (tx) => {
    // What was interrupted does not go on any more.
    if (batch.status === 'interrupted') setStatus(tx, batch, 'cancelled', deps.clock.now())
  })
}

function revertRow(tx: Writable, row: RevertRow, result: Reverted, counts: BatchRow['counts']): void {
  const brought: Brought = JSON.parse(row.brought ?? '{}')
  const reason =
    row.openingId !== null
      ? whyOpeningKept(tx, row.openingId, brought)
      : (whyKept(tx, row, brought) ?? whyCandidateKept(tx, row, brought))
  if (reason !== null) {
    result.kept += 1
    if (result.keptRows.length < NAMED) result.keptRows.push({ line: row.line, reason })
    return
  }
  if (row.openingId !== null) removeOpening(tx, brought)
  // No row of a table brings documents.
  else takeBack(tx, row, brought)
  const made = brought.made.candidate !== undefined || brought.made.opening !== undefined
  counts[made ? 'new' : 'updated'] -= 1
  counts.reverted += 1
  if (row.applicationId !== null) counts.applications -= 1
  result.reverted += 1
  tx.raw
    .prepare(
      `UPDATE import_row SET outcome = 'reverted', candidate_id = NULL, application_id = NULL, opening_id = NULL,
        brought = NULL WHERE id = ?`,
    )
    .run(row.id)
}

/** Candidates without an application: intake does not know them. */
function whyCandidateKept(
  db: Readable,
  { candidateId, applicationId }: RevertRow,
  brought: Brought,
): string | null {
  if (candidateId === null || applicationId !== null) return null
  const { updatedAt } = db.raw
    .prepare<[string], { updatedAt: number }>('SELECT updated_at AS updatedAt FROM candidate WHERE id = ?')
    .get(candidateId) ?? { updatedAt: null }
  // Erased since: nothing is left to take back.
  if (updatedAt === null) return null
  const made = brought.made.candidate?.includes(candidateId) === true
  if ((made || brought.merged !== null) && updatedAt !== brought.candidateUpdatedAt)
    return 'The profile of this candidate has been changed since. It was kept.'
  if (!made) return null
  const has = (table: string) =>
    db.raw.prepare(`SELECT 1 FROM ${table} WHERE candidate_id = ? LIMIT 1`).get(candidateId) !== undefined
  if (has('application') || has('document') || has('consent'))
    return 'This candidate has applied, sent documents or given consent since. The profile was kept.'
  return null
}

function whyOpeningKept(db: Readable, openingId: string, brought: Brought): string | null {
  const opening = db.raw
    .prepare<[string], { status: string; updatedAt: number; createdAt: number }>(
      'SELECT status, updated_at AS updatedAt, created_at AS createdAt FROM opening WHERE id = ?',
    )
    .get(openingId)
  if (opening === undefined) return null
  if (opening.status !== 'draft' || opening.updatedAt !== opening.createdAt)
    return 'Somebody has worked on this opening since. It was kept with everything in it.'
  const used = db.raw.prepare('SELECT 1 FROM application WHERE opening_id = ? LIMIT 1').get(openingId)
  const others = ['screening_question', 'scorecard_criterion'].some((table) => {
    const own = JSON.stringify(brought.made[table] ?? [])
    return (
      db.raw
        .prepare(
          `SELECT 1 FROM ${table} WHERE opening_id = ? AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
        )
        .get(openingId, own) !== undefined
    )
  })
  return used !== undefined || others
    ? 'Somebody has worked on this opening since. It was kept with everything in it.'
    : null
}

/** Tables of an opening, in the order in which their rows may be deleted. */
const OPENING_TABLES = ['scorecard_criterion', 'screening_question', 'team_member', 'stage', 'opening']

function removeOpening(tx: Writable, brought: Brought): void {
  for (const table of OPENING_TABLES) {
    const remove = tx.raw.prepare(`DELETE FROM ${table} WHERE id = ?`)
    for (const id of brought.made[table] ?? []) remove.run(id)
  }
}

const cancelled = () =>
  new Problem(
    'CANCELLED',
    'CANCELLED',
    'This was stopped before everything was taken back. What is taken back stays so.',
    'Take the import back again to go on.',
  )
