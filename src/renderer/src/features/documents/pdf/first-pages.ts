/** First pages of documents that will probably be shown next, drawn before anybody asks for them. */
import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'

/** The one on screen, its neighbours and the one after: about 15 MB each on a screen of double density. */
const maxPages = 4
/** How pdf.js counts: a point is 1/72 inch, a CSS pixel 1/96; `auto` never enlarges more than this. */
const cssPerPoint = 96 / 72
const largestAutoScale = 1.25
/** Room that the viewer leaves beside and above a page (its SCROLLBAR_PADDING and VERTICAL_PADDING), in CSS pixels. */
const besidePage = 40
const abovePage = 5

/** How pages are shown now. */
export interface PageFit {
  /** Inner width and height of the viewer in CSS pixels. */
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
  /** `auto`, `page-width`, `page-fit`, `page-actual` or a number; with anything else nothing is drawn. */
  readonly scale: string
}

/** What pdf.js makes of a scale for a page of this width and height in points; null where only it can tell. */
export function scaleOf(fit: PageFit, size: { width: number; height: number }): number | null {
  const toWidth = (fit.width - besidePage) / (size.width * cssPerPoint)
  if (fit.scale === 'page-width') return toWidth
  if (fit.scale === 'page-fit')
    return Math.min(toWidth, (fit.height - abovePage) / (size.height * cssPerPoint))
  if (fit.scale === 'page-actual') return 1
  // A landscape page is fitted by its height too: the viewer itself draws it.
  if (fit.scale === 'auto') return size.width > size.height ? null : Math.min(largestAutoScale, toWidth)
  const scale = Number(fit.scale)
  return Number.isFinite(scale) && scale > 0 ? scale : null
}

const isSame = (one: PageFit, other: PageFit) =>
  one.width === other.width &&
  one.pixelRatio === other.pixelRatio &&
  one.scale === other.scale &&
  (one.height === other.height || one.scale !== 'page-fit')

interface Drawn {
  readonly fit: PageFit
  readonly canvas: HTMLCanvasElement
}

export interface FirstPages {
  /** What pages are drawn for from now on; those of another size are freed. */
  fitTo(fit: PageFit): void
  /** The first page of a document as it would be shown now, or null. */
  ready(id: string): HTMLCanvasElement | null
  /** Draws the first page unless it is there; ends early when `stop` is called. */
  draw(id: string, pdf: PDFDocumentProxy): Promise<void>
  /** Calls off what is being drawn: somebody waits for another page. */
  stop(): void
  drop(id: string): void
  clear(): void
}

/** @param makeCanvas for tests without a window */
export function createFirstPages(makeCanvas = () => document.createElement('canvas')): FirstPages {
  const drawn = new Map<string, Drawn>()
  let fit: PageFit | null = null
  let task: RenderTask | null = null
  /** Rises when whatever was begun before is no longer wanted. */
  let turn = 0

  function fitTo(next: PageFit): void {
    if (fit !== null && isSame(fit, next)) return
    stop()
    fit = next
    for (const id of drawn.keys()) free(id)
  }

  function ready(id: string): HTMLCanvasElement | null {
    return drawn.get(id)?.canvas ?? null
  }

  async function draw(id: string, pdf: PDFDocumentProxy): Promise<void> {
    const wanted = fit
    if (wanted === null) return
    const held = drawn.get(id)
    if (held) {
      drawn.delete(id)
      drawn.set(id, held) // newest last
      return
    }
    const mine = turn
    const page = await pdf.getPage(1)
    if (mine !== turn) return
    const canvas = await paint(page, wanted, mine)
    if (canvas === null) return
    if (mine !== turn) return emptied(canvas)
    drawn.set(id, { fit: wanted, canvas })
    for (const oldest of drawn.keys()) {
      if (drawn.size <= maxPages) break
      free(oldest)
    }
  }

  async function paint(page: PDFPageProxy, wanted: PageFit, mine: number) {
    const { pixelRatio } = wanted
    const size = page.getViewport({ scale: 1 })
    const scale = scaleOf(wanted, size)
    if (scale === null) return null
    const viewport = page.getViewport({ scale: scale * cssPerPoint })
    const canvas = makeCanvas()
    canvas.width = Math.floor(viewport.width * pixelRatio)
    canvas.height = Math.floor(viewport.height * pixelRatio)
    canvas.style.width = `${Math.floor(viewport.width)}px`
    canvas.style.height = `${Math.floor(viewport.height)}px`
    const started = page.render({
      canvas,
      viewport,
      annotationMode: 1,
      ...(pixelRatio === 1 ? {} : { transform: [pixelRatio, 0, 0, pixelRatio, 0, 0] }),
    })
    task = started
    try {
      await started.promise
      return canvas
    } catch (error) {
      emptied(canvas)
      if (mine !== turn) return null // called off
      throw error
    } finally {
      if (task === started) task = null
    }
  }

  function stop(): void {
    turn += 1
    task?.cancel()
    task = null
  }

  function free(id: string): void {
    const held = drawn.get(id)
    drawn.delete(id)
    // One that is on screen is left to the collector.
    if (held && !held.canvas.isConnected) emptied(held.canvas)
  }

  function clear(): void {
    stop()
    for (const id of drawn.keys()) free(id)
  }

  return { fitTo, ready, draw, stop, drop: free, clear }
}

/** Gives the pixels back at once, not when the canvas is collected. */
function emptied(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}
