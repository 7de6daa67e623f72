/** The table of contents that a PDF carries. */
import type { PDFDocumentProxy } from 'pdfjs-dist'

export interface OutlineLine {
  readonly title: string
  /** 0 for the outermost. */
  readonly depth: number
  /** Where it leads inside the document; null when nowhere, or out of it. */
  readonly destination: string | unknown[] | null
}

/** A CV has a dozen; a document that nests without end is cut here. */
const maxLines = 2_000
const maxDepth = 12

/** The lines in reading order. Rejects when the document cannot be read. */
export async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineLine[]> {
  const lines: OutlineLine[] = []
  const add = (nodes: readonly Node[], depth: number): void => {
    for (const { title, dest, items } of nodes) {
      if (lines.length >= maxLines) return
      lines.push({ title, depth, destination: dest })
      if (depth < maxDepth) add(items, depth + 1)
    }
  }
  add(((await pdf.getOutline()) ?? []) as Node[], 0)
  return lines
}

interface Node {
  readonly title: string
  readonly dest: string | unknown[] | null
  readonly items: readonly Node[]
}
