/**
 * Filling in a profile from what a candidate sent or brought: every field is proposed with its place in the source, a
 * person accepts field by field, and nothing is overwritten that was not on screen beside what replaces it.
 */
import { z } from 'zod'
import {
  Candidate,
  CandidateEmail,
  CandidateLink,
  CandidatePhone,
  CandidateProfile,
  Education,
  Experience,
  SpokenLanguage,
} from './candidates.ts'
import { Id, procedure } from './common.ts'

const { fullName, givenName, familyName, headline, city, country, summary } = CandidateProfile.shape

/** A part of a profile and what may stand there: a text, or one item of a list. */
export const ProfilePart = z.discriminatedUnion('part', [
  z.object({ part: z.literal('fullName'), value: fullName }),
  z.object({ part: z.literal('givenName'), value: givenName.unwrap().unwrap() }),
  z.object({ part: z.literal('familyName'), value: familyName.unwrap().unwrap() }),
  z.object({ part: z.literal('headline'), value: headline.unwrap().unwrap() }),
  z.object({ part: z.literal('city'), value: city.unwrap().unwrap() }),
  z.object({ part: z.literal('country'), value: country.unwrap().unwrap() }),
  z.object({ part: z.literal('summary'), value: summary.unwrap() }),
  z.object({ part: z.literal('email'), value: CandidateEmail }),
  z.object({ part: z.literal('phone'), value: CandidatePhone }),
  z.object({ part: z.literal('link'), value: CandidateLink }),
  z.object({ part: z.literal('experience'), value: Experience }),
  z.object({ part: z.literal('education'), value: Education }),
  z.object({ part: z.literal('skill'), value: z.string().trim().min(1).max(200) }),
  z.object({ part: z.literal('language'), value: SpokenLanguage }),
])
export type ProfilePart = z.infer<typeof ProfilePart>
export type PartName = ProfilePart['part']

const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })

export const ProposedField = z.intersection(
  ProfilePart,
  z.object({
    /** Stable within a proposal, for example `experience.0`. */
    id: z.string(),
    /** From 0 to 1. */
    confidence: z.number().min(0).max(1),
    /** Where it stands in the proposal's text, in UTF-16 units. */
    spans: z.array(Span),
  }),
)
export type ProposedField = z.infer<typeof ProposedField>

export const ProfileSourceKind = z.enum([
  'linkedin_archive',
  'linkedin_pdf',
  'json_resume',
  'europass_xml',
  'europass_pdf',
  'cv_text',
])
export type ProfileSourceKind = z.infer<typeof ProfileSourceKind>

export const ProfileProposal = z.object({
  source: ProfileSourceKind,
  /** What was read, as a person can read it; the spans of the fields point into it. */
  text: z.string(),
  fields: z.array(ProposedField),
  /** What was left out, and why, by code: entries of other people are counted, never read. */
  skipped: z.array(z.object({ code: z.string(), count: z.int() })),
})
export type ProfileProposal = z.infer<typeof ProfileProposal>

/** A LinkedIn archive of somebody who writes much is a few MB. */
export const MAX_PROFILE_SOURCE_BYTES = 50 * 1024 * 1024

/** From here on a field is called sure, and from there likely; below, it is to be checked. */
export const SURE = 0.9
export const LIKELY = 0.6

/** What a profile has where a field belongs, as it was shown to the person: null for nothing. */
const Seen = z.unknown().refine((value) => JSON.stringify(value ?? null).length < 50_000)

export const AcceptedField = z.intersection(ProfilePart, z.object({ seen: Seen }))
export type AcceptedField = z.infer<typeof AcceptedField>

export const autofill = {
  /** What a document of a candidate says of them. Changes nothing. REFUSED when nothing can be read from it. */
  proposeFromDocument: procedure.input(z.object({ documentId: Id })).output(ProfileProposal),
  /** The same from a file that is not kept: a LinkedIn archive or profile, JSON Resume, Europass, any CV. */
  proposeFromFile: procedure
    .input(z.object({ file: z.file().max(MAX_PROFILE_SOURCE_BYTES) }))
    .output(ProfileProposal),
  /**
   * Writes fields into the profile, as one command that can be undone. Each says what it was shown beside; where the
   * profile has something else there by now, nothing at all is written: CONFLICT, reason PROFILE_CHANGED.
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
