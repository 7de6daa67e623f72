/**
 * Change capture and undo images, by triggers generated from the schema. They are temporary: made anew each time the
 * writer opens, so they can never lag behind the schema, and no other connection can write without them.
 */
import type Database from 'better-sqlite3'
import { imageOf } from './row-image.ts'
import { searchTriggers } from './search-index.ts'
import { isCaptured, isUndoable, type TableInfo, tablesOf, undoShape } from './tables.ts'

/**
 * One row, in memory, that says what is going on. `at` is null outside a command, and change_log.at is NOT NULL: a
 * write that goes round `command` and `maintain` is therefore refused.
 */
const RECORDING = `CREATE TEMP TABLE recording (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER, command_id INTEGER);
  INSERT INTO temp.recording VALUES (1, NULL, NULL)`

const differs = (column: string) => `OLD."${column}" IS NOT NEW."${column}"`

function captureTriggers(table: TableInfo): string[] {
  const log = (row: string, op: string, columns: string) =>
    `INSERT INTO change_log(table_name, row_id, op, columns, at)
     VALUES ('${table.name}', ${row}."${table.rowId}", '${op}', ${columns}, (SELECT at FROM recording));`
  const changed = table.columns.map(({ name }) => `iif(${differs(name)}, ',${name}', '')`).join(' || ')
  const any = table.columns.map(({ name }) => differs(name)).join(' OR ')
  const on = (op: string, body: string, when = '') =>
    `CREATE TEMP TRIGGER "${table.name}_capture_${op}" AFTER ${op.toUpperCase()} ON main."${table.name}" ${when} BEGIN ${body} END`
  return [
    on('insert', log('NEW', 'insert', `''`)),
    on('delete', log('OLD', 'delete', `''`)),
    on('update', log('NEW', 'update', `substr(${changed}, 2)`), `WHEN ${any}`),
    `CREATE TEMP TRIGGER "${table.name}_keep_id" BEFORE UPDATE ON main."${table.name}"
     WHEN ${differs(table.rowId)} OR ${differs(table.primaryKey)}
     BEGIN SELECT RAISE(ABORT, 'The identity of a row does not change: ${table.name}'); END`,
  ]
}

function undoTriggers(whole: TableInfo): string[] {
  const table = undoShape(whole)
  if (table === null) return []
  const record = (row: string, before: string, after: string) =>
    `INSERT INTO undo_change(command_id, table_name, row_id, before, after)
     VALUES ((SELECT command_id FROM recording), '${table.name}', ${row}."${table.rowId}", ${before}, ${after});`
  const active = '(SELECT command_id FROM recording) IS NOT NULL'
  const any = table.columns.map(({ name }) => differs(name)).join(' OR ')
  const on = (op: string, body: string, when: string) =>
    `CREATE TEMP TRIGGER "${table.name}_undo_${op}" AFTER ${op.toUpperCase()} ON main."${table.name}" WHEN ${when} BEGIN ${body} END`
  const before = imageOf(table, 'OLD')
  const after = imageOf(table, 'NEW')
  const update = on('update', record('NEW', before, after), `${active} AND (${any})`)
  if (!isUndoable(whole)) return [update]
  return [
    on('insert', record('NEW', 'NULL', after), active),
    on('delete', record('OLD', before, 'NULL'), active),
    update,
  ]
}

/** Makes all triggers on a writer that has just been opened. `tables` defaults to the whole schema. */
export function createTriggers(db: Database.Database, tables: readonly TableInfo[] = tablesOf()): void {
  db.exec(RECORDING)
  const statements = [
    ...tables.filter(isCaptured).flatMap(captureTriggers),
    ...tables.flatMap(undoTriggers),
    ...searchTriggers(),
  ]
  for (const statement of statements) db.exec(statement)
}
