import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { chmod, copyFile, link, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Only the person who owns the workspace may read it. Windows ignores the mode; its profile folders are private. */
export const PRIVATE_FILE_MODE = 0o600
export const PRIVATE_FOLDER_MODE = 0o700

/** Makes a folder (and those above it) that only its owner can enter; an existing one is narrowed to that. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER_MODE })
  chmodSync(path, PRIVATE_FOLDER_MODE)
}

/** Makes what was renamed, linked or removed in a folder survive a power cut. Windows cannot, and need not. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes a file so that a crash at any moment leaves either the old content or the new, never a part: a new file
 * beside it (0600), flushed, then renamed over it. Synchronous, so that it can be ordered against a transaction.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  const handle = openSync(temporary, 'wx', PRIVATE_FILE_MODE)
  try {
    let written = 0
    while (written < bytes.byteLength) written += writeSync(handle, bytes, written)
    fsyncSync(handle)
  } catch (error) {
    closeSync(handle)
    rmSync(temporary, { force: true })
    throw error
  }
  closeSync(handle)
  try {
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Flushes a file that another library wrote. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Gives a file that never changes a second name; where the file system has no hard links, a copy. The target must
 * not exist.
 */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EEXIST') throw error
    await copyPrivately(from, to)
  }
}

/** Copies a file that only its owner may read, and flushes the copy. */
export async function copyPrivately(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await chmod(to, PRIVATE_FILE_MODE)
  await syncFile(to)
}
