import type { DocumentWarning } from '#contract/inspection.ts'

/** Raised whenever any extractor gives other text for the same bytes, so that stored text can be read anew. */
export const EXTRACTOR_VERSION = 2

/** What an extractor hands back, before normalisation. */
export interface Extracted {
  text: string
  /** WHATWG encoding name, for formats that are text themselves. */
  charset?: string
  pages?: number
  warnings: DocumentWarning[]
}
