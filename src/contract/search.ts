/** Search over names, e-mails, phones, CV text and notes, by the query language of query.ts. */
import { z } from 'zod'
import { ApplicationStatus } from './applications.ts'
import { Id, procedure } from './common.ts'
import { MAX_QUERY_LENGTH, OPERATOR_NAMES } from './query.ts'

export const SearchHit = z.object({
  candidateId: Id,
  fullName: z.string(),
  headline: z.string().nullable(),
  /** The candidate's newest application that the query's conditions are true of; null: never applied. */
  application: z
    .object({ id: Id, openingTitle: z.string(), stageName: z.string(), status: ApplicationStatus })
    .nullable(),
  /** Where the words stand. `similar`: in a name spelt similarly. `filter`: nothing but conditions matched. */
  matched: z.enum(['name', 'contact', 'document', 'note', 'similar', 'filter']),
  documentId: Id.nullable(),
  /** Text around the hit, empty for `filter`; marked parts stand between U+0002 and U+0003. */
  snippet: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

/** Names in a query that this workspace does not know: they match nothing. */
const UnknownNames = z.array(z.object({ operator: z.enum(OPERATOR_NAMES), value: z.string() }))

export const SearchAnswer = z.object({
  hits: z.array(SearchHit),
  /** Candidates found; unless `exact`, at least so many, or so many documents. */
  total: z.int(),
  exact: z.boolean(),
  /** False when the words stand in so many documents that a rank would tell nothing: then newest first. */
  ranked: z.boolean(),
  unknown: UnknownNames,
})
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** A value that an operator could have, as the workspace has it. */
export const QuerySuggestion = z.object({
  /** What to write behind the colon, before quoting. */
  value: z.string(),
  /** What people call it, where that is something else: the title of an opening. */
  label: z.string().nullable(),
  /** Candidates, or applications where the operator is about those, that have it. */
  count: z.int(),
})
export type QuerySuggestion = z.infer<typeof QuerySuggestion>

/** A candidate like another one, with what they have in common. */
export const SimilarCandidate = z.object({
  candidateId: Id,
  /** The newest application; null: never applied. */
  applicationId: Id.nullable(),
  fullName: z.string(),
  headline: z.string().nullable(),
  /** Skills that both profiles have, the rarest first. */
  skills: z.array(z.string()),
  /** Telling words that both have in their documents, the most telling first. */
  words: z.array(z.string()),
})
export type SimilarCandidate = z.infer<typeof SimilarCandidate>

export const search = {
  query: procedure
    .input(z.object({ text: z.string().max(MAX_QUERY_LENGTH), limit: z.int().min(1).max(100).default(30) }))
    .output(SearchAnswer),
  /** Values for an operator that begin with what is typed, or have it as the beginning of a word; the most used first. */
  suggest: procedure
    .input(
      z.object({
        operator: z.enum(OPERATOR_NAMES),
        text: z.string().max(100),
        /** Stages of this opening only. */
        openingId: Id.optional(),
        limit: z.int().min(1).max(50).default(12),
      }),
    )
    .output(z.object({ values: z.array(QuerySuggestion) })),
  /** Candidates like one, by skills and by what their documents say of their work; best first. */
  similar: procedure.input(z.object({ candidateId: Id, limit: z.int().min(1).max(50).default(10) })).output(
    z.object({
      /** Skills of the one they are compared with. */
      skills: z.int(),
      candidates: z.array(SimilarCandidate),
    }),
  ),
  /** Names in a query that this workspace does not know. */
  check: procedure
    .input(z.object({ text: z.string().max(MAX_QUERY_LENGTH) }))
    .output(z.object({ unknown: UnknownNames })),
}
