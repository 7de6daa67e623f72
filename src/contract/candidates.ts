/** Candidates: people, across all their applications. */
import { z } from 'zod'
import {
  CalendarDate,
  CountryCode,
  Cursor,
  changesOf,
  EmailAddress,
  Id,
  Instant,
  PageLimit,
  procedure,
} from './common.ts'
import { RefusalCode } from './inspection.ts'

export const CandidateEmail = z.object({ address: EmailAddress, primary: z.boolean() })
export const CandidatePhone = z.object({
  /** As written by the person. */
  written: z.string().max(60),
  /** E.164 where it could be understood, else null. */
  e164: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/)
    .nullable(),
})
export const CandidateLink = z.object({
  kind: z.enum(['linkedin', 'xing', 'github', 'website', 'other']),
  url: z.string().max(2000),
})

/** JSON Resume 1.x date: a year, a month or a day. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

export const Experience = z.object({
  employer: z.string().max(300),
  title: z.string().max(300),
  location: z.string().max(300).nullable(),
  from: PartialDate.nullable(),
  /** Null with `from` set means: still there. */
  to: PartialDate.nullable(),
  summary: z.string().max(20_000),
})
export const Education = z.object({
  institution: z.string().max(300),
  area: z.string().max(300),
  degree: z.string().max(300),
  from: PartialDate.nullable(),
  to: PartialDate.nullable(),
})
export const SpokenLanguage = z.object({ language: z.string().max(100), fluency: z.string().max(100) })

export const CandidateProfile = z.object({
  /** As the person writes it; never split by guessing. */
  fullName: z.string().trim().min(1).max(300),
  givenName: z.string().max(150).nullable().default(null),
  familyName: z.string().max(150).nullable().default(null),
  headline: z.string().max(300).nullable().default(null),
  city: z.string().max(150).nullable().default(null),
  country: CountryCode.nullable().default(null),
  summary: z.string().max(20_000).default(''),
  emails: z.array(CandidateEmail).max(20).default([]),
  phones: z.array(CandidatePhone).max(20).default([]),
  links: z.array(CandidateLink).max(50).default([]),
  experience: z.array(Experience).max(200).default([]),
  education: z.array(Education).max(100).default([]),
  skills: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
  languages: z.array(SpokenLanguage).max(50).default([]),
})
export type CandidateProfile = z.infer<typeof CandidateProfile>

export const CandidateChanges = changesOf(CandidateProfile)
export type CandidateChanges = z.infer<typeof CandidateChanges>

export const DocumentKind = z.enum(['cv', 'cover_letter', 'certificate', 'other'])
export type DocumentKind = z.infer<typeof DocumentKind>

export const DocumentRow = z.object({
  id: Id,
  kind: DocumentKind,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  /** `pending` until a document worker has read it. */
  extraction: z.enum(['pending', 'done', 'failed']),
  /** Why the reading failed, else null. With one of the quarantineCodes the document is in quarantine. */
  failure: RefusalCode.nullable(),
  /** Warning codes of the reader, for example NO_TEXT. */
  warnings: z.array(z.string()),
  /** ISO 639-1 code of the language that it is written in, as far as the text tells; else null. */
  language: z.string().nullable(),
  createdAt: Instant,
})
export type DocumentRow = z.infer<typeof DocumentRow>

export const Candidate = CandidateProfile.extend({
  id: Id,
  profileStatus: z.enum(['active', 'anonymised']),
  createdAt: Instant,
  updatedAt: Instant,
  /** The day on which somebody with one of these addresses was last erased because they asked: known for 36 months. */
  erasedBefore: CalendarDate.nullable(),
  documents: z.array(DocumentRow),
  applications: z.array(
    z.object({
      id: Id,
      openingId: Id,
      openingTitle: z.string(),
      requisitionNumber: z.string(),
      stageName: z.string(),
      status: z.string(),
      receivedAt: Instant,
    }),
  ),
})
export type Candidate = z.infer<typeof Candidate>

export const CandidateRow = z.object({
  id: Id,
  fullName: z.string(),
  headline: z.string().nullable(),
  city: z.string().nullable(),
  country: CountryCode.nullable(),
  applications: z.int(),
  lastReceivedAt: Instant.nullable(),
  updatedAt: Instant,
})
export type CandidateRow = z.infer<typeof CandidateRow>

export const candidates = {
  list: procedure
    .input(
      z.object({
        sort: z.enum(['name', 'updated']).default('name'),
        /** Left out: names from A, newest change first. */
        descending: z.boolean().optional(),
        cursor: Cursor.optional(),
        limit: PageLimit.default(100),
      }),
    )
    .output(z.object({ rows: z.array(CandidateRow), total: z.int(), next: Cursor.nullable() })),
  get: procedure.input(z.object({ id: Id })).output(Candidate),
  create: procedure.input(CandidateProfile).output(Candidate),
  update: procedure.input(z.object({ id: Id, changes: CandidateChanges })).output(Candidate),
}
