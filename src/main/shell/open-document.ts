import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type Electron from 'electron'
import type { AcceptedMediaType } from '#contract/inspection.ts'
import { PRIVATE_FOLDER_MODE } from '../platform/files.ts'
import type { HostOutside } from '../service/host.ts'

/** The one place that hands a document to another program, and the only one where a document lies in clear. */

/** Read only: what is changed in the copy would be lost, so the other program says from the start that it cannot be. */
const COPY_MODE = 0o400
const LONGEST_NAME = 255
/** What mkdtemp adds. */
const RANDOM_LETTERS = 6

/** Each type with the endings that a system may take for it, and nothing that runs. */
const ENDINGS: Readonly<Record<AcceptedMediaType, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'application/msword': ['.doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'text/html': ['.html', '.htm'],
  'text/plain': ['.txt'],
}

/** Whether a copy under this name may be given to whatever program the system has for it. */
export function mayOpen(name: string, mediaType: string): boolean {
  if (!Object.hasOwn(ENDINGS, mediaType)) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (name === '' || name.length > LONGEST_NAME || /[\u0000-\u001f\u007f/\\:]/.test(name)) return false
  if (basename(name) !== name || name.startsWith('.') || name.startsWith('-')) return false
  return ENDINGS[mediaType as AcceptedMediaType].includes(extname(name).toLowerCase())
}

export interface OpenDocumentDeps {
  shell: Pick<Electron.Shell, 'openPath'>
  /** The system's folder for temporary files: no backup takes it along. */
  tempDir: string
  /** Tells the copies of one workspace's window from another's. */
  windowName: string
  onError(error: unknown): void
}

/**
 * Opens copies of documents with the system's default program. They lie in a folder of their own that only this person
 * can enter (0700); `clear` deletes it, and those that a killed app left behind.
 */
export function createOpenDocument({ shell, tempDir, windowName, onError }: OpenDocumentDeps): HostOutside {
  const prefix = `haku-opened-${windowName}-`
  let folder: string | undefined
  let count = 0

  function clear(): void {
    folder = undefined
    for (const name of leftBehind()) {
      try {
        rmSync(join(tempDir, name), { recursive: true, force: true, maxRetries: 3 })
      } catch (error) {
        // A program that holds a file open can keep it on Windows: the next lock, quit or start tries again.
        onError(error)
      }
    }
  }

  /** Only folders of this person: whoever else can write here must not choose what is deleted. */
  function leftBehind(): string[] {
    try {
      return readdirSync(tempDir).filter(
        // The length too: the name of one window may begin like that of another.
        (name) =>
          name.startsWith(prefix) &&
          name.length === prefix.length + RANDOM_LETTERS &&
          isOurs(join(tempDir, name)),
      )
    } catch (error) {
      onError(error)
      return []
    }
  }

  return {
    async open({ name, mediaType, bytes }) {
      if (!mayOpen(name, mediaType)) return false
      try {
        folder ??= mkdtempSync(join(tempDir, prefix)) // 0700 by itself
        const place = join(folder, String(++count)) // two documents may have one name
        mkdirSync(place, { mode: PRIVATE_FOLDER_MODE })
        const path = join(place, name)
        writeFileSync(path, bytes, { mode: COPY_MODE, flag: 'wx' })
        // An empty text is success; the text of a failure may name the file, so it is not kept.
        const opened = (await shell.openPath(path)) === ''
        if (!opened) rmSync(place, { recursive: true, force: true })
        return opened
      } catch (error) {
        onError(error)
        return false
      }
    },
    clear,
  }
}

function isOurs(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  const uid = process.getuid?.()
  return found?.isDirectory() === true && (uid === undefined || found.uid === uid)
}
