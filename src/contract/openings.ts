/** Openings: the advertised jobs that applications belong to. */
import { z } from 'zod'
import {
  CalendarDate,
  CountryCode,
  Cursor,
  changesOf,
  EmailAddress,
  Id,
  Instant,
  LanguageTag,
  PageLimit,
  procedure,
} from './common.ts'
import { CriterionEdit, QuestionEdit } from './screening.ts'

export const OpeningStatus = z.enum(['draft', 'published', 'closed', 'filled', 'cancelled'])
export type OpeningStatus = z.infer<typeof OpeningStatus>
export const EmploymentType = z.enum([
  'full_time',
  'part_time',
  'contract',
  'temporary',
  'internship',
  'apprenticeship',
])
export const Workplace = z.enum(['on_site', 'hybrid', 'remote'])
export const PayPeriod = z.enum(['year', 'month', 'week', 'day', 'hour'])
export const StageKind = z.enum(['new', 'screen', 'interview', 'offer', 'hired', 'other'])
export type StageKind = z.infer<typeof StageKind>

export const Stage = z.object({
  id: Id,
  name: z.string().min(1).max(60),
  kind: StageKind,
  position: z.int().min(0),
})
export type Stage = z.infer<typeof Stage>

/** The pipeline that a new opening starts with. */
export const DEFAULT_PIPELINE: readonly { name: string; kind: StageKind }[] = [
  { name: 'New', kind: 'new' },
  { name: 'Screen', kind: 'screen' },
  { name: 'Interview', kind: 'interview' },
  { name: 'Offer', kind: 'offer' },
  { name: 'Hired', kind: 'hired' },
]

export const PayRange = z
  .object({
    min: z.number().nonnegative().nullable(),
    max: z.number().nonnegative().nullable(),
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    period: PayPeriod,
  })
  .refine(
    (p) => p.min === null || p.max === null || p.min <= p.max,
    'The lower end of the pay range is above the upper end.',
  )

export const TeamMember = z.object({
  name: z.string().min(1).max(200),
  role: z.enum(['recruiter', 'hiring_manager', 'coordinator', 'interviewer']),
  email: EmailAddress.nullable(),
})

/** What a person writes about an opening. A requisition number and a title are always needed; a country to publish. */
export const OpeningDraft = z.object({
  title: z.string().trim().min(1, 'An opening needs a title.').max(200),
  requisitionNumber: z.string().trim().min(1, 'An opening needs a requisition number.').max(60),
  department: z.string().max(120).nullable().default(null),
  jobFamily: z.string().max(120).nullable().default(null),
  country: CountryCode.nullable().default(null),
  /** ISO 3166-2, for example US-CA: retention law can differ inside a country. */
  subdivision: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
    .nullable()
    .default(null),
  city: z.string().max(120).nullable().default(null),
  /** IANA time zone: the calendar in which this opening's dates are counted. */
  timeZone: z.string().max(60).default('UTC'),
  language: LanguageTag.default('en'),
  employmentType: EmploymentType.default('full_time'),
  workplace: Workplace.default('on_site'),
  pay: PayRange.nullable().default(null),
  description: z.string().max(100_000).default(''),
  seats: z.int().min(1).max(9999).default(1),
  team: z.array(TeamMember).max(100).default([]),
  opensOn: CalendarDate.nullable().default(null),
  closesOn: CalendarDate.nullable().default(null),
  externalId: z.string().max(200).nullable().default(null),
  externalUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
})
export type OpeningDraft = z.infer<typeof OpeningDraft>

export const OpeningChanges = changesOf(OpeningDraft)
export type OpeningChanges = z.infer<typeof OpeningChanges>

export const Opening = OpeningDraft.extend({
  id: Id,
  status: OpeningStatus,
  stages: z.array(Stage),
  publishedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Opening = z.infer<typeof Opening>

export const OpeningRow = z.object({
  id: Id,
  title: z.string(),
  requisitionNumber: z.string(),
  department: z.string().nullable(),
  country: CountryCode.nullable(),
  city: z.string().nullable(),
  status: OpeningStatus,
  seats: z.int(),
  hired: z.int(),
  active: z.int(),
  /** Active applications still in the first stage. */
  waiting: z.int(),
  /** The stage that applications arrive in, so that a list can lead to those who wait. */
  firstStageId: Id,
  closesOn: CalendarDate.nullable(),
  updatedAt: Instant,
})
export type OpeningRow = z.infer<typeof OpeningRow>

export const StageEdit = z.object({
  id: Id.optional(),
  name: z.string().trim().min(1).max(60),
  kind: StageKind,
  /** What scorecards judge at this stage, as a whole; left out: as it was. */
  criteria: z.array(CriterionEdit).max(30).optional(),
})
export type StageEdit = z.infer<typeof StageEdit>

const byId = z.object({ id: Id })

export const openings = {
  list: procedure
    .input(
      z.object({
        status: z.array(OpeningStatus).optional(),
        /** Words that all stand in title, requisition number, department, job family or city. */
        text: z.string().max(200).optional(),
        /** Nothing about the opening or its applications has changed since this instant. */
        quietBefore: Instant.optional(),
        /** Closes on this day or before it. */
        closesBy: CalendarDate.optional(),
        sort: z.enum(['updated', 'title', 'requisitionNumber', 'closesOn']).default('updated'),
        /** Left out: newest change first, everything else from the start of the alphabet or the calendar. */
        descending: z.boolean().optional(),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
      }),
    )
    .output(z.object({ rows: z.array(OpeningRow), total: z.int(), next: Cursor.nullable() })),
  get: procedure.input(byId).output(Opening),
  create: procedure.input(OpeningDraft).output(Opening),
  update: procedure
    .input(
      z.object({
        id: Id,
        changes: OpeningChanges,
        stages: z.array(StageEdit).min(2).max(30).optional(),
        /** The knock-out questions, as a whole; left out: as they were. */
        questions: z.array(QuestionEdit).max(50).optional(),
      }),
    )
    .output(Opening),
  /**
   * A new draft with the same fields and pipeline, the requisition number given here, and no applications. External
   * id and address stay behind: they name the original's advertisement.
   */
  duplicate: procedure
    .input(z.object({ id: Id, requisitionNumber: z.string().trim().min(1).max(60) }))
    .output(Opening),
  publish: procedure.input(byId).output(Opening),
  close: procedure
    .input(z.object({ id: Id, as: z.enum(['closed', 'filled', 'cancelled']).default('closed') }))
    .output(Opening),
  reopen: procedure.input(byId).output(Opening),
}
