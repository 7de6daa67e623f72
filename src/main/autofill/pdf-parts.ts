/** What autofill asks of a PDF beside its text: embedded files, and the runs of text with their places. */
import { openPdf, type PdfDocument, turnBack } from '../documents/extract-pdf.ts'
import type { PdfEngine } from '../documents/pdf-engine.ts'
import type { TextRun } from '../documents/pdf-layout.ts'

/** LinkedIn's own PDFs have some pages; the sizes of type on more tell nothing new. */
const MAX_PAGES = 30
const MAX_PAGE_RUNS = 20_000
const MAX_ATTACHMENTS = 20

export interface PdfParts {
  /** Upright text by page. */
  pages: TextRun[][]
  attachments: { name: string; content: Uint8Array }[]
}

/** Undefined when the PDF cannot be opened. */
export async function readPdfParts(
  bytes: Uint8Array,
  engine: PdfEngine,
  dataFolder: string,
): Promise<PdfParts | undefined> {
  const task = openPdf(bytes, engine, dataFolder)
  try {
    const document = await task.promise
    const pages: TextRun[][] = []
    for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number += 1) {
      pages.push(await runsOf(document, number).catch(() => []))
    }
    return { pages, attachments: await attachmentsOf(document) }
  } catch {
    return undefined
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function runsOf(document: PdfDocument, number: number): Promise<TextRun[]> {
  const page = await document.getPage(number)
  const content = await page.getTextContent({ includeMarkedContent: false })
  const runs: TextRun[] = []
  for (const item of content.items.slice(0, MAX_PAGE_RUNS)) {
    if ('str' in item && item.str.trim() !== '') runs.push(turnBack(item, 0))
  }
  page.cleanup()
  return runs
}

/** Embedded XML only: whatever else is attached stays unopened. */
async function attachmentsOf(document: PdfDocument): Promise<PdfParts['attachments']> {
  const found: unknown = await document.getAttachments().catch(() => null)
  if (!(found instanceof Map)) return []
  const attachments: PdfParts['attachments'] = []
  for (const [key, entry] of [...found].slice(0, MAX_ATTACHMENTS)) {
    const { filename } = (entry ?? {}) as { filename?: unknown }
    const name = typeof filename === 'string' ? filename : String(key)
    if (!/\.xml$/i.test(name) && !/\.xml$/i.test(String(key))) continue
    const content: unknown = await document.getAttachmentContent(String(key)).catch(() => null)
    if (content instanceof Uint8Array) attachments.push({ name, content })
  }
  return attachments
}
