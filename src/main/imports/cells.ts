/** The cells of one row by the fields that their columns are mapped to, and what could not be taken over. */
import type {
  CellProblemCode,
  ImportField,
  ImportMapping,
  RowProblem,
  RowRefusalCode,
} from '#contract/imports.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'

/** Without its sentence, as it is kept. */
export type Finding = Pick<RowProblem, 'code' | 'column'>

export interface Cells {
  /** Every cell of a field that is not empty, with its column. */
  all(field: ImportField): { text: string; column: number }[]
  /** The first of them, as one line of at most so many letters; null: there is none, or it is too long. */
  line(field: ImportField, most: number): string | null
  /** The same with its line breaks. */
  text(field: ImportField, most: number): string | null
  /** The column of the first of them. */
  column(field: ImportField): number | null
  note(code: CellProblemCode, column: number | null): void
  readonly findings: Finding[]
}

/** A mapping, with the columns of each field at hand. */
export interface Layout extends ImportMapping {
  columns: ReadonlyMap<ImportField, readonly number[]>
}

export function layoutOf(mapping: ImportMapping): Layout {
  const columns = new Map<ImportField, number[]>()
  mapping.fields.forEach((field, column) => {
    columns.set(field, [...(columns.get(field) ?? []), column])
  })
  return { ...mapping, columns }
}

export function cellsOf(cells: readonly string[], layout: Layout): Cells {
  const findings: Finding[] = []
  const all = (field: ImportField) =>
    (layout.columns.get(field) ?? []).flatMap((column) => {
      const text = cells[column] ?? ''
      return text === '' ? [] : [{ text, column }]
    })
  const note = (code: CellProblemCode, column: number | null) => {
    if (!findings.some((one) => one.code === code && one.column === column)) findings.push({ code, column })
  }
  const fitting = (field: ImportField, most: number, clean: (text: string) => string): string | null => {
    const [first] = all(field)
    const cleaned = first === undefined ? '' : clean(first.text)
    if (first === undefined || cleaned === '') return null
    if (cleaned.length <= most) return cleaned
    note('TOO_LONG', first.column)
    return null
  }
  return {
    all,
    line: (field, most) => fitting(field, most, (text) => cleanLine(text, Number.POSITIVE_INFINITY)),
    text: (field, most) => fitting(field, most, cleanText),
    column: (field) => all(field)[0]?.column ?? null,
    note,
    findings,
  }
}

/** Cells under no column: the row has slipped, and nobody can tell where. */
export const slipped = (cells: readonly string[], layout: Layout): boolean =>
  cells.slice(layout.fields.length).some((cell) => cell !== '')

/** A row that is not taken in. */
export class RowRefused extends Error {
  readonly finding: { code: RowRefusalCode; column: number | null }
  constructor(code: RowRefusalCode, column: number | null = null) {
    super(code)
    this.finding = { code, column }
  }
}
