/** Errors as a person, or a script, is told them. */
import { ORPCError } from '@orpc/client'
import { Problem } from '../platform/problem.ts'
import type { CliIo } from './io.ts'

export interface Failure {
  code: string
  reason: string
  message: string
  remedy: string | null
}

/** A fault of the command line itself, in the contract's words. */
export const refused = (reason: string, message: string, remedy?: string): Problem =>
  new Problem('REFUSED', reason, message, remedy)

export function asFailure(error: unknown): Failure {
  if (error instanceof Problem)
    return { code: error.code, reason: error.reason, message: error.message, remedy: error.remedy ?? null }
  if (error instanceof ORPCError) {
    const data = (error.data ?? {}) as { reason?: unknown; remedy?: unknown; issues?: unknown }
    if (error.code === 'BAD_REQUEST') return badRequest(data.issues)
    return {
      code: error.code,
      reason: typeof data.reason === 'string' ? data.reason : error.code,
      message: error.message,
      remedy: typeof data.remedy === 'string' ? data.remedy : null,
    }
  }
  return {
    code: 'FAILED',
    reason: 'UNEXPECTED',
    message: 'Something went wrong that Haku did not expect. What was accepted before is kept.',
    remedy: 'Try again; run "haku verify" if it happens again.',
  }
}

/** What the contract's own schemas say about an input. */
function badRequest(issues: unknown): Failure {
  const faults = (Array.isArray(issues) ? issues : []).slice(0, 3).map((issue: unknown) => {
    const { path, message } = issue as { path?: PropertyKey[]; message?: string }
    return `${(path ?? []).join('.') || 'input'}: ${message ?? 'is not what it should be'}`
  })
  return {
    code: 'BAD_REQUEST',
    reason: 'INPUT_INVALID',
    message: faults.length === 0 ? 'The input is not what it should be.' : faults.join('; '),
    remedy: 'Correct it and try again. Nothing was changed.',
  }
}

export function printFailure(io: CliIo, failure: Failure, json: boolean): void {
  if (json) io.err(`${JSON.stringify({ error: failure })}\n`)
  else
    io.err(
      `haku: ${failure.message}${failure.remedy === null ? '' : `\n${failure.remedy}`}\n(${failure.code}${failure.reason === failure.code ? '' : `, ${failure.reason}`})\n`,
    )
}
