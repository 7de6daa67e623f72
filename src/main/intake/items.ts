/** Turns the files of a batch into items, a few at a time; what is interrupted goes on where it stopped. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { cleanLine } from '../platform/clean-text.ts'
import { newId } from '../platform/ids.ts'
import type { Store } from '../store/types.ts'
import { type Archive, openArchive } from './archive.ts'
import type { ItemRow } from './batches.ts'
import { dropParts, type Part, partsOfBatch, readPart, readPartHead } from './parts.ts'
import { looseKind, packageRoots, sortDrop } from './sort.ts'

/** Made in one transaction, with the parts of each: few enough that nothing else waits for long. */
const ITEMS_AT_ONCE = 15

interface NewItem extends Pick<ItemRow, 'name' | 'kind' | 'root' | 'archivePartId'> {
  parts: readonly Part[]
}

/** Makes items of all parts that belong to none yet, and drops what systems leave beside the real files. */
export async function sortBatch(store: Store, batchId: string): Promise<void> {
  const assigned = store.reader.raw
    .prepare<[string, string], string>(
      `SELECT id FROM intake_part WHERE batch_id = ? AND item_id IS NOT NULL
       UNION SELECT archive_part_id FROM intake_item WHERE batch_id = ? AND archive_part_id IS NOT NULL`,
    )
    .pluck()
    .all(batchId, batchId)
  const done = new Set(assigned)
  const { packages, loose, leftovers } = sortDrop(
    partsOfBatch(store.reader, batchId).filter((part) => !done.has(part.id)),
  )
  await dropParts(
    store,
    leftovers.map((part) => part.id),
  )
  let waiting: NewItem[] = packages.map(({ root, parts }) => ({
    name: cleanLine(root, 300) || 'application.json',
    kind: 'package',
    root,
    archivePartId: null,
    parts,
  }))
  for (const part of loose) {
    waiting.push(...(await itemsOf(store, part)))
    await nextTurn()
    if (waiting.length < ITEMS_AT_ONCE) continue
    await insertItems(store, batchId, waiting)
    waiting = []
  }
  await insertItems(store, batchId, waiting)
}

async function itemsOf(store: Store, part: Part): Promise<NewItem[]> {
  const name = cleanLine(part.path, 300)
  const alone = (kind: NewItem['kind']): NewItem[] => [
    { name, kind, root: '', archivePartId: null, parts: [part] },
  ]
  const kind = looseKind(readPartHead(store.reader, part.id))
  if (kind === 'file') return alone('file')
  if (kind !== 'archive') return alone('message')

  const archive = await openArchive(await readPart(store.reader, part)).catch(() => null)
  const roots = packageRoots(archive?.paths ?? [])
  if (roots.length === 0 && !isMeantAsArchive(name, archive)) return alone('file')
  if (roots.length <= 1)
    return [{ name, kind: 'package', root: roots[0] ?? '', archivePartId: null, parts: [part] }]
  return roots.map((root) => ({
    name: cleanLine(root === '' ? part.path : `${part.path}/${root}`, 300),
    kind: 'package',
    root,
    archivePartId: part.id,
    parts: [],
  }))
}

/** Office files are zip containers too: those go to the document workers, which know them. */
function isMeantAsArchive(name: string, archive: Archive | null): boolean {
  if (archive === null) return /\.zip$/i.test(name)
  return !archive.paths.some((path) => path === '[Content_Types].xml' || path === 'mimetype')
}

async function insertItems(store: Store, batchId: string, items: readonly NewItem[]): Promise<void> {
  for (let from = 0; from < items.length; ) {
    const until = endOfSlice(items, from)
    store.maintain((tx) => {
      const first =
        tx.raw
          .prepare<[string], number>(
            'SELECT coalesce(max(position) + 1, 0) FROM intake_item WHERE batch_id = ?',
          )
          .pluck()
          .get(batchId) ?? 0
      const insert = tx.raw.prepare(
        `INSERT INTO intake_item (id, batch_id, position, name, kind, outcome, made_candidate, refused_files, root,
          archive_part_id) VALUES (?,?,?,?,?,'pending',0,'[]',?,?)`,
      )
      const assign = tx.raw.prepare('UPDATE intake_part SET item_id = ? WHERE id = ?')
      items.slice(from, until).forEach((item, at) => {
        const id = newId()
        insert.run(id, batchId, first + at, item.name, item.kind, item.root, item.archivePartId)
        for (const part of item.parts) assign.run(id, part.id)
      })
    })
    from = until
    await nextTurn()
  }
}

/** All packages of one archive go in at once: half of them would look like all of them after a crash. */
function endOfSlice(items: readonly NewItem[], from: number): number {
  let until = Math.min(from + ITEMS_AT_ONCE, items.length)
  const archive = items[until - 1]?.archivePartId ?? null
  while (archive !== null && items[until]?.archivePartId === archive) until += 1
  return until
}
