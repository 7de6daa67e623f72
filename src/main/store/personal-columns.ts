/** The columns of the database by what the registry says of them, under the names that SQL has for them. */
import { getTableColumns } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { is } from 'drizzle-orm/entity'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableName } from 'drizzle-orm/table'
import { type Entry, registry } from './registry.ts'
import * as schema from './schema/index.ts'

interface ClassedColumn {
  readonly table: string
  readonly column: string
  readonly isText: boolean
}

function columnsThat(test: (entry: Entry, name: string) => boolean): ClassedColumn[] {
  const classes: Readonly<Record<string, Readonly<Record<string, Entry>>>> = registry
  return Object.entries(schema).flatMap(([key, table]) =>
    is(table, SQLiteTable)
      ? Object.entries(getTableColumns(table)).flatMap(([name, column]) => {
          const entry = classes[key]?.[name]
          if (!entry || !test(entry, name)) return []
          return [
            {
              table: getTableName(table),
              column: column.keyAsName ? toSnakeCase(name) : column.name,
              isText: column.dataType === 'string',
            },
          ]
        })
      : [],
  )
}

/** Text that people write, of whomever: what is kept of somebody may say what is removed of another. */
export const spokenColumns = (): ClassedColumn[] =>
  columnsThat(({ class: kind }) => kind !== 'coded').filter(({ isText }) => isText)

/** Text that is a code or an id, or a list of them. */
export const codedColumns = (): ClassedColumn[] =>
  columnsThat(({ class: kind }) => kind === 'coded').filter(({ isText }) => isText)

/** What of a candidate is read as text: personal and special columns that do not outlive an anonymisation. */
export const personalTextColumns = (): ClassedColumn[] =>
  columnsThat(
    ({ class: kind, anonymise }) => kind !== 'system' && kind !== 'coded' && anonymise === 'remove',
  ).filter(({ isText }) => isText)

/** Ids and codes by promise, or the register itself: what names there leads nowhere. */
const MAY_NAME_THE_GONE = new Set([
  'audit_entry',
  'change_log',
  'erasure_register',
  'retention_purge',
  'retention_trail',
])

/** Columns that can hold the id of a candidate, an application or a document. */
export const idColumns = (): ClassedColumn[] =>
  columnsThat(({ class: kind }, name) => kind === 'coded' && /(^i|I)d$/.test(name)).filter(
    ({ table, isText }) => isText && !MAY_NAME_THE_GONE.has(table),
  )

/** Images of whole rows, as JSON that has ids inside. */
export const IMAGE_TABLES: readonly string[] = ['undo_change', 'candidate_merge_row']
