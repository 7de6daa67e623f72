/** The table of a binary Word file that says where its characters lie ([MS-DOC] 2.4.1, 2.8.35). */
export interface Piece {
  startByte: number
  characters: number
  /** UTF-16, two bytes a character; otherwise windows-1252, or the document's charset before Word 97. */
  wide: boolean
}

const MAX_CHARACTERS = 8 * 1024 * 1024
const COMPRESSED = 0x40000000

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

/** Place in the stream of each character by its number; undefined beyond the last piece. Characters are asked for in order. */
export function placesOf(pieces: readonly Piece[]): (character: number) => number | undefined {
  let index = 0
  let first = 0
  return (character) => {
    if (character < first) {
      index = 0
      first = 0
    }
    for (let piece = pieces[index]; piece !== undefined; piece = pieces[index]) {
      if (character < first + piece.characters) {
        return piece.startByte + (character - first) * (piece.wide ? 2 : 1)
      }
      first += piece.characters
      index += 1
    }
    return undefined
  }
}
