/** One stage further, each in the pipeline of its own opening. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import type { Store } from '../store/types.ts'
import { type Bulk, bulkCommand, type Changed } from './bulk.ts'
import { stillAway } from './decisions.ts'
import { eventWriter } from './events.ts'

/**
 * Moves active applications to the stage after theirs, whichever that is; into the last one hires. Refused with Problem
 * NOT_FOUND, INVALID_STATE for those that are not active.
 */
export const advancing = (input: InputOf<typeof applications.advance>): Bulk => ({
  action: 'applications.advance',
  target: input,
  begin(tx, now) {
    const next = tx.raw.prepare<[string], { id: string; kind: string }>(
      `SELECT n.id, n.kind FROM stage s JOIN stage n ON n.opening_id = s.opening_id AND n.position > s.position
       WHERE s.id = ? ORDER BY n.position LIMIT 1`,
    )
    const after = new Map<string, { id: string; kind: string } | undefined>()
    const nextOf = (stageId: string) => {
      if (!after.has(stageId)) after.set(stageId, next.get(stageId))
      return after.get(stageId)
    }
    const update = tx.raw.prepare(
      `UPDATE application SET stage_id = ?, status = ?, decided_at = ?, stage_entered_at = ?, updated_at = ?,
        snoozed_until = ? WHERE seq = ?`,
    )
    const record = eventWriter(tx)
    return {
      refusals: [
        {
          is: ({ status }) => status !== 'active',
          reason: 'NOT_ACTIVE',
          one: 'is not active and cannot advance',
          many: 'are not active and cannot advance',
          remedy: 'Advance active applications only.',
        },
      ],
      change(rows) {
        let changed = 0
        for (const row of rows) {
          const stage = nextOf(row.stageId)
          if (stage === undefined) continue
          const hires = stage.kind === 'hired'
          const [status, decidedAt, away] = hires
            ? ['hired', now, null]
            : ['active', null, stillAway(row, now)]
          update.run(stage.id, status, decidedAt, now, now, away, row.seq)
          record(row.id, now, hires ? 'hired' : 'moved', { fromStageId: row.stageId, toStageId: stage.id })
          changed += 1
        }
        return changed
      },
    }
  },
})

export const advanceApplications = (
  store: Store,
  input: InputOf<typeof applications.advance>,
  deps: CommandDeps,
): Changed => bulkCommand(store, advancing(input), deps)
