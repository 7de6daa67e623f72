import type { ProblemCode } from '#contract/common.ts'

export interface ProblemDetails {
  /** How many records it is about today. */
  readonly count?: number
}

/**
 * An error meant for the person: `code` and `reason` are stable, the message says what happened and what was
 * kept, `remedy` what to do next. It never holds personal data. The boundary turns it into the contract's typed
 * error; any other throw reaches the client as an internal error without detail.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly reason: string
  readonly remedy: string | undefined
  /** What a program needs to go on from here. */
  readonly details: ProblemDetails

  constructor(
    code: ProblemCode,
    reason: string,
    message: string,
    remedy?: string,
    cause?: unknown,
    details: ProblemDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.reason = reason
    this.remedy = remedy
    this.details = details
  }
}
