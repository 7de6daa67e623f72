/**
 * The apostrophe that exports put in front of what a spreadsheet would run as a formula (docs/specs/list-csv.md) is
 * taken away again, at the very places where it is put.
 */
const GUARD = /^'(?=[\t\r\n])|(?<=^|[,;\t\r\n])'(?=["\s]*[=+\-@＝＋－＠])/g

export const unguarded = (cell: string): string => cell.replace(GUARD, '')
