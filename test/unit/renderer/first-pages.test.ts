import type { PDFDocumentProxy } from 'pdfjs-dist'
import { describe, expect, it } from 'vitest'
import {
  createFirstPages,
  type PageFit,
  scaleOf,
} from '../../../src/renderer/src/features/documents/pdf/first-pages.ts'

const FIT: PageFit = { width: 640, height: 800, pixelRatio: 2, scale: 'auto' }
const A4 = { width: 595, height: 842 }

/** A canvas as far as drawing ahead knows one. */
const blank = () => ({ width: 0, height: 0, style: {}, isConnected: false }) as unknown as HTMLCanvasElement

/** A document whose pages are drawn when the test says so. */
function slowPdf(size = A4) {
  const tasks: { finish(): void; cancelled: boolean }[] = []
  const pdf = {
    getPage: async () => ({
      getViewport: ({ scale }: { scale: number }) => ({
        width: size.width * scale,
        height: size.height * scale,
      }),
      render: () => {
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        const task = { finish: resolve, cancelled: false }
        tasks.push(task)
        return {
          promise,
          cancel: () => {
            task.cancelled = true
            reject(new Error('called off'))
          },
        }
      },
    }),
  } as unknown as PDFDocumentProxy
  return { pdf, tasks }
}

/** Lets what was begun come as far as it can. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

async function drawn(
  pages: ReturnType<typeof createFirstPages>,
  id: string,
): Promise<HTMLCanvasElement | null> {
  const { pdf, tasks } = slowPdf()
  const done = pages.draw(id, pdf)
  await settle()
  tasks[0]?.finish()
  await done
  return pages.ready(id)
}

describe('the scale that a page will be shown in', () => {
  it('fits the width, but enlarges no more than the viewer does', () => {
    expect(scaleOf(FIT, A4)).toBeCloseTo(600 / (595 * (96 / 72)))
    expect(scaleOf({ ...FIT, width: 4000 }, A4)).toBe(1.25)
    expect(scaleOf({ ...FIT, width: 4000, scale: 'page-width' }, A4)).toBeCloseTo(3960 / (595 * (96 / 72)))
  })
  it('is the one that was chosen, and nobody’s guess for a page in landscape', () => {
    expect(scaleOf({ ...FIT, scale: '1.5' }, A4)).toBe(1.5)
    expect(scaleOf(FIT, { width: 842, height: 595 })).toBeNull()
    expect(scaleOf({ ...FIT, scale: 'nonsense' }, A4)).toBeNull()
  })
})

describe('first pages drawn ahead', () => {
  it('are there under the id of their document, in the pixels of the screen, and under no other', async () => {
    const pages = createFirstPages(blank)
    expect(await drawn(pages, 'a')).toBeNull() // how pages are shown is not known yet
    pages.fitTo(FIT)
    const canvas = await drawn(pages, 'a')
    expect(canvas?.width).toBe(1200)
    expect(canvas?.style.width).toBe('600px')
    expect(pages.ready('b')).toBeNull()
  })

  it('are as many as memory allows, the ones used last', async () => {
    const pages = createFirstPages(blank)
    pages.fitTo(FIT)
    const first = await drawn(pages, 'a')
    for (const id of ['b', 'c', 'd']) await drawn(pages, id)
    await pages.draw('b', slowPdf().pdf) // wanted again
    await drawn(pages, 'e')
    await drawn(pages, 'f')
    expect(['a', 'b', 'c', 'd', 'e', 'f'].filter((id) => pages.ready(id))).toEqual(['b', 'd', 'e', 'f'])
    expect(first?.width).toBe(0) // its pixels were given back at once
  })

  it('are called off when somebody waits for another page, and nothing of it is kept', async () => {
    const pages = createFirstPages(blank)
    pages.fitTo(FIT)
    const { pdf, tasks } = slowPdf()
    const done = pages.draw('a', pdf)
    await settle()
    pages.stop()
    await done
    expect(tasks[0]?.cancelled).toBe(true)
    expect(pages.ready('a')).toBeNull()
  })

  it('are forgotten when pages are shown in another size, when the document changed, and when the workspace is locked', async () => {
    const pages = createFirstPages(blank)
    for (const forget of [
      () => pages.fitTo({ ...FIT, width: 700 }),
      () => pages.drop('a'),
      () => pages.clear(),
    ]) {
      pages.fitTo(FIT)
      expect(await drawn(pages, 'a')).not.toBeNull()
      pages.fitTo({ ...FIT })
      expect(pages.ready('a')).not.toBeNull()
      forget()
      expect(pages.ready('a')).toBeNull()
    }
  })

  it('say what went wrong with a document that cannot be drawn', async () => {
    const pages = createFirstPages(blank)
    pages.fitTo(FIT)
    const pdf = { getPage: () => Promise.reject(new Error('damaged')) } as unknown as PDFDocumentProxy
    await expect(pages.draw('a', pdf)).rejects.toThrow('damaged')
  })
})
