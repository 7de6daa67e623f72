import type { PDFDocumentProxy } from 'pdfjs-dist'
import { computed, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { usePreferences } from '../../../app/preferences.ts'
import { type OpenPdf, useDocumentCache } from '../cache.ts'
import { type DocumentProblemKind, problemKind } from '../problem.ts'
import type { Fit, Hits } from '../viewing.ts'
import type { PdfEngine } from './engine.ts'
import { type Mounted, mountViewer } from './mount.ts'
import { afterPaint, markShown } from './shown.ts'

/** A page that is not drawn after this time never will be. */
const renderTimeoutMs = 20_000
const zoomStep = 1.15
const smallestScale = 0.25
const largestScale = 5
/** As pdf.js counts them: pages 1 and 2 side by side, or one below the other. */
const spreadModes = { single: 0, two: 1 } as const

export interface PdfViewerPlace {
  readonly container: Ref<HTMLDivElement | null>
  /** Where a first page that was drawn before stands, over the container, until the viewer has drawn its own. */
  readonly ahead: Ref<HTMLDivElement | null>
  readonly documentId: () => string
  /** Whether pages are drawn ahead for this place: beside another viewer only for one of them. */
  readonly leads: boolean
}

/** Shows PDFs in a place: one viewer for all, only the pages near the visible ones are drawn. */
export function usePdfViewer({ container, ahead, documentId, leads }: PdfViewerPlace) {
  const cache = useDocumentCache()
  const { stored: liked } = usePreferences()
  const pages = ref(0)
  const page = ref(1)
  const scale = ref(1)
  /** A fit, or a number. */
  const scaleWanted = ref(liked.pdfScale)
  const rotation = ref(0)
  const isSpread = ref(liked.pdfSpread)
  const hits = ref<Hits>({ current: 0, total: 0 })
  const problem = ref<DocumentProblemKind | null>(null)
  const loading = ref(true)
  const pdf = shallowRef<PDFDocumentProxy | null>(null)
  const mounted = shallowRef<Mounted | null>(null)
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
    if (leads) cache.firstPages.stop() // what is asked for now goes first
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
    const page = leads && query === '' ? cache.firstPages.ready(id) : null
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

  /** Pages that are drawn ahead are drawn as the one on screen; of two side by side none is. */
  function fitAhead(): void {
    const { clientWidth: width = 0, clientHeight: height = 0 } = container.value ?? {}
    if (!leads || width === 0) return
    const scale = isSpread.value ? 'two pages' : scaleWanted.value
    cache.firstPages.fitTo({ width, height, pixelRatio: devicePixelRatio, scale })
  }

  function swap(next: OpenPdf): void {
    const last = held
    held = next
    shownId.value = next.row.id
    pdf.value = next.pdf
    hits.value = { current: 0, total: 0 }
    page.value = 1
    rotation.value = 0
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
    pdf.value = null
    mounted.value?.show(null)
    held?.release()
    held = null
    shownId.value = null
  }

  function mount(engine: PdfEngine, element: HTMLDivElement): Mounted {
    const made = mountViewer(engine, element, {
      onPages() {
        // A document that was passed by takes nothing any more.
        if (made.viewer.pagesCount === 0) return
        made.viewer.spreadMode = spreadMode()
        made.viewer.currentScaleValue = scaleWanted.value
        if (query !== '') made.find(query, false, false)
      },
      onRendered,
      onPage: (number) => {
        page.value = number
      },
      onScale: (next) => {
        scale.value = next
      },
      onHits: (next) => {
        hits.value = next
      },
      onResize() {
        fitAhead()
        if (Number.isNaN(Number(made.viewer.currentScaleValue)))
          made.viewer.currentScaleValue = scaleWanted.value
      },
      onScroll: () => element.scrollTop > 0 && hideAhead(),
    })
    return made
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
    if (leads && ahead.value?.firstChild == null) void markShown(id, () => id === documentId())
    hideAhead()
    fitAhead()
  }

  function find(words: string): void {
    query = words
    if (words !== '') hideAhead() // its hits are marked on the page of the viewer
    if (words.trim() === '') hits.value = { current: 0, total: 0 }
    if (mounted.value === null) return
    if (words.trim() === '') mounted.value.endFind()
    else mounted.value.find(query, false, false)
  }

  function findAgain(backwards: boolean): void {
    if (query.trim() !== '') mounted.value?.find(query, true, backwards)
  }

  function zoom(by: 1 | -1): void {
    const viewer = mounted.value?.viewer
    if (!viewer || pages.value === 0) return
    const next = viewer.currentScale * (by === 1 ? zoomStep : 1 / zoomStep)
    setScale(String(Math.min(largestScale, Math.max(smallestScale, Math.round(next * 100) / 100))))
  }

  const fitTo = (fit: Fit) => setScale(fit)

  function setScale(wanted: string): void {
    scaleWanted.value = wanted
    liked.pdfScale = wanted
    hideAhead()
    fitAhead()
    const ready = readyViewer()
    if (ready) ready.currentScaleValue = wanted
  }

  function toggleSpread(): void {
    isSpread.value = !isSpread.value
    liked.pdfSpread = isSpread.value
    hideAhead()
    fitAhead()
    const ready = readyViewer()
    if (ready) ready.spreadMode = spreadMode()
  }

  /** A page with no other beside it would be drawn at half its size. */
  function spreadMode(): number {
    return spreadModes[isSpread.value && pages.value > 1 ? 'two' : 'single']
  }

  /** For as long as the document is shown: a page that lies on its side in one document stands in the next. */
  function rotate(): void {
    const ready = readyViewer()
    if (!ready) return
    hideAhead()
    rotation.value = (rotation.value + 90) % 360
    ready.pagesRotation = rotation.value
  }

  /** Before the viewer has its pages it takes no scale; once it has them it asks for it (`onPages`). */
  function readyViewer() {
    const viewer = mounted.value?.viewer
    return viewer?.getPageView(0) ? viewer : null
  }

  function goTo(number: number): void {
    hideAhead()
    if (!mounted.value || !Number.isInteger(number) || number < 1 || number > pages.value) return
    mounted.value.viewer.currentPageNumber = number
  }

  /** To a place that the outline names. */
  function goToPlace(destination: string | unknown[]): void {
    hideAhead()
    void mounted.value?.links.goToDestination(destination)
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

  return {
    pages,
    page,
    scale,
    scaleWanted,
    rotation,
    isSpread,
    hits,
    problem,
    loading,
    isStale,
    pdf,
    find,
    findAgain,
    zoom,
    fitTo,
    toggleSpread,
    rotate,
    goTo,
    goToPlace,
    retry,
  }
}
