import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'

export type PdfEngine = typeof PdfJs

/**
 * Loads pdf.js for text: its worker part runs in this same thread (which is a document worker already), and the
 * native canvas that it would load for drawing is kept out, because no native code should stand beside a hostile file.
 */
export async function loadPdfEngine(): Promise<PdfEngine> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const original = process.getBuiltinModule
  // pdf.js asks for the canvas once, while it is loaded, by way of node:module.
  const withoutCanvas = (id: string): unknown =>
    id === 'module' ? { createRequire: () => () => canvasStandIn } : original.call(process, id)
  process.getBuiltinModule = withoutCanvas as typeof process.getBuiltinModule
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    process.getBuiltinModule = original
  }
}

/** Drawing needs these two; reading text only asks whether they exist. */
const canvasStandIn = { DOMMatrix: class DOMMatrix {}, Path2D: class Path2D {} }
