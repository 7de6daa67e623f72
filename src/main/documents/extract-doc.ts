import type { DocumentWarning } from '#contract/inspection.ts'
import type { CompoundFile } from './compound-file.ts'
import type { Extracted } from './extracted.ts'
import { readWord2, readWordBinary, type WordText } from './word-binary.ts'

/** Text of a .doc in its OLE container. Throws Refused DAMAGED or ENCRYPTED. */
export function extractDoc(file: CompoundFile): Extracted {
  return fromWordText(readWordBinary(file))
}

/** Text of a bare Word 2 file. Throws Refused ENCRYPTED. */
export function extractWord2(bytes: Uint8Array): Extracted {
  return fromWordText(readWord2(bytes))
}

function fromWordText(read: WordText): Extracted {
  const warnings: DocumentWarning[] = []
  if (read.simplified) warnings.push('SIMPLIFIED')
  if (read.hasMacros) warnings.push('HAS_MACROS')
  if (read.hasAttachments) warnings.push('HAS_ATTACHMENTS')
  return { text: read.text, warnings }
}
