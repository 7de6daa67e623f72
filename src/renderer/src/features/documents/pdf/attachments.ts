/** Files inside a PDF: named, never opened, their content never unpacked. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { declaredSizes } from './embedded-sizes.ts'

export interface Attachment {
  readonly name: string
  readonly description: string
  /** What the PDF says it weighs, in bytes; null where that cannot be told without unpacking it. */
  readonly sizeBytes: number | null
}

/** More are no attachments of an application but an attempt to keep somebody busy. */
const maxListed = 200
/** Files that are pinned to a page (FileAttachment); the number is pdf.js's. */
const fileAnnotation = 17

/** Those of the document, then those pinned to its pages. Rejects when the document cannot be read. */
export async function attachmentsOf(pdf: PDFDocumentProxy, bytes: Uint8Array): Promise<Attachment[]> {
  const [named, pinned] = await Promise.all([pdf.getAttachments(), pinnedFiles(pdf)])
  const files = [...(named?.values() ?? []), ...pinned].slice(0, maxListed) as FileSaid[]
  if (files.length === 0) return []
  const sizes = declaredSizes(bytes)
  return files.map(({ filename, rawFilename, description }) => ({
    name: filename,
    description: description ?? '',
    sizeBytes:
      sizes.byName.get(rawFilename) ??
      (files.length === 1 && sizes.all.length === 1 ? (sizes.all[0] ?? null) : null),
  }))
}

interface FileSaid {
  readonly filename: string
  readonly rawFilename: string
  readonly description?: string
}

async function pinnedFiles(pdf: PDFDocumentProxy): Promise<FileSaid[]> {
  const found = (await pdf.getAnnotationsByType(new Set([fileAnnotation]), new Set())) as
    | { file?: FileSaid }[]
    | null
  return (found ?? []).flatMap(({ file }) => (file ? [file] : []))
}
