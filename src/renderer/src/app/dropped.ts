/** Files that a person dropped or chose, with the path inside what was dropped (forward slashes). */

export interface DroppedFile {
  path: string
  file: File
}

function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    const found: FileSystemEntry[] = []
    // Chromium answers at most 100 entries a call.
    const next = () =>
      reader.readEntries((some) => {
        if (some.length === 0) resolve(found)
        else {
          found.push(...some)
          next()
        }
      }, reject)
    next()
  })
}

async function walk(entry: FileSystemEntry, into: Dropped): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '')
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      )
      into.files.push({ path, file })
    } else if (entry.isDirectory) {
      const children = await readAll((entry as FileSystemDirectoryEntry).createReader())
      for (const child of children) await walk(child, into)
    }
  } catch {
    into.unreadable.push(path)
  }
}

export interface Dropped {
  files: DroppedFile[]
  /** Paths that could not be read: vanished, or the system refused. */
  unreadable: string[]
}

/** Every file that was dropped, folders walked to the bottom. */
export async function fromDataTransfer(transfer: DataTransfer): Promise<Dropped> {
  // Entries must be taken before the first await: the list is emptied when the event ends.
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry ? [entry] : []
  })
  const loose = entries.length === 0 ? [...transfer.files] : []
  const files: DroppedFile[] = loose.map((file) => ({ path: file.name, file }))
  const unreadable: string[] = []
  for (const entry of entries) await walk(entry, { files, unreadable })
  return { files, unreadable }
}

/** Files of a file dialog. */
export function fromFileList(list: FileList | null): DroppedFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}
