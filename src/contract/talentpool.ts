/**
 * The talent pool: candidates who agreed to be kept for later. Membership is a consent (Art. 6(1)(a) and 7 GDPR) with a
 * day on which it ends; it may be withdrawn at any time, as easily as it was given (Art. 7(3)). What is recorded here is
 * that somebody said so: Haku cannot ask the candidate, and a tick of a recruiter's is no consent by itself.
 */
import { z } from 'zod'
import { CalendarDate, CountryCode, Cursor, Id, Instant, PageLimit, procedure } from './common.ts'

/** What is proposed for a new consent; the law of a country, or the retention rule, may cap it. */
export const PROPOSED_MONTHS = 12

/** So many days before its end somebody should ask whether a consent is given again. */
export const EXPIRING_DAYS = 30

/** `current`: in the pool. `expired`: was, the day is over, and what is kept only for this is to be removed. */
export const PoolState = z.enum(['current', 'expired'])
export type PoolState = z.infer<typeof PoolState>

export const PoolMember = z.object({
  candidateId: Id,
  fullName: z.string(),
  headline: z.string().nullable(),
  city: z.string().nullable(),
  country: CountryCode.nullable(),
  /** The first few. */
  skills: z.array(z.string()),
  /** When the candidate last agreed. */
  givenAt: Instant,
  /** The last day; null: a consent that came with an application named none. */
  expiresOn: CalendarDate.nullable(),
  applications: z.int(),
  /** When they were asked to renew the consent that ends last; null: not yet. */
  renewalAskedAt: Instant.nullable(),
})
export type PoolMember = z.infer<typeof PoolMember>

export const Membership = z.object({
  /** `withdrawn` and `none`: not in the pool. */
  state: z.enum(['none', 'current', 'expired', 'withdrawn']),
  givenAt: Instant.nullable(),
  expiresOn: CalendarDate.nullable(),
})
export type Membership = z.infer<typeof Membership>

/** The person's own calendar day: an expiry counts from its start. */
const today = { today: CalendarDate }
const term = z.object({
  candidateId: Id,
  /** The day on which the candidate agreed. */
  givenOn: CalendarDate,
  /** The last day of the consent. */
  expiresOn: CalendarDate,
  ...today,
})
const changed = z.object({ undoId: z.int().nullable() })

export const RenewalsAsked = changed.extend({
  asked: z.int(),
  /** Were asked before, or the mail still waits. */
  before: z.int(),
  withoutAddress: z.int(),
})
export type RenewalsAsked = z.infer<typeof RenewalsAsked>

export const talentpool = {
  list: procedure
    .input(
      z.object({
        state: PoolState.default('current'),
        /** Only those whose consent ends on this day or before. */
        endsBy: CalendarDate.optional(),
        /** Words that each stand in name, headline, city, skills or the text of a document. */
        text: z.string().max(200).optional(),
        sort: z.enum(['expires', 'name']).default('expires'),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
        ...today,
      }),
    )
    .output(z.object({ rows: z.array(PoolMember), total: z.int(), next: Cursor.nullable() })),
  counts: procedure.input(z.object(today)).output(z.object({ current: z.int(), expired: z.int() })),
  of: procedure.input(z.object({ candidateId: Id, ...today })).output(Membership),
  /** Records a consent of somebody who is not in the pool. */
  add: procedure.input(term).output(changed),
  /** Records that the candidate agreed again, for longer. */
  extend: procedure.input(term).output(changed),
  /**
   * Puts a mail into the outbox that asks whether the consent is given again: to everybody in the pool whose consent ends by
   * the day and who was not asked yet, or to one of them, who may be asked again once the mail before is no longer waiting.
   */
  askRenewal: procedure
    .input(z.object({ endsBy: CalendarDate, candidateId: Id.optional(), ...today }))
    .output(RenewalsAsked),
  /** Ends it now: the candidate withdrew the consent, or it is over and taken off the list. */
  withdraw: procedure.input(z.object({ candidateId: Id })).output(changed),
}
