/** Documents made in code for the tests: small, of invented people, and hostile where a test asks for it. */
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import CFB from 'cfb'
import { strToU8, type Zippable, zipSync } from 'fflate'
import type { InspectionTools } from '../../src/main/documents/inspect.ts'
import { createLanguageDetector } from '../../src/main/documents/language.ts'
import { loadPdfEngine, type PdfEngine } from '../../src/main/documents/pdf-engine.ts'

const require = createRequire(import.meta.url)

/** What inspectDocument needs, with pdf.js's data from the installed package. */
export function inspectionTools(): InspectionTools {
  let engine: Promise<PdfEngine> | undefined
  return {
    loadPdf: () => {
      engine ??= loadPdfEngine()
      return engine
    },
    detectLanguage: createLanguageDetector(),
    pdfDataFolder: require.resolve('pdfjs-dist/package.json').replace(/[/\\]package\.json$/, ''),
  }
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

export interface DocxParts {
  /** XML inside w:body. */
  body: string
  /** Relationships of the main part: kind to part name inside word/. */
  related?: [kind: string, name: string, xml: string][]
  mainType?: string
  mainPart?: string
  extra?: Zippable
}

export const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const wordPart = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${WORD}" xmlns:r="${OFFICE}">${inner}</w:${root}>`

/** A .docx written by hand, so that a test can put anything anywhere in it. */
export function docxOf(parts: DocxParts): Uint8Array {
  const main = parts.mainPart ?? 'word/document.xml'
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const related = parts.related ?? []
  const relationships = related.map(
    ([kind, name], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${kind}" Target="${name}"/>`,
  )
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${parts.mainType ?? MAIN_TYPE}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="m" Type="${OFFICE}/officeDocument" Target="${main}"/></Relationships>`,
    ),
    [main]: strToU8(wordPart('document', `<w:body>${parts.body}</w:body>`)),
    [`${folder}_rels/${main.slice(folder.length)}.rels`]: strToU8(
      `<Relationships>${relationships.join('')}</Relationships>`,
    ),
    ...Object.fromEntries(related.map(([, name, xml]) => [`${folder}${name}`, strToU8(xml)])),
    ...parts.extra,
  })
}

/** A compound file with the given streams, as Office and Outlook write them. */
export function compoundFileOf(streams: Record<string, Uint8Array>): Uint8Array {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_del(container, '/Sh33tJ5')
  for (const [path, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(container, `/${path}`, Buffer.from(content))
  }
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
}

/** The streams of an existing compound file, with some added or replaced. */
export function withStreams(original: Uint8Array, streams: Record<string, Uint8Array>): Uint8Array {
  const container = CFB.read(Buffer.from(original), { type: 'buffer' })
  for (const [path, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(container, `/${path}`, Buffer.from(content))
  }
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
}

/** A Word 6 or 95 document: a header with magic, language and the bounds of its single-byte text. */
export function word95Of(text: Uint8Array, languageId = 0x0409): Uint8Array {
  const stream = new Uint8Array(Math.max(0x300 + text.length, 4096))
  const view = new DataView(stream.buffer)
  view.setUint16(0, 0xa5dc, true)
  view.setUint16(6, languageId, true)
  view.setUint32(0x18, 0x300, true)
  view.setUint32(0x1c, 0x300 + text.length, true)
  view.setUint32(0x34, text.length, true)
  stream.set(text, 0x300)
  return compoundFileOf({ WordDocument: stream })
}

interface PdfMake {
  addFonts(fonts: unknown): void
  setUrlAccessPolicy(policy: () => boolean): void
  setLocalAccessPolicy(policy: () => boolean): void
  createPdf(definition: unknown): { getBuffer(): Promise<Uint8Array> }
}

/** A PDF by pdfmake, with embedded Roboto (Latin, Greek, Cyrillic). */
export async function pdfOf(definition: object): Promise<Uint8Array> {
  const pdfmake = require('pdfmake') as PdfMake
  pdfmake.addFonts(require('pdfmake/fonts/Roboto.js'))
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => true)
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer())
}

export interface RawPdf {
  /** Content stream of the only page. */
  content: string | Uint8Array
  filter?: string
  /** Further entries of the catalogue and the page, and whole further objects from number 6 on. */
  catalogue?: string
  page?: string
  objects?: string[]
}

/** A PDF written by hand with Helvetica as /F. */
export function rawPdf(raw: RawPdf): Uint8Array {
  const content =
    typeof raw.content === 'string'
      ? deflateSync(Buffer.from(raw.content, 'latin1'))
      : Buffer.from(raw.content)
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${raw.catalogue ?? ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>${raw.page ?? ''}>>`,
    Buffer.concat([
      Buffer.from(`<</Length ${content.length}/Filter${raw.filter ?? '/FlateDecode'}>>stream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...(raw.objects ?? []),
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  objects.forEach((object, index) => {
    offsets.push(at)
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]))
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

/** A page whose content inflates to `megabytes` of blanks: small on disk. */
export function pdfBomb(megabytes: number): Uint8Array {
  const once = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 9 })
  return rawPdf({ content: deflateSync(once, { level: 9 }), filter: '[/FlateDecode/FlateDecode]' })
}

/** The same by a filter whose outcome is not counted beforehand: only what the reader holds tells. */
export function pdfBombUncounted(megabytes: number): Uint8Array {
  // Byte 129 repeats the next one 128 times (ISO 32000-1, 7.4.5).
  const runs = Buffer.alloc(megabytes * 16 * 1024, Buffer.from([129, 0x20]))
  return rawPdf({ content: deflateSync(runs, { level: 9 }), filter: '[/FlateDecode/RunLengthDecode]' })
}
