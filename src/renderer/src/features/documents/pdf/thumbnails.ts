/** Small pictures of pages: drawn one after the other, the newest wish first, and kept for a while. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'

/** About 80 kB each. */
const maxKept = 80

export interface Thumbnails {
  /** Draws the page into the canvas, unless `signal` says before that it has scrolled away. Rejects when it cannot be drawn. */
  draw(pageNumber: number, rotation: number, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void>
  close(): void
}

/** @param box the size that a page is drawn into, in device pixels */
export function createThumbnails(pdf: PDFDocumentProxy, box: { width: number; height: number }): Thumbnails {
  const kept = new Map<string, ImageBitmap>()
  let waiting: (() => void)[] = []
  let running = false
  let task: RenderTask | null = null
  let closed = false

  async function draw(
    pageNumber: number,
    rotation: number,
    canvas: HTMLCanvasElement,
    signal: AbortSignal,
  ): Promise<void> {
    const key = `${pageNumber}/${rotation}`
    const held = kept.get(key)
    if (held) return copy(held, canvas)
    await turn()
    try {
      if (signal.aborted || closed) return
      const picture = await paint(pageNumber, rotation)
      if (closed) return picture.close()
      keep(key, picture)
      if (!signal.aborted) copy(picture, canvas)
    } finally {
      running = false
      waiting.pop()?.()
    }
  }

  /** One page at a time: the page that is read comes first in the same worker. */
  function turn(): Promise<void> {
    if (!running) {
      running = true
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      waiting.push(() => {
        running = true
        resolve()
      })
    })
  }

  async function paint(pageNumber: number, rotation: number): Promise<ImageBitmap> {
    const page = await pdf.getPage(pageNumber)
    const whole = page.getViewport({ scale: 1, rotation: (page.rotate + rotation) % 360 })
    const scale = Math.min(box.width / whole.width, box.height / whole.height)
    const viewport = page.getViewport({ scale, rotation: (page.rotate + rotation) % 360 })
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.floor(viewport.width))
    canvas.height = Math.max(1, Math.floor(viewport.height))
    task = page.render({ canvas, viewport, annotationMode: 1 })
    await task.promise
    return createImageBitmap(canvas)
  }

  function keep(key: string, picture: ImageBitmap): void {
    kept.set(key, picture)
    for (const [oldest, one] of kept) {
      if (kept.size <= maxKept) break
      kept.delete(oldest)
      one.close()
    }
  }

  function close(): void {
    closed = true
    task?.cancel()
    for (const resume of waiting) resume()
    waiting = []
    for (const one of kept.values()) one.close()
    kept.clear()
  }

  return { draw, close }
}

function copy(picture: ImageBitmap, canvas: HTMLCanvasElement): void {
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
}
