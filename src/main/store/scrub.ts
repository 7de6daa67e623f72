/**
 * Rewrites a database so that it holds what is alive and nothing else. `secure_delete` empties the cell that is deleted,
 * but a page that was split keeps stale copies of cells that went to its neighbour, and FTS5 keeps words that once began
 * a page of the index: both outlive the row, in a share of rows that grows with the database.
 */
import type Database from 'better-sqlite3'
import { openWriter, truncateLog } from './connection.ts'
import { searchIndexes } from './search-index.ts'

/** A row id that no content has. */
const NO_ROW = -1
const MARK = 'x'

/**
 * Through a connection of its own, in a thread where there is one: readers go on, who writes waits. Nothing of it can be
 * half done. Holds a copy of the database in memory meanwhile. Throws SqliteError SQLITE_BUSY when somebody else writes.
 */
export function scrub(path: string, key: Buffer): void {
  const db = openWriter(path, key)
  try {
    db.transaction(() => {
      for (const { name, columns } of searchIndexes) writeAnew(db, name, columns)
    })()
    db.exec('VACUUM')
    truncateLog(db)
  } finally {
    db.close()
  }
}

function writeAnew(db: Database.Database, name: string, columns: readonly string[]): void {
  const list = columns.join(', ')
  const marks = columns.map(() => `'${MARK}'`).join(', ')
  // An index of one segment counts as optimised whatever was deleted from it; with a second one it is written anew.
  db.exec(`INSERT INTO "${name}"(rowid, ${list}) VALUES (${NO_ROW}, ${marks})`)
  db.exec(`INSERT INTO "${name}"("${name}") VALUES ('optimize')`)
  db.exec(`INSERT INTO "${name}"("${name}", rowid, ${list}) VALUES ('delete', ${NO_ROW}, ${marks})`)
}
