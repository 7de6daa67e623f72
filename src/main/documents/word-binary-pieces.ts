/** The two tables of a binary Word file that decide what its text is: pieces and revision marks ([MS-DOC] 2.8, 2.9). */
export interface Piece {
  startByte: number
  characters: number
  /** UTF-16, two bytes a character; otherwise windows-1252, or the document's charset before Word 97. */
  wide: boolean
}

export interface ByteRange {
  from: number
  to: number
}

const MAX_CHARACTERS = 8 * 1024 * 1024
const COMPRESSED = 0x40000000
const PAGE_BYTES = 512
const SPRM_REVISION_DELETED = 0x0800

/**
 * The piece table (Clx) at `at`. Returns undefined when there is none there.
 * `unicode` is false for Word 6 and 95, whose pieces are always single-byte.
 */
export function readPieces(table: Uint8Array, at: number, unicode: boolean): Piece[] | undefined {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  let position = at
  while (position + 3 <= table.length && table[position] === 1) {
    position += 3 + view.getUint16(position + 1, true)
  }
  if (position + 5 > table.length || table[position] !== 2) return undefined
  const sizeBytes = Math.min(view.getUint32(position + 1, true), table.length - position - 5)
  const count = Math.floor((sizeBytes - 4) / 12)
  const start = position + 5
  const pieces: Piece[] = []
  let total = 0
  for (let i = 0; i < count; i += 1) {
    const from = view.getUint32(start + i * 4, true)
    const to = view.getUint32(start + (i + 1) * 4, true)
    const place = view.getUint32(start + (count + 1) * 4 + i * 8 + 2, true)
    const compressed = (place & COMPRESSED) !== 0
    total += Math.max(to - from, 0)
    // More characters than any file within the size limit can hold: the table is not to be believed any further.
    if (to < from || total > MAX_CHARACTERS) break
    pieces.push({
      startByte: unicode && compressed ? (place & ~COMPRESSED) >>> 1 : place & ~COMPRESSED,
      characters: to - from,
      wide: unicode && !compressed,
    })
  }
  return pieces
}

/** Byte ranges, in order, of the WordDocument stream whose text was deleted while changes were tracked. */
export function readDeletedRanges(
  stream: Uint8Array,
  table: Uint8Array,
  at: number,
  sizeBytes: number,
): ByteRange[] {
  const ranges: ByteRange[] = []
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const count = Math.floor((sizeBytes - 4) / 8)
  if (count <= 0 || at + sizeBytes > table.length) return ranges
  for (let i = 0; i < count; i += 1) {
    const page = view.getUint32(at + (count + 1) * 4 + i * 4, true) & 0x3fffff
    const bytes = stream.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    if (bytes.length === PAGE_BYTES) ranges.push(...deletedOnPage(bytes))
  }
  return ranges.sort((a, b) => a.from - b.from)
}

function deletedOnPage(page: Uint8Array): ByteRange[] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const runs = view.getUint8(PAGE_BYTES - 1)
  const ranges: ByteRange[] = []
  if ((runs + 1) * 4 + runs > PAGE_BYTES) return ranges
  for (let i = 0; i < runs; i += 1) {
    const at = view.getUint8((runs + 1) * 4 + i) * 2
    if (at === 0 || at >= PAGE_BYTES - 1) continue
    const properties = page.subarray(at + 1, at + 1 + view.getUint8(at))
    if (marksDeleted(properties)) {
      ranges.push({ from: view.getUint32(i * 4, true), to: view.getUint32((i + 1) * 4, true) })
    }
  }
  return ranges
}

function marksDeleted(properties: Uint8Array): boolean {
  const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength)
  const operandBytes = [1, 1, 2, 4, 2, 2, 0, 3]
  for (let at = 0; at + 3 <= properties.length; ) {
    const sprm = view.getUint16(at, true)
    // A toggle operand: 0x01 is on, 0x81 the opposite of the style, which never deletes ([MS-DOC], ToggleOperand).
    if (sprm === SPRM_REVISION_DELETED) return (view.getUint8(at + 2) & 1) === 1
    const kind = sprm >> 13
    at += 2 + (kind === 6 ? 1 + view.getUint8(at + 2) : (operandBytes[kind] ?? 1))
  }
  return false
}
