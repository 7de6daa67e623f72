/** Compares the personal-data registry with the schema and with a real database. */

import type Database from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import { is } from 'drizzle-orm/entity'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableName } from 'drizzle-orm/table'
import { type Entry, registry } from './registry.ts'
import * as schema from './schema/index.ts'
import { searchIndexes } from './search-index.ts'
import { tablesOf } from './tables.ts'

type AnyRegistry = Readonly<Record<string, Readonly<Record<string, Entry | undefined>> | undefined>>

/** Columns without a class, and classes without a column, as `table.column`; empty when the two agree. */
export function registryProblems(
  module: Record<string, unknown> = schema,
  classes: AnyRegistry = registry,
): string[] {
  const problems: string[] = []
  const tables = new Map(
    Object.entries(module).filter((pair): pair is [string, SQLiteTable] => is(pair[1], SQLiteTable)),
  )
  for (const [name, table] of tables) {
    const columns = Object.keys(getTableColumns(table))
    for (const column of columns) {
      if (classes[name]?.[column] === undefined) {
        problems.push(`${getTableName(table)}.${column} has no class in the personal-data registry`)
      }
    }
    for (const column of Object.keys(classes[name] ?? {})) {
      if (!columns.includes(column))
        problems.push(`${name}.${column} is classed, but there is no such column`)
    }
  }
  for (const name of Object.keys(classes)) {
    if (!tables.has(name)) problems.push(`${name} is classed, but there is no such table`)
  }
  return problems
}

/** Kept by the migration runner and by SQLite: no person in them. */
const KNOWN_SYSTEM_TABLES = new Set(['schema_migration', 'sqlite_sequence'])

/** The same for what really stands in a database, beyond what the schema knows. Counts the columns looked at. */
export function databaseRegistryProblems(db: Database.Database): { count: number; problems: string[] } {
  const problems = registryProblems()
  const known = new Map(
    tablesOf().map((table) => [table.name, new Set(table.columns.map(({ name }) => name))]),
  )
  const shadows = searchIndexes.map(({ name }) => name)
  const rows = db
    .prepare<[], { table: string; column: string }>(
      `SELECT s.name AS "table", c.name AS "column" FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table'`,
    )
    .all()
  for (const { table, column } of rows) {
    if (KNOWN_SYSTEM_TABLES.has(table)) continue
    if (shadows.some((name) => table === name || table.startsWith(`${name}_`))) continue
    if (!known.get(table)?.has(column)) problems.push(`${table}.${column} is stored, but not in the schema`)
  }
  return { count: rows.length, problems }
}
