/**
 * Brings a database to the newest version. drizzle's own runner turns foreign keys off inside a transaction, where
 * that does nothing, so a rebuilt table would take its children with it; it checks no hashes and no order either.
 */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { Problem } from '../platform/problem.ts'
import { indexedTables, searchIndexes } from './search-index.ts'

export interface Migration {
  name: string
  /** SHA-256 of `sql`, hex: what was applied must be what is here now. */
  sha256: string
  sql: string
}

export const sqlHash = (sql: string): string => createHash('sha256').update(sql, 'utf8').digest('hex')

const newer = () =>
  new Problem(
    'WORKSPACE_NEWER',
    'NEWER_VERSION',
    'This workspace was last used with a newer version of Haku. Nothing was changed.',
    'Install the newest version of Haku and open the workspace again.',
  )

const altered = (reason: string) =>
  new Problem(
    'WORKSPACE_DAMAGED',
    reason,
    'The workspace does not say which version of Haku made it, or says something impossible. Nothing was changed.',
    'Restore a backup, or export what can still be read.',
  )

const HISTORY = `CREATE TABLE IF NOT EXISTS schema_migration (
  version INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL)`

/** Number of migrations that a database has had; 0 for a new one. */
export const versionOf = (db: Database.Database): number =>
  Number(db.pragma('user_version', { simple: true }))

function pendingMigrations(db: Database.Database, migrations: readonly Migration[]): Migration[] {
  for (const migration of migrations) {
    if (sqlHash(migration.sql) !== migration.sha256) {
      throw new Error(`Migration ${migration.name} is not the one that was released.`)
    }
  }
  const version = versionOf(db)
  const exists = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'`).get() !== undefined
  if (!exists) {
    const empty = db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
    if (version !== 0 || !empty) throw altered('MIGRATIONS_MISSING')
    return [...migrations]
  }
  const applied = db
    .prepare<[], { version: number; name: string; sha256: string }>(
      'SELECT version, name, sha256 FROM schema_migration ORDER BY version',
    )
    .all()
  for (const [index, row] of applied.entries()) {
    const known = migrations[index]
    if (row.version !== index + 1) throw altered('MIGRATIONS_OUT_OF_ORDER')
    if (known === undefined) throw newer()
    if (known.name !== row.name || known.sha256 !== row.sha256) throw altered('MIGRATION_ALTERED')
  }
  if (version > migrations.length) throw newer()
  if (version !== applied.length) throw altered('MIGRATIONS_OUT_OF_ORDER')
  return migrations.slice(applied.length)
}

/** Whether there is something to do. Throws Problem WORKSPACE_NEWER or WORKSPACE_DAMAGED as `migrate` does. */
export const needsMigration = (db: Database.Database, migrations: readonly Migration[]): boolean =>
  pendingMigrations(db, migrations).length > 0

const touches = (sql: string, table: string) => new RegExp(`\\b${table}\\b`).test(sql)

/**
 * Applies what is missing, all of it or nothing, on a writer without triggers. Throws Problem WORKSPACE_NEWER for a
 * database from the future and WORKSPACE_DAMAGED for one whose history differs; both before anything is written.
 * The caller has made a backup. Returns how many were applied.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[], now: number): number {
  const pending = pendingMigrations(db, migrations)
  if (pending.length === 0) return 0
  const first = migrations.length - pending.length + 1
  // Inside a transaction this pragma does nothing, and a table rebuild would then delete child rows.
  db.pragma('foreign_keys = OFF')
  try {
    db.exec('BEGIN IMMEDIATE')
    db.exec(HISTORY)
    const remember = db.prepare(
      'INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)',
    )
    for (const [index, migration] of pending.entries()) {
      db.exec(migration.sql)
      remember.run(first + index, migration.name, migration.sha256, now)
    }
    if (first > 1) {
      // Images of rows of the old shape cannot be put back.
      db.exec('DELETE FROM undo_change; DELETE FROM undo_command')
      if (pending.some(({ sql }) => indexedTables.some((table) => touches(sql, table)))) {
        for (const index of searchIndexes) db.exec(`DROP TABLE IF EXISTS "${index.name}"`)
      }
    }
    const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[]
    if (orphans[0]) {
      throw new Error(`A migration left rows of ${orphans[0].table} without their ${orphans[0].parent}.`)
    }
    db.pragma(`user_version = ${migrations.length}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    db.pragma('foreign_keys = ON')
  }
  return pending.length
}
