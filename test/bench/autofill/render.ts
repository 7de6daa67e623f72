/** The blocks of a CV as PDF, DOCX, DOC, HTML and plain text. */
import CFB from 'cfb'
import {
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopPosition,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { pdfOf } from '../../support/documents.ts'
import { type Block, layOut, type Page } from './layouts.ts'
import type { BenchCv } from './resumes.ts'

export async function renderCv(cv: BenchCv): Promise<Uint8Array> {
  const page = layOut(cv)
  switch (cv.format) {
    case 'pdf':
      return pdfOf({ ...pdfDefinition(page), ...pageNumbers(cv) })
    case 'docx':
      return docxFile(page)
    case 'doc':
      return word97(docText(page))
    case 'html':
      return new TextEncoder().encode(htmlPage(page, cv.language))
    default:
      return new TextEncoder().encode(plainText(page))
  }
}

/** Blocks in the order that a format without columns gives them. */
const inOrder = ({ top, main, side }: Page): Block[] =>
  side === undefined
    ? [...top, ...main]
    : side.at === 'left'
      ? [...top, ...side.blocks, ...main]
      : [...top, ...main, ...side.blocks]

// --- PDF ---

function pdfBlock(block: Block): object {
  switch (block.type) {
    case 'name':
      return { text: block.text, fontSize: 22, bold: true }
    case 'headline':
      return { text: block.text, fontSize: 13, margin: [0, 0, 0, 6] }
    case 'heading':
      return { text: block.text, fontSize: 13, bold: true, color: '#224466', margin: [0, 12, 0, 3] }
    case 'strong':
      return { text: block.text, bold: true, margin: [0, 3, 0, 0] }
    case 'bullet':
      return { ul: [block.text] }
    case 'pair':
      return {
        columns: [
          { text: block.left, bold: block.strong, width: '*' },
          { text: block.right, width: 'auto' },
        ],
        columnGap: 12,
        margin: [0, 3, 0, 0],
      }
    case 'row':
      return {
        columns: [
          { text: block.left, width: 120 },
          { stack: block.right.map(pdfBlock), width: '*' },
        ],
        margin: [0, 3, 0, 0],
      }
    default:
      return { text: block.text }
  }
}

function pdfDefinition({ top, main, side }: Page): object {
  const stack = (blocks: readonly Block[]) => blocks.map(pdfBlock)
  const columns =
    side === undefined
      ? stack(main)
      : [
          {
            columns:
              side.at === 'left'
                ? [
                    { stack: stack(side.blocks), width: 150 },
                    { stack: stack(main), width: '*' },
                  ]
                : [
                    { stack: stack(main), width: '*' },
                    { stack: stack(side.blocks), width: 150 },
                  ],
            columnGap: 24,
          },
        ]
  return { content: [...stack(top), ...columns], defaultStyle: { fontSize: 10 } }
}

const pageNumbers = ({ manner, words, resume }: BenchCv): object =>
  manner.pageNumbers
    ? {
        footer: (page: number, pages: number) => ({
          text: `${resume.basics.name} – ${words.trouble.page} ${page} / ${pages}`,
          alignment: 'center',
          fontSize: 8,
        }),
      }
    : {}

// --- DOCX ---

const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [
    side,
    { style: BorderStyle.NONE, size: 0, color: 'auto' },
  ]),
) as never

function table(cells: readonly (readonly (Paragraph | Table)[])[], widths: readonly number[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_LINES,
    rows: [
      new TableRow({
        children: cells.map(
          (children, at) =>
            new TableCell({
              children: [...children],
              width: { size: widths[at] ?? 50, type: WidthType.PERCENTAGE },
            }),
        ),
      }),
    ],
  })
}

function docxBlock(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case 'name':
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          children: [new TextRun({ text: block.text, size: 44 })],
        }),
      ]
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: block.text })]
    case 'strong':
      return [new Paragraph({ children: [new TextRun({ text: block.text, bold: true })] })]
    case 'bullet':
      return [new Paragraph({ text: block.text, bullet: { level: 0 } })]
    case 'pair':
      return [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: TabStopPosition.MAX }],
          children: [new TextRun({ text: block.left, bold: block.strong }), new TextRun(`\t${block.right}`)],
        }),
      ]
    case 'row':
      return [table([[new Paragraph(block.left)], block.right.flatMap(docxBlock)], [25, 75])]
    default:
      return [new Paragraph(block.text)]
  }
}

async function docxFile({ top, main, side }: Page): Promise<Uint8Array> {
  const all = (blocks: readonly Block[]) => blocks.flatMap(docxBlock)
  const columns =
    side === undefined
      ? all(main)
      : [
          side.at === 'left'
            ? table([all(side.blocks), all(main)], [32, 68])
            : table([all(main), all(side.blocks)], [68, 32]),
        ]
  const document = new Document({ sections: [{ children: [...all(top), ...columns, new Paragraph('')] }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

// --- DOC ---

/** Word's own marks: 0x0d ends a paragraph, 0x09 is a tab, 0x07 ends a cell and a row. */
function docText(page: Page): string {
  const block = (one: Block): string => {
    switch (one.type) {
      case 'bullet':
        return `\u2022\t${one.text}\r`
      case 'pair':
        return `${one.left}\t${one.right}\r`
      case 'row':
        return `${one.left}\u0007${one.right.map(block).join('').replace(/\r$/, '')}\u0007\u0007`
      case 'heading':
        return `\r${one.text}\r`
      default:
        return `${one.text}\r`
    }
  }
  return inOrder(page).map(block).join('')
}

/** The smallest Word 97 file: a header, one run of UTF-16 text, and the piece table that names it ([MS-DOC] 2.8.35). */
function word97(text: string): Uint8Array {
  const TEXT_AT = 0x800
  const units = new Uint16Array([...text].join('').length)
  for (let at = 0; at < units.length; at += 1) units[at] = text.charCodeAt(at)
  const stream = new Uint8Array(Math.max(TEXT_AT + units.length * 2, 4096))
  const view = new DataView(stream.buffer)
  view.setUint16(0, 0xa5ec, true)
  view.setUint16(2, 0xc1, true)
  view.setUint16(6, 0x0409, true)
  // Text in pieces, and the table stream is 1Table.
  view.setUint16(0xa, 0x0200, true)
  view.setUint32(0x18, TEXT_AT, true)
  view.setUint32(0x1c, TEXT_AT + units.length * 2, true)
  view.setUint32(0x4c, units.length, true)
  view.setUint32(0x1a2, 0, true)
  view.setUint32(0x1a6, 21, true)
  stream.set(new Uint8Array(units.buffer), TEXT_AT)
  const clx = new Uint8Array(4096)
  const table = new DataView(clx.buffer)
  table.setUint8(0, 2)
  table.setUint32(1, 16, true)
  table.setUint32(5, 0, true)
  table.setUint32(9, units.length, true)
  table.setUint32(15, TEXT_AT, true)
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_del(container, '/Sh33tJ5')
  CFB.utils.cfb_add(container, '/WordDocument', Buffer.from(stream))
  CFB.utils.cfb_add(container, '/1Table', Buffer.from(clx))
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
}

// --- HTML ---

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function htmlBlock(block: Block): string {
  switch (block.type) {
    case 'name':
      return `<h1>${escaped(block.text)}</h1>`
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`
    case 'strong':
      return `<h3>${escaped(block.text)}</h3>`
    case 'bullet':
      return `<ul><li>${escaped(block.text)}</li></ul>`
    case 'pair':
      return `<div class="pair"><b>${escaped(block.left)}</b>\n  <span>${escaped(block.right)}</span></div>`
    case 'row':
      return `<table><tr><td>${escaped(block.left)}</td><td>${block.right.map(htmlBlock).join('')}</td></tr></table>`
    default:
      return `<p>${escaped(block.text)}</p>`
  }
}

function htmlPage({ top, main, side }: Page, language: string): string {
  const all = (blocks: readonly Block[]) => blocks.map(htmlBlock).join('\n')
  const body =
    side === undefined
      ? `<main>${all(main)}</main>`
      : side.at === 'left'
        ? `<aside>${all(side.blocks)}</aside><main>${all(main)}</main>`
        : `<main>${all(main)}</main><aside>${all(side.blocks)}</aside>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>CV</title><style>body{display:flex}</style></head><body>${all(top)}${body}</body></html>`
}

// --- TXT ---

function plainText(page: Page): string {
  const block = (one: Block, indent = ''): string => {
    switch (one.type) {
      case 'heading':
        return `\n${one.text}\n${'-'.repeat(one.text.length)}\n`
      case 'bullet':
        return `${indent}  * ${one.text}\n`
      case 'pair':
        return `${one.left.padEnd(Math.max(60 - one.right.length, one.left.length + 2))}${one.right}\n`
      case 'row': {
        const [first, ...rest] = one.right
        const head = first === undefined ? '' : block(first)
        return `${one.left.padEnd(Math.max(24, one.left.length + 2))}${head}${rest.map((part) => block(part, ' '.repeat(24))).join('')}`
      }
      case 'paragraph':
        return `${wrapped(one.text).join('\n')}\n`
      default:
        return `${indent}${one.text}\n`
    }
  }
  return inOrder(page)
    .map((one) => block(one))
    .join('')
}

function wrapped(text: string): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last.length + word.length > 72) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}
