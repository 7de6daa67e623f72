/** Applications: one candidate, one opening, always both. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { CandidateProfile, DocumentRow } from './candidates.ts'
import { Cursor, Id, Instant, LanguageTag, PageLimit, procedure } from './common.ts'
import { TemplateName } from './mail.ts'
import { Stage, StageKind } from './openings.ts'
import { MAX_QUERY_LENGTH } from './query.ts'
import { RejectionReason, WithdrawalReason } from './reasons.ts'
import { Screening } from './screening.ts'
import { TaskId } from './tasks.ts'

export const ApplicationStatus = z.enum(['active', 'hired', 'rejected', 'withdrawn'])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

export { RejectionReason, WithdrawalReason }

export const Source = z.enum([
  'careers_site',
  'job_board',
  'referral',
  'agency',
  'linkedin',
  'email',
  'event',
  'internal',
  'other',
  'unknown',
])
export type Source = z.infer<typeof Source>

export const Rating = z.int().min(1).max(5)
export const Tag = z.string().trim().min(1).max(60)

export const ApplicationRow = z.object({
  id: Id,
  candidateId: Id,
  candidateName: z.string(),
  headline: z.string().nullable(),
  city: z.string().nullable(),
  candidateCountry: z.string().nullable(),
  openingId: Id,
  openingTitle: z.string(),
  stageId: Id,
  stageName: z.string(),
  stageKind: StageKind,
  status: ApplicationStatus,
  dispositionReason: z.string().nullable(),
  source: Source,
  language: LanguageTag,
  receivedAt: Instant,
  stageEnteredAt: Instant,
  rating: Rating.nullable(),
  tags: z.array(z.string()),
  documents: z.int(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  /** Put off until then; in the past: it is back. */
  snoozedUntil: Instant.nullable(),
  /** What the answers to knock-out questions propose, while it is active and nobody has set it aside. */
  proposedReason: RejectionReason.nullable(),
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

/** A colleague who is named with @ in a note, by the name of today. */
export const Mention = z.object({ colleagueId: Id, name: z.string() })
export type Mention = z.infer<typeof Mention>

export const Note = z.object({
  id: Id,
  /** With the names of today after every @ of a mention. */
  body: z.string(),
  mentions: z.array(Mention),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Note = z.infer<typeof Note>

export const MentioningNote = Note.extend({
  applicationId: Id,
  candidateName: z.string(),
  openingTitle: z.string(),
})
export type MentioningNote = z.infer<typeof MentioningNote>

export const TimelineEvent = z.object({
  id: Id,
  at: Instant,
  kind: z.enum([
    'received',
    'moved',
    'rejected',
    'withdrawn',
    'reactivated',
    'hired',
    'note_added',
    'rated',
    'tagged',
    'document_added',
    'scored',
    'assigned',
    'snoozed',
    'unsnoozed',
  ]),
  fromStage: z.string().nullable(),
  toStage: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whom it was assigned to; null: nobody, or the event is no assignment. */
  colleague: z.string().nullable(),
  /** Until when it was snoozed. */
  until: Instant.nullable(),
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

export const Application = z.object({
  id: Id,
  candidateId: Id,
  openingId: Id,
  openingTitle: z.string(),
  requisitionNumber: z.string(),
  openingStatus: z.string(),
  stages: z.array(Stage),
  stageId: Id,
  status: ApplicationStatus,
  dispositionReason: z.string().nullable(),
  source: Source,
  language: LanguageTag,
  receivedAt: Instant,
  decidedAt: Instant.nullable(),
  stageEnteredAt: Instant,
  rating: Rating.nullable(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  /** Put off until then; in the past: it is back. */
  snoozedUntil: Instant.nullable(),
  tags: z.array(z.string()),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  screening: Screening,
  candidate: CandidateProfile,
  documents: z.array(DocumentRow),
  notes: z.array(Note),
  timeline: z.array(TimelineEvent),
  otherApplications: z.array(
    z.object({ id: Id, openingTitle: z.string(), stageName: z.string(), status: ApplicationStatus }),
  ),
})
export type Application = z.infer<typeof Application>

/** A command over several applications is one transaction and one undo step. */
export const ApplicationIds = z.array(Id).min(1).max(10_000)
/** `undoId` is null when nothing changed: then there is nothing to take back. */
const changed = z.object({ changed: z.int(), undoId: z.int().nullable() })
/** Mails that were put into the outbox by the same command; its undo takes them back. */
const mailed = { mails: z.int().default(0) }
const Tags = z.array(Tag).max(50)

/** Which applications: all that fulfil everything given here. */
export const ApplicationFilter = z.object({
  openingId: Id.optional(),
  status: z.array(ApplicationStatus).optional(),
  stageId: Id.optional(),
  /** In a stage of this kind, whatever its opening. */
  stageKind: StageKind.optional(),
  source: Source.optional(),
  language: LanguageTag.optional(),
  tag: Tag.optional(),
  /** A query in the language of query.ts; one with a mistake matches nothing. */
  text: z.string().max(MAX_QUERY_LENGTH).optional(),
  /** Assigned to this colleague. */
  assigneeId: Id.optional(),
  /** Assigned to nobody. */
  unassigned: z.literal(true).optional(),
  /** Received at this instant or later. */
  receivedFrom: Instant.optional(),
  /** Received before this instant. */
  receivedBefore: Instant.optional(),
  /** `away`: put off until later than now. `back`: was put off, and the time is over. `in_sight`: all but those away. */
  snooze: z.enum(['away', 'back', 'in_sight']).optional(),
  /** Came into this workspace after the application of this number, whatever instant it is said to be received at. */
  arrivedAfter: z.int().nonnegative().optional(),
  /** In its stage since before this instant. */
  enteredBefore: Instant.optional(),
  /** Active, in a stage with criteria; this colleague is its assignee or has begun a scorecard, and has neither handed one in there nor said to stay out of it. */
  scorecardOwedBy: Id.optional(),
  /** Active, and answers to knock-out questions propose to reject it. */
  proposed: z.literal(true).optional(),
})
export type ApplicationFilter = z.infer<typeof ApplicationFilter>

export const ListSort = z.enum([
  'received',
  'name',
  'stageEntered',
  'rating',
  'headline',
  'opening',
  'stage',
  'status',
  'source',
  'language',
  'country',
  'city',
  'assignee',
  'snoozed',
])
export type ListSort = z.infer<typeof ListSort>

/** What a list is divided by: the groups come in their own order, `sort` orders inside each. */
export const GroupBy = z.enum(['stage', 'opening', 'source', 'assignee', 'month'])
export type GroupBy = z.infer<typeof GroupBy>

const ofIds = { ids: ApplicationIds }
const ofFilter = {
  /** Every application that the list with this filter has, however many pages it is long. */
  filter: ApplicationFilter,
  /** The count that the person was shown: when it is another by now, CONFLICT COUNT_CHANGED says which, and nothing is changed. */
  expected: z.int().min(1),
}

/** What leaves as a file: applications that were picked, in that order, or all that a list has, in its order. */
const Exported = z.union([
  z.object(ofIds),
  z.object({
    filter: ApplicationFilter,
    sort: ListSort.default('received'),
    descending: z.boolean().default(true),
    group: GroupBy.optional(),
  }),
])

export const ExportedCvs = z.object({
  /** The CVs of one application, or all its documents when none is a CV; `path` is unique in the whole export. */
  files: z.array(z.object({ path: z.string(), documentId: Id })),
  /** Applications so far, and in all. */
  done: z.int(),
  total: z.int(),
})
export type ExportedCvs = z.infer<typeof ExportedCvs>

/** What a command acts on: applications that were picked, or all that a list has. */
export type Target = { ids: string[] } | { filter: ApplicationFilter; expected: number }

/** Input of a command over many applications. Under `task` it tells how far it is, and can be cancelled. */
const targeted = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.union([
    z.object({ ...ofIds, ...shape, task: TaskId.optional() }),
    z.object({ ...ofFilter, ...shape, task: TaskId.optional() }),
  ])

/** Days in one stage after which an application is ageing. */
export const AgeingDays = z.int().min(1).max(365)
export const DEFAULT_AGEING_DAYS = 14

/** What stands over the columns of a pipeline board. */
export const BoardHeads = z.object({
  ageingDays: AgeingDays,
  /** Active ones that entered their stage before this instant are ageing. */
  ageingBefore: Instant,
  columns: z.array(
    z.object({
      stageId: Id,
      /** Active and hired ones. */
      count: z.int(),
      ageing: z.int(),
      /** When the active one that has been here longest came, and the middle one; null: nobody is here. */
      oldestEnteredAt: Instant.nullable(),
      medianEnteredAt: Instant.nullable(),
    }),
  ),
  rejected: z.int(),
  withdrawn: z.int(),
})
export type BoardHeads = z.infer<typeof BoardHeads>

export const applications = {
  list: procedure
    .input(
      ApplicationFilter.extend({
        sort: ListSort.default('received'),
        descending: z.boolean().default(true),
        group: GroupBy.optional(),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
      }),
    )
    .output(z.object({ rows: z.array(ApplicationRow), total: z.int(), next: Cursor.nullable() })),
  /** The groups of a list that have any, in their order. */
  groups: procedure.input(ApplicationFilter.extend({ group: GroupBy })).output(
    z.object({
      groups: z.array(
        z.object({
          /** Id of the stage, opening or colleague; kind of stage, source, or month as YYYY-MM. Empty: assigned to nobody. */
          key: z.string(),
          /** The record's own name; null where the key is a code. */
          name: z.string().nullable(),
          count: z.int(),
        }),
      ),
    }),
  ),
  /** Counts for the filter bar of one opening; `byStage` counts active and hired ones, the others have left the pipeline. */
  counts: procedure
    .input(z.object({ openingId: Id }))
    .output(
      z.object({ byStage: z.record(z.string(), z.int()), byStatus: z.record(ApplicationStatus, z.int()) }),
    ),
  /** Heads of the pipeline board of one opening; its cards are pages of the list, by stage. */
  board: procedure.input(z.object({ openingId: Id })).output(BoardHeads),
  /** From when on an application ages, for the whole workspace. */
  ageing: procedure.output(z.object({ days: AgeingDays })),
  setAgeing: procedure.input(z.object({ days: AgeingDays })).output(z.object({ days: AgeingDays })),
  get: procedure.input(z.object({ id: Id })).output(Application),
  /** Attach a known candidate to an opening by hand. */
  create: procedure
    .input(
      z.object({
        candidateId: Id,
        openingId: Id,
        source: Source.default('unknown'),
        language: LanguageTag.optional(),
        /** Documents of this candidate to reuse. */
        documentIds: z.array(Id).max(200).default([]),
      }),
    )
    .output(z.object({ id: Id })),
  /** Moving into a stage of kind hired hires; moving a hired one back makes it active again. */
  move: procedure.input(targeted({ stageId: Id })).output(changed),
  /** Each to the stage after its own, in the pipeline of its own opening; into the last one hires. */
  advance: procedure.input(targeted({})).output(changed),
  reject: procedure
    .input(targeted({ reason: RejectionReason, mail: TemplateName.optional() }))
    .output(changed.extend(mailed)),
  withdraw: procedure
    .input(targeted({ reason: WithdrawalReason, mail: TemplateName.optional() }))
    .output(changed.extend(mailed)),
  /** What a mail along with a decision over these would come to; those that are not active get none. */
  mailPlan: procedure.input(targeted({ template: TemplateName })).output(
    z.object({
      mails: z.int(),
      withoutAddress: z.int(),
      /** By language of the applications; `fallsBack` where the template is not written in it. */
      languages: z.array(
        z.object({ wanted: LanguageTag, used: LanguageTag, fallsBack: z.boolean(), count: z.int() }),
      ),
    }),
  ),
  /** Rows to write into a file, part by part; that so many were exported is audited when all of them are out. */
  export: procedure
    .input(Exported)
    .output(eventIterator(z.object({ rows: z.array(ApplicationRow), done: z.int(), total: z.int() }))),
  /** The CVs that go into an archive and what they are called there, application by application; audited as `export` is. */
  exportCvs: procedure.input(Exported).output(eventIterator(ExportedCvs)),
  /** Un-reject or un-withdraw: back to the stage the application was in. */
  reactivate: procedure.input(targeted({})).output(changed),
  rate: procedure.input(targeted({ rating: Rating.nullable() })).output(changed),
  tag: procedure.input(targeted({ add: Tags.default([]), remove: Tags.default([]) })).output(changed),
  /** Whose work it is; null: nobody's. */
  assign: procedure.input(targeted({ assigneeId: Id.nullable() })).output(changed),
  /** Out of sight until then: the start of a day where the person is. It comes back by itself. */
  snooze: procedure.input(targeted({ until: Instant })).output(changed),
  unsnooze: procedure.input(targeted({})).output(changed),
  /** Uses documents of the same candidate for this application too. */
  attach: procedure.input(z.object({ id: Id, documentIds: z.array(Id).min(1).max(200) })).output(changed),
  /** `mentions`: colleagues who were meant; each counts whose name stands in the text after an @. */
  addNote: procedure
    .input(
      z.object({
        id: Id,
        body: z.string().trim().min(1).max(50_000),
        mentions: z.array(Id).max(100).default([]),
      }),
    )
    .output(Note),
  editNote: procedure
    .input(
      z.object({
        noteId: Id,
        body: z.string().trim().min(1).max(50_000),
        /** Left out: those who were meant before, as far as they are still named. */
        mentions: z.array(Id).max(100).optional(),
      }),
    )
    .output(Note),
  /** Notes that name the person who uses this workspace, newest change first. */
  mentions: procedure
    .input(z.object({ limit: PageLimit.default(20) }))
    .output(z.object({ rows: z.array(MentioningNote), total: z.int() })),
  removeNote: procedure.input(z.object({ noteId: Id })).output(z.object({ undoId: z.int() })),
}
