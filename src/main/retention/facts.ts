/**
 * What the store knows of an application, as the typed events of a decision. They come from how things stand, not from
 * the timeline: a corrected reason writes a second line there and is no second decision.
 */
import type { Readable } from '../store/types.ts'
import { type Day, exactCalendar } from './calendar.ts'
import type { RetentionEvent } from './events.ts'

export interface OpeningFacts {
  readonly id: string
  readonly title: string
  readonly requisitionNumber: string
  readonly country: string | null
  readonly subdivision: string | null
  readonly timeZone: string
  readonly status: string
  readonly closedAt: number | null
}

export const OPENING_FACTS = `id, title, requisition_number AS requisitionNumber, country, subdivision, time_zone AS timeZone,
  status, closed_at AS closedAt`

export interface ApplicationFacts {
  readonly id: string
  readonly candidateId: string
  readonly openingId: string
  readonly status: string
  readonly receivedAt: number
  readonly decidedAt: number | null
}

/** What few applications have: each of these sends them the long way round. */
export interface RareFacts {
  /** When it was last taken up again; null: never. */
  readonly reopenedAt: number | null
  readonly consents: readonly {
    id: string
    givenAt: number
    expiresOn: Day | null
    withdrawnAt: number | null
  }[]
  readonly holds: readonly { id: string; setAt: number; releasedAt: number | null }[]
  readonly erasureRequestedAt: readonly number[]
  readonly anonymised: boolean
}

/** The typed events of one application. */
export function eventsOf(
  application: Pick<ApplicationFacts, 'status' | 'receivedAt' | 'decidedAt'>,
  opening: Pick<OpeningFacts, 'closedAt'>,
  rare: RareFacts,
): RetentionEvent[] {
  const events: RetentionEvent[] = [{ type: 'applied', at: application.receivedAt }]
  const { status, decidedAt } = application
  if (status !== 'active' && decidedAt !== null) events.push({ type: status, at: decidedAt })
  if (rare.reopenedAt !== null) events.push({ type: 'reopened', at: rare.reopenedAt })
  if (opening.closedAt !== null) events.push({ type: 'opening_closed', at: opening.closedAt })
  for (const { id, givenAt, expiresOn, withdrawnAt } of rare.consents) {
    // A consent keeps through its last day, so it is over on the next.
    const until = expiresOn === null ? null : exactCalendar.plusDays(expiresOn, 1)
    events.push({ type: 'consent_given', at: givenAt, id, until })
    if (withdrawnAt !== null) events.push({ type: 'consent_withdrawn', at: withdrawnAt, id })
  }
  for (const { id, setAt, releasedAt } of rare.holds) {
    events.push({ type: 'hold_set', at: setAt, id })
    if (releasedAt !== null) events.push({ type: 'hold_released', at: releasedAt, id })
  }
  for (const at of rare.erasureRequestedAt) events.push({ type: 'erasure_requested', at })
  if (rare.anonymised) events.push({ type: 'anonymised', at: application.receivedAt })
  return events
}

export interface FactsReader {
  openings(): OpeningFacts[]
  opening(id: string): OpeningFacts | undefined
  application(id: string): ApplicationFacts | undefined
  /** Everything rare of one application, what is over too: for its explanation. */
  rareOf(application: ApplicationFacts): RareFacts
}

/** Statements are prepared once for all that one preview or page asks. */
export function factsReader({ raw }: Readable): FactsReader {
  const openings = raw.prepare<[], OpeningFacts>(`SELECT ${OPENING_FACTS} FROM opening`)
  const opening = raw.prepare<[string], OpeningFacts>(`SELECT ${OPENING_FACTS} FROM opening WHERE id = ?`)
  const application = raw.prepare<[string], ApplicationFacts>(
    `SELECT id, candidate_id AS candidateId, opening_id AS openingId, status, received_at AS receivedAt,
      decided_at AS decidedAt FROM application WHERE id = ?`,
  )
  const reopened = raw
    .prepare<[string], number | null>(
      `SELECT max(at) FROM application_event WHERE application_id = ? AND kind = 'reactivated'`,
    )
    .pluck()
  const consents = raw.prepare<[string], RareFacts['consents'][number]>(
    `SELECT id, given_at AS givenAt, expires_on AS expiresOn, withdrawn_at AS withdrawnAt FROM consent
     WHERE candidate_id = ? AND purpose = 'talent_pool' ORDER BY given_at, id`,
  )
  const holds = raw.prepare<[string, string, string], RareFacts['holds'][number]>(
    `SELECT id, set_at AS setAt, released_at AS releasedAt FROM legal_hold WHERE application_id = ?
     UNION ALL SELECT id, set_at, released_at FROM legal_hold WHERE candidate_id = ?
     UNION ALL SELECT id, set_at, released_at FROM legal_hold WHERE opening_id = ?`,
  )
  const requests = raw
    .prepare<[string], number>(
      'SELECT requested_at FROM erasure_request WHERE candidate_id = ? AND closed_at IS NULL',
    )
    .pluck()
  const anonymised = raw
    .prepare<[string], number>(`SELECT 1 FROM candidate WHERE id = ? AND profile_status = 'anonymised'`)
    .pluck()
  return {
    openings: () => openings.all(),
    opening: (id) => opening.get(id),
    application: (id) => application.get(id),
    rareOf: ({ id, candidateId, openingId }) => ({
      reopenedAt: reopened.get(id) ?? null,
      consents: consents.all(candidateId),
      holds: holds.all(id, candidateId, openingId),
      erasureRequestedAt: requests.all(candidateId),
      anonymised: anonymised.get(candidateId) === 1,
    }),
  }
}

const NOTHING_RARE: RareFacts = {
  reopenedAt: null,
  consents: [],
  holds: [],
  erasureRequestedAt: [],
  anonymised: false,
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

export interface RareIndex {
  /** By the application's `seq`; undefined: nothing rare is known of it but what its opening has. */
  of(seq: number): RareFacts | undefined
  /** Legal holds on a whole opening that stand. */
  onOpening(id: string): RareFacts['holds']
}

/** What is rare, of all applications at once and only as it stands: a handful of queries, each from an index. */
export function rareIndex({ raw }: Readable): RareIndex {
  const byCandidate = `a.candidate_id IN (
      SELECT candidate_id FROM consent INDEXED BY consent_pool WHERE purpose = 'talent_pool' AND withdrawn_at IS NULL
      UNION SELECT candidate_id FROM erasure_request WHERE closed_at IS NULL
      UNION SELECT candidate_id FROM legal_hold WHERE candidate_id IS NOT NULL AND released_at IS NULL
      UNION SELECT id FROM candidate INDEXED BY candidate_anonymised WHERE profile_status = 'anonymised')`
  const byApplication = `a.id IN (
      SELECT application_id FROM application_event INDEXED BY application_event_reactivated WHERE kind = 'reactivated'
      UNION SELECT application_id FROM legal_hold WHERE application_id IS NOT NULL AND released_at IS NULL)`
  const columns = 'a.seq, a.id, a.candidate_id AS candidateId'
  const rows = raw
    .prepare<[], { seq: number; id: string; candidateId: string }>(
      `SELECT ${columns} FROM application a WHERE ${byCandidate}
       UNION SELECT ${columns} FROM application a WHERE ${byApplication}`,
    )
    .all()
  const holds = raw
    .prepare<[], RareFacts['holds'][number] & { on: string }>(
      `SELECT coalesce(application_id, candidate_id, opening_id) AS "on", id, set_at AS setAt, released_at AS releasedAt
       FROM legal_hold WHERE released_at IS NULL`,
    )
    .all()
  const holdsOn = grouped(holds, ({ on }) => on)
  const standing = grouped(
    raw
      .prepare<[], RareFacts['consents'][number] & { candidateId: string }>(
        `SELECT candidate_id AS candidateId, id, given_at AS givenAt, expires_on AS expiresOn, withdrawn_at AS withdrawnAt
         FROM consent WHERE purpose = 'talent_pool' AND withdrawn_at IS NULL`,
      )
      .all(),
    ({ candidateId }) => candidateId,
  )
  const requests = grouped(
    raw
      .prepare<[], { candidateId: string; at: number }>(
        'SELECT candidate_id AS candidateId, requested_at AS at FROM erasure_request WHERE closed_at IS NULL',
      )
      .all(),
    ({ candidateId }) => candidateId,
  )
  const reopened = new Map(
    raw
      .prepare<[], [string, number]>(
        `SELECT application_id, max(at) FROM application_event INDEXED BY application_event_reactivated
         WHERE kind = 'reactivated' GROUP BY application_id`,
      )
      .raw()
      .all(),
  )
  const anonymised = new Set(
    raw
      .prepare<[], string>(
        `SELECT id FROM candidate INDEXED BY candidate_anonymised WHERE profile_status = 'anonymised'`,
      )
      .pluck()
      .all(),
  )
  const rare = new Map(
    rows.map(({ seq, id, candidateId }) => [
      seq,
      {
        reopenedAt: reopened.get(id) ?? null,
        consents: standing.get(candidateId) ?? [],
        holds: [...(holdsOn.get(id) ?? []), ...(holdsOn.get(candidateId) ?? [])],
        erasureRequestedAt: (requests.get(candidateId) ?? []).map(({ at }) => at),
        anonymised: anonymised.has(candidateId),
      } satisfies RareFacts,
    ]),
  )
  return { of: (seq) => rare.get(seq), onOpening: (id) => holdsOn.get(id) ?? [] }
}

export { NOTHING_RARE }
