import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { EventBus, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import type { Hits } from '../viewing.ts'
import type { PdfEngine } from './engine.ts'

/** What the viewer of pdf.js tells. */
export interface MountedListener {
  /** The pages are known: now it takes a scale, an order and a rotation. */
  onPages(): void
  onRendered(event: { pageNumber: number; error?: unknown }): void
  onPage(pageNumber: number): void
  onScale(scale: number): void
  onHits(hits: Hits): void
  onResize(): void
  onScroll(): void
}

export interface Mounted {
  readonly viewer: PDFViewer
  readonly links: PDFLinkService
  show(pdf: PDFDocumentProxy | null): void
  find(query: string, again: boolean, backwards: boolean): void
  endFind(): void
  destroy(): void
}

/**
 * The viewer of pdf.js in an element: pages, text and find. Without a scripting manager no script of a document can
 * run; links lead nowhere; annotations are drawn as part of the page, so that no form can be filled in or sent.
 */
export function mountViewer(engine: PdfEngine, element: HTMLDivElement, listener: MountedListener): Mounted {
  const { parts } = engine
  const stopped = new AbortController()
  const bus: EventBus = new parts.EventBus()
  const links = new parts.PDFLinkService({ eventBus: bus })
  links.externalLinkEnabled = false // a click in a document never leads out
  const findController = new parts.PDFFindController({ linkService: links, eventBus: bus, delay: 60 })
  const l10n = new parts.GenericL10n(undefined)
  const options = {
    container: element,
    eventBus: bus,
    linkService: links,
    findController,
    l10n,
    annotationMode: 1,
    annotationEditorMode: -1,
    enableAutoLinking: false,
    abortSignal: stopped.signal, // known to the viewer, not to its types
  }
  const viewer = new parts.PDFViewer(options)
  links.setViewer(viewer)
  void l10n.translate(element)
  bus.on('pagesinit', () => listener.onPages())
  bus.on('pagerendered', (event: { pageNumber: number; error?: unknown }) => listener.onRendered(event))
  bus.on('pagechanging', (event: { pageNumber: number }) => listener.onPage(event.pageNumber))
  bus.on('scalechanging', (event: { scale: number }) => listener.onScale(event.scale))
  bus.on('updatefindmatchescount', (event: { matchesCount: Hits }) => listener.onHits(event.matchesCount))
  bus.on('updatefindcontrolstate', (event: { matchesCount: Hits }) => listener.onHits(event.matchesCount))
  const resized = new ResizeObserver(() => listener.onResize())
  resized.observe(element)
  element.addEventListener('scroll', () => listener.onScroll(), { passive: true, signal: stopped.signal })

  function show(pdf: PDFDocumentProxy | null): void {
    viewer.setDocument(pdf as PDFDocumentProxy)
    links.setDocument(pdf, null)
    if (pdf !== null) element.scrollTop = 0
  }

  function find(query: string, again: boolean, backwards: boolean): void {
    bus.dispatch('find', {
      source: window,
      type: again ? 'again' : '',
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: backwards,
      matchDiacritics: false,
    })
  }

  function destroy(): void {
    resized.disconnect()
    show(null)
    viewer.cleanup()
    stopped.abort()
    void l10n.destroy()
  }

  return {
    viewer,
    links,
    show,
    find,
    endFind: () => bus.dispatch('findbarclose', { source: window }),
    destroy,
  }
}
