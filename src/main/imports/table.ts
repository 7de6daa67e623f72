/** Reads a table of comma-separated values (or semicolons, tabs, bars) of any size, some rows at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import Papa from 'papaparse'
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from '#contract/imports.ts'
import { charsetOf } from '../documents/charset.ts'
import { Problem } from '../platform/problem.ts'
import { unguarded } from './guard.ts'

/** Bytes that are read and parsed in one turn: a few milliseconds. */
const SLICE = 32 * 1024
const TURN_MS = 8
/** Rows that are handed on at a time. */
const ROWS_AT_ONCE = 250
/** A row that is longer than this is a quotation mark that nobody closed. */
const LONGEST_ROW = 1024 * 1024
/** Letters and rows that are looked at to find out what separates the cells. */
const SAMPLE = 16 * 1024
const SAMPLE_ROWS = 50

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  line: number
  /** Trimmed, without the guard against formulas; line breaks are line feeds. */
  cells: string[]
}

export interface TableHead {
  charset: string
  delimiter: Delimiter
}

/** Bytes of a file: a `File`, or what a test makes. */
export type TableFile = Pick<Blob, 'size' | 'slice'>

interface ParsedRows {
  data: string[][]
  errors: { code: string }[]
  meta: { cursor: number }
}

const parse = (text: string, delimiter: Delimiter, more: boolean): ParsedRows =>
  // The class that papaparse's own streams are built on: it leaves a row that is not whole to the next call.
  new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, more) as ParsedRows

/**
 * The delimiter by which most of the first rows have as many cells as the head, and more than one. A first line
 * `sep=;`, which spreadsheets write, decides.
 */
export function sniffDelimiter(text: string): Delimiter {
  const named = /^sep=([,;|\t])\n/i.exec(text)?.[1]
  if (named !== undefined) return named as Delimiter
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const rows = parse(text, delimiter, true)
      .data.filter((row) => row.some((cell) => cell.trim() !== ''))
      .slice(0, SAMPLE_ROWS)
    const width = rows[0]?.length ?? 0
    if (width < 2) continue
    const fitting = rows.filter((row) => row.length === width).length / rows.length
    // A wide head that half of the rows fit beats two cells that all of them happen to have.
    const score = fitting * Math.log2(width)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

const notClosed = (line: number) =>
  new Problem(
    'REFUSED',
    'QUOTE_NOT_CLOSED',
    `A quotation mark that begins a cell near line ${line} is never closed, so nobody can tell where the cells end. Nothing was taken in; the file is as it was.`,
    'Open the file in a spreadsheet or an editor, close the quotation mark or double it, and choose the file again.',
  )

const cellOf = (raw: string): string => unguarded(raw).toWellFormed().replaceAll('\0', '').trim()

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)

/** Text of a file in slices, decoded, with every line break as a line feed. */
async function* decoded(file: TableFile, charset: string, signal: AbortSignal | undefined) {
  const decoder = new TextDecoder(charset)
  let held = ''
  for (let from = 0; from < file.size; from += SLICE) {
    signal?.throwIfAborted()
    const last = from + SLICE >= file.size
    const bytes = new Uint8Array(await file.slice(from, from + SLICE).arrayBuffer())
    let text = held + decoder.decode(bytes, { stream: !last })
    // The two halves of a line break may be in two slices.
    held = !last && text.endsWith('\r') ? '\r' : ''
    if (held !== '') text = text.slice(0, -1)
    yield { text: text.replace(/\r\n?/g, '\n'), last, done: Math.min(file.size, from + SLICE) }
  }
}

/**
 * Reads a whole table: `onHead` gets the first row that is not empty, `onRows` the others in parts. Empty rows are
 * passed over. Other work has its turn between two parts. Throws Problem REFUSED (EMPTY_TABLE, NOT_A_TABLE,
 * TOO_MANY_ROWS, TOO_MANY_COLUMNS, QUOTE_NOT_CLOSED), and the signal's reason when it aborts.
 */
export async function readTable(
  file: TableFile,
  on: {
    head(row: TableRow, about: TableHead): void
    rows(rows: TableRow[], done: number): void
  },
  signal?: AbortSignal,
): Promise<{ rows: number }> {
  const charset = await charsetOf(file, () => nextTurn())
  let delimiter: Delimiter | null = null
  let headed = false
  let rest = ''
  let line = 1
  let count = 0
  for await (const { text, last, done } of decoded(file, charset, signal)) {
    rest += text
    if (delimiter === null) {
      if (/^(%PDF|\{\\rtf|PK)/.test(rest) || rest.includes('\0')) throw notATable()
      delimiter = sniffDelimiter(`${rest.slice(0, SAMPLE)}\n`)
      if (/^sep=.\n/i.test(rest)) {
        rest = rest.slice(rest.indexOf('\n') + 1)
        line += 1
      }
    }
    const { data, errors, meta } = parse(rest, delimiter, !last)
    let found: TableRow[] = []
    let until = performance.now() + TURN_MS
    const open = last && errors.some(({ code }) => code === 'MissingQuotes')
    for (const raw of data) {
      if (open && raw === data.at(-1)) throw notClosed(line)
      const cells = raw.map(cellOf)
      const at = line
      line += 1 + lineBreaks(raw)
      if (cells.every((cell) => cell === '')) continue
      if (!headed) {
        headed = true
        if (cells.length > MAX_IMPORT_COLUMNS) throw tooManyColumns()
        on.head({ line: at, cells }, { charset, delimiter })
        continue
      }
      count += 1
      if (count > MAX_IMPORT_ROWS) throw tooManyRows()
      found.push({ line: at, cells })
      // A slice may hold tens of thousands of short rows.
      if (found.length < ROWS_AT_ONCE && performance.now() < until) continue
      on.rows(found, done)
      found = []
      await nextTurn()
      until = performance.now() + TURN_MS
    }
    rest = last ? '' : rest.slice(meta.cursor)
    if (rest.length > LONGEST_ROW) throw notClosed(line)
    if (found.length > 0) on.rows(found, done)
    await nextTurn()
  }
  if (!headed || count === 0) throw empty()
  return { rows: count }
}

const empty = () =>
  new Problem(
    'REFUSED',
    'EMPTY_TABLE',
    'This file has no rows below a line of column names. Nothing was taken in.',
    'Export the table again with its column names in the first line, and choose the file again.',
  )

const notATable = () =>
  new Problem(
    'REFUSED',
    'NOT_A_TABLE',
    'This file is not a table of text. Nothing was taken in; the file is as it was.',
    'In the spreadsheet choose "Save as" and the format CSV (UTF-8), then choose that file.',
  )

const tooManyRows = () =>
  new Problem(
    'REFUSED',
    'TOO_MANY_ROWS',
    `A table can have ${MAX_IMPORT_ROWS.toLocaleString('en')} rows at most. Nothing was taken in; the file is as it was.`,
    'Split the file into several, each with the line of column names, and import one after the other.',
  )

const tooManyColumns = () =>
  new Problem(
    'REFUSED',
    'TOO_MANY_COLUMNS',
    `A table can have ${MAX_IMPORT_COLUMNS} columns at most. Nothing was taken in; the file is as it was.`,
    'Remove the columns that are not needed, and choose the file again.',
  )
