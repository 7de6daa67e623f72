/** Keeps of applications that are about to go what figures need: codes, months and bands, under ids that lead nowhere. */
import { newId } from '../platform/ids.ts'
import type { Writable } from './types.ts'

interface Stat {
  openingId: string
  country: string | null
  jobFamily: string | null
  receivedMonth: string
  decidedMonth: string | null
  source: string
  lastStage: string
  status: string
  reason: string | null
  duration: string | null
  rating: string | null
  documents: string
}

const month = (column: string) => `strftime('%Y-%m', ${column} / 1000, 'unixepoch')`

/** Days are bands, so that nobody's own process can be told by its length. */
const DAYS = '(a.decided_at - a.received_at) / 86400000'

const SELECT = `SELECT a.opening_id AS openingId, o.country, o.job_family AS jobFamily,
    ${month('a.received_at')} AS receivedMonth, ${month('a.decided_at')} AS decidedMonth, a.source,
    s.kind AS lastStage, a.status, a.disposition_reason AS reason,
    CASE WHEN a.decided_at IS NULL THEN NULL WHEN ${DAYS} <= 7 THEN '0-7' WHEN ${DAYS} <= 30 THEN '8-30'
      WHEN ${DAYS} <= 90 THEN '31-90' ELSE '>90' END AS duration,
    CASE WHEN a.rating IS NULL THEN NULL WHEN a.rating <= 2 THEN 'low' WHEN a.rating = 3 THEN 'middle' ELSE 'high' END AS rating,
    (SELECT CASE count(*) WHEN 0 THEN '0' WHEN 1 THEN '1' ELSE '2+' END FROM application_document d
      WHERE d.application_id = a.id) AS documents
  FROM application a JOIN opening o ON o.id = a.opening_id JOIN stage s ON s.id = a.stage_id`

/**
 * Writes one figure for each of these applications, and for those of these candidates, in an order that has nothing to
 * do with theirs. To be called in the transaction that removes them, before it does.
 */
export function keepFigures(
  tx: Writable,
  {
    applicationIds = [],
    candidateIds = [],
  }: { applicationIds?: readonly string[]; candidateIds?: readonly string[] },
): void {
  const stats = tx.raw
    .prepare<[string, string], Stat>(
      `${SELECT} WHERE a.id IN (SELECT value FROM json_each(?)
        UNION SELECT id FROM application WHERE candidate_id IN (SELECT value FROM json_each(?)))`,
    )
    .all(JSON.stringify(applicationIds), JSON.stringify(candidateIds))
    .map((stat) => ({ id: newId(), ...stat }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const insert = tx.raw.prepare(
    `INSERT INTO application_stat (id, opening_id, country, job_family, received_month, decided_month, source, last_stage,
      status, reason, duration, rating, documents)
     VALUES (@id, @openingId, @country, @jobFamily, @receivedMonth, @decidedMonth, @source, @lastStage,
      @status, @reason, @duration, @rating, @documents)`,
  )
  for (const stat of stats) insert.run(stat)
}
