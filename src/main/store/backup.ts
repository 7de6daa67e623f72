/**
 * Backups: a folder each under backups/, whole in itself: a clean encrypted copy of the database, the document files
 * (second names of files that never change, so they cost no space), and the key file of its time.
 */
import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Backup } from '#contract/workspace.ts'
import type { Clock } from '../platform/clock.ts'
import {
  copyPrivately,
  linkOrCopy,
  makePrivateFolder,
  syncFile,
  syncFolder,
  writeFileAtomically,
} from '../platform/files.ts'
import { openReader } from './connection.ts'
import type { JobRunner } from './jobs.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'
import { DATABASE, layout } from './layout.ts'

/** Newest backups that are kept; older ones go when a new one has been made. */
export const KEPT_BACKUPS = 10
const DAY_MS = 86_400_000

const MANIFEST = 'backup.json'
const Manifest = z.object({
  format: z.literal('haku-backup/1'),
  createdAt: Backup.shape.createdAt,
  cause: Backup.shape.cause,
  /** Database and documents together. */
  sizeBytes: Backup.shape.sizeBytes,
  verified: Backup.shape.verified,
  documents: z.int(),
  /** Rows whose file was not there to be kept. */
  documentsMissing: z.int(),
})
type Manifest = z.infer<typeof Manifest>

export const backupPaths = (dir: string, name: string) => {
  const folder = join(layout(dir).backups, name)
  return { folder, database: join(folder, DATABASE), documents: join(folder, 'documents') }
}

/** Names are made here only; anything else is not looked for on disk. */
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z-[a-z]+(-\d+)?$/

function readManifest(dir: string, name: string): Backup | null {
  if (!NAME.test(name)) return null
  try {
    const manifest = Manifest.parse(
      JSON.parse(readFileSync(join(backupPaths(dir, name).folder, MANIFEST), 'utf8')),
    )
    const { createdAt, sizeBytes, cause, verified } = manifest
    return { name, createdAt, sizeBytes, cause, verified }
  } catch {
    return null
  }
}

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Finished backups of a workspace folder, newest first. Needs no key. */
export function listBackups(dir: string): Backup[] {
  return entriesOf(layout(dir).backups)
    .flatMap((name) => readManifest(dir, name) ?? [])
    .sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? 1 : -1))
}

/** One backup; null when there is none of that name. */
export const findBackup = (dir: string, name: string): Backup | null => readManifest(dir, name)

/** Whether no backup was made within the last day. */
export const backupDue = (dir: string, now: number): boolean => {
  const newest = listBackups(dir)[0]
  return newest === undefined || now - newest.createdAt >= DAY_MS
}

/** Removes what a crash left half made or half removed. */
export function sweepBackups(dir: string): void {
  const { backups } = layout(dir)
  for (const name of entriesOf(backups)) {
    if (/\.(partial|removed)$/.test(name)) rmSync(join(backups, name), { recursive: true, force: true })
  }
}

function remove(dir: string, name: string): void {
  const { folder } = backupPaths(dir, name)
  // First out of the list, then away: a crash in between leaves no backup that lacks half its files.
  renameSync(folder, `${folder}.removed`)
  rmSync(`${folder}.removed`, { recursive: true, force: true })
}

function rotate(dir: string): void {
  for (const { name } of listBackups(dir).slice(KEPT_BACKUPS)) remove(dir, name)
}

function freeName(dir: string, createdAt: number, cause: Backup['cause']): string {
  const base = `${new Date(createdAt).toISOString().replaceAll(/[:.]/g, '-')}-${cause}`
  const taken = new Set(entriesOf(layout(dir).backups))
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.has(name)) return name
  }
}

/** Between two pauses, so that linking many thousands of files never holds the service up. */
const FILES_PER_TURN = 64

async function keepDocuments(
  ids: readonly string[],
  from: string,
  to: string,
): Promise<{ bytes: number; missing: number }> {
  let bytes = 0
  let missing = 0
  for (let at = 0; at < ids.length; at += FILES_PER_TURN) {
    await Promise.all(
      ids.slice(at, at + FILES_PER_TURN).map(async (id) => {
        try {
          await linkOrCopy(join(from, id), join(to, id))
          bytes += statSync(join(to, id)).size
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
          missing += 1
        }
      }),
    )
  }
  return { bytes, missing }
}

export interface BackupRequest {
  dir: string
  key: Buffer
  cause: Backup['cause']
  clock: Clock
  jobs: JobRunner
}

/**
 * Makes a backup, verifies it, and removes the oldest beyond the ten kept. It appears in the list whole or not at all.
 * Throws SqliteError when the database cannot be read to the end; nothing is then kept of the backup.
 */
export async function makeBackup({ dir, key, cause, clock, jobs }: BackupRequest): Promise<Backup> {
  const paths = layout(dir)
  makePrivateFolder(paths.backups)
  const createdAt = clock.now()
  const name = freeName(dir, createdAt, cause)
  const target = backupPaths(dir, name)
  const draft = backupPaths(dir, `${name}.partial`)
  makePrivateFolder(draft.documents)
  try {
    const problems = await jobs.run({ kind: 'copy', from: paths.database, to: draft.database }, key)
    await syncFile(draft.database)
    const copy = openReader(draft.database, key)
    let ids: string[]
    try {
      ids = copy.prepare<[], string>('SELECT id FROM document').pluck().all()
    } finally {
      copy.close()
    }
    const { bytes, missing } = await keepDocuments(ids, paths.documents, draft.documents)
    syncFolder(draft.documents)
    writeKeyFile(draft.folder, readKeyFile(dir))
    const manifest: Manifest = {
      format: 'haku-backup/1',
      createdAt,
      cause,
      sizeBytes: statSync(draft.database).size + bytes,
      verified: problems.length === 0,
      documents: ids.length - missing,
      documentsMissing: missing,
    }
    writeManifest(draft.folder, manifest)
    renameSync(draft.folder, target.folder)
    syncFolder(paths.backups)
    // A backup that is not whole replaces no older one that is.
    if (manifest.verified) rotate(dir)
    const { sizeBytes, verified } = manifest
    return { name, createdAt, sizeBytes, cause, verified }
  } catch (error) {
    rmSync(draft.folder, { recursive: true, force: true })
    throw error
  }
}

function writeManifest(folder: string, manifest: Manifest): void {
  writeFileAtomically(join(folder, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8'))
}

/**
 * Keeps the files of a workspace as they are, for one that cannot be read: nothing is opened, nothing verified.
 * The workspace must be closed.
 */
export async function keepAsItIs(dir: string, cause: Backup['cause'], clock: Clock): Promise<void> {
  const paths = layout(dir)
  makePrivateFolder(paths.backups)
  const createdAt = clock.now()
  const name = freeName(dir, createdAt, cause)
  const draft = backupPaths(dir, `${name}.partial`)
  makePrivateFolder(draft.documents)
  let sizeBytes = 0
  for (const file of readdirSync(dir).filter(
    (entry) => entry.startsWith('haku.') && !entry.endsWith('.lock'),
  )) {
    // Copied, not linked: these files go on changing.
    await copyPrivately(join(dir, file), join(draft.folder, file))
    sizeBytes += statSync(join(draft.folder, file)).size
  }
  const ids = entriesOf(paths.documents)
  const { bytes, missing } = await keepDocuments(ids, paths.documents, draft.documents)
  writeManifest(draft.folder, {
    format: 'haku-backup/1',
    createdAt,
    cause,
    sizeBytes: sizeBytes + bytes,
    verified: false,
    documents: ids.length - missing,
    documentsMissing: missing,
  })
  renameSync(draft.folder, backupPaths(dir, name).folder)
  syncFolder(paths.backups)
}
