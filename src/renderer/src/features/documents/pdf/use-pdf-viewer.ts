import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { EventBus, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs'
import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { type OpenPdf, useDocumentCache } from '../cache.ts'
import { type DocumentProblemKind, problemKind } from '../problem.ts'
import type { Hits } from '../viewing.ts'
import type { PdfEngine } from './engine.ts'

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

/** Shows PDFs in `container`: one viewer for all, only the pages near the visible ones are drawn. */
export function usePdfViewer(container: Ref<HTMLDivElement | null>, documentId: () => string) {
  const cache = useDocumentCache()
  const pages = ref(0)
  const page = ref(1)
  const scale = ref(1)
  const hits = ref<Hits>({ current: 0, total: 0 })
  const problem = ref<DocumentProblemKind | null>(null)
  const loading = ref(true)
  const mounted = shallowRef<Mounted | null>(null)
  let scaleWanted = 'auto'
  let held: OpenPdf | null = null
  let latest = 0
  let query = ''
  let renderTimer: ReturnType<typeof setTimeout> | undefined

  async function open(id: string): Promise<void> {
    const turn = ++latest
    problem.value = null
    loading.value = true
    try {
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

  function swap(next: OpenPdf): void {
    const last = held
    held = next
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
    loading.value = false
    problem.value = kind
    pages.value = 0
    mounted.value?.show(null)
    held?.release()
    held = null
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
      if (Number.isNaN(Number(viewer.currentScaleValue))) viewer.currentScaleValue = scaleWanted
    })
    resized.observe(element)

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
    if (event.error && event.pageNumber === 1) fail('damaged')
    else loading.value = false
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
    viewer.currentScaleValue = scaleWanted
  }

  function fitWidth(): void {
    scaleWanted = 'page-width'
    if (mounted.value && pages.value > 0) mounted.value.viewer.currentScaleValue = scaleWanted
  }

  function goTo(number: number): void {
    if (!mounted.value || !Number.isInteger(number) || number < 1 || number > pages.value) return
    mounted.value.viewer.currentPageNumber = number
  }

  const retry = () => open(documentId())
  watch([documentId, container], ([id, element]) => element && void open(id), { immediate: true })
  onScopeDispose(() => {
    latest += 1
    clearTimeout(renderTimer)
    mounted.value?.destroy()
    held?.release()
  })

  return { pages, page, scale, hits, problem, loading, find, findAgain, zoom, fitWidth, goTo, retry }
}
