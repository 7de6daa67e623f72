/** The one place that opens databases: a connection opened anywhere else would lack secure_delete and leave residue. */
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { PRIVATE_FILE_MODE } from '../platform/files.ts'
import * as schema from './schema/index.ts'
import type { Orm, Readable, Writable } from './types.ts'

/** A raw 256-bit key: no derivation is run, so opening costs nothing and the strength is that of the random bytes. */
export const WORKSPACE_KEY_BYTES = 32

export const BUSY_TIMEOUT_MS = 5000

function applyKey(db: Database.Database, key: Buffer): void {
  if (key.length !== WORKSPACE_KEY_BYTES) throw new Error('A workspace key has 32 bytes.')
  // SQLCipher 4 layout: its own tools can read the file should Haku ever be gone.
  db.pragma("cipher = 'sqlcipher'")
  db.pragma('legacy = 4')
  const literal = Buffer.alloc(3 + 2 * WORKSPACE_KEY_BYTES)
  literal.write("x'", 0, 'latin1')
  literal.write(key.toString('hex'), 2, 'latin1')
  literal.write("'", literal.length - 1, 'latin1')
  try {
    // Handed over as bytes, not as SQL: no statement and no error text ever holds the key.
    ;(db as unknown as { key(bytes: Buffer): number }).key(literal)
  } finally {
    literal.fill(0)
  }
}

function open(
  path: string,
  key: Buffer,
  options: Database.Options,
  configure: (db: Database.Database) => void,
): Database.Database {
  const db = new Database(path, { ...options, timeout: BUSY_TIMEOUT_MS })
  try {
    applyKey(db, key)
    db.pragma('temp_store = MEMORY')
    db.pragma('cell_size_check = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('foreign_keys = ON')
    // INSERT OR REPLACE must fire delete triggers, or the index and the undo images would miss a row.
    db.pragma('recursive_triggers = ON')
    db.pragma('cache_size = -65536')
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * The connection that writes. Makes the file (0600) when it is missing.
 * Throws SqliteError SQLITE_NOTADB when the key does not fit or the first page is damaged.
 */
export function openWriter(path: string, key: Buffer): Database.Database {
  // The companions -wal and -shm inherit the mode of the main file.
  closeSync(openSync(path, 'a', PRIVATE_FILE_MODE))
  return open(path, key, {}, (db) => {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
    db.pragma('secure_delete = ON')
    db.pragma('journal_size_limit = 0')
  })
}

/** Brings what is in the write-ahead log into the database as far as nobody reads it; other connections go on meanwhile. */
export function checkpoint(path: string, key: Buffer): void {
  const db = openWriter(path, key)
  try {
    db.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    db.close()
  }
}

/**
 * Brings all of the write-ahead log into the database and empties it, so that no page of before is left. Waits for
 * nobody: false, when somebody still reads what was before.
 */
export function truncateLog(writer: Database.Database): boolean {
  writer.pragma('busy_timeout = 0')
  try {
    const [outcome] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return outcome?.busy === 0
  } finally {
    writer.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  }
}

/** A connection that can only read; `path` must exist. */
export function openReader(path: string, key: Buffer): Database.Database {
  return open(path, key, { readonly: true, fileMustExist: true }, (db) => {
    db.pragma('query_only = ON')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  })
}

/**
 * Takes the lock file of a workspace for this process: an exclusive transaction on an empty database, which the
 * operating system gives back whatever way the process ends. Returns null when another one holds it.
 */
export function takeLock(path: string): { release(): void } | null {
  closeSync(openSync(path, 'a', PRIVATE_FILE_MODE))
  const db = new Database(path, { timeout: 0 })
  try {
    // Nothing is ever written, so no journal need stand beside the file.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: () => db.close() }
}

const orm = (db: Database.Database): Orm => drizzle(db, { schema, casing: 'snake_case' })

export const asReadable = (db: Database.Database): Readable =>
  ({ orm: orm(db), raw: db }) as unknown as Readable

export const asWritable = (db: Database.Database): Writable =>
  ({ orm: orm(db), raw: db }) as unknown as Writable

/**
 * Whether an error of SQLite says that the file itself is damaged (or that the key is not its own): pages that do not
 * decrypt, that contradict each other, or that cannot be read from the disk. A search index that differs from its
 * content (SQLITE_CORRUPT_VTAB) is no such damage: it is built anew.
 */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^SQLITE_(NOTADB|CORRUPT(?!_VTAB)|IOERR_(READ|SHORT_READ|DATA|CORRUPTFS))/.test(error.code)
