/** Counts over the whole workspace that no list of applications makes: by stage, so that each comes from an index. */
import type { HomeSummary, OpeningCount } from '#contract/home.ts'
import { APPLICATIONS_OUT_OF_SIGHT, andNotBeforeAsking, isAnybodyRestricted } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'

export interface StageCount {
  openingId: string
  count: number
}

export const AGEING_BY_STAGE = `SELECT s.opening_id AS openingId,
  (SELECT count(*) FROM application a INDEXED BY application_active_stage
   WHERE a.stage_id = s.id AND a.status = 'active' AND a.stage_entered_at < ?) AS count
  FROM stage s INDEXED BY stage_opening`

/** Seeks to the new ones of each stage and status: numbers are given in the order of arrival. */
export const ARRIVED_BY_STAGE = `SELECT s.opening_id AS openingId,
  (SELECT count(*) FROM application a INDEXED BY application_stage
   WHERE a.stage_id = s.id AND a.status IN ('active', 'hired', 'rejected', 'withdrawn') AND a.seq > ?) AS count
  FROM stage s INDEXED BY stage_opening`

/** Reads the new rows themselves: less work while they are fewer than the stages. */
export const ARRIVED_ROWS = `SELECT a.opening_id AS openingId, count(*) AS count
  FROM application a NOT INDEXED WHERE a.seq > ? GROUP BY a.opening_id`

export const REVIEWS_BY_BATCH = `SELECT b.id AS batchId, b.started_at AS startedAt, w.count
  FROM (SELECT i.batch_id, count(*) AS count FROM intake_item i INDEXED BY intake_item_review
    WHERE i.outcome = 'review' GROUP BY i.batch_id) w
  JOIN intake_batch b ON b.id = w.batch_id ORDER BY b.started_at DESC, b.id`

export const LAST_ACTIVITY = `SELECT max(o.updated_at, coalesce((SELECT max(a.updated_at)
    FROM application a INDEXED BY application_opening_updated WHERE a.opening_id = o.id), 0))
  FROM opening o WHERE o.id = ?`

export const outboxByStatusSql = (db: Readable): string => `SELECT m.status, count(*) AS count
  FROM outbox_message m INDEXED BY outbox_message_status
  WHERE m.status IN ('waiting', 'held')${andNotBeforeAsking(db, 'm.candidate_id', 'm.created_at')} GROUP BY m.status`

/** Below this many, reading the new rows beats asking every stage. */
const FEW_ROWS = 2000

/** Active applications that entered their stage before the instant, as counts that add up by opening. */
export const ageingByStage = (db: Readable, before: number): StageCount[] => [
  ...db.raw.prepare<[number], StageCount>(AGEING_BY_STAGE).all(before),
  ...outOfSight(db, `r.status = 'active' AND r.stage_entered_at < ?`, before),
]

/** What is taken off because those are out of sight, as counts below nought. */
const outOfSight = (db: Readable, condition: string, value: number): StageCount[] =>
  isAnybodyRestricted(db)
    ? db.raw
        .prepare<[number], StageCount>(
          `SELECT r.opening_id AS openingId, -count(*) AS count FROM ${APPLICATIONS_OUT_OF_SIGHT} AND ${condition} GROUP BY 1`,
        )
        .all(value)
    : []

/** Applications that arrived after the one of this number, as counts that add up by opening. */
export function arrivedByStage(db: Readable, number: number): StageCount[] {
  const newest = db.raw.prepare<[], number | null>('SELECT max(seq) FROM application').pluck().get() ?? 0
  if (newest <= number) return []
  const sql = newest - number < FEW_ROWS ? ARRIVED_ROWS : ARRIVED_BY_STAGE
  return [...db.raw.prepare<[number], StageCount>(sql).all(number), ...outOfSight(db, 'r.seq > ?', number)]
}

/** The openings with the most, with the total and how many openings have some. */
export function namedMost(
  db: Readable,
  counts: readonly StageCount[],
  named: number,
): { total: number; openings: number; byOpening: OpeningCount[] } {
  const byId = new Map<string, number>()
  let total = 0
  for (const { openingId, count } of counts) {
    if (count === 0) continue
    byId.set(openingId, (byId.get(openingId) ?? 0) + count)
    total += count
  }
  for (const [openingId, count] of byId) if (count === 0) byId.delete(openingId)
  const titleOf = db.raw.prepare<[string], string>('SELECT title FROM opening WHERE id = ?').pluck()
  const byOpening = [...byId]
    .sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))
    .slice(0, named)
    .map(([openingId, count]) => ({ openingId, title: titleOf.get(openingId) ?? '', count }))
  return { total, openings: byId.size, byOpening }
}

export const reviewsByBatch = (db: Readable): HomeSummary['reviews'] =>
  db.raw.prepare<[], HomeSummary['reviews'][number]>(REVIEWS_BY_BATCH).all()

/** When the opening, or an application for it, last changed: UTC milliseconds. */
export const lastActivity = (db: Readable, openingId: string): number =>
  db.raw.prepare<[string], number>(LAST_ACTIVITY).pluck().get(openingId) ?? 0

export function outboxByStatus(db: Readable): HomeSummary['outbox'] {
  const found = db.raw.prepare<[], { status: 'waiting' | 'held'; count: number }>(outboxByStatusSql(db)).all()
  const count = (status: 'waiting' | 'held') => found.find((one) => one.status === status)?.count ?? 0
  return { waiting: count('waiting'), held: count('held') }
}
