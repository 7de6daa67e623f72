/** Pages of a PDF for paper. */
import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Dots per inch: sharp text on paper, and 9 MB for the page that is being drawn. */
const dotsPerInch = 150
const pointsPerInch = 72
/** A document that somebody prints by mistake must not take all memory. */
export const mostPages = 200

/** Draws the pages one after the other as pictures, each on a sheet of its own. */
export async function fillPdfSheet(
  pdf: PDFDocumentProxy,
  rotation: number,
  body: HTMLElement,
): Promise<void> {
  body.classList.add('pages')
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({
      scale: dotsPerInch / pointsPerInch,
      rotation: (page.rotate + rotation) % 360,
    })
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    await page.render({ canvas, viewport, annotationMode: 1, intent: 'print' }).promise
    const picture = body.ownerDocument.createElement('img')
    picture.src = URL.createObjectURL(await pictureOf(canvas))
    picture.alt = ''
    picture.dataset.page = String(number)
    await new Promise<void>((resolve, reject) => {
      picture.onload = () => resolve()
      picture.onerror = () => reject(new Error('A page could not be drawn for paper.'))
      body.append(picture)
    })
    URL.revokeObjectURL(picture.src)
    canvas.width = 0 // gives the pixels back at once
  }
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('A page could not be drawn for paper.'))),
      'image/png',
    )
  })
}
