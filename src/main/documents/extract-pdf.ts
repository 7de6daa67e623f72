import type { DocumentWarning } from '#contract/inspection.ts'
import type { Extracted } from './extracted.ts'
import type { PdfEngine } from './pdf-engine.ts'
import { guardPdf } from './pdf-guard.ts'
import { layOutPage, type TextRun } from './pdf-layout.ts'
import { Refused } from './refusal.ts'

const MEDIA_TYPE = 'application/pdf'
/** Pages read at most; the longest dossiers have some tens. */
export const MAX_PDF_PAGES = 200
const MAX_PAGE_RUNS = 100_000
const MAX_PDF_CHARACTERS = 2_500_000

export type PdfDocument = Awaited<ReturnType<PdfEngine['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

/**
 * Text of a PDF by page, columns read one after the other, form values and typed-on notes after their page.
 * Runs no script, no XFA and no evaluated code, and loads nothing but character maps from `dataFolder`.
 * Throws Refused ENCRYPTED when it needs a password, DAMAGED when no page can be opened, TOO_COMPLEX above pdfLimits.
 */
export async function extractPdf(
  bytes: Uint8Array,
  engine: PdfEngine,
  dataFolder: string,
): Promise<Extracted> {
  await guardPdf(bytes)
  const whole = await openDocument(bytes, engine, dataFolder)
  if (whole !== undefined) return whole
  const mended = withTrailer(bytes)
  const rest = mended === undefined ? undefined : await openDocument(mended, engine, dataFolder)
  if (rest === undefined) throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
  return { ...rest, warnings: [...new Set<DocumentWarning>([...rest.warnings, 'PARTLY_READ'])] }
}

/** Begins to open a PDF as safely as Haku reads all of them; whoever asks ends it with `destroy`. */
export function openPdf(
  bytes: Uint8Array,
  engine: PdfEngine,
  dataFolder: string,
): ReturnType<PdfEngine['getDocument']> {
  // pdf.js wants its folders with forward slashes and one at the end, on Windows too.
  const folder = dataFolder.replaceAll('\\', '/').replace(/\/$/, '')
  return engine.getDocument({
    // It takes the buffer away from whoever passed it.
    data: bytes.slice(),
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    wasmUrl: `${folder}/wasm/`,
    useWasm: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: 0,
  })
}

/** Opens and reads the document; undefined when its structure cannot be made out. Throws Refused. */
async function openDocument(
  bytes: Uint8Array,
  engine: PdfEngine,
  dataFolder: string,
): Promise<Extracted | undefined> {
  const task = openPdf(bytes, engine, dataFolder)
  try {
    const document = await task.promise.catch((error: unknown) => {
      const locked = error instanceof Error && error.name === 'PasswordException'
      if (locked) throw new Refused('ENCRYPTED', { mediaType: MEDIA_TYPE })
      return undefined
    })
    return document === undefined ? undefined : await readPages(document)
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

/**
 * A file cut short has lost the trailer that names its catalogue. pdf.js finds the objects again without it, but not
 * which of them is the catalogue; undefined when that was lost too.
 */
function withTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = file.toString('latin1')
  const catalogue = text.search(/\/Type\s*\/Catalog\b/)
  if (catalogue < 0) return undefined
  const number = [
    ...text.slice(Math.max(catalogue - 2_000, 0), catalogue).matchAll(/(\d{1,7}) (\d{1,5}) obj\b/g),
  ].at(-1)
  if (number === undefined) return undefined
  const trailer = `\nendobj\ntrailer<</Root ${number[1]} ${number[2]} R>>\nstartxref\n0\n%%EOF\n`
  return new Uint8Array(Buffer.concat([file, Buffer.from(trailer)]))
}

async function readPages(document: PdfDocument): Promise<Extracted> {
  const warnings = new Set<DocumentWarning>()
  const texts: string[] = []
  let characters = 0
  let failed = 0
  const pages = document.numPages
  const wanted = Math.min(pages, MAX_PDF_PAGES)
  for (let number = 1; number <= wanted && characters < MAX_PDF_CHARACTERS; number += 1) {
    try {
      const page = await document.getPage(number)
      const text = await readPage(page, warnings)
      characters += text.length
      texts.push(text)
      page.cleanup()
    } catch {
      failed += 1
    }
  }
  if (failed === wanted) throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
  if (failed > 0) warnings.add('PARTLY_READ')
  if (wanted < pages || characters >= MAX_PDF_CHARACTERS) warnings.add('TRUNCATED_TEXT')
  for (const warning of await extras(document)) warnings.add(warning)
  return { text: texts.join('\n\n'), pages, warnings: [...warnings] }
}

async function readPage(page: PdfPage, warnings: Set<DocumentWarning>): Promise<string> {
  const content = await page.getTextContent({ includeMarkedContent: false })
  if (content.items.length > MAX_PAGE_RUNS) warnings.add('TRUNCATED_TEXT')
  // Text turned by quarters is laid out as if the page were turned back; text at other angles stays in file order.
  const byQuarter: TextRun[][] = [[], [], [], []]
  const slanted: string[] = []
  let previous: TextRun | undefined
  for (const item of content.items.slice(0, MAX_PAGE_RUNS)) {
    if (!('str' in item) || item.str === '') continue
    if (item.str.trim() === '') {
      if (previous !== undefined && !previous.text.endsWith(' ')) previous.text += ' '
      continue
    }
    const quarter = quarterOf(item.transform)
    if (quarter === undefined) slanted.push(item.str)
    else {
      previous = turnBack(item, quarter)
      byQuarter[quarter]?.push(previous)
    }
  }
  const body = byQuarter.map(layOutPage).filter((part) => part !== '')
  const shown = [...body, slanted.join(' ')].join('\n')
  return [shown, ...(await readAnnotations(page, shown))].filter((part) => part.trim() !== '').join('\n')
}

interface PdfTextItem {
  str: string
  dir: string
  transform: number[]
  width: number
  height: number
}

/** How many quarter turns the text is turned by, counter-clockwise; undefined when it slants. */
function quarterOf([a = 0, b = 0]: number[]): number | undefined {
  const turns = Math.atan2(b, a) / (Math.PI / 2)
  const nearest = Math.round(turns)
  return Math.abs(turns - nearest) > 0.05 ? undefined : (nearest + 4) % 4
}

/** The run as it stands on a page turned back by these quarters. */
export function turnBack(item: PdfTextItem, quarter: number): TextRun {
  const [a = 0, b = 0, , , e = 0, f = 0] = item.transform
  const [x, y] = [
    [e, f],
    [f, -e],
    [-e, -f],
    [-f, e],
  ][quarter] as [number, number]
  const height = item.height || Math.hypot(a, b)
  // Upright pages measure a run along x in both cases: pdf.js gives its extent along its own baseline.
  return { text: item.str, x, y, width: item.width, height, rightToLeft: item.dir === 'rtl' }
}

/** What was typed into form fields and notes, and mail addresses that hide behind an icon or a word. */
async function readAnnotations(page: PdfPage, shown: string): Promise<string[]> {
  const found = new Set<string>()
  const annotations = (await page.getAnnotations().catch(() => [])) as Record<string, unknown>[]
  for (const annotation of annotations) {
    const { subtype, fieldType, fieldValue, textContent, unsafeUrl } = annotation
    if (subtype === 'Widget' && fieldType !== 'Sig' && fieldType !== 'Btn') {
      for (const value of [fieldValue].flat()) if (typeof value === 'string') found.add(value.trim())
    } else if (subtype === 'FreeText' && Array.isArray(textContent)) {
      found.add(textContent.join('\n').trim())
    } else if (subtype === 'Link' && typeof unsafeUrl === 'string') {
      const address = /^mailto:([^?\s]+)/i.exec(unsafeUrl)?.[1]
      if (address !== undefined) found.add(address)
    }
  }
  const flat = shown.replace(/\s+/g, ' ')
  return [...found].filter((text) => text !== '' && !flat.includes(text.replace(/\s+/g, ' ')))
}

async function extras(document: PdfDocument): Promise<DocumentWarning[]> {
  const warnings: DocumentWarning[] = []
  const hasScript = await document.hasJSActions().catch(() => false)
  const onOpen = (await document.getOpenAction().catch(() => null)) as Record<string, unknown> | null
  if (hasScript || onOpen?.action === 'JavaScript') warnings.push('HAS_SCRIPT')
  const attachments: unknown = await document.getAttachments().catch(() => null)
  if (attachments instanceof Map && attachments.size > 0) warnings.push('HAS_ATTACHMENTS')
  return warnings
}
