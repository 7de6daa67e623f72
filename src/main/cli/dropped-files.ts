/** The files behind the paths that a person names, as an intake wants them. */
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { MAX_UPLOAD_BYTES } from '#contract/intake.ts'

export interface DroppedFile {
  /** Where it lies. */
  file: string
  /** Relative to what was named, with forward slashes and its name first: how the contract wants it. */
  path: string
}

/** A file that is not handed over; the others are. */
export interface NotRead {
  file: string
  code: 'NO_FILE' | 'TOO_LARGE'
  reason: string
}

/**
 * Walks files and folders. Links inside folders are not followed, so nothing outside of what was named is read;
 * what is no file (a device, a pipe) is passed over. Order: as named, inside folders by name.
 */
export async function droppedFiles(
  named: readonly string[],
): Promise<{ files: DroppedFile[]; notRead: NotRead[] }> {
  const files: DroppedFile[] = []
  const notRead: NotRead[] = []

  async function add(file: string, path: string): Promise<void> {
    try {
      const about = await stat(file)
      if (about.isDirectory()) await walk(file, path)
      else if (!about.isFile()) notRead.push(unreadable(file))
      else if (about.size > MAX_UPLOAD_BYTES) notRead.push(tooLarge(file))
      else files.push({ file, path })
    } catch {
      notRead.push(unreadable(file))
    }
  }

  async function walk(folder: string, path: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries)
      if (isPlain(entry))
        await add(join(folder, entry.name), path === '' ? entry.name : `${path}/${entry.name}`)
  }

  // The name is resolved first, so that '.' and '..' have one.
  for (const name of named) await add(name, basename(resolve(name)))
  return { files, notRead }
}

const isPlain = (entry: Dirent): boolean => entry.isFile() || entry.isDirectory()

const unreadable = (file: string): NotRead => ({
  file,
  code: 'NO_FILE',
  reason: `${file} cannot be read. Check the path and whether you may read it, then run the command again.`,
})

const tooLarge = (file: string): NotRead => ({
  file,
  code: 'TOO_LARGE',
  reason: `${file} is larger than ${MAX_UPLOAD_BYTES / 1024 / 1024} MB. It was left where it is. Unpack it and name the folder.`,
})
