/**
 * Puts a backup in the place of what is there, after keeping that as a backup of its own. Prepared aside, decided by
 * one rename, finished by whoever opens the workspace next: a kill at any moment leaves the old state or the new.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyPrivately, linkOrCopy, makePrivateFolder, syncFolder } from '../platform/files.ts'
import { Problem } from '../platform/problem.ts'
import { backupPaths, findBackup, keepAsItIs, makeBackup } from './backup.ts'
import { isDamage, openReader, openWriter } from './connection.ts'
import type { JobRunner } from './jobs.ts'
import { hasKeyFile, readKeyFile, writeKeyFile } from './key-file.ts'
import { type Unlock, unlockKey } from './keys.ts'
import { COMPANIONS, DATABASE, type Layout, layout } from './layout.ts'
import { needsMigration } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { writeRegister } from './register.ts'
import type { WorkspaceOptions } from './workspace.ts'

function opens(path: string, key: Buffer): boolean {
  try {
    openReader(path, key).close()
    return true
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

/** The key that opens a backup, and whether the workspace's present key file gives it too. */
async function backupKey(
  dir: string,
  name: string,
  unlock: Unlock,
): Promise<{ key: Buffer; present: boolean }> {
  const { folder, database } = backupPaths(dir, name)
  let refusal: unknown
  for (const place of [dir, folder]) {
    if (!hasKeyFile(place)) continue
    try {
      const key = await unlockKey(place, place === dir ? unlock : { ...unlock, key: undefined })
      if (opens(database, key)) return { key, present: place === dir }
      key.fill(0)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refusal = error
    }
  }
  throw new Problem(
    'WRONG_PASSPHRASE',
    'BACKUP_PASSPHRASE',
    'This backup opens only with the passphrase that the workspace had when it was made. Nothing was changed.',
    'Enter that passphrase.',
    refusal,
  )
}

function refuseNewer(path: string, key: Buffer): void {
  const db = openReader(path, key)
  try {
    needsMigration(db, migrations)
  } finally {
    db.close()
  }
}

async function refuseDamaged(path: string, key: Buffer, jobs: JobRunner): Promise<void> {
  const problems = await jobs.run({ kind: 'check-copy', path }, key).catch((error: unknown) => {
    if (error instanceof Problem) throw error
    return ['cannot be read']
  })
  if (problems.length === 0) return
  throw new Problem(
    'REFUSED',
    'BACKUP_DAMAGED',
    'This backup is damaged. Nothing was changed.',
    'Choose another backup.',
  )
}

/** Keeps what is there now: as a proper backup if it can be read, else file by file. */
async function keepPresent(
  dir: string,
  unlock: Unlock,
  options: WorkspaceOptions,
  jobs: JobRunner,
): Promise<void> {
  const { database } = layout(dir)
  if (!existsSync(database)) return
  let key: Buffer | null = null
  try {
    key = await unlockKey(dir, unlock)
    // What a crash left in the write-ahead log belongs to the present state, and so does what was erased in it.
    const db = openWriter(database, key)
    try {
      writeRegister(dir, db)
    } finally {
      db.close()
    }
    await makeBackup({ dir, key, cause: 'restore', clock: options.clock, jobs })
  } catch (error) {
    if (error instanceof Problem && error.code === 'CANCELLED') throw error
    await keepAsItIs(dir, 'restore', options.clock)
  } finally {
    key?.fill(0)
  }
}

/**
 * Makes the backup `name` the workspace, which must be locked by the caller and closed. The present key file stays if
 * it opens the backup too; otherwise the backup's takes its place. Returns the key. Throws Problem NOT_FOUND,
 * WRONG_PASSPHRASE, REFUSED (damaged) or WORKSPACE_NEWER; in each case nothing was changed.
 */
export async function replaceByBackup(
  dir: string,
  name: string,
  unlock: Unlock,
  options: WorkspaceOptions,
  jobs: JobRunner,
): Promise<Buffer> {
  if (!findBackup(dir, name)) {
    throw new Problem('NOT_FOUND', 'BACKUP_UNKNOWN', 'There is no such backup.', 'Choose one from the list.')
  }
  const backup = backupPaths(dir, name)
  const paths = layout(dir)
  const { key, present } = await backupKey(dir, name, unlock)
  try {
    refuseNewer(backup.database, key)
    await refuseDamaged(backup.database, key, jobs)
    // Prepared before the present state is kept: keeping may rotate the oldest backup out, and that may be this one.
    rmSync(paths.restoreDraft, { recursive: true, force: true })
    makePrivateFolder(paths.restoreDraft)
    await copyPrivately(backup.database, join(paths.restoreDraft, DATABASE))
    if (!present) writeKeyFile(paths.restoreDraft, readKeyFile(backup.folder))
    makePrivateFolder(paths.documents)
    for (const id of readdirSync(backup.documents)) {
      // Files never change, so one that is there already is the same one.
      if (!existsSync(join(paths.documents, id)))
        await linkOrCopy(join(backup.documents, id), join(paths.documents, id))
    }
    syncFolder(paths.documents)
    syncFolder(paths.restoreDraft)
    await keepPresent(dir, unlock, options, jobs)
    renameSync(paths.restoreDraft, paths.restoreReady)
    syncFolder(dir)
    finishRestore(dir, paths)
    return key
  } catch (error) {
    key.fill(0)
    throw error
  }
}

/** Finishes a decided restore, forgets an undecided one. To be called under the lock before the database is opened. */
export function finishRestore(dir: string, paths: Layout): void {
  rmSync(paths.restoreDraft, { recursive: true, force: true })
  if (!existsSync(paths.restoreReady)) return
  const database = join(paths.restoreReady, DATABASE)
  if (existsSync(database)) {
    // The old log must be gone before the new database has its name, or SQLite would apply one to the other.
    for (const end of COMPANIONS) rmSync(paths.database + end, { force: true })
    syncFolder(dir)
    renameSync(database, paths.database)
    syncFolder(dir)
  }
  if (hasKeyFile(paths.restoreReady)) writeKeyFile(dir, readKeyFile(paths.restoreReady))
  rmSync(paths.restoreReady, { recursive: true, force: true })
}
