import { z } from 'zod'

/** What one application's documents may weigh altogether, in bytes (5 MiB). No single file may be larger. */
export const MAX_APPLICATION_BYTES = 5_242_880

/** Extracted text longer than this is cut, with the warning TRUNCATED_TEXT. Counted in UTF-16 units. */
export const MAX_TEXT_CHARACTERS = 2_000_000

/** The media types of the documents that Haku takes, as found in the content and never by the name. */
export const acceptedMediaTypes = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/html',
  'text/plain',
] as const
export const AcceptedMediaType = z.enum(acceptedMediaTypes)
export type AcceptedMediaType = z.infer<typeof AcceptedMediaType>

/** Why a document was not taken. Stable: scripts and translations key on these words. */
export const refusalCodes = [
  'EMPTY',
  'TOO_LARGE',
  'UNKNOWN_TYPE',
  'NOT_ACCEPTED_TYPE',
  'ENCRYPTED',
  'DAMAGED',
  'ZIP_LIMIT',
  'TOO_COMPLEX',
  'TOO_SLOW',
  'OUT_OF_MEMORY',
  'CRASHED',
  'UNREADABLE',
] as const
export const RefusalCode = z.enum(refusalCodes)
export type RefusalCode = z.infer<typeof RefusalCode>

/**
 * The reader did not survive the document. Nothing is known against its content, so it is kept, in quarantine: not
 * read again unless a person asks for it.
 */
export const quarantineCodes = ['TOO_SLOW', 'OUT_OF_MEMORY', 'CRASHED'] as const
export type QuarantineCode = (typeof quarantineCodes)[number]

/**
 * What a person should know about a document, taken or not.
 * - EXTENSION_MISMATCH: the name claims another type than the content has
 * - HAS_MACROS, HAS_SCRIPT: carries Word macros or PDF/HTML script; Haku never runs either
 * - HAS_ATTACHMENTS: other files are embedded; Haku does not open them
 * - NO_TEXT: no text could be found, as in a scan; search cannot find the document
 * - GLYPH_SOUP: text was found but reads as gibberish (fonts without character names)
 * - SIMPLIFIED: read in a simplified way (Word 2, 6 or 95, or a broken text table): order or letters may be off
 * - TRUNCATED_TEXT: only the first part of the text was read
 * - PARTLY_READ: some pages or parts could not be read
 */
export const warningCodes = [
  'EXTENSION_MISMATCH',
  'HAS_MACROS',
  'HAS_SCRIPT',
  'HAS_ATTACHMENTS',
  'NO_TEXT',
  'GLYPH_SOUP',
  'SIMPLIFIED',
  'TRUNCATED_TEXT',
  'PARTLY_READ',
] as const
export const DocumentWarning = z.enum(warningCodes)
export type DocumentWarning = z.infer<typeof DocumentWarning>

export const AcceptedInspection = z.object({
  accepted: z.literal(true),
  mediaType: AcceptedMediaType,
  /** Plain text in NFC, lines separated by a line feed, no other control characters than tab. */
  text: z.string(),
  /** Length of `text` in UTF-16 units. */
  characters: z.int().nonnegative(),
  /** Character set that a text or HTML file was read in, as a WHATWG encoding name. */
  charset: z.string().optional(),
  /** Pages, where the format has them (PDF). */
  pages: z.int().nonnegative().optional(),
  /** ISO 639-1 code of the language that most of the text is in; left out where the text is too short to tell. */
  language: z.string().optional(),
  warnings: z.array(DocumentWarning),
  extractorVersion: z.int().positive(),
})

export const RefusedInspection = z.object({
  accepted: z.literal(false),
  code: RefusalCode,
  /** One or two English sentences for a person: what is wrong and what to do. */
  reason: z.string(),
  /** What the content is, where that could be told. */
  mediaType: z.string().optional(),
  warnings: z.array(DocumentWarning),
})

/** What a document worker says about one file. */
export const Inspection = z.discriminatedUnion('accepted', [AcceptedInspection, RefusedInspection])
export type AcceptedInspection = z.infer<typeof AcceptedInspection>
export type RefusedInspection = z.infer<typeof RefusedInspection>
export type Inspection = z.infer<typeof Inspection>
