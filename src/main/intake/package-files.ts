/** The files of one package, wherever they wait: parts of a folder, or entries of an archive. */
import type { Readable } from '../store/types.ts'
import { type Archive, openArchive } from './archive.ts'
import type { ItemRow } from './batches.ts'
import { partById, partsOfItem, readPart } from './parts.ts'
import { IntakeRefusal } from './refusal.ts'
import { comparablePath, packageRoots, rootOf } from './sort.ts'

export interface PackageFiles {
  /** Paths below the package's folder, in comparable form. */
  readonly paths: readonly string[]
  /** Size in bytes as stored or as the archive claims; only ever used to refuse early. */
  claimedSize(path: string): number
  read(path: string, limitBytes: number): Promise<Buffer>
}

/** The archive that was opened last: its packages come one after another. */
export interface ArchiveShelf {
  open(db: Readable, partId: string): Promise<Archive>
}

export function createArchiveShelf(): ArchiveShelf {
  let shelved: { partId: string; archive: Promise<Archive> } | null = null
  return {
    open(db, partId) {
      if (shelved?.partId === partId) return shelved.archive
      const part = partById(db, partId)
      if (part === undefined) return Promise.reject(notKept())
      const archive = readPart(db, part).then(openArchive)
      shelved = { partId, archive }
      return archive
    },
  }
}

export const notKept = () =>
  new IntakeRefusal(
    'NOT_KEPT',
    'Its files are no longer here, because the intake ended before it was worked through. The originals were left where they are. Add them again.',
  )

/** Opens the package of an item. Throws IntakeRefusal NOT_KEPT, or what opening an archive throws. */
export async function packageFiles(
  db: Readable,
  item: Pick<ItemRow, 'id' | 'root' | 'archivePartId'>,
  shelf: ArchiveShelf,
): Promise<PackageFiles> {
  const parts = partsOfItem(db, item.id)
  const [only] = parts
  if (item.archivePartId !== null) return inArchive(await shelf.open(db, item.archivePartId), item.root)
  if (only === undefined) throw notKept()
  const head = parts.length === 1 && comparablePath(only.path).toLowerCase().endsWith('application.json')
  if (parts.length === 1 && !head) return inArchive(await openArchive(await readPart(db, only)), item.root)
  const byPath = new Map(parts.map((part) => [below(comparablePath(part.path), item.root), part]))
  const partAt = (path: string) => {
    const part = byPath.get(path)
    if (part === undefined) throw new Error('The package has no such file.')
    return part
  }
  return {
    paths: [...byPath.keys()],
    claimedSize: (path) => partAt(path).sizeBytes,
    read: (path) => readPart(db, partAt(path)),
  }
}

function inArchive(archive: Archive, root: string): PackageFiles {
  const roots = new Set(packageRoots(archive.paths))
  const whole = (path: string) => (root === '' ? path : `${root}/${path}`)
  return {
    paths: archive.paths.filter((path) => rootOf(path, roots) === root).map((path) => below(path, root)),
    claimedSize: (path) => archive.claimedSize(whole(path)),
    read: (path, limitBytes) => archive.read(whole(path), limitBytes),
  }
}

const below = (path: string, root: string): string => (root === '' ? path : path.slice(root.length + 1))
