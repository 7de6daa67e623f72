import type { PDFDocumentProxy } from 'pdfjs-dist'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { isHiddenName } from '#contract/blind.ts'
import type { DocumentRow } from '#contract/candidates.ts'
import type { WordDocumentView } from '#contract/documents.ts'
import { useConnection } from '../../app/client.ts'
import { usePreferences } from '../../app/preferences.ts'
import { loadPdfEngine, type PdfEngine } from './pdf/engine.ts'
import { createFirstPages } from './pdf/first-pages.ts'
import { recent } from './recent.ts'
import { pagesOf, pagesSuffix } from './word/pages-id.ts'

/** Enough for the document on screen, its neighbours and the next candidates; a file has at most 5 MiB. */
const maxFiles = 12
/** A parsed PDF holds fonts and images: only the one on screen, the last and the next ones stay open. */
const maxOpenPdfs = 5

export interface LoadedDocument {
  readonly row: DocumentRow
  readonly bytes: Uint8Array
}

export interface DocumentText {
  readonly text: string
  readonly warnings: readonly string[]
}

export interface OpenPdf {
  readonly row: DocumentRow
  readonly pdf: PDFDocumentProxy
  readonly engine: PdfEngine
  /** Says that the document is no longer on screen; it may then be closed to make room. */
  release(): void
}

interface PdfEntry {
  opened: Promise<PDFDocumentProxy>
  holders: number
}

/**
 * Documents that were opened lately or will be opened next, so that going to the next application shows its CV at
 * once. Everything is held in memory only, and dropped when the workspace is locked.
 */
export const useDocumentCache = defineStore('document-cache', () => {
  const connection = useConnection()
  const { client } = connection
  const preferences = usePreferences()
  const files = recent<LoadedDocument>(maxFiles)
  const texts = recent<DocumentText>(maxFiles)
  const charsets = recent<string>(maxFiles)
  /** By document, where a person has chosen another one than was detected. */
  const chosenCharsets = shallowRef<Readonly<Record<string, string>>>({})
  const wordViews = recent<WordDocumentView>(maxFiles)
  const pdfs = new Map<string, PdfEntry>()
  const firstPages = createFirstPages()
  let engine: Promise<PdfEngine> | undefined

  /**
   * The original bytes of a document and its row; of an id that stands for the pages of a Word document, those pages.
   * Rejects with the service's typed error.
   */
  function load(id: string): Promise<LoadedDocument> {
    return files.get(id, async () => {
      const of = pagesOf(id)
      if (of !== null) return loadPages(id, of)
      const { file, document } = await client.documents.content({ id })
      return { row: document, bytes: new Uint8Array(await file.arrayBuffer()) }
    })
  }

  async function loadPages(id: string, of: string): Promise<LoadedDocument> {
    const [{ file }, { row }] = await Promise.all([client.documents.pages({ id: of }), load(of)])
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { row: { ...row, id, mediaType: 'application/pdf' }, bytes }
  }

  /** A Word document as markup, not yet sanitised. Rejects with the service's typed error. */
  function wordView(id: string, face: 'layout' | 'reader'): Promise<WordDocumentView> {
    return wordViews.get(`${face}:${id}`, () => client.documents.wordView({ id, face }))
  }

  /** The text that was read from a document. Rejects with the service's typed error. */
  function text(id: string): Promise<DocumentText> {
    return texts.get(id, () => client.documents.text({ id }))
  }

  /** The charset that a text or HTML document is in, as it was read for search. Rejects with the service's typed error. */
  function charset(id: string): Promise<string> {
    return charsets.get(id, async () => (await client.documents.charset({ id })).charset)
  }

  /** What a person chose for a document; null: the detected one again. */
  function chooseCharset(id: string, wanted: string | null): void {
    const { [id]: _, ...others } = chosenCharsets.value
    chosenCharsets.value = wanted === null ? others : { ...others, [id]: wanted }
  }

  /** The document opened by pdf.js. Rejects with DocumentProblem or the service's typed error. */
  async function openPdf(id: string): Promise<OpenPdf> {
    const [ready, { row, bytes }] = await Promise.all([pdfEngine(), load(id)])
    const entry = pdfs.get(id) ?? { opened: ready.open(bytes), holders: 0 }
    pdfs.delete(id)
    pdfs.set(id, entry)
    entry.holders += 1
    closeUnused()
    try {
      const pdf = await entry.opened
      return { row, pdf, engine: ready, release: once(() => release(entry)) }
    } catch (error) {
      if (pdfs.get(id) === entry) pdfs.delete(id)
      throw error
    }
  }

  function pdfEngine(): Promise<PdfEngine> {
    engine ??= loadPdfEngine().catch((error: unknown) => {
      engine = undefined
      throw error
    })
    return engine
  }

  function release(entry: PdfEntry): void {
    entry.holders -= 1
    closeUnused()
  }

  function closeUnused(): void {
    for (const [id, entry] of pdfs) {
      if (pdfs.size <= maxOpenPdfs) return
      if (entry.holders > 0) continue
      pdfs.delete(id)
      close(entry)
    }
  }

  function close(entry: PdfEntry): void {
    void entry.opened.then((pdf) => pdf.loadingTask.destroy()).catch(() => undefined)
  }

  async function drawAhead(id: string): Promise<void> {
    const open = await openPdf(id)
    try {
      await firstPages.draw(id, open.pdf)
    } finally {
      open.release()
    }
  }

  /** Fetches a document that will probably be shown next; of a PDF, its first page is drawn. */
  async function prefetch(document: DocumentRow): Promise<void> {
    try {
      if (isHiddenName(document.name)) await text(document.id)
      else if (document.mediaType === 'application/pdf') await drawAhead(document.id)
      else if (document.mediaType === 'text/html')
        await Promise.all([load(document.id), charset(document.id)])
      else if (document.mediaType === 'text/plain') await text(document.id)
      else if (document.mediaType === 'application/msword') await wordView(document.id, 'reader')
      else await wordView(document.id, preferences.stored.wordFace)
    } catch {
      // Nothing is lost: the reason is shown when the document itself is opened.
    }
  }

  /** Gives up on the PDF worker after a document that never ends; other PDFs are opened again when shown. */
  async function restartPdf(): Promise<void> {
    pdfs.clear()
    ;(await engine)?.restart()
  }

  /** Forgets the text of a document whose reading has ended since. */
  function changed(id: string): void {
    texts.drop(id)
    wordViews.drop(`layout:${id}`)
    wordViews.drop(`reader:${id}`)
    files.drop(`${id}${pagesSuffix}`)
    firstPages.drop(id)
    files.drop(id)
  }

  function clear(): void {
    files.clear()
    texts.clear()
    charsets.clear()
    chosenCharsets.value = {}
    wordViews.clear()
    firstPages.clear()
    for (const entry of pdfs.values()) close(entry)
    pdfs.clear()
  }

  // Lives as long as the window: a locked workspace leaves nothing of its documents here.
  connection.onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') clear()
  })

  return {
    load,
    text,
    wordView,
    charset,
    chosenCharsets,
    chooseCharset,
    openPdf,
    prefetch,
    restartPdf,
    changed,
    clear,
    firstPages,
  }
})

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
