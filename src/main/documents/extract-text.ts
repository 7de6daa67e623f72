import { decodeText } from './charset.ts'
import type { Extracted } from './extracted.ts'

/** Plain text in whatever charset it was written. */
export function extractText(bytes: Uint8Array): Extracted {
  return { ...decodeText(bytes, { html: false }), warnings: [] }
}
