/** Makes and opens a workspace folder. One process at a time has it open. */
import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { KeyProtection, WorkspaceState } from '#contract/workspace.ts'
import type { Clock } from '../platform/clock.ts'
import { makePrivateFolder, syncFolder } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { keepFigures } from './application-stat.ts'
import { makeBackup, sweepBackups } from './backup.ts'
import { isDamage, openReader, openWriter, takeLock } from './connection.ts'
import { integrityProblems } from './copy.ts'
import { damaged, databaseDamaged } from './damage.ts'
import { eraseRows } from './erasure.ts'
import { createInlineRunner, createWorkerRunner, type JobRunner } from './jobs.ts'
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
import { type Migration, migrate, needsMigration, versionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import {
  adoptEntries,
  dropOldAddresses,
  dropOldAddressesBeside,
  entered,
  hasOldAddresses,
  MAC_SECRET,
  missedEntries,
} from './register.ts'
import { finishRestore, replaceByBackup } from './restore.ts'
import type { Salvage } from './salvage.ts'
import { ensureSearchIndexes } from './search-index.ts'
import { readSetting, writeSetting } from './settings.ts'
import { createStore } from './store.ts'
import { createTriggers } from './triggers.ts'
import type { Store } from './types.ts'

export interface WorkspaceOptions {
  clock: Clock
  /** Entry of the store worker, for what takes seconds; without it whoever asks for such a thing waits. */
  storeWorkerUrl?: URL | undefined
  /** Told when a check that goes on after the opening finds damage. */
  onDamage?: ((problem: Problem) => void) | undefined
  /** The versions of the schema, oldest first; Haku's own unless a test brings others. */
  migrations?: readonly Migration[] | undefined
}

interface Lock {
  release(): void
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

/** Takes the lock of a workspace folder; throws Problem WORKSPACE_BUSY when another process has it. */
function lockWorkspace(paths: Layout): Lock {
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
  const database = [paths.database, paths.newDatabase, paths.restoreReady].some((path) => existsSync(path))
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
  makePrivateFolder(dir)
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
    makePrivateFolder(paths.documents)
    makePrivateFolder(paths.backups)
    for (const end of ['', '-wal', '-shm']) rmSync(paths.newDatabase + end, { force: true })
    const workspaceId = newId()
    newDatabase(paths.newDatabase, key, workspaceId, options.clock)
    // From here on the workspace exists: a crash before the rename is finished by the next opening.
    const recoveryCode = await protectKey(dir, workspaceId, key, protection)
    finishCreation(dir, paths)
    return { store: await openStore(dir, key, lock, options), recoveryCode }
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
    finishRestore(dir, paths)
    key = await unlockKey(dir, unlock)
    repairKeyFile(dir)
    finishCreation(dir, paths)
    rmSync(paths.scratch, { recursive: true, force: true })
    sweepBackups(dir)
    return await openStore(dir, key, lock, options)
  } catch (error) {
    key?.fill(0)
    lock.release()
    throw error
  }
}

/**
 * Puts a backup in the place of the workspace and opens it; what was there is kept as a backup first. The workspace
 * must be closed. Throws as `openWorkspace` does, and Problem NOT_FOUND, WRONG_PASSPHRASE or REFUSED about the backup.
 */
export async function restoreBackup(
  dir: string,
  name: string,
  unlock: Unlock,
  options: WorkspaceOptions,
): Promise<Store> {
  const paths = layout(dir)
  if (!existsSync(dir)) throw absent()
  const lock = lockWorkspace(paths)
  let key: Buffer | null = null
  try {
    finishRestore(dir, paths)
    key = await replaceByBackup(dir, name, unlock, options, runnerOf(options))
    const store = await openStore(dir, key, lock, options)
    store.command(
      { action: 'workspace.restore', subjects: [], undoable: false, actor: 'person' },
      () => undefined,
    )
    return store
  } catch (error) {
    key?.fill(0)
    lock.release()
    throw error
  }
}

/**
 * Everything that can still be read, as a zip in clear. Changes nothing. Throws Problem WRONG_PASSPHRASE or
 * WORKSPACE_LOCKED, and WORKSPACE_DAMAGED when nothing at all can be read.
 */
export async function salvage(dir: string, unlock: Unlock, options: WorkspaceOptions): Promise<Salvage> {
  const key = await unlockKey(dir, unlock)
  try {
    return await runnerOf(options).run({ kind: 'salvage', dir }, key)
  } catch (error) {
    throw isDamage(error)
      ? damaged('NOTHING_READABLE', 'Nothing in this database can be read: its first page is damaged.', error)
      : error
  } finally {
    key.fill(0)
  }
}

const runnerOf = ({ storeWorkerUrl }: WorkspaceOptions): JobRunner =>
  storeWorkerUrl ? createWorkerRunner(storeWorkerUrl) : createInlineRunner()

/** Checked at every start up to this size (a quarter of a second); above it, after a crash, while work goes on. */
const CHECKED_AT_START_BYTES = 16 * 1024 * 1024

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

async function openStore(dir: string, key: Buffer, lock: Lock, options: WorkspaceOptions): Promise<Store> {
  const paths = layout(dir)
  const sizeBytes = sizeOf(paths.database)
  if (sizeBytes === 0)
    throw damaged('DATABASE_MISSING', 'The database of this workspace is missing or empty.')
  const crashed = sizeOf(`${paths.database}-wal`) > 0
  const jobs = runnerOf(options)
  let writer: Database.Database | null = null
  let reader: Database.Database | null = null
  try {
    writer = openWriter(paths.database, key)
    if (sizeBytes <= CHECKED_AT_START_BYTES && integrityProblems(writer, true).length > 0)
      throw databaseDamaged()
    await bringUpToDate(dir, key, writer, options, jobs)
    ensureSearchIndexes(writer)
    createTriggers(writer)
    reader = openReader(paths.database, key)
    const store = createStore({ dir, key, writer, reader, clock: options.clock, jobs, release: lock.release })
    await replayErasures(store, writer, dir)
    forgetAddresses(store, writer, dir, options.clock.now())
    if (crashed && sizeBytes > CHECKED_AT_START_BYTES) checkLater(paths.database, key, jobs, options)
    return store
  } catch (error) {
    reader?.close()
    writer?.close()
    throw isDamage(error) ? databaseDamaged(error) : error
  }
}

/** Set while what a replay removed has not been scrubbed yet. */
const UNSCRUBBED = 'replay.unscrubbed'

/** A backup of before is brought to what has been erased since, before anybody sees it. */
async function replayErasures(store: Store, writer: Database.Database, dir: string): Promise<void> {
  const missed = missedEntries(dir, writer)
  if (missed.length > 0) {
    store.command({ action: 'retention.replay', subjects: [], undoable: false, actor: 'system' }, (tx) => {
      const gone = entered(tx.raw, missed)
      keepFigures(tx, gone)
      eraseRows(tx, gone, { at: null })
      adoptEntries(tx.raw, missed)
      writeSetting(tx, UNSCRUBBED, true)
    })
  }
  store.settleErasures()
  if (!readSetting(store.reader, UNSCRUBBED, z.boolean(), false)) return
  await store.scrub()
  store.maintain((tx) => writeSetting(tx, UNSCRUBBED, false))
}

/** The register remembers an address for 36 months. */
function forgetAddresses(store: Store, writer: Database.Database, dir: string, now: number): void {
  if (hasOldAddresses(writer, now)) store.maintain((tx) => dropOldAddresses(tx.raw, now))
  dropOldAddressesBeside(dir, now)
}

/** Applies what is missing, after a backup that could be read to the end. */
async function bringUpToDate(
  dir: string,
  key: Buffer,
  writer: Database.Database,
  options: WorkspaceOptions,
  jobs: JobRunner,
): Promise<void> {
  const known = options.migrations ?? migrations
  if (versionOf(writer) === 0) throw damaged('DATABASE_EMPTY', 'The database of this workspace is empty.')
  if (!needsMigration(writer, known)) return
  const backup = await makeBackup({ dir, key, cause: 'migration', clock: options.clock, jobs })
  if (!backup.verified) throw databaseDamaged()
  migrate(writer, known, options.clock.now())
}

function checkLater(path: string, key: Buffer, jobs: JobRunner, { onDamage }: WorkspaceOptions): void {
  jobs.run({ kind: 'quick-check', path }, key).then(
    (problems) => {
      if (problems.length > 0) onDamage?.(databaseDamaged())
    },
    (error: unknown) => {
      if (isDamage(error)) onDamage?.(databaseDamaged(error))
    },
  )
}
