/** The paragraphs and tables of a binary Word document, from its text with marks and what is known of its formatting. */

import type { Formatting, Story } from '../word-binary.ts'
import { type ParagraphRange, rangeAt } from '../word-binary-formatting.ts'

export interface Run {
  text: string
  bold: boolean
  italic: boolean
}

export interface Paragraph {
  /** 1 to 9 for a heading, 0 for text. */
  heading: number
  listItem: boolean
  runs: Run[]
}

export type Cell = Paragraph[]
export type Block = { kind: 'paragraph'; paragraph: Paragraph } | { kind: 'table'; rows: Cell[][] }

const PARAGRAPH_ENDS = new Set([0x0d, 0x0c, 0x0e])
const CELL_END = 0x07
const FIELD = { begin: 0x13, separator: 0x14, end: 0x15 } as const

/**
 * Reads a story once from its start to its end. Without formatting (Word 2, 6 and 95) a row ends where two cell marks
 * follow each other, and a table where a paragraph stands outside a row.
 */
export function blocksOf({ raw, from }: Story, formatting: Formatting | undefined): Block[] {
  const blocks: Block[] = []
  const table = createTable(blocks)
  const text = createRuns(formatting)
  let lastWasCell = false

  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at)
    if (code === CELL_END) {
      const about = aboutParagraph(formatting, from + at)
      const paragraph = text.take(about, formatting)
      const isRowEnd: boolean = about
        ? about.rowEnd
        : lastWasCell && paragraph === undefined && table.hasCells()
      if (isRowEnd) table.endRow()
      else table.endCell(paragraph)
      lastWasCell = !isRowEnd
    } else if (PARAGRAPH_ENDS.has(code)) {
      const about = aboutParagraph(formatting, from + at)
      const paragraph = text.take(about, formatting)
      lastWasCell = false
      if (about ? about.inTable : table.hasCells()) table.add(paragraph)
      else {
        table.end()
        if (paragraph) blocks.push({ kind: 'paragraph', paragraph })
      }
    } else text.add(raw.charAt(at), code, from + at)
  }
  const rest = text.take(undefined, formatting)
  if (table.hasCells()) table.add(rest)
  else if (rest) {
    table.end()
    blocks.push({ kind: 'paragraph', paragraph: rest })
  }
  table.end()
  return blocks
}

function aboutParagraph(formatting: Formatting | undefined, character: number): ParagraphRange | undefined {
  const place = formatting?.place(character)
  return place === undefined || formatting === undefined ? undefined : rangeAt(formatting.paragraphs, place)
}

/** The table that is being read: paragraphs gather in a cell, cells in a row, rows in the table. */
function createTable(blocks: Block[]) {
  let rows: Cell[][] = []
  let row: Cell[] = []
  let cell: Cell = []

  const endRow = (): void => {
    if (cell.length > 0) row.push(cell)
    if (row.length > 0) rows.push(row)
    row = []
    cell = []
  }
  return {
    hasCells: () => row.length > 0,
    add(paragraph: Paragraph | undefined): void {
      if (paragraph) cell.push(paragraph)
    },
    endCell(paragraph: Paragraph | undefined): void {
      if (paragraph) cell.push(paragraph)
      row.push(cell)
      cell = []
    },
    endRow,
    end(): void {
      endRow()
      if (rows.length > 0) blocks.push({ kind: 'table', rows })
      rows = []
    },
  }
}

/** The paragraph that is being read. Field codes are left out, field results kept, as in the text that is searched. */
function createRuns(formatting: Formatting | undefined) {
  let runs: Run[] = []
  const fields: boolean[] = []
  let hidden = 0

  function append(text: string, character: number): void {
    const place = formatting?.place(character)
    const about = place === undefined || !formatting ? undefined : rangeAt(formatting.runs, place)
    const bold = about?.bold ?? false
    const italic = about?.italic ?? false
    const last = runs.at(-1)
    if (last && last.bold === bold && last.italic === italic) last.text += text
    else runs.push({ text, bold, italic })
  }

  return {
    add(text: string, code: number, character: number): void {
      if (code === FIELD.begin) {
        fields.push(true)
        hidden += 1
      } else if (code === FIELD.separator) {
        if (fields.at(-1) === true) {
          fields[fields.length - 1] = false
          hidden -= 1
        }
      } else if (code === FIELD.end) {
        if (fields.pop() === true) hidden -= 1
      } else if (hidden === 0) {
        const shown = shownAs(text, code)
        if (shown !== '') append(shown, character)
      }
    },
    /** Undefined for an empty paragraph. */
    take(about: ParagraphRange | undefined, known: Formatting | undefined): Paragraph | undefined {
      const taken = runs
      runs = []
      if (taken.every(({ text }) => text.trim() === '')) return undefined
      const level = about?.outlineLevel
      const heading = level === undefined ? (known?.headings[about?.style ?? 0] ?? 0) : level + 1
      return { heading, listItem: about?.listItem ?? false, runs: taken }
    },
  }
}

/** Word's marks as characters; anchors of pictures and notes vanish. */
function shownAs(text: string, code: number): string {
  if (code === 0x0b) return '\n'
  if (code === 0x1e) return '\u2011'
  if (code === 0x09 || (code >= 0x20 && (code < 0xf000 || code > 0xf0ff))) return text
  // Symbol fonts lie in the private use area. Most of what documents take from them are bullets.
  return code >= 0xf020 && code <= 0xf0ff ? '•' : ''
}
