/**
 * Retention: until when an application is kept, by the rule of the country of its opening, and why. Only a run removes
 * anything; all else says what is due. docs/specs/retention.md has the rules of the dates.
 */
import { z } from 'zod'
import { CalendarDate, CountryCode, Cursor, Id, Instant, PageLimit, procedure } from './common.ts'
import { figures } from './retention-figures.ts'
import { requests } from './retention-requests.ts'
import { runs } from './retention-runs.ts'

/** What is to become of an application on a day. */
export const Decision = z.enum([
  'ANONYMISE',
  'ERASE',
  'KEEP',
  /** Kept, but soon due: the candidate can be told. */
  'NOTIFY',
  'HOLD',
  'NEEDS_COUNTRY',
  'EXEMPT_HIRED',
  'IN_PROCESS',
  /** Erasure was asked for and waits for a minimum or for claims: out of search, lists, pools and reports until then. */
  'DEFER_RESTRICT',
  'ALREADY_DONE',
])
export type Decision = z.infer<typeof Decision>

/** Why a date, or a rule, did not decide. */
export const LossCode = z.enum([
  'LESS_SPECIFIC',
  'LONGER_MAXIMUM',
  'SHORTENED_SINCE',
  'PROMISED_LESS',
  'CONSENT_LASTS_LONGER',
  'CONSENT_ENDS_EARLIER',
  'CONSENT_WITHDRAWN',
  'CONSENT_WITHOUT_END',
  'MINIMUM_LASTS_LONGER',
  'MINIMUM_OVER',
  'MINIMUM_NOT_LAW_YET',
  'REQUEST_DEFERRED_BY_MINIMUM',
  'REQUEST_DEFERRED_FOR_CLAIMS',
  'REQUEST_ENDS_CONSENT',
  'HELD',
])
export type LossCode = z.infer<typeof LossCode>

/** The event that the maximum is counted from. */
export const ClockStart = z.enum(['rejection', 'closing', 'last_contact', 'hiring_decision_final', 'none'])
export type ClockStart = z.infer<typeof ClockStart>
export const MinimumClockStart = z.enum([
  'rejection',
  'closing',
  'last_contact',
  'hiring_decision_final',
  'decision',
  'later_of_record_and_action',
  'received_or_posting_end',
  'last_processing',
])
export type MinimumClockStart = z.infer<typeof MinimumClockStart>
/** `erase`: a request is carried out at once. `may_defer`: while claims can come. `must_defer`: to the end of the minimum. */
export const ErasurePolicy = z.enum(['erase', 'may_defer', 'must_defer'])
export type ErasurePolicy = z.infer<typeof ErasurePolicy>
export const StatutoryNumber = z.enum(['none', 'min', 'max', 'min+max'])
export const Confidence = z.enum(['high', 'medium', 'low'])
/** Which employers of a country a rule is for. */
export const RuleScope = z.enum(['default', 'public_or_education', 'federal_contractor'])
export type RuleScope = z.infer<typeof RuleScope>
/** A country, or `EU` for those of the EU and EEA without a rule of their own. */
const RuleCountry = CountryCode
/** Of the subdivision alone: `CA` of US-CA. */
const RuleSubdivision = z.string().regex(/^[A-Z0-9]{1,3}$/)

/** What a rule says; the same whether it is shipped, stored or written in the editor. Periods: months or days, one of them. */
export const RuleContent = z.object({
  maxMonths: z.int().nullable(),
  maxDays: z.int().nullable(),
  /** The longest that the source supports without a reason of its own; null: it names none. */
  ceilingMonths: z.int().nullable(),
  minMonths: z.int().nullable(),
  minDays: z.int().nullable(),
  minEffectiveFrom: CalendarDate.nullable(),
  clock: ClockStart,
  /** Null: as the maximum. */
  minClock: MinimumClockStart.nullable(),
  consentMaxMonths: z.int().nullable(),
  noticeDays: z.int().nullable(),
  erasure: ErasurePolicy,
  statutoryNumber: StatutoryNumber,
  basis: z.string().max(2000),
  sourceUrl: z.url({ protocol: /^https$/ }).max(1000),
  confidence: Confidence,
  /** The source was opened and read. False: counsel has to confirm it. */
  lookedUp: z.boolean(),
  notes: z.string().max(2000),
})
export type RuleContent = z.infer<typeof RuleContent>

const RuleIdentity = z.object({
  country: RuleCountry,
  subdivision: RuleSubdivision.nullable(),
  scope: RuleScope,
})
export type RuleIdentity = z.infer<typeof RuleIdentity>

/** One version of a rule. Versions are never overwritten. */
export const Rule = RuleIdentity.extend(RuleContent.shape).extend({
  id: Id,
  version: z.int().min(1),
  validFrom: CalendarDate,
  /** Null: until the next version. */
  validTo: CalendarDate.nullable(),
  /** A version that shortens: what was there is not due before. */
  notBefore: CalendarDate.nullable(),
  /** A version that lengthens: what was received by this day keeps the period that it was promised. */
  promisedUntil: CalendarDate.nullable(),
  reason: z.string(),
  /** Why it goes above the ceiling; null: it does not. */
  ceilingReason: z.string().nullable(),
  /** Null: as shipped. */
  approvedBy: z.string().nullable(),
  createdAt: Instant,
  /** SHA-256 of all the rest, in hex. */
  hash: z.string(),
  /** Counsel has to confirm it: the source was not read, or it says little. */
  needsCounsel: z.boolean(),
  /** Whether it says what the shipped pack says; `none`: the pack has no such rule. */
  pack: z.enum(['same', 'different', 'none']),
  /** Openings that it decides about now. */
  openings: z.int(),
})
export type Rule = z.infer<typeof Rule>

/** What of a rule a decision names. */
export const RuleRef = z.object({
  id: Id.nullable(),
  country: z.string(),
  subdivision: z.string().nullable(),
  scope: z.string(),
  version: z.int(),
  maxMonths: z.int().nullable(),
  maxDays: z.int().nullable(),
  minMonths: z.int().nullable(),
  minDays: z.int().nullable(),
  clock: ClockStart,
  minClock: MinimumClockStart.nullable(),
})
export type RuleRef = z.infer<typeof RuleRef>

export const Explained = z.object({
  decision: Decision,
  dueOn: CalendarDate.nullable(),
  rule: RuleRef.nullable(),
  by: z.enum(['maximum', 'minimum', 'consent', 'erasure', 'promise', 'preview']).nullable(),
  from: CalendarDate.nullable(),
  lost: z.array(z.object({ code: LossCode, rule: RuleRef.nullable(), on: CalendarDate.nullable() })),
  conflict: z.boolean(),
})
export type Explained = z.infer<typeof Explained>

/** What the list can be narrowed to; each is a number on the page. */
export const DueFilter = z.enum([
  'due',
  'in30',
  'in60',
  'in90',
  'overdue',
  'hold',
  'needs_country',
  'deferred',
  'kept',
  'in_process',
  'hired',
  /** Whatever has a date, due or not yet: what a day of the calendar is made of. */
  'dated',
])
export type DueFilter = z.infer<typeof DueFilter>

export const DueRow = Explained.extend({
  applicationId: Id,
  candidateId: Id,
  candidateName: z.string(),
  openingId: Id,
  openingTitle: z.string(),
  country: CountryCode.nullable(),
  subdivision: z.string().nullable(),
  /** The holds on it; for a hold on the opening or the candidate too. */
  holdIds: z.array(Id),
})
export type DueRow = z.infer<typeof DueRow>

/** An opening that takes applications and where nothing has come in or been decided for six months. */
export const StaleOpening = z.object({
  id: Id,
  title: z.string(),
  requisitionNumber: z.string(),
  country: CountryCode.nullable(),
  waiting: z.int(),
  lastActivityOn: CalendarDate,
})
export type StaleOpening = z.infer<typeof StaleOpening>

export const Preview = z.object({
  /** The day that it is for; an opening's own today where none was asked for. */
  asOf: CalendarDate,
  /** Whether a day was asked for. */
  whatIf: z.boolean(),
  madeAt: Instant,
  /** From then on it counts for nothing: what is due has to be looked at again. */
  expiresAt: Instant,
  /** SHA-256 over the day, the rule versions, and every application that is due with what is due and when. */
  hash: z.string(),
  total: z.int(),
  byDecision: z.record(Decision, z.int()),
  byFilter: z.record(DueFilter, z.int()),
  /** Of those that need a country: received more than 28 days ago. */
  needsCountryLong: z.int(),
  staleOpenings: z.int(),
  /** Candidates who have asked to be erased and have no application: a run takes them too. */
  withoutApplication: z.int(),
  /** Candidates whose consent for the talent pool is over within 30 days. */
  consentsExpiring: z.int(),
  /** Rules whose minimum is longer than their maximum. */
  conflicts: z.array(RuleRef),
})
export type Preview = z.infer<typeof Preview>

const DueOnDay = z.object({ on: CalendarDate, count: z.int() })
export type DueOnDay = z.infer<typeof DueOnDay>

const asOf = { asOf: CalendarDate.optional() }
const changed = z.object({ undoId: z.int().nullable() })

export const HoldSubject = z.enum(['application', 'candidate', 'opening'])
export type HoldSubject = z.infer<typeof HoldSubject>
export const Hold = z.object({
  id: Id,
  subject: HoldSubject,
  subjectId: Id,
  /** Of the candidate, or the title of the opening. */
  name: z.string(),
  applications: z.int(),
  reason: z.string(),
  owner: z.string(),
  reviewOn: CalendarDate,
  setAt: Instant,
  releasedAt: Instant.nullable(),
})
export type Hold = z.infer<typeof Hold>

const RuleChange = RuleIdentity.extend({
  content: RuleContent,
  /** The version that was read; 0 for a rule that does not exist yet. */
  basedOn: z.int().min(0),
})
export type RuleChange = z.infer<typeof RuleChange>

export const Simulation = z.object({
  /** Applications that the rule decides about. */
  applications: z.int(),
  /** Due by the first day on which the change has its full effect, and not due by then without it. */
  becomeDue: z.int(),
  /** Due by then without the change, and not due with it. */
  noLongerDue: z.int(),
  earlier: z.int(),
  later: z.int(),
  /** A lengthening that does not reach them: they were promised less. */
  promised: z.int(),
  /** The first day on which what was there before can go by the new period; null: the change does not shorten. */
  notBefore: CalendarDate.nullable(),
  minOverMax: z.boolean(),
  aboveCeiling: z.boolean(),
})
export type Simulation = z.infer<typeof Simulation>

/** A rule that the shipped pack has otherwise than this workspace. */
export const PackDifference = RuleIdentity.extend({
  name: z.string(),
  packAsOf: CalendarDate,
  content: RuleContent,
  /** Null: the workspace has no such rule. */
  stored: RuleContent.nullable(),
  version: z.int(),
  fields: z.array(z.string()),
})
export type PackDifference = z.infer<typeof PackDifference>

export const RetentionSettings = z.object({
  /** Keep what is needed against claims where the law of the country lets it, though erasure was asked for. */
  defendClaims: z.boolean(),
  /** Of the legal entity, for openings without a country; null: such applications wait. */
  defaultCountry: CountryCode.nullable(),
  scope: RuleScope,
  /** `four_eyes`: another person than who prepared a run approves it. A guarded run is never approved by itself. */
  approval: z.enum(['automatic', 'four_eyes']).default('four_eyes'),
  /** Looks once a day by itself, and prepares what is due; where `approval` is automatic, it carries that out too. */
  daily: z.boolean().default(true),
  /** The daily look tells candidates that their application is soon due, so many days before as the rule names. */
  notices: z.boolean().default(false),
})
export type RetentionSettings = z.infer<typeof RetentionSettings>

export const retention = {
  /** Counts of what is due on a day. Changes nothing. */
  preview: procedure.input(z.object(asOf)).output(Preview),
  /** The applications behind a number, the earliest due first. */
  due: procedure
    .input(
      z.object({
        ...asOf,
        filter: DueFilter.default('due'),
        /** Only those that are due on this day. */
        on: CalendarDate.optional(),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
      }),
    )
    .output(z.object({ rows: z.array(DueRow), total: z.int(), next: Cursor.nullable() })),
  /** The days of a month (YYYY-MM) on which something is due, as things stand now, with how many. */
  calendar: procedure.input(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) })).output(
    z.object({
      days: z.array(DueOnDay),
      /** All days before the month, with the nearest of them; null: there is nothing. */
      before: DueOnDay.nullable(),
      after: DueOnDay.nullable(),
    }),
  ),
  stale: procedure.input(z.object(asOf)).output(z.object({ rows: z.array(StaleOpening) })),
  decision: procedure.input(z.object({ applicationId: Id, ...asOf })).output(Explained),
  rules: {
    /** The version in force of every rule. */
    list: procedure.output(z.object({ rows: z.array(Rule), packAsOf: CalendarDate })),
    /** Every version of one rule, the newest first; none where there is no such rule. */
    history: procedure.input(RuleIdentity).output(
      z.object({
        rows: z.array(Rule),
        /** Those that it decides about now, by title. */
        openings: z.array(z.object({ id: Id, title: z.string(), requisitionNumber: z.string() })),
      }),
    ),
    compare: procedure.output(z.object({ rows: z.array(PackDifference), packAsOf: CalendarDate })),
    simulate: procedure.input(RuleChange).output(Simulation),
    change: procedure
      .input(
        RuleChange.extend({
          reason: z.string().max(2000),
          ceilingReason: z.string().max(2000).nullable().default(null),
          approvedBy: z.string().trim().min(1).max(200),
        }),
      )
      .output(Rule),
  },
  holds: {
    list: procedure
      .input(z.object({ released: z.boolean().default(false) }))
      .output(z.object({ rows: z.array(Hold) })),
    set: procedure
      .input(
        z.object({
          subject: HoldSubject,
          subjectId: Id,
          reason: z.string().trim().min(1).max(2000),
          owner: z.string().trim().min(1).max(200),
          reviewOn: CalendarDate,
        }),
      )
      .output(changed.extend({ id: Id })),
    release: procedure.input(z.object({ id: Id })).output(changed),
  },
  runs,
  requests,
  figures,
  settings: procedure.output(RetentionSettings),
  setSettings: procedure.input(RetentionSettings).output(RetentionSettings),
}
