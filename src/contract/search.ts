/** Search over names, e-mails, phones, CV text and notes. */
import { z } from 'zod'
import { Id, procedure } from './common.ts'

export const SearchHit = z.object({
  candidateId: Id,
  /** The candidate's most recent application, if any. */
  applicationId: Id.nullable(),
  fullName: z.string(),
  headline: z.string().nullable(),
  matched: z.enum(['name', 'contact', 'document', 'note']),
  documentId: Id.nullable(),
  /** Text around the hit; marked parts stand between U+0002 and U+0003. */
  snippet: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const search = {
  query: procedure
    .input(z.object({ text: z.string().max(500), limit: z.int().min(1).max(100).default(30) }))
    .output(
      z.object({
        hits: z.array(SearchHit),
        /** Candidates found; for words in very many documents, the documents found. */
        total: z.int(),
        /** False when the words stand in so many documents that a rank would tell nothing: then newest first. */
        ranked: z.boolean(),
      }),
    ),
}
