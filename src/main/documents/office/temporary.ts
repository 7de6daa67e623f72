/**
 * The folder in which one conversion lies in clear: for its owner only, in memory where the system has a file system
 * in memory, and always removed. What a killed process left is removed at the next start.
 */
import { constants } from 'node:fs'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'haku-office-'
const IN_MEMORY = '/dev/shm'

/** Runs `work` with a new folder (0700), and removes the folder whatever comes of it. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(await temporaryRoot(), `${PREFIX}${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    await remove(folder)
  }
}

/** Removes the folders of processes that are no more. */
export async function sweepTemporaryFolders(): Promise<void> {
  const parent = await temporaryRoot()
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = Number(/^haku-office-(\d+)-/.exec(name)?.[1])
    if (pid > 0 && !isRunning(pid)) await remove(join(parent, name)).catch(() => undefined)
  }
}

/** Where the folders are made. */
export async function temporaryRoot(): Promise<string> {
  if (process.platform !== 'linux') return tmpdir()
  return access(IN_MEMORY, constants.W_OK).then(
    () => IN_MEMORY,
    () => tmpdir(),
  )
}

/** A program that is just ending may still hold a file of it: tried for some seconds. */
const remove = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
