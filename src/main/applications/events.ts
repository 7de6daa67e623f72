import type { TimelineEvent } from '#contract/applications.ts'
import { newId } from '../platform/ids.ts'
import type { Writable } from '../store/types.ts'

export interface EventDetails {
  fromStageId?: string
  toStageId?: string
  /** A code, never text. */
  reason?: string | null
}

/** Returns the writer of timeline events, prepared once for a whole command. Instants are UTC milliseconds. */
export function eventWriter(
  tx: Writable,
): (applicationId: string, at: number, kind: TimelineEvent['kind'], details?: EventDetails) => void {
  const insert = tx.raw.prepare(
    `INSERT INTO application_event (id, application_id, at, kind, from_stage_id, to_stage_id, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  return (applicationId, at, kind, { fromStageId, toStageId, reason } = {}) => {
    insert.run(newId(), applicationId, at, kind, fromStageId ?? null, toStageId ?? null, reason ?? null)
  }
}
