import {
  type AcceptedMediaType,
  type DocumentWarning,
  type Inspection,
  MAX_APPLICATION_BYTES,
} from '#contract/inspection.ts'
import { extractDoc, extractWord2 } from './extract-doc.ts'
import { extractDocx } from './extract-docx.ts'
import { extractHtml } from './extract-html.ts'
import { extractPdf } from './extract-pdf.ts'
import { extractText } from './extract-text.ts'
import { EXTRACTOR_VERSION, type Extracted } from './extracted.ts'
import { normaliseText } from './normalise-text.ts'
import type { PdfEngine } from './pdf-engine.ts'
import { Refused, refusedInspection } from './refusal.ts'
import { extensionsOf, type Sniffed, sniff } from './sniff.ts'
import { hasNoText, isGlyphSoup } from './text-quality.ts'

export interface InspectionTools {
  /** pdf.js, loaded when the first PDF comes: it is the slowest part to start. */
  loadPdf: () => Promise<PdfEngine>
  /** Folder with pdf.js's cmaps, standard_fonts and wasm. */
  pdfDataFolder: string
  /** ISO 639-1 code of the language of a text, or undefined. */
  detectLanguage: (text: string) => Promise<string | undefined>
  /** Called as soon as the type is known: what is read next may never come to an answer. */
  onSniffed?: (mediaType: AcceptedMediaType) => void
}

/**
 * Says what a file is and reads its text. To be called inside a document worker only: it works for as long as the
 * file makes it work. Never throws for anything that the file holds; `fileName` is only compared with the content.
 */
export async function inspectDocument(
  bytes: Uint8Array,
  fileName: string,
  tools: InspectionTools,
): Promise<Inspection> {
  if (bytes.length === 0) return refusedInspection('EMPTY')
  if (bytes.length > MAX_APPLICATION_BYTES) return refusedInspection('TOO_LARGE')
  let mediaType: AcceptedMediaType | undefined
  try {
    const sniffed = await sniff(bytes, { cutLongParts: true })
    mediaType = sniffed.mediaType
    tools.onSniffed?.(mediaType)
    const extracted = await extract(sniffed, tools)
    const { text, truncated } = normaliseText(extracted.text)
    const warnings = new Set<DocumentWarning>(extracted.warnings)
    if (extensionDisagrees(fileName, mediaType)) warnings.add('EXTENSION_MISMATCH')
    if (truncated) warnings.add('TRUNCATED_TEXT')
    const isEmpty = hasNoText(text, extracted.pages)
    const isSoup = !isEmpty && isGlyphSoup(text)
    const language = isEmpty || isSoup ? undefined : await tools.detectLanguage(text)
    if (isEmpty) warnings.add('NO_TEXT')
    if (isSoup) warnings.add('GLYPH_SOUP')
    return {
      accepted: true,
      mediaType,
      text,
      characters: text.length,
      ...(extracted.charset === undefined ? {} : { charset: extracted.charset }),
      ...(extracted.pages === undefined ? {} : { pages: extracted.pages }),
      ...(language === undefined ? {} : { language }),
      warnings: [...warnings],
      extractorVersion: EXTRACTOR_VERSION,
    }
  } catch (error) {
    if (error instanceof Refused) {
      const type = error.mediaType ?? mediaType
      return {
        accepted: false,
        code: error.code,
        reason: error.message,
        ...(type === undefined ? {} : { mediaType: type }),
        warnings: [],
      }
    }
    // A parser tripped over the content. Of a known type that means damage; the error's text may quote the document.
    return refusedInspection(mediaType === undefined ? 'UNREADABLE' : 'DAMAGED', [], mediaType)
  }
}

async function extract(sniffed: Sniffed, tools: InspectionTools): Promise<Extracted> {
  switch (sniffed.mediaType) {
    case 'application/pdf':
      return extractPdf(sniffed.bytes, await tools.loadPdf(), tools.pdfDataFolder)
    case 'application/msword':
      return sniffed.container === undefined ? extractWord2(sniffed.bytes) : extractDoc(sniffed.container)
    case 'text/html':
      return extractHtml(sniffed.bytes)
    case 'text/plain':
      return extractText(sniffed.bytes)
    default: {
      const extracted = extractDocx(sniffed.zip)
      if (sniffed.zip.corruptParts > 0) extracted.warnings.push('PARTLY_READ')
      if (sniffed.zip.cutParts > 0) extracted.warnings.push('TRUNCATED_TEXT')
      return extracted
    }
  }
}

/** Only an extension that Haku knows can disagree: 'Jane Doe 2.1' has none. */
function extensionDisagrees(fileName: string, mediaType: AcceptedMediaType): boolean {
  const extension = /\.([A-Za-z]{2,5})$/.exec(fileName.trim())?.[1]?.toLowerCase()
  if (extension === undefined || extensionsOf[mediaType].includes(extension)) return false
  return mediaType !== 'text/plain' || KNOWN_EXTENSIONS.has(extension)
}

const KNOWN_EXTENSIONS = new Set([
  ...Object.values(extensionsOf).flat(),
  ...['rtf', 'odt', 'pages', 'xls', 'xlsx', 'ppt', 'pptx', 'zip', 'eml', 'msg', 'png', 'jpg', 'jpeg', 'exe'],
])
