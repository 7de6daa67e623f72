import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { EventBus, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { computed, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { type OpenPdf, useDocumentCache } from '../cache.ts'
import { type DocumentProblemKind, problemKind } from '../problem.ts'
import type { Hits } from '../viewing.ts'
import type { PdfEngine } from './engine.ts'
import { afterPaint, markShown } from './shown.ts'

/** A page that is not drawn after this time never will be. */
const renderTimeoutMs = 20_000
const zoomStep = 1.15
const smallestScale = 0.25
const largestScale = 5

interface Mounted {
  readonly viewer: PDFViewer
  readonly bus: EventBus
  show(pdf: PDFDocumentProxy | null): void
  destroy(): void
}

/**
 * Shows PDFs in `container`: one viewer for all, only the pages near the visible ones are drawn. A first page that was
 * drawn before stands in `ahead`, over the container, until the viewer has drawn its own.
 */
export function usePdfViewer(
  container: Ref<HTMLDivElement | null>,
  ahead: Ref<HTMLDivElement | null>,
  documentId: () => string,
) {
  const cache = useDocumentCache()
  const pages = ref(0)
  const page = ref(1)
  const scale = ref(1)
  const hits = ref<Hits>({ current: 0, total: 0 })
  const problem = ref<DocumentProblemKind | null>(null)
  const loading = ref(true)
  const mounted = shallowRef<Mounted | null>(null)
  let scaleWanted = 'auto'
  /** The document that the viewer shows; while another is opened, nobody may read it under the other's name. */
  const shownId = ref<string | null>(null)
  const isStale = computed(() => shownId.value !== documentId())
  let held: OpenPdf | null = null
  let latest = 0
  let query = ''
  let renderTimer: ReturnType<typeof setTimeout> | undefined

  async function open(id: string): Promise<void> {
    const turn = ++latest
    problem.value = null
    loading.value = true
    cache.firstPages.stop() // what is asked for now goes first
    try {
      // The viewer takes longer to change its document than a frame: what is ready is seen before.
      if (showAhead(id)) await afterPaint()
      if (turn !== latest) return
      const next = await cache.openPdf(id)
      if (turn !== latest || container.value === null) {
        next.release()
        return
      }
      mounted.value ??= mount(next.engine, container.value)
      swap(next)
    } catch (error) {
      if (turn === latest) fail(problemKind(error))
    }
  }

  function showAhead(id: string): boolean {
    const page = query === '' ? cache.firstPages.ready(id) : null
    if (page === null) {
      hideAhead()
      return false
    }
    ahead.value?.replaceChildren(page)
    void markShown(id, () => id === documentId())
    return true
  }

  function hideAhead(): void {
    ahead.value?.replaceChildren()
  }

  /** Pages that are drawn ahead are drawn as the one on screen. */
  function fitAhead(): void {
    const width = container.value?.clientWidth ?? 0
    if (width > 0) cache.firstPages.fitTo({ width, pixelRatio: devicePixelRatio, scale: scaleWanted })
  }

  function swap(next: OpenPdf): void {
    const last = held
    held = next
    shownId.value = next.row.id
    hits.value = { current: 0, total: 0 }
    page.value = 1
    pages.value = next.pdf.numPages
    mounted.value?.show(next.pdf)
    last?.release()
    clearTimeout(renderTimer)
    renderTimer = setTimeout(giveUp, renderTimeoutMs)
  }

  function giveUp(): void {
    void cache.restartPdf()
    fail('slow')
  }

  function fail(kind: DocumentProblemKind): void {
    clearTimeout(renderTimer)
    hideAhead()
    loading.value = false
    problem.value = kind
    pages.value = 0
    mounted.value?.show(null)
    held?.release()
    held = null
    shownId.value = null
  }

  function mount(engine: PdfEngine, element: HTMLDivElement): Mounted {
    const { parts } = engine
    const stopped = new AbortController()
    const bus = new parts.EventBus()
    const linkService = new parts.PDFLinkService({ eventBus: bus })
    linkService.externalLinkEnabled = false // a click in a document never leads out
    const findController = new parts.PDFFindController({ linkService, eventBus: bus, delay: 60 })
    const l10n = new parts.GenericL10n(undefined)
    const options = {
      container: element,
      eventBus: bus,
      linkService,
      findController,
      l10n,
      annotationMode: 1, // drawn as part of the page, form fields cannot be filled in
      annotationEditorMode: -1,
      enableAutoLinking: false,
      abortSignal: stopped.signal, // known to the viewer, not to its types
    }
    const viewer = new parts.PDFViewer(options)
    linkService.setViewer(viewer)
    void l10n.translate(element)
    bus.on('pagesinit', () => {
      viewer.currentScaleValue = scaleWanted
      if (query !== '') dispatchFind(bus, '', false)
    })
    bus.on('pagerendered', onRendered)
    bus.on('pagechanging', (event: { pageNumber: number }) => {
      page.value = event.pageNumber
    })
    bus.on('scalechanging', (event: { scale: number }) => {
      scale.value = event.scale
    })
    bus.on('updatefindmatchescount', (event: { matchesCount: Hits }) => {
      hits.value = event.matchesCount
    })
    bus.on('updatefindcontrolstate', (event: { matchesCount: Hits }) => {
      hits.value = event.matchesCount
    })
    const resized = new ResizeObserver(() => {
      fitAhead()
      if (Number.isNaN(Number(viewer.currentScaleValue))) viewer.currentScaleValue = scaleWanted
    })
    resized.observe(element)
    element.addEventListener('scroll', () => element.scrollTop > 0 && hideAhead(), {
      passive: true,
      signal: stopped.signal,
    })

    function show(pdf: PDFDocumentProxy | null): void {
      viewer.setDocument(pdf as PDFDocumentProxy)
      linkService.setDocument(pdf, null)
      if (pdf !== null) element.scrollTop = 0
    }
    function destroy(): void {
      resized.disconnect()
      show(null)
      viewer.cleanup()
      stopped.abort()
      void l10n.destroy()
    }
    return { viewer, bus, show, destroy }
  }

  function onRendered(event: { pageNumber: number; error?: unknown }): void {
    clearTimeout(renderTimer)
    if (event.error && event.pageNumber === 1) {
      fail('damaged')
      return
    }
    loading.value = false
    if (event.pageNumber !== 1) return
    const id = held?.row.id
    // One that is already passed by leaves the page of its successor alone.
    if (id === undefined || id !== documentId()) return
    if (ahead.value?.firstChild == null) void markShown(id, () => id === documentId())
    hideAhead()
    fitAhead()
  }

  function dispatchFind(bus: EventBus, type: '' | 'again', backwards: boolean): void {
    bus.dispatch('find', {
      source: window,
      type,
      query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious: backwards,
      matchDiacritics: false,
    })
  }

  function find(words: string): void {
    query = words
    if (words !== '') hideAhead() // its hits are marked on the page of the viewer
    if (words.trim() === '') hits.value = { current: 0, total: 0 }
    if (mounted.value === null) return
    if (words.trim() === '') mounted.value.bus.dispatch('findbarclose', { source: window })
    else dispatchFind(mounted.value.bus, '', false)
  }

  function findAgain(backwards: boolean): void {
    if (mounted.value !== null && query.trim() !== '') dispatchFind(mounted.value.bus, 'again', backwards)
  }

  function zoom(by: 1 | -1): void {
    const viewer = mounted.value?.viewer
    if (!viewer || pages.value === 0) return
    const next = viewer.currentScale * (by === 1 ? zoomStep : 1 / zoomStep)
    scaleWanted = String(Math.min(largestScale, Math.max(smallestScale, Math.round(next * 100) / 100)))
    rescale()
  }

  function fitWidth(): void {
    scaleWanted = 'page-width'
    rescale()
  }

  /** Before the viewer has its pages it takes no scale; once it has them it asks for it (`pagesinit`). */
  function rescale(): void {
    hideAhead()
    fitAhead()
    const viewer = mounted.value?.viewer
    if (viewer?.getPageView(0)) viewer.currentScaleValue = scaleWanted
  }

  function goTo(number: number): void {
    hideAhead()
    if (!mounted.value || !Number.isInteger(number) || number < 1 || number > pages.value) return
    mounted.value.viewer.currentPageNumber = number
  }

  const retry = () => open(documentId())
  watch([documentId, container], ([id, element]) => element && void open(id), { immediate: true })
  onScopeDispose(() => {
    latest += 1
    clearTimeout(renderTimer)
    hideAhead()
    mounted.value?.destroy()
    held?.release()
  })

  return { pages, page, scale, hits, problem, loading, isStale, find, findAgain, zoom, fitWidth, goTo, retry }
}
