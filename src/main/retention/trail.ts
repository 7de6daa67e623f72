/** What the trail keeps of each application that a run removed: ids, codes and days, sealed by a line of the audit. */
import { createHash } from 'node:crypto'
import type { Readable, Writable } from '../store/types.ts'
import type { Decided } from './decide-one.ts'

interface TrailLine {
  readonly runId: string
  readonly applicationId: string
  readonly country: string | null
  readonly ruleId: string | null
  readonly decision: string
  readonly clock: string | null
  readonly clockOn: string | null
  readonly dueOn: string | null
}

const COLUMNS = `run_id AS runId, application_id AS applicationId, country, rule_id AS ruleId, decision, clock,
  clock_on AS clockOn, due_on AS dueOn`

/** The lines of a run, in the order in which they were written. */
export const trailOf = (db: Readable, runId: string): TrailLine[] =>
  db.raw
    .prepare<[string], TrailLine>(`SELECT ${COLUMNS} FROM retention_trail WHERE run_id = ? ORDER BY seq`)
    .all(runId)

/** SHA-256 over lines, as a subject of the audit: a line that is changed or missing no longer fits. */
export const trailSeal = (lines: readonly TrailLine[]): string =>
  `trail:${createHash('sha256').update(JSON.stringify(lines)).digest('hex')}`

/** Writes the lines of one batch, in the transaction that removes it. Returns their seal. */
export function writeTrail(
  tx: Writable,
  runId: string,
  removed: readonly (Decided & { application: { id: string } })[],
): string {
  const insert = tx.raw.prepare<TrailLine>(
    `INSERT INTO retention_trail (run_id, application_id, country, rule_id, decision, clock, clock_on, due_on)
     VALUES (@runId, @applicationId, @country, @ruleId, @decision, @clock, @clockOn, @dueOn)`,
  )
  const lines = removed.map(
    ({ application, opening, outcome }): TrailLine => ({
      runId,
      applicationId: application.id,
      country: opening.country,
      ruleId: outcome.rule?.id ?? null,
      decision: outcome.decision,
      clock: outcome.rule?.clock ?? null,
      clockOn: outcome.from,
      dueOn: outcome.dueOn,
    }),
  )
  for (const line of lines) insert.run(line)
  return trailSeal(lines)
}
