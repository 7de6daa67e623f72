/**
 * Comma-separated values as RFC 4180 has them, or with semicolons where the comma is the decimal mark and spreadsheets
 * expect those. What programs would run as a formula gets an apostrophe in front: docs/specs/list-csv.md.
 */

/** What a spreadsheet may take for the end of a cell, whatever this file is separated by. */
const FORMULA = /^(?=[\t\r\n])|(?<=^|[,;\t\r\n])(?=["\s]*[=+\-@＝＋－＠])/g
const QUOTED = /[",;\t\r\n]/

/** Says that the file is UTF-8: spreadsheets guess otherwise, and guess wrong. */
export const BOM = '\uFEFF'

export type Separator = ',' | ';'

/** What spreadsheets of this language take apart at when such a file is opened by a double click. */
export const separatorOf = (language: string): Separator =>
  new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ','

/** A cell that stays text wherever it is opened. */
export function csvCell(text: string): string {
  const safe = text.replace(FORMULA, "'")
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One record with its line break. */
export const csvLine = (cells: readonly string[], separator: Separator): string =>
  `${cells.map(csvCell).join(separator)}\r\n`
