/** pdf.js, set up so that a hostile PDF costs at most its own refusal. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import type * as ViewerParts from 'pdfjs-dist/web/pdf_viewer.mjs'
import { DocumentProblem } from '../problem.ts'

/** Opening a PDF of at most 5 MiB takes well under a second; what takes longer than this never ends. */
const openTimeoutMs = 15_000

/** Larger images are left out: 64 million pixels are 256 MB once decoded. */
const maxImagePixels = 64_000_000

export interface PdfEngine {
  readonly parts: typeof ViewerParts
  /** Opens a copy of the bytes. Rejects with DocumentProblem encrypted, damaged or slow. */
  open(bytes: Uint8Array): Promise<PDFDocumentProxy>
  /** Ends the worker with every document in it; the next `open` starts a new one. */
  restart(): void
}

/** Loads pdf.js on first use; its worker is started by the first `open` and shared by all documents. */
export async function loadPdfEngine(): Promise<PdfEngine> {
  const lib = await import('pdfjs-dist')
  // The viewer parts look for the library there, by name.
  Object.assign(globalThis, { pdfjsLib: lib })
  const parts = await import('pdfjs-dist/web/pdf_viewer.mjs')
  lib.GlobalWorkerOptions.workerSrc = workerUrl
  const data = (folder: string) => new URL(`./pdfjs/${folder}/`, document.baseURI).href
  let worker: PDFWorker | undefined

  function start(bytes: Uint8Array): PDFDocumentLoadingTask {
    worker ??= new lib.PDFWorker({})
    return lib.getDocument({
      data: bytes.slice(), // the worker takes the buffer away
      worker,
      enableXfa: false,
      // Decoders come as plain script: WebAssembly would need a hole in the content security policy.
      useWasm: false,
      maxImageSize: maxImagePixels,
      cMapUrl: data('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: data('standard_fonts'),
      wasmUrl: data('wasm'),
      verbosity: lib.VerbosityLevel.ERRORS,
    })
  }

  function restart(): void {
    worker?.destroy()
    worker = undefined
  }

  async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
    const task = start(bytes)
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooSlow = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        restart()
        reject(new DocumentProblem('slow'))
      }, openTimeoutMs)
    })
    try {
      return await Promise.race([task.promise, tooSlow])
    } catch (error) {
      void task.destroy().catch(() => undefined)
      throw asProblem(error)
    } finally {
      clearTimeout(timer)
    }
  }

  function asProblem(error: unknown): DocumentProblem {
    if (error instanceof DocumentProblem) return error
    if (error instanceof lib.PasswordException) return new DocumentProblem('encrypted')
    return new DocumentProblem('damaged')
  }

  return { parts, open, restart }
}
