/** A small PDF writer: pages of A4, the standard fonts, lines and boxes. For text that windows-1252 can spell. */
import { deflateSync } from 'node:zlib'

export type Font = 'regular' | 'bold' | 'serif' | 'serif-bold'
const FONTS: readonly { font: Font; name: string; resource: string; wider: number }[] = [
  { font: 'regular', name: 'Helvetica', resource: 'F1', wider: 1 },
  { font: 'bold', name: 'Helvetica-Bold', resource: 'F2', wider: 1.08 },
  { font: 'serif', name: 'Times-Roman', resource: 'F3', wider: 0.92 },
  { font: 'serif-bold', name: 'Times-Bold', resource: 'F4', wider: 0.98 },
]

export const PAGE = { width: 595, height: 842 } as const

// Helvetica's widths from space to tilde, in thousandths (Adobe's metrics); close enough for the others, scaled.
const WIDTHS = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 ' +
  '584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 ' +
  '611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 ' +
  '722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number)

const of = (font: Font) => FONTS.find((one) => one.font === font) ?? FONTS[0]

/** Width of a text in points. */
export function widthOf(text: string, font: Font, size: number): number {
  let thousandths = 0
  for (const letter of text) {
    const plain = letter.normalize('NFD').codePointAt(0) ?? 0
    thousandths += WIDTHS[plain - 32] ?? 600
  }
  return (thousandths * size * (of(font)?.wider ?? 1)) / 1000
}

/** Lines of at most `width` points. */
export function wrap(text: string, font: Font, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, font, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

// Where windows-1252 differs from Latin 1.
const ABOVE = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const byteOf = (letter: string): number | undefined => {
  const code = letter.codePointAt(0) ?? 0
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code
  const at = ABOVE.indexOf(letter)
  return at >= 0 && code > 0xff ? 0x80 + at : undefined
}

/** Whether the standard fonts have every letter of it. */
export const canSpell = (text: string): boolean =>
  [...text.normalize('NFC')].every((letter) => letter === '\n' || byteOf(letter) !== undefined)

function literal(text: string): string {
  let out = '('
  for (const letter of text.normalize('NFC')) {
    const byte = byteOf(letter)
    if (byte === undefined) throw new Error('The standard fonts of PDF do not have this letter.')
    if (byte === 0x28 || byte === 0x29 || byte === 0x5c) out += '\\'
    out += String.fromCharCode(byte)
  }
  return `${out})`
}

/** One page under construction; y counts from the top, in points. */
export class PdfPage {
  readonly #operators: string[] = []

  text(x: number, y: number, text: string, font: Font, size: number, colour = '0.13 0.13 0.16'): void {
    this.#operators.push(
      `BT /${of(font)?.resource} ${size} Tf ${colour} rg 1 0 0 1 ${x.toFixed(1)} ${(PAGE.height - y).toFixed(1)} Tm ${literal(text)} Tj ET`,
    )
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    this.#operators.push(
      `${colour} rg ${x.toFixed(1)} ${(PAGE.height - y - height).toFixed(1)} ${width.toFixed(1)} ${height.toFixed(1)} re f`,
    )
  }

  get content(): string {
    return this.#operators.join('\n')
  }
}

/** The file of these pages. */
export function pdfFile(pages: readonly PdfPage[], title: string): Uint8Array {
  const fonts = FONTS.map(({ resource }, at) => `/${resource} ${4 + at} 0 R`).join(' ')
  const firstPage = 4 + FONTS.length
  const objects: Buffer[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    `<</Title${literal(title)}/Producer(Haku demo)>>`,
    ...FONTS.map(({ name }) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`),
  ].map((object) => Buffer.from(object, 'latin1'))
  pages.forEach((page, at) => {
    const content = deflateSync(Buffer.from(page.content, 'latin1'))
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents ${firstPage + at * 2 + 1} 0 R/Resources<</Font<<${fonts}>>>>>>`,
      ),
      Buffer.concat([
        Buffer.from(`<</Length ${content.length}/Filter/FlateDecode>>stream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
    )
  })
  const parts = [Buffer.from('%PDF-1.4\n%\u00e4\u00f6\u00fc\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const rows = objects.map((object, at) => {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    const row = `${String(length).padStart(10, '0')} 00000 n \n`
    parts.push(part)
    length += part.length
    return row
  })
  const count = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}trailer<</Size ${count}/Root 1 0 R/Info 3 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}
