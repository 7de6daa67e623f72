/** The format haku-application/1, specified in docs/specs/haku-application-1.md. */
import { z } from 'zod'
import { Source } from '#contract/applications.ts'
import { DocumentKind, PartialDate } from '#contract/candidates.ts'
import { EmailAddress, LanguageTag } from '#contract/common.ts'
import { cleanLine } from '../platform/clean-text.ts'

export const APPLICATION_FORMAT = 'haku-application/1'
export const APPLICATION_FILE = 'application.json'
/** An application.json above this is refused unread, in bytes. */
export const MAX_APPLICATION_JSON_BYTES = 1024 * 1024

const line = z.string().max(300)
const url = z.string().max(2000)
const long = z.string().max(20_000)
const instant = z.iso.datetime({ offset: true })

/** JSON Resume 1.x, the parts that Haku reads; everything else in it is allowed and passed over. */
const Location = z.object({
  city: z.string().max(150).optional(),
  countryCode: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'A country is two letters, for example FI.')
    .optional(),
})

const Basics = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .refine((name) => cleanLine(name, 300) !== '', 'A name needs letters.'),
  givenName: z.string().max(150).optional(),
  familyName: z.string().max(150).optional(),
  label: line.optional(),
  email: EmailAddress.optional(),
  phone: z.string().max(60).optional(),
  url: url.optional(),
  summary: long.optional(),
  location: Location.optional(),
  profiles: z
    .array(z.object({ network: z.string().max(100).optional(), url: url.optional() }))
    .max(40)
    .optional(),
})

const Work = z.object({
  name: line.optional(),
  position: line.optional(),
  location: line.optional(),
  startDate: PartialDate.optional(),
  endDate: PartialDate.optional(),
  summary: long.optional(),
  highlights: z.array(z.string().max(5000)).max(100).optional(),
})

const Study = z.object({
  institution: line.optional(),
  area: line.optional(),
  studyType: line.optional(),
  startDate: PartialDate.optional(),
  endDate: PartialDate.optional(),
})

const Candidate = z.object({
  basics: Basics,
  work: z.array(Work).max(200).optional(),
  education: z.array(Study).max(100).optional(),
  skills: z
    .array(
      z.object({
        name: z.string().max(200).optional(),
        keywords: z.array(z.string().max(200)).max(100).optional(),
      }),
    )
    .max(200)
    .optional(),
  languages: z
    .array(z.object({ language: z.string().max(100).optional(), fluency: z.string().max(100).optional() }))
    .max(50)
    .optional(),
})

export const ApplicationPackage = z
  .object({
    format: z.literal(APPLICATION_FORMAT),
    requisitionNumber: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .describe(
        'Of a published opening, in any case of letters. Left out: the opening that the batch is for.',
      ),
    appliedAt: instant.describe('When the candidate sent the application, with time zone.'),
    source: Source.default('unknown'),
    language: LanguageTag.optional().describe("Of the application. Left out: the opening's language."),
    candidate: Candidate.describe('JSON Resume 1.x; only basics.name is needed.'),
    answers: z
      .array(z.object({ question: z.string().trim().min(1).max(2000), answer: long }))
      .max(200)
      .default([]),
    consents: z
      .array(
        z.object({
          purpose: z.enum(['application', 'talent_pool']),
          givenAt: instant,
          expiresOn: z.iso.date().optional(),
        }),
      )
      .max(20)
      .default([]),
    attachments: z
      .array(
        z.object({
          file: z.string().min(1).max(500).describe('Path inside the package, with forward slashes.'),
          kind: DocumentKind.default('other'),
          name: z.string().max(300).optional().describe('Name to show, when another than the file has.'),
        }),
      )
      .max(100)
      .default([]),
  })
  .describe('One application for one opening, as application.json beside the files it names.')
export type ApplicationPackage = z.infer<typeof ApplicationPackage>

/** The JSON Schema (draft 2020-12) of what a sender writes; docs/specs/haku-application-1.schema.json is this. */
export function applicationPackageJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(ApplicationPackage, { io: 'input' })
  return { $schema, title: 'Haku application package, application.json', ...rest }
}
