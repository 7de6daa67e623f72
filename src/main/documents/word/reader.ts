/** Running text of a .docx for reading: headings, lists and tables by mammoth, headers and footers by our own reader. */
import mammoth from 'mammoth'
import { mainPartOf, relationshipsOf, xmlOf } from '../docx-package.ts'
import { partText } from '../extract-docx.ts'
import type { ZipContents } from '../zip-guard.ts'
import { docxParts, PICTURES, packUncompressed } from './docx-parts.ts'
import { escapeHtml } from './escape.ts'
import { picturePixels } from './picture-size.ts'
import { TooLong, viewLimits, type WordView } from './view.ts'

/** What stands in the place of a picture that is left out: mammoth wants an element for each. */
const EMPTY_PICTURE = /<img(?: alt="[^"]*")? src="" \/>/g

/** To be called in a document worker only. Throws TooLong, Refused ZIP_LIMIT or DAMAGED, and what mammoth throws. */
export async function docxReader(bytes: Uint8Array): Promise<WordView> {
  const zip = await docxParts(bytes)
  const main = mainPartOf(zip)
  // Mammoth builds several trees; what is too long is known before any of them stands.
  const elements = main === undefined ? 0 : (xmlOf(zip, main).match(/<\w/g)?.length ?? 0)
  if (elements > viewLimits.xmlElements) throw new TooLong()
  let picturesLeftOut = 0
  let pictureBytes = 0
  const leftOut = () => {
    picturesLeftOut += 1
    return { src: '' }
  }
  const { value: body } = await mammoth.convertToHtml({ buffer: Buffer.from(packUncompressed(zip)) }, {
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(async (image) => {
      const type = image.contentType.toLowerCase()
      if (![...PICTURES.values()].includes(type)) return leftOut()
      const content = await image.readAsBuffer()
      const pixels = picturePixels(content, type)
      pictureBytes += content.length
      if (pixels === undefined || pixels > viewLimits.picturePixels) return leftOut()
      if (pictureBytes > viewLimits.pictureBytes) return leftOut()
      return { src: `data:${type};base64,${content.toString('base64')}` }
    }),
  } as Parameters<typeof mammoth.convertToHtml>[1])
  const shown = body.replaceAll(EMPTY_PICTURE, '')
  const html = [runningPart(zip, main, 'header'), shown, runningPart(zip, main, 'footer')].join('')
  if (html.length > viewLimits.characters + viewLimits.pictureBytes * 1.4) throw new TooLong()
  return { html, css: '', pageWidth: 0, picturesLeftOut, simplified: false }
}

/** Headers or footers, each different one once: a contact block often stands there. */
function runningPart(zip: ZipContents, main: string | undefined, kind: 'header' | 'footer'): string {
  if (main === undefined) return ''
  const texts = new Set<string>()
  for (const related of relationshipsOf(zip, main)) {
    if (related.kind !== kind || related.part === undefined || zip.part(related.part) === undefined) continue
    texts.add(partText(xmlOf(zip, related.part)).trim())
  }
  const lines = [...texts].flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '')
  if (lines.length === 0) return ''
  return `<${kind}>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</${kind}>`
}
