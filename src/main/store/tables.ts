/** The schema as plain names, for everything that is generated from it: triggers, images, checks. */
import { toSnakeCase } from 'drizzle-orm/casing'
import { is } from 'drizzle-orm/entity'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from './schema/index.ts'

type ColumnType = 'text' | 'integer' | 'real' | 'blob'

interface ColumnInfo {
  name: string
  type: ColumnType
}

export interface TableInfo {
  name: string
  columns: readonly ColumnInfo[]
  /** The column that names a row to the outside: `id` where there is one, else the primary key. */
  rowId: string
  primaryKey: string
}

function describe(table: SQLiteTable): TableInfo {
  const config = getTableConfig(table)
  const columns = config.columns.map((column) => ({
    name: column.keyAsName ? toSnakeCase(column.name) : column.name,
    type: column.getSQLType() as ColumnType,
    primary: column.primary,
  }))
  const primaryKey = columns.find((column) => column.primary)?.name
  if (primaryKey === undefined) throw new Error(`Table ${config.name} has no primary key of one column.`)
  return {
    name: config.name,
    columns: columns.map(({ name, type }) => ({ name, type })),
    rowId: columns.some((column) => column.name === 'id') ? 'id' : primaryKey,
    primaryKey,
  }
}

/** Every table of a schema module, by default of Haku's own, in the order of their names. */
export function tablesOf(module: Record<string, unknown> = schema): TableInfo[] {
  return Object.values(module)
    .filter((value): value is SQLiteTable => is(value, SQLiteTable))
    .map(describe)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Written by the store itself (capturing them would capture the capture), or waiting to be taken in: pieces of files
 * and rows of tables that nobody has decided on yet are no change to anything. What candidates are compared by is made
 * from them. When a figure came in tells whose it was.
 */
const BOOKKEEPING = new Set([
  'application_stat',
  'audit_entry',
  'candidate_key',
  'candidate_search',
  'change_log',
  'document_band',
  'duplicate_progress',
  'erasure_register',
  'import_row',
  'intake_chunk',
  'intake_part',
  'retention_purge',
  'secret',
  'undo_change',
  'undo_command',
])

/**
 * Outside undo: files on disk and what came in from outside are reverted as a batch; keys and settings are not history;
 * a version of a retention rule stands, and is answered by the next; what a run removed is gone.
 */
const OUTSIDE_UNDO = new Set([
  'document',
  'document_text',
  'duplicate_pair',
  'import_batch',
  'intake_batch',
  'intake_item',
  'intake_seen',
  'retention_rule',
  'retention_run',
  'setting',
])

export const isCaptured = (table: TableInfo): boolean => !BOOKKEEPING.has(table.name)
export const isUndoable = (table: TableInfo): boolean => isCaptured(table) && !OUTSIDE_UNDO.has(table.name)

/** Rows outside undo of which undo still puts back whose they are: two candidates who become one hand them over. */
const HANDED_OVER = new Set(['document', 'document_text', 'intake_item'])

/** What undo keeps images of: the whole row, the candidate whose it is, or null for nothing. */
export function undoShape(table: TableInfo): TableInfo | null {
  if (isUndoable(table)) return table
  if (!HANDED_OVER.has(table.name)) return null
  return {
    ...table,
    columns: table.columns.filter(({ name }) => name === table.rowId || name === 'candidate_id'),
  }
}
