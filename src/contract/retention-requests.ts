/** Requests of candidates to be erased: Art. 17 GDPR, answered within a month, Art. 12(3). */
import { z } from 'zod'
import { CalendarDate, Id, Instant, LanguageTag, procedure } from './common.ts'
import { MailPreview, MessageStatus } from './mail.ts'

export const ErasureRequest = z.object({
  id: Id,
  candidateId: Id,
  name: z.string(),
  requestedAt: Instant,
  /** By then the candidate has an answer: after one month, or three where that was put off. */
  answerBy: CalendarDate,
  extendedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  /** The letter that answers it; null: none was written here. `removed`: taken out of the outbox before it was sent. */
  letter: z.object({ messageId: Id, state: z.enum([...MessageStatus.options, 'removed']) }).nullable(),
  /** `ready`: the next run erases. `deferred`: a minimum or claims put it off. `held`: a legal hold does. */
  state: z.enum(['ready', 'deferred', 'held']),
  /** The day on which the last part of it is done; null: at once, or nobody knows. */
  until: CalendarDate.nullable(),
  applications: z.object({ ready: z.int(), deferred: z.int(), held: z.int() }),
})
export type ErasureRequest = z.infer<typeof ErasureRequest>

/** The answer as it would be written: what is erased, what waits, by which law and until when. */
export const AnswerLetter = MailPreview.extend({
  /** In which it can be written. */
  languages: z.array(LanguageTag),
})
export type AnswerLetter = z.infer<typeof AnswerLetter>

const one = procedure.input(z.object({ id: Id })).output(ErasureRequest)

export const requests = {
  /** Those that stand, the first to be answered first. */
  list: procedure.output(z.object({ rows: z.array(ErasureRequest) })),
  /**
   * Records a request. From then on the candidate is out of search, lists, pools and reports; the next run erases what
   * no minimum, claim or hold keeps, and the rest when that lets go.
   */
  open: procedure
    .input(z.object({ candidateId: Id, requestedAt: Instant.optional() }))
    .output(ErasureRequest),
  /** Puts the answer off by two months; the candidate has to be told within the first. */
  extend: one,
  /** The candidate was told what was done, or what has to wait and why. */
  answer: one,
  /** The letter that answers a request, as things stand, in the language of the newest application unless another is asked for. */
  letter: procedure.input(z.object({ id: Id, language: LanguageTag.optional() })).output(AnswerLetter),
  /**
   * Puts the letter into the outbox and marks the request as answered, in one; a letter that was not sent yet gives way to
   * it. Can be taken back until it is sent.
   */
  writeLetter: procedure
    .input(
      z.object({
        id: Id,
        language: LanguageTag,
        subject: z.string().trim().min(1).max(200),
        body: z.string().trim().min(1).max(20_000),
      }),
    )
    .output(ErasureRequest),
  /** The candidate took it back: everything is as before. */
  withdraw: procedure.input(z.object({ id: Id })).output(z.object({ undoId: z.int().nullable() })),
}
