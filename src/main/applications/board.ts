/** Heads of the pipeline board: how many stand in each stage, and how long. All of it from indexes. */
import type { BoardHeads } from '#contract/applications.ts'
import { getOpening } from '../openings/queries.ts'
import type { Clock } from '../platform/clock.ts'
import { onlyInSight } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import { ageingBefore, readAgeingDays } from './ageing.ts'
import { countApplications } from './queries.ts'

/** The active ones of a stage, the longest there first. */
const inStage = (conditions: readonly string[]): string =>
  `FROM application a INDEXED BY application_active_stage
   WHERE ${["a.stage_id = ? AND a.status = 'active'", ...conditions].join(' AND ')}`

/** The queries of one column; `conditions`: further ones on `a`. */
export const columnQueries = (conditions: readonly string[] = []) => ({
  active: `SELECT count(*) ${inStage(conditions)}`,
  ageing: `SELECT count(*) ${inStage([...conditions, 'a.stage_entered_at < ?'])}`,
  nthEntered: `SELECT a.stage_entered_at ${inStage(conditions)} ORDER BY a.stage_entered_at LIMIT 1 OFFSET ?`,
})

/**
 * Counts and ageing for the board of one opening. `count` has active and hired ones; the ageing is of the active ones
 * alone: who was hired waits for nothing. Throws Problem NOT_FOUND.
 */
export function boardHeads(
  db: Readable,
  input: { openingId: string },
  { clock }: { clock: Clock },
): BoardHeads {
  const { stages } = getOpening(db, { id: input.openingId })
  const { byStage, byStatus } = countApplications(db, input)
  const before = ageingBefore(db, clock.now())
  const queries = columnQueries(onlyInSight(db, 'a.candidate_id'))
  const countActive = db.raw.prepare<[string], number>(queries.active).pluck()
  const countAgeing = db.raw.prepare<[string, number], number>(queries.ageing).pluck()
  const nthEntered = db.raw.prepare<[string, number], number>(queries.nthEntered).pluck()

  return {
    ageingDays: readAgeingDays(db),
    ageingBefore: before,
    rejected: byStatus.rejected,
    withdrawn: byStatus.withdrawn,
    columns: stages.map(({ id }) => {
      const active = countActive.get(id) ?? 0
      return {
        stageId: id,
        count: byStage[id] ?? 0,
        ageing: countAgeing.get(id, before) ?? 0,
        oldestEnteredAt: nthEntered.get(id, 0) ?? null,
        medianEnteredAt: active === 0 ? null : (nthEntered.get(id, (active - 1) >> 1) ?? null),
      }
    }),
  }
}
