import { ORPCError } from '@orpc/client'
import { quarantineCodes, type RefusalCode } from '#contract/inspection.ts'

/**
 * Why a document is not on screen. The texts are under `documents.problems`:
 * - encrypted: needs a password; damaged: the file is broken; slow: took too long and was given up
 * - tooLarge: more parts than can be shown
 * - pending: still being read; failed: its text could not be read; noText: read, but there is no text in it
 * - quarantined: reading it felled the reader, so it is not tried again unless somebody asks for it
 * - gone: no longer in the workspace; unreachable: the data service did not answer
 */
export type DocumentProblemKind =
  | 'encrypted'
  | 'damaged'
  | 'slow'
  | 'tooLarge'
  | 'pending'
  | 'failed'
  | 'quarantined'
  | 'noText'
  | 'gone'
  | 'unreachable'

export class DocumentProblem extends Error {
  override readonly name = 'DocumentProblem'
  readonly kind: DocumentProblemKind

  constructor(kind: DocumentProblemKind) {
    super(kind)
    this.kind = kind
  }
}

/** The kind of problem that any error of loading or showing a document stands for. */
export function problemKind(error: unknown): DocumentProblemKind {
  if (error instanceof DocumentProblem) return error.kind
  if (error instanceof ORPCError && error.code === 'NOT_FOUND') return 'gone'
  return 'unreachable'
}

/** What it means that a document could not be read. The reason itself is worded under `documents.failures`. */
export function failureKind(failure: RefusalCode | null): DocumentProblemKind {
  if (isQuarantined(failure)) return 'quarantined'
  if (failure === 'ENCRYPTED') return 'encrypted'
  return failure === 'DAMAGED' ? 'damaged' : 'failed'
}

export const isQuarantined = (failure: RefusalCode | null): boolean =>
  quarantineCodes.some((code) => code === failure)

/** With these, the bytes are still there and the original can be saved. */
export function originalIsThere(kind: DocumentProblemKind): boolean {
  return kind !== 'gone' && kind !== 'unreachable'
}
