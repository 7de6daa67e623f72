/** Profile autofill: what a document or an export says about a person, as proposals that a person accepts. */
import { z } from 'zod'
import {
  Candidate,
  CandidateEmail,
  CandidateLink,
  CandidatePhone,
  Education,
  Experience,
  SpokenLanguage,
} from './candidates.ts'
import { Id, procedure } from './common.ts'

/** Where a value stands in the text of its proposal, in UTF-16 units; the end is not included. */
export const TextSpan = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
export type TextSpan = z.infer<typeof TextSpan>

const place = {
  /** Stable within a proposal, for example 'experience.0'. */
  id: z.string().min(1).max(60),
  /** 0 to 1; the benchmark tells how often values of a band are right. */
  confidence: z.number().min(0).max(1),
  spans: z.array(TextSpan).max(50),
}

/** One proposed value of a profile, with how sure it is and where it stands in the source. */
export const ProposedField = z.discriminatedUnion('part', [
  z.object({ ...place, part: z.literal('fullName'), value: z.string().trim().min(1).max(300) }),
  z.object({ ...place, part: z.literal('givenName'), value: z.string().min(1).max(150) }),
  z.object({ ...place, part: z.literal('familyName'), value: z.string().min(1).max(150) }),
  z.object({ ...place, part: z.literal('headline'), value: z.string().min(1).max(300) }),
  z.object({ ...place, part: z.literal('city'), value: z.string().min(1).max(150) }),
  z.object({ ...place, part: z.literal('country'), value: z.string().regex(/^[A-Z]{2}$/) }),
  z.object({ ...place, part: z.literal('summary'), value: z.string().min(1).max(20_000) }),
  z.object({ ...place, part: z.literal('email'), value: CandidateEmail }),
  z.object({ ...place, part: z.literal('phone'), value: CandidatePhone }),
  z.object({ ...place, part: z.literal('link'), value: CandidateLink }),
  z.object({ ...place, part: z.literal('experience'), value: Experience }),
  z.object({ ...place, part: z.literal('education'), value: Education }),
  z.object({ ...place, part: z.literal('skill'), value: z.string().trim().min(1).max(200) }),
  z.object({ ...place, part: z.literal('language'), value: SpokenLanguage }),
])
export type ProposedField = z.infer<typeof ProposedField>
export type ProposedPart = ProposedField['part']

export const ProposalSource = z.enum([
  'linkedin_archive',
  'linkedin_pdf',
  'json_resume',
  'europass_xml',
  'europass_pdf',
  'cv_text',
])
export type ProposalSource = z.infer<typeof ProposalSource>

export const ProfileProposal = z.object({
  source: ProposalSource,
  /** What the spans point into: the text of the document, or a readable rendering of a structured source. */
  text: z.string(),
  fields: z.array(ProposedField),
  /**
   * What was left out, by reason: OTHER_PEOPLE (files or sections about other persons, never read), NOT_USED (files
   * of an archive that no field comes from), DUPLICATE, INVALID (values that no profile can hold), LIMIT.
   */
  skipped: z.array(z.object({ code: z.string(), count: z.int().nonnegative() })),
})
export type ProfileProposal = z.infer<typeof ProfileProposal>

/** A part of a profile and what may stand there: a text, or one item of a list. */
export type ProfilePart = ProposedField extends infer Field
  ? Field extends ProposedField
    ? Pick<Field, 'part' | 'value'>
    : never
  : never

/** A LinkedIn archive of somebody who writes much is a few MB. */
export const MAX_PROFILE_SOURCE_BYTES = 50 * 1024 * 1024

/** From here on a field is called sure, and from there likely; below, it is to be checked. */
export const SURE = 0.9
export const LIKELY = 0.6

/** A field as a person wants it, with what the profile had in its place when they decided: null for nothing. */
export const AcceptedField = z.intersection(ProposedField, z.object({ seen: z.json() }))
export type AcceptedField = z.infer<typeof AcceptedField>

export const autofill = {
  /** What a document of a candidate says of them. Changes nothing. REFUSED when nothing can be read from it. */
  proposeFromDocument: procedure.input(z.object({ documentId: Id })).output(ProfileProposal),
  /** The same from a file that is not kept: a LinkedIn archive or profile, JSON Resume, Europass, any CV. */
  proposeFromFile: procedure
    .input(z.object({ file: z.file().max(MAX_PROFILE_SOURCE_BYTES) }))
    .output(ProfileProposal),
  /**
   * Writes fields into the profile, as one command that can be undone. Where the profile has something else than was
   * seen by now, nothing at all is written: CONFLICT, reason PROFILE_CHANGED.
   */
  accept: procedure
    .input(z.object({ candidateId: Id, fields: z.array(AcceptedField).min(1).max(1000) }))
    .output(
      z.object({
        candidate: Candidate,
        /** How many fields made a difference. */
        changed: z.int(),
        undoId: z.int().nullable(),
      }),
    ),
}
