/** Rows as JSON text, made and compared by SQLite itself, so that an image equals a row exactly or not at all. */
import type { TableInfo } from './tables.ts'

/** SQL expression that yields the JSON image of a row; `row` is NEW, OLD, or a table name. */
export function imageOf(table: TableInfo, row: string): string {
  const fields = table.columns.map(({ name, type }) => {
    const value = `${row}."${name}"`
    if (type === 'blob') return `'${name}', iif(${value} IS NULL, NULL, hex(${value}))`
    // JSON of a real keeps 15 digits; 17 tell every double apart.
    if (type === 'real') return `'${name}', iif(${value} IS NULL, NULL, format('%!.17g', ${value}))`
    return `'${name}', ${value}`
  })
  return `json_object(${fields.join(', ')})`
}

export type RowValues = Record<string, string | number | Buffer | null>

/** The values to bind for an image made by `imageOf`, by column name. */
export function valuesOf(table: TableInfo, image: string): RowValues {
  const parsed = JSON.parse(image) as Record<string, string | number | null>
  const values: RowValues = {}
  for (const { name, type } of table.columns) {
    const value = parsed[name] ?? null
    if (value === null) values[name] = null
    else if (type === 'blob') values[name] = Buffer.from(String(value), 'hex')
    else if (type === 'real') values[name] = Number(value)
    else values[name] = value
  }
  return values
}
