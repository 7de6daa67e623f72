/** Home: what is new, what waits, what grows old. Every number says how to ask for exactly the records behind it. */
import { z } from 'zod'
import { AgeingDays } from './applications.ts'
import { CalendarDate, Id, Instant, procedure } from './common.ts'

/** Days without any activity after which a published opening is named. */
export const QUIET_DAYS = 14
/** Openings that close within this many days are named. */
export const CLOSING_DAYS = 14
/** Openings that one part names at most; the rest is in its total. */
export const NAMED_OPENINGS = 6

const OpeningCount = z.object({ openingId: Id, title: z.string(), count: z.int() })
export type OpeningCount = z.infer<typeof OpeningCount>

/** Applications that arrived after a look at Home, whatever became of them since. */
const Arrivals = z.object({
  /** When that look was. */
  since: Instant,
  /** For the list's `arrivedAfter`, with every status. */
  arrivedAfter: z.int(),
  total: z.int(),
})

export const HomeSummary = z.object({
  /** A new workspace is shown its first steps. */
  hasOpenings: z.boolean(),
  hasApplications: z.boolean(),
  /** Number of the application that arrived last; 0: none has. */
  newest: z.int(),
  /** Null at the first look ever: there is no last time. */
  news: Arrivals.extend({ byOpening: z.array(OpeningCount) }).nullable(),
  /** The look before the last: what was new then can be found again. */
  before: Arrivals.nullable(),
  /** The colleague who uses this workspace; null: nobody said who that is, and nothing can be theirs. */
  self: z.object({ id: Id, name: z.string() }).nullable(),
  /** Active, assigned to `self`, not snoozed. */
  assigned: z.int(),
  /** Active, snoozed until now. */
  back: z.int(),
  /** The list's `scorecardOwedBy` self. */
  scorecards: z.int(),
  /** Items of intakes that wait for a person, newest intake first. */
  reviews: z.array(z.object({ batchId: Id, startedAt: Instant, count: z.int() })),
  /** Active ones, in their stage since before the instant. */
  ageing: z.object({
    days: AgeingDays,
    enteredBefore: Instant,
    total: z.int(),
    byOpening: z.array(OpeningCount),
    /** Openings that have some, also those not named. */
    openings: z.int(),
  }),
  /** Published openings in which nothing has happened since the instant. */
  quiet: z.object({
    before: Instant,
    total: z.int(),
    openings: z.array(z.object({ id: Id, title: z.string(), lastActivityAt: Instant })),
  }),
  /** Published openings whose closing date is not after the day. */
  closing: z.object({
    by: CalendarDate,
    total: z.int(),
    openings: z.array(z.object({ id: Id, title: z.string(), closesOn: CalendarDate })),
  }),
  /** Documents in quarantine. */
  quarantined: z.int(),
  outbox: z.object({ waiting: z.int(), held: z.int() }),
  /** A list of what is due that waits to be approved, or started, with applications and people without any; null: none does. */
  dueList: z.object({ runId: Id, state: z.enum(['previewed', 'approved']), due: z.int() }).nullable(),
})
export type HomeSummary = z.infer<typeof HomeSummary>

/** One stay at Home. "Last time" is the last stay that showed something, so the number in sight stands while one is here. */
const Visit = z.uuid()

export const home = {
  /** `today`: the person's own calendar day. */
  get: procedure.input(z.object({ visit: Visit, today: CalendarDate })).output(HomeSummary),
  /** The summary up to the application of this number is before the person's eyes: the next visit counts from here. */
  seen: procedure
    .input(z.object({ visit: Visit, newest: z.int().nonnegative() }))
    .output(z.object({ at: Instant })),
}
