/** Makes and opens a workspace folder. One process at a time has it open. */
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { KeyProtection, WorkspaceState } from '#contract/workspace.ts'
import type { Clock } from '../platform/clock.ts'
import { makePrivateFolder, syncFolder } from '../platform/files.ts'
import { Problem } from '../platform/problem.ts'
import { openReader, openWriter, takeLock } from './connection.ts'
import { hasKeyFile, repairKeyFile } from './key-file.ts'
import {
  type NewProtection,
  newWorkspaceKey,
  protectionsOf,
  protectKey,
  type Unlock,
  unlockKey,
} from './keys.ts'
import { type Layout, layout } from './layout.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { ensureSearchIndexes } from './search-index.ts'
import { createStore, MAC_SECRET } from './store.ts'
import { createTriggers } from './triggers.ts'
import type { Store } from './types.ts'

export interface WorkspaceOptions {
  clock: Clock
}

const busy = () =>
  new Problem(
    'WORKSPACE_BUSY',
    'IN_USE',
    'This workspace is open in another window or command.',
    'Close it there, or wait until the command has finished, and try again.',
  )

const absent = () =>
  new Problem('WORKSPACE_ABSENT', 'NO_WORKSPACE', 'There is no workspace in this folder yet.', 'Create one.')

export const damaged = (reason: string, what: string, cause?: unknown) =>
  new Problem(
    'WORKSPACE_DAMAGED',
    reason,
    `${what} Nothing was changed.`,
    'Restore a backup, or export what can still be read.',
    cause,
  )

/** Takes the lock of a workspace folder; throws Problem WORKSPACE_BUSY when another process has it. */
export function lockWorkspace(paths: Layout): { release(): void } {
  const lock = takeLock(paths.lock)
  if (!lock) throw busy()
  return lock
}

/**
 * What is in a folder, without opening it: `absent`, `busy`, `damaged` (key file or database missing or unreadable)
 * or `locked`. A database from the future, and inner damage, show only when it is opened.
 */
export function workspaceState(dir: string): {
  state: Extract<WorkspaceStateName, 'absent' | 'busy' | 'damaged' | 'locked'>
  protections: KeyProtection[]
} {
  const paths = layout(dir)
  const database = existsSync(paths.database) || existsSync(paths.newDatabase)
  if (!hasKeyFile(dir)) {
    return { state: existsSync(paths.database) ? 'damaged' : 'absent', protections: [] }
  }
  let protections: KeyProtection[]
  try {
    protections = protectionsOf(dir)
  } catch {
    return { state: 'damaged', protections: [] }
  }
  if (!database) return { state: 'damaged', protections }
  const lock = takeLock(paths.lock)
  if (!lock) return { state: 'busy', protections }
  lock.release()
  return { state: 'locked', protections }
}
type WorkspaceStateName = ReturnType<typeof WorkspaceState.parse>

function newDatabase(path: string, key: Buffer, workspaceId: string, clock: Clock): void {
  const db = openWriter(path, key)
  try {
    migrate(db, migrations, clock.now())
    const secret = db.prepare('INSERT INTO secret (name, value) VALUES (?, ?)')
    secret.run(MAC_SECRET, randomBytes(32))
    secret.run('workspace', Buffer.from(workspaceId, 'latin1'))
    ensureSearchIndexes(db)
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

/**
 * Makes a workspace in a folder and opens it. Returns the recovery code, which is shown once and kept nowhere.
 * Throws Problem INVALID_STATE when the folder already holds a workspace, REFUSED when the key store does not work.
 */
export async function createWorkspace(
  dir: string,
  protection: NewProtection,
  options: WorkspaceOptions,
): Promise<{ store: Store; recoveryCode: string }> {
  const paths = layout(dir)
  await makePrivateFolder(dir)
  const lock = lockWorkspace(paths)
  const key = newWorkspaceKey()
  try {
    if (hasKeyFile(dir) || existsSync(paths.database)) {
      throw new Problem(
        'INVALID_STATE',
        'WORKSPACE_EXISTS',
        'There is already a workspace in this folder. Nothing was changed.',
        'Open it, or choose another folder.',
      )
    }
    await makePrivateFolder(paths.documents)
    await makePrivateFolder(paths.backups)
    for (const end of ['', '-wal', '-shm']) rmSync(paths.newDatabase + end, { force: true })
    const workspaceId = randomUUID()
    newDatabase(paths.newDatabase, key, workspaceId, options.clock)
    // From here on the workspace exists: a crash before the rename is finished by the next opening.
    const recoveryCode = await protectKey(dir, workspaceId, key, protection)
    finishCreation(dir, paths)
    return { store: openStore(dir, key, lock, options), recoveryCode }
  } catch (error) {
    key.fill(0)
    lock.release()
    throw error
  }
}

function finishCreation(dir: string, paths: Layout): void {
  if (existsSync(paths.database) || !existsSync(paths.newDatabase)) return
  renameSync(paths.newDatabase, paths.database)
  syncFolder(dir)
}

/**
 * Opens a workspace. Throws Problem WORKSPACE_ABSENT, WORKSPACE_BUSY, WRONG_PASSPHRASE, WORKSPACE_LOCKED when a secret
 * is missing, WORKSPACE_NEWER or WORKSPACE_DAMAGED; in each case nothing was changed.
 */
export async function openWorkspace(dir: string, unlock: Unlock, options: WorkspaceOptions): Promise<Store> {
  const paths = layout(dir)
  if (!hasKeyFile(dir)) {
    if (!existsSync(paths.database)) throw absent()
    throw damaged(
      'KEY_FILE_MISSING',
      'The key file of this workspace is missing, and its database cannot be read without.',
    )
  }
  const lock = lockWorkspace(paths)
  let key: Buffer | null = null
  try {
    key = await unlockKey(dir, unlock)
    repairKeyFile(dir)
    finishCreation(dir, paths)
    return openStore(dir, key, lock, options)
  } catch (error) {
    key?.fill(0)
    lock.release()
    throw error
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)

function openStore(dir: string, key: Buffer, lock: { release(): void }, options: WorkspaceOptions): Store {
  const paths = layout(dir)
  if (!existsSync(paths.database))
    throw damaged('DATABASE_MISSING', 'The database of this workspace is missing.')
  let writer: Database.Database | null = null
  let reader: Database.Database | null = null
  try {
    writer = openWriter(paths.database, key)
    migrate(writer, migrations, options.clock.now())
    ensureSearchIndexes(writer)
    createTriggers(writer)
    reader = openReader(paths.database, key)
    return createStore({ dir, key, writer, reader, clock: options.clock, release: lock.release })
  } catch (error) {
    reader?.close()
    writer?.close()
    throw isDamage(error)
      ? damaged('DATABASE_DAMAGED', 'The database of this workspace is damaged.', error)
      : error
  }
}
