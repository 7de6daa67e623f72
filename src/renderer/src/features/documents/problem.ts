import { ORPCError } from '@orpc/client'

/**
 * Why a document is not on screen. The texts are under `documents.problems`:
 * - encrypted: needs a password; damaged: the file is broken; slow: took too long and was given up
 * - pending: still being read; failed: its text could not be read; noText: read, but there is no text in it
 * - gone: no longer in the workspace; unreachable: the data service did not answer
 */
export type DocumentProblemKind =
  | 'encrypted'
  | 'damaged'
  | 'slow'
  | 'pending'
  | 'failed'
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

/** With these, the bytes are still there and the original can be saved. */
export function originalIsThere(kind: DocumentProblemKind): boolean {
  return kind !== 'gone' && kind !== 'unreachable'
}
