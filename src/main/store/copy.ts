/** A clean, encrypted copy of a database, and the proof that it is whole. */
import { closeSync, openSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { PRIVATE_FILE_MODE } from '../platform/files.ts'
import { verifyAudit } from './audit.ts'
import { openReader } from './connection.ts'
import { versionOf } from './migrate.ts'
import { tablesOf } from './tables.ts'

type Counts = Record<string, number>

const tableNames = (db: Database.Database): string[] => {
  const known = new Set(tablesOf().map(({ name }) => name))
  return db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
    .filter((name) => known.has(name))
}

function countsOf(db: Database.Database): Counts {
  return Object.fromEntries(
    tableNames(db).map((name) => [name, Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  )
}

/**
 * Writes a copy that holds what is alive and nothing that was deleted, under the same key, and flushes nothing.
 * `to` must not exist. Returns what is wrong with the copy, in words without personal data; empty when it is whole.
 */
export function copyDatabase(from: string, to: string, key: Buffer): string[] {
  const db = openReader(from, key)
  try {
    // Made here, because SQLite would make it readable for everyone; VACUUM takes an empty file.
    closeSync(openSync(to, 'wx', PRIVATE_FILE_MODE))
    const before = countsOf(db)
    const dataVersion = db.pragma('data_version', { simple: true })
    // The connection stays read-only; only the pragma would refuse the new file.
    db.pragma('query_only = OFF')
    db.prepare('VACUUM INTO ?').run(to)
    db.pragma('query_only = ON')
    const undisturbed = dataVersion === db.pragma('data_version', { simple: true })
    return checkCopy(to, key, undisturbed ? { counts: before, version: versionOf(db) } : undefined)
  } finally {
    db.close()
  }
}

/**
 * Opens a copy and reads all of it: every page, every reference, the audit chain, and, where the source stood still
 * meanwhile, the number of rows of each table. Throws SqliteError when it cannot be opened with this key.
 */
export function checkCopy(
  path: string,
  key: Buffer,
  expected?: { counts: Counts; version: number },
): string[] {
  const db = openReader(path, key)
  try {
    const problems = [...integrityProblems(db), ...referenceProblems(db), ...verifyAudit(db).problems]
    if (expected) {
      if (versionOf(db) !== expected.version) problems.push('the copy has another version')
      const counts = countsOf(db)
      for (const [table, count] of Object.entries(expected.counts)) {
        if (counts[table] !== count) problems.push(`the copy has another number of rows in ${table}`)
      }
    }
    return problems
  } finally {
    db.close()
  }
}

const MAX_PROBLEMS = 20

/** Every page and index read and compared. `quick` leaves out comparing indexes with their tables. */
export function integrityProblems(db: Database.Database, quick = false): string[] {
  const rows = db.pragma(`${quick ? 'quick_check' : 'integrity_check'}(${MAX_PROBLEMS})`, { simple: false })
  return (rows as Record<string, string>[])
    .flatMap((row) => Object.values(row))
    .filter((line) => line !== 'ok')
}

/** Rows that refer to a row that is not there. */
export function referenceProblems(db: Database.Database): string[] {
  const orphans = new Map<string, number>()
  for (const { table, parent } of db.pragma('foreign_key_check') as { table: string; parent: string }[]) {
    const kind = `rows of ${table} without their ${parent}`
    orphans.set(kind, (orphans.get(kind) ?? 0) + 1)
  }
  return [...orphans].map(([kind, count]) => `${count} ${kind}`)
}

/** What is wrong with a database at first sight; about ten seconds for 600 MB. Throws SqliteError if it cannot be opened. */
export function quickCheck(path: string, key: Buffer): string[] {
  const db = openReader(path, key)
  try {
    return integrityProblems(db, true)
  } finally {
    db.close()
  }
}
