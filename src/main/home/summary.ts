/** The figures of Home, each from an index and each equal to the total of the list that it leads to. */

import type { InputOf } from '#contract/common.ts'
import { CLOSING_DAYS, type HomeSummary, type home, NAMED_OPENINGS, QUIET_DAYS } from '#contract/home.ts'
import { ageingBefore, readAgeingDays } from '../applications/ageing.ts'
import { countMatching } from '../applications/counts.ts'
import { countQuarantined } from '../documents/quarantine.ts'
import { listOpenings } from '../openings/queries.ts'
import type { Clock } from '../platform/clock.ts'
import { openRun } from '../retention/runs.ts'
import type { Readable } from '../store/types.ts'
import {
  ageingByStage,
  arrivedByStage,
  lastActivity,
  namedMost,
  outboxByStatus,
  reviewsByBatch,
} from './counts.ts'
import { earlierLooks, type Look } from './looks.ts'

const DAY_MS = 86_400_000

/** The calendar day so many days later. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Everything that Home shows, for one visit on the person's own day. */
export function homeSummary(
  db: Readable,
  input: InputOf<typeof home.get>,
  { clock }: { clock: Clock },
): HomeSummary {
  const now = clock.now()
  const value = <T>(sql: string): T | undefined => db.raw.prepare<[], T>(sql).pluck().get()
  const looks = earlierLooks(db, input.visit)
  const self =
    db.raw
      .prepare<[], { id: string; name: string }>(
        'SELECT id, full_name AS name FROM colleague WHERE is_self = 1',
      )
      .get() ?? null
  const active = { status: ['active' as const] }
  const count = (filter: Parameters<typeof countMatching>[1]) => countMatching(db, filter, now)

  const enteredBefore = ageingBefore(db, now)
  const ageing = namedMost(db, ageingByStage(db, enteredBefore), NAMED_OPENINGS)
  const outbox = outboxByStatus(db)

  return {
    hasOpenings: value('SELECT 1 FROM opening LIMIT 1') !== undefined,
    hasApplications: value('SELECT 1 FROM application LIMIT 1') !== undefined,
    newest: value<number | null>('SELECT max(seq) FROM application') ?? 0,
    news: looks.last && arrivals(db, looks.last),
    before: looks.before && arrivals(db, looks.before),
    self,
    assigned: self === null ? 0 : count({ ...active, assigneeId: self.id, snooze: 'in_sight' }),
    back: count({ ...active, snooze: 'back' }),
    scorecards: self === null ? 0 : count({ ...active, scorecardOwedBy: self.id }),
    reviews: reviewsByBatch(db),
    ageing: { days: readAgeingDays(db), enteredBefore, ...ageing },
    quiet: quietOpenings(db, now - QUIET_DAYS * DAY_MS),
    closing: closingOpenings(db, dayAfter(input.today, CLOSING_DAYS)),
    quarantined: countQuarantined(db),
    outbox,
    dueList: dueList(db, now),
  }
}

function dueList(db: Readable, now: number): HomeSummary['dueList'] {
  const run = openRun(db, now)
  if (run === null || run.due + run.withoutApplication === 0) return null
  return {
    runId: run.id,
    state: run.approvedAt === null ? 'previewed' : 'approved',
    due: run.due + run.withoutApplication,
  }
}

function arrivals(db: Readable, { at, newest }: Look): NonNullable<HomeSummary['news']> {
  const { total, byOpening } = namedMost(db, arrivedByStage(db, newest), NAMED_OPENINGS)
  return { since: at, arrivedAfter: newest, total, byOpening }
}

function quietOpenings(db: Readable, before: number): HomeSummary['quiet'] {
  const { rows, total } = listOpenings(db, {
    status: ['published'],
    quietBefore: before,
    sort: 'updated',
    descending: false,
    limit: NAMED_OPENINGS,
  })
  const openings = rows.map(({ id, title }) => ({ id, title, lastActivityAt: lastActivity(db, id) }))
  return { before, total, openings }
}

function closingOpenings(db: Readable, by: string): HomeSummary['closing'] {
  const { rows, total } = listOpenings(db, {
    status: ['published'],
    closesBy: by,
    sort: 'closesOn',
    limit: NAMED_OPENINGS,
  })
  const openings = rows.map(({ id, title, closesOn }) => ({ id, title, closesOn: closesOn ?? by }))
  return { by, total, openings }
}
