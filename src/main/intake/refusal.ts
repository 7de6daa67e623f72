/** Why something was not taken in. The person reads the reason: what is wrong, what was kept, what to do next. */

import type { RefusalCode } from '#contract/inspection.ts'
import type { IntakeRefusalCode } from '#contract/intake.ts'

export interface RefusedFile {
  name: string
  code: string
  reason: string
}

/** Ends the work on one item, never on the others of its batch. Its text may name what the person gave. */
export class IntakeRefusal extends Error {
  override readonly name = 'IntakeRefusal'
  readonly code: IntakeRefusalCode | RefusalCode

  constructor(code: IntakeRefusalCode | RefusalCode, reason: string) {
    super(reason)
    this.code = code
  }
}
