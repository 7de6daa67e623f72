/** Many applications at once, written past the commands: what would take hours through the window. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '../../src/main/platform/clock.ts'
import { foldName } from '../../src/main/platform/fold.ts'
import * as schema from '../../src/main/store/schema/index.ts'
import type { Writable } from '../../src/main/store/types.ts'
import { openWorkspace } from '../../src/main/store/workspace.ts'
import { rowOf } from './rows.ts'

export interface Crowd {
  openingId: string
  /** Position of the stage in the pipeline. */
  stage: number
  names: readonly string[]
  /** Days that the first has been in the stage; each next one a minute less. */
  daysAgo?: number
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Works on a workspace with a key file that nobody else has open; what is written is nobody's command. */
export async function withWorkspace(dir: string, work: (tx: Writable) => void): Promise<void> {
  const store = await openWorkspace(dir, {}, { clock: systemClock })
  try {
    store.maintain(work)
  } finally {
    store.close()
  }
}

/** Puts active applications into stages of openings. */
export function addCrowds(tx: Writable, crowds: readonly Crowd[]): void {
  const now = systemClock.now()
  const stageOf = tx.raw
    .prepare<[string, number], string>(
      'SELECT id FROM stage WHERE opening_id = ? ORDER BY position LIMIT 1 OFFSET ?',
    )
    .pluck()
  for (const { openingId, stage, names, daysAgo = 0 } of crowds) {
    const stageId = stageOf.get(openingId, stage) ?? ''
    for (const [n, fullName] of names.entries()) {
      const candidateId = randomUUID()
      const sortName = foldName(fullName)
      const at = now - daysAgo * DAY_MS + n * MINUTE_MS
      const instants = { receivedAt: at, stageEnteredAt: at, createdAt: at, updatedAt: at }
      const person = { id: candidateId, fullName, sortName, summary: '' }
      tx.orm.insert(schema.candidate).values(rowOf(schema.candidate, person)).run()
      const application = { candidateId, candidateSortName: sortName, openingId, stageId, source: 'unknown' }
      tx.orm
        .insert(schema.application)
        .values(rowOf(schema.application, { ...application, language: 'en', ...instants }))
        .run()
    }
  }
}
