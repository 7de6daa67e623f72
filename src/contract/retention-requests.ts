/** Requests of candidates to be erased: Art. 17 GDPR, answered within a month, Art. 12(3). */
import { z } from 'zod'
import { CalendarDate, Id, Instant, procedure } from './common.ts'

export const ErasureRequest = z.object({
  id: Id,
  candidateId: Id,
  name: z.string(),
  requestedAt: Instant,
  /** By then the candidate has an answer: after one month, or three where that was put off. */
  answerBy: CalendarDate,
  extendedAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  /** `ready`: the next run erases. `deferred`: a minimum or claims put it off. `held`: a legal hold does. */
  state: z.enum(['ready', 'deferred', 'held']),
  /** The day on which the last part of it is done; null: at once, or nobody knows. */
  until: CalendarDate.nullable(),
  applications: z.object({ ready: z.int(), deferred: z.int(), held: z.int() }),
})
export type ErasureRequest = z.infer<typeof ErasureRequest>

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
  /** The candidate took it back: everything is as before. */
  withdraw: procedure.input(z.object({ id: Id })).output(z.object({ undoId: z.int().nullable() })),
}
