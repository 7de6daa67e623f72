/**
 * Blind mode: people are screened without who they are. While it is on, the service hands the window no name, contact
 * or other personal token of a candidate, in lists, profiles and texts alike; one candidate can be revealed on purpose.
 */
import { z } from 'zod'
import { Id, procedure } from './common.ts'

/** What stands where something was hidden. */
export const HIDDEN = '•••'

/** Whether a document's name, and so its content, is hidden. */
export const isHiddenName = (name: string): boolean => name.startsWith(HIDDEN)

export const BlindStatus = z.object({
  on: z.boolean(),
  /** Candidates that were revealed since it was turned on. */
  revealed: z.array(Id),
})
export type BlindStatus = z.infer<typeof BlindStatus>

export const blind = {
  status: procedure.output(BlindStatus),
  /** Both ways are written into the audit. Turned on again, whoever was revealed is hidden again. */
  set: procedure
    .input(
      z.object({
        on: z.boolean(),
        /** What a candidate is called, in the language of the window; `{n}` stands for the number. */
        label: z.string().max(60).includes('{n}').default('Candidate {n}'),
      }),
    )
    .output(BlindStatus),
  /** Shows one candidate as they are until blind mode is turned on again. Written into the audit. */
  reveal: procedure.input(z.object({ candidateId: Id })).output(BlindStatus),
}
