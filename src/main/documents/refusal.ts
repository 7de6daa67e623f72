import type { DocumentWarning, RefusalCode, RefusedInspection } from '#contract/inspection.ts'

const ACCEPTED_IN_WORDS = 'PDF, Word (.doc and .docx), HTML and plain text'
const REMEDY = 'Save it as PDF and add it again, or ask the sender for a PDF.'

const SENTENCES: Record<RefusalCode, string> = {
  EMPTY: 'The file is empty. Ask the sender for it again.',
  TOO_LARGE:
    'The file is larger than 5 MB, which is the most that one application may hold. Make it smaller, for example with smaller pictures, and add it again.',
  UNKNOWN_TYPE: `Its content is no kind of document that Haku knows. Haku takes ${ACCEPTED_IN_WORDS}. Open it in the program it was made with, save it as PDF and add it again.`,
  NOT_ACCEPTED_TYPE: `Haku takes ${ACCEPTED_IN_WORDS}. ${REMEDY}`,
  ENCRYPTED: 'The document is protected by a password. Ask the sender for a copy without one.',
  DAMAGED:
    'The document is damaged or was cut short, and nothing can be read from it. Ask the sender for it again.',
  ZIP_LIMIT:
    'The Word file would unpack to far more than a document needs, as an attack would, so it was not opened. Ask the sender for a PDF.',
  TOO_COMPLEX:
    'The document holds far more than any document needs, as an attack would, so it was not read. Ask the sender for a PDF.',
  TOO_SLOW: 'Reading the document took too long, so it was stopped. Ask the sender for a PDF.',
  OUT_OF_MEMORY: 'Reading the document needed too much memory, so it was stopped. Ask the sender for a PDF.',
  CRASHED: 'The reader failed over this document, and nothing else was harmed. Ask the sender for a PDF.',
  UNREADABLE: `The document cannot be read. ${REMEDY}`,
}

/**
 * Thrown by sniffing and extraction when a document is not to be taken. It never leaves the document worker: it
 * becomes a RefusedInspection. Its message holds nothing of the document's content.
 */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly mediaType: string | undefined
  constructor(code: RefusalCode, details: { mediaType?: string; what?: string } = {}) {
    super(details.what === undefined ? SENTENCES[code] : `${details.what} ${SENTENCES[code]}`)
    this.name = 'Refused'
    this.code = code
    this.mediaType = details.mediaType
  }
}

/** A refusal as the contract wants it. `what` is a sentence that goes before the reason and its remedy. */
export function refusedInspection(
  code: RefusalCode,
  warnings: DocumentWarning[] = [],
  mediaType?: string,
): RefusedInspection {
  return {
    accepted: false,
    code,
    reason: SENTENCES[code],
    ...(mediaType === undefined ? {} : { mediaType }),
    warnings,
  }
}
