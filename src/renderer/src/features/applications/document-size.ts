/** Bytes of documents together. */
export const sizeOf = (documents: readonly { sizeBytes: number }[]): number =>
  documents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
