/** Tables of a LinkedIn data archive: order and presence of columns vary, so cells are asked for by header. */
import Papa from 'papaparse'
import { decodeText } from '../documents/charset.ts'

/** Rows of one table that are read; the longest careers have some tens. */
const MAX_ROWS = 2_000
const MAX_CELL_CHARACTERS = 20_000
/** Lines of notes that may stand before the header. */
const MAX_PREAMBLE_ROWS = 10

export type CsvRow = (header: string) => string

const headerKey = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()

/**
 * Rows below the header row, which is the first that holds one of `known`. UTF-8 with or without a byte order mark,
 * or else the likeliest Western charset. A column that is missing reads as ''.
 */
export function readCsv(bytes: Uint8Array, known: readonly string[]): { rows: CsvRow[]; left: number } {
  const { text } = decodeText(bytes, { html: false })
  const { data } = Papa.parse<string[]>(text, {
    delimiter: ',',
    skipEmptyLines: 'greedy',
    preview: MAX_ROWS + MAX_PREAMBLE_ROWS + 1,
  })
  const wanted = new Set(known.map((name) => name.toLowerCase()))
  const at = data
    .slice(0, MAX_PREAMBLE_ROWS)
    .findIndex((row) => row.some((cell) => wanted.has(headerKey(cell))))
  if (at < 0) return { rows: [], left: 0 }
  const columns = new Map<string, number>()
  for (const [index, cell] of (data[at] ?? []).entries()) {
    if (!columns.has(headerKey(cell))) columns.set(headerKey(cell), index)
  }
  const body = data.slice(at + 1)
  const rows = body.slice(0, MAX_ROWS).map((cells): CsvRow => {
    return (header) =>
      (cells[columns.get(header.toLowerCase()) ?? -1] ?? '').slice(0, MAX_CELL_CHARACTERS).trim()
  })
  return { rows, left: body.length - rows.length }
}
