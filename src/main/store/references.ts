/** Which table refers to which: read from the schema, so that a table that is added is known at once. */
import { toSnakeCase } from 'drizzle-orm/casing'
import { is } from 'drizzle-orm/entity'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableName } from 'drizzle-orm/table'
import * as schema from './schema/index.ts'

export interface Reference {
  table: string
  column: string
  parent: string
  parentColumn: string
}

const nameOf = (column: { name: string; keyAsName: boolean }): string =>
  column.keyAsName ? toSnakeCase(column.name) : column.name

/** Every foreign key of one column. */
export function referencesOf(module: Record<string, unknown> = schema): Reference[] {
  return Object.values(module)
    .filter((value): value is SQLiteTable => is(value, SQLiteTable))
    .flatMap((table) =>
      getTableConfig(table).foreignKeys.flatMap((key) => {
        const { columns, foreignColumns } = key.reference()
        const [column, foreign] = [columns[0], foreignColumns[0]]
        if (columns.length !== 1 || !column || !foreign) return []
        return [
          {
            table: getTableName(table),
            column: nameOf(column),
            parent: getTableName(foreign.table),
            parentColumn: nameOf(foreign),
          },
        ]
      }),
    )
}

/** A table whose rows belong to rows of `root`, with the references that say so. */
export interface Owned {
  table: string
  by: Reference[]
}

/**
 * Tables that refer to `root`, directly or through others, parents before children; `root` itself is not among them.
 */
export function ownedBy(root: string, module?: Record<string, unknown>): Owned[] {
  const references = referencesOf(module)
  const owned = new Set([root])
  for (let size = 0; size !== owned.size; ) {
    size = owned.size
    for (const { table, parent } of references) if (owned.has(parent)) owned.add(table)
  }
  const waiting = [...owned].filter((table) => table !== root)
  const by = (table: string) => references.filter((one) => one.table === table && owned.has(one.parent))
  const sorted: Owned[] = []
  const done = new Set([root])
  while (sorted.length < waiting.length) {
    const next = waiting.find(
      (table) => !done.has(table) && by(table).every(({ parent }) => parent === table || done.has(parent)),
    )
    if (next === undefined) throw new Error('Tables refer to each other in a circle.')
    done.add(next)
    sorted.push({ table: next, by: by(next) })
  }
  return sorted
}
