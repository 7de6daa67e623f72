/** Writes one row inside the caller's transaction: what it became, and exactly what was written for it. */
import type { RowOutcome } from '#contract/imports.ts'
import { mergeIntoProfile } from '../candidates/merge.ts'
import { insertCandidate, readProfile } from '../candidates/profile.ts'
import { type Brought, before, broughtSince } from '../intake/brought.ts'
import { openingById } from '../intake/openings.ts'
import { insertOpening } from '../openings/commands.ts'
import { newId } from '../platform/ids.ts'
import type { Writable } from '../store/types.ts'
import type { StoredRow } from './batches.ts'
import { type Finding, RowRefused } from './cells.ts'
import type { ImportDeps } from './deps.ts'
import { hasApplication, keptValues, knownCandidate, knownOpening, saysTheSame } from './known.ts'
import type { RowReader } from './reader.ts'
import { writeApplication } from './write-application.ts'

export interface Settled {
  outcome: RowOutcome
  findings: Finding[]
  candidateId: string | null
  applicationId: string | null
  openingId: string | null
  brought: Brought | null
}

const NOTHING: Omit<Settled, 'outcome' | 'findings'> = {
  candidateId: null,
  applicationId: null,
  openingId: null,
  brought: null,
}

export const refusedWith = (finding: Finding): Settled => ({
  ...NOTHING,
  outcome: 'refused',
  findings: [finding],
})

export interface Settler {
  batchId: string
  reader: RowReader
  deps: Pick<ImportDeps, 'clock'>
}

/** Throws Problem, and what SQLite throws; then the row is to be rolled back. */
export function settleCandidate(tx: Writable, row: StoredRow, { batchId, reader, deps }: Settler): Settled {
  const { profile, application, findings } = reader.candidate(row.cells)
  const known = knownCandidate(tx, profile, row.mac)
  const since = before(tx, known)
  let candidateId = known
  if (candidateId === null) candidateId = insertCandidate(tx, profile, deps)
  else {
    findings.push(...keptValues(readProfile(tx, candidateId).profile, profile, reader.layout))
    mergeIntoProfile(tx, candidateId, profile, deps)
  }
  let applicationId: string | null = null
  if (application !== null) {
    if (hasApplication(tx, candidateId, application.openingId)) {
      if (!seenBefore(tx, row, candidateId))
        findings.push({ code: 'ALREADY_APPLIED', column: application.openingColumn })
    } else if (openingById(tx, application.openingId)?.status !== 'published')
      findings.push({ code: 'OPENING_NOT_PUBLISHED', column: application.openingColumn })
    else applicationId = writeApplication(tx, candidateId, application, deps)
  }
  const brought = broughtSince(tx, since, candidateId)
  return {
    outcome: known === null ? 'new' : brought === null ? 'same' : 'updated',
    findings,
    candidateId,
    applicationId,
    openingId: null,
    brought: known === null ? brought : withinBatch(tx, batchId, known, brought),
  }
}

/** The very same row was settled before, as this candidate. */
export const seenBefore = (db: Pick<Writable, 'raw'>, row: StoredRow, candidateId: string): boolean =>
  db.raw
    .prepare('SELECT 1 FROM import_row WHERE mac = ? AND candidate_id = ? LIMIT 1')
    .get(row.mac, candidateId) !== undefined

/**
 * Two rows of one table about one person: what the second added belongs to the first, which made the profile, so that
 * both are taken back together and the one is no later work on the other.
 */
function withinBatch(
  tx: Writable,
  batchId: string,
  candidateId: string,
  brought: Brought | null,
): Brought | null {
  if (brought === null) return null
  const maker = tx.raw
    .prepare<[string, string], { id: string; brought: string }>(
      `SELECT id, brought FROM import_row WHERE candidate_id = ? AND batch_id = ? AND outcome = 'new'`,
    )
    .get(candidateId, batchId)
  if (maker === undefined) return brought
  const first: Brought = JSON.parse(maker.brought)
  const { candidateUpdatedAt } = brought
  tx.raw
    .prepare('UPDATE import_row SET brought = ? WHERE id = ?')
    .run(JSON.stringify({ ...first, candidateUpdatedAt }), maker.id)
  return { ...brought, merged: null }
}

/** Throws as `settleCandidate`. */
export function settleOpening(tx: Writable, row: StoredRow, { reader, deps }: Settler): Settled {
  const read = reader.opening(row.cells)
  const known = knownOpening(tx, read.draft.requisitionNumber)
  if (known !== null) {
    if (!saysTheSame(known, read) && !openingSeen(tx, row, known.id))
      throw new RowRefused('REQUISITION_NUMBER_TAKEN', reader.layout.columns.get('requisitionNumber')?.[0])
    return { ...NOTHING, outcome: 'same', findings: [], openingId: known.id }
  }
  const since = before(tx, null)
  const { id } = insertOpening(tx, newId(), read.draft, deps.clock.now())
  return {
    ...NOTHING,
    outcome: 'new',
    findings: read.findings,
    openingId: id,
    brought: broughtSince(tx, since, ''),
  }
}

export const openingSeen = (db: Pick<Writable, 'raw'>, row: StoredRow, openingId: string): boolean =>
  db.raw
    .prepare('SELECT 1 FROM import_row WHERE mac = ? AND opening_id = ? LIMIT 1')
    .get(row.mac, openingId) !== undefined
