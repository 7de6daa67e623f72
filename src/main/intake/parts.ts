/** Files that wait inside the database, in pieces small enough that no statement holds the service up. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { newId } from '../platform/ids.ts'
import type { Readable, Store, Writable } from '../store/types.ts'

const CHUNK_BYTES = 256 * 1024
/** Written in one transaction. */
const WRITTEN_AT_ONCE_BYTES = 2 * CHUNK_BYTES
/** Deleted in one transaction: overwriting what is deleted costs more than writing it did (20 ms for this much). */
const CHUNKS_DELETED_AT_ONCE = 2
/** Small enough to be deleted along with the writing of an application. */
const DELETED_ALONG_BYTES = CHUNK_BYTES

export interface Part {
  id: string
  path: string
  sizeBytes: number
}

/** Stores one file. Returns how many parts the batch has now. */
export async function storePart(
  store: Store,
  batchId: string,
  path: string,
  file: Pick<Blob, 'size' | 'slice'>,
): Promise<number> {
  const id = newId()
  const read = async (from: number) => {
    const bytes = Buffer.from(await file.slice(from, from + WRITTEN_AT_ONCE_BYTES).arrayBuffer())
    return bytes
  }
  const first = await read(0)
  const received = store.maintain((tx) => {
    const position =
      tx.raw
        .prepare<[string], number>(
          'SELECT coalesce(max(position) + 1, 0) FROM intake_part WHERE batch_id = ?',
        )
        .pluck()
        .get(batchId) ?? 0
    tx.raw
      .prepare('INSERT INTO intake_part (id, batch_id, path, size_bytes, position) VALUES (?,?,?,?,?)')
      .run(id, batchId, path, file.size, position)
    insertChunks(tx, id, 0, first)
    return position + 1
  })
  try {
    for (let from = WRITTEN_AT_ONCE_BYTES; from < file.size; from += WRITTEN_AT_ONCE_BYTES) {
      const bytes = await read(from)
      store.maintain((tx) => insertChunks(tx, id, from, bytes))
    }
  } catch (error) {
    await dropParts(store, [id])
    throw error
  }
  return received
}

function insertChunks(tx: Writable, partId: string, from: number, bytes: Buffer): void {
  const insert = tx.raw.prepare('INSERT INTO intake_chunk (id, part_id, position, bytes) VALUES (?,?,?,?)')
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    insert.run(newId(), partId, (from + at) / CHUNK_BYTES, bytes.subarray(at, at + CHUNK_BYTES))
}

/** All bytes of a part. Throws when they are not all there. */
export async function readPart(db: Readable, part: Part): Promise<Buffer> {
  const chunk = db.raw
    .prepare<[string, number], Buffer>('SELECT bytes FROM intake_chunk WHERE part_id = ? AND position = ?')
    .pluck()
  const whole = Buffer.allocUnsafe(part.sizeBytes)
  let filled = 0
  for (let position = 0; filled < part.sizeBytes; position += 1) {
    const bytes = chunk.get(part.id, position)
    if (bytes === undefined) throw new Error('A part of an intake is not whole.')
    filled += bytes.copy(whole, filled)
    if (position % 4 === 3) await nextTurn()
  }
  return whole
}

/** The first bytes of a part, at most one piece. */
export function readPartHead(db: Readable, partId: string): Buffer {
  const head = db.raw
    .prepare<[string], Buffer>('SELECT bytes FROM intake_chunk WHERE part_id = ? AND position = 0')
    .pluck()
    .get(partId)
  return head ?? Buffer.alloc(0)
}

const PART_COLUMNS = 'id, path, size_bytes AS sizeBytes'

export function partsOfItem(db: Readable, itemId: string): Part[] {
  return db.raw
    .prepare<[string], Part>(`SELECT ${PART_COLUMNS} FROM intake_part WHERE item_id = ? ORDER BY position`)
    .all(itemId)
}

export function partsOfBatch(db: Readable, batchId: string): Part[] {
  return db.raw
    .prepare<[string], Part>(`SELECT ${PART_COLUMNS} FROM intake_part WHERE batch_id = ? ORDER BY position`)
    .all(batchId)
}

export function partById(db: Readable, id: string): Part | undefined {
  return db.raw.prepare<[string], Part>(`SELECT ${PART_COLUMNS} FROM intake_part WHERE id = ?`).get(id)
}

/** Deletes the parts of an item inside its own transaction when that is quick. Returns whether it did. */
export function dropSmallParts(tx: Writable, parts: readonly Part[]): boolean {
  if (parts.reduce((sum, part) => sum + part.sizeBytes, 0) > DELETED_ALONG_BYTES) return false
  const chunks = tx.raw.prepare('DELETE FROM intake_chunk WHERE part_id = ?')
  const row = tx.raw.prepare('DELETE FROM intake_part WHERE id = ?')
  for (const { id } of parts) {
    chunks.run(id)
    row.run(id)
  }
  return true
}

/** Deletes parts and their bytes, a little at a time; may be repeated after a crash. */
export async function dropParts(store: Store, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (let more = true; more; await nextTurn()) {
      more = store.maintain((tx) => {
        const { changes } = tx.raw
          .prepare(
            'DELETE FROM intake_chunk WHERE id IN (SELECT id FROM intake_chunk WHERE part_id = ? LIMIT ?)',
          )
          .run(id, CHUNKS_DELETED_AT_ONCE)
        if (changes > 0) return true
        tx.raw.prepare('DELETE FROM intake_part WHERE id = ?').run(id)
        return false
      })
    }
  }
}
