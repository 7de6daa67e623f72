/**
 * Reader for OLE compound files ([MS-CFB]), the container of .doc, .xls, .msg and password-protected .docx.
 * Made for hostile and damaged input: every chain is bounded by the file's own size, cycles end, and a sector that
 * lies outside the file ends its chain instead of the whole document.
 */
export interface CompoundFile {
  /** Paths from the root, parts joined by '/', e.g. 'WordDocument' or 'ObjectPool/_1/CONTENTS'. */
  readonly paths: readonly string[]
  /** The stream's bytes (fewer than it claims when the file was cut short), or undefined. Case does not matter. */
  read(path: string): Uint8Array | undefined
}

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  sizeBytes: number
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const MAX_REGULAR_SECTOR = 0xfffffffa
const MAX_ENTRIES = 20_000
/** Word nests a handful of storages; every level lengthens the path of each entry below it. */
const MAX_DEPTH = 32
const STORAGE = 1
const STREAM = 2
const ROOT = 5

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/** Opens a compound file, or returns undefined when it has no usable header and directory. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | undefined {
  if (bytes.length < 512 || !isCompoundFile(bytes)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorShift = view.getUint16(0x1e, true) === 12 ? 12 : 9
  const sectorBytes = 1 << sectorShift
  const miniSectorBytes = 64
  const sectorCount = Math.ceil(bytes.length / sectorBytes)

  const sector = (index: number): Uint8Array | undefined => {
    const from = (index + 1) * sectorBytes
    return index < MAX_REGULAR_SECTOR && from < bytes.length
      ? bytes.subarray(from, from + sectorBytes)
      : undefined
  }

  const fat = readFat(view, sector, sectorBytes, sectorCount)
  const chain = (start: number): Uint8Array => {
    const parts: Uint8Array[] = []
    let current = start
    for (let steps = 0; steps <= sectorCount; steps += 1) {
      const part = sector(current)
      if (part === undefined) break
      parts.push(part)
      current = fat[current] ?? MAX_REGULAR_SECTOR
    }
    return concatenate(parts)
  }

  const entries = readDirectory(chain(view.getUint32(0x30, true)))
  const root = entries.find((entry) => entry.type === ROOT)
  if (root === undefined) return undefined

  const miniFat = toNumbers(chain(view.getUint32(0x3c, true)))
  const miniCutoff = 4096
  let miniStream: Uint8Array | undefined
  const miniChain = (start: number): Uint8Array => {
    miniStream ??= chain(root.start)
    const parts: Uint8Array[] = []
    let current = start
    for (let steps = 0; steps <= miniFat.length; steps += 1) {
      const from = current * miniSectorBytes
      if (current >= MAX_REGULAR_SECTOR || from >= miniStream.length) break
      parts.push(miniStream.subarray(from, from + miniSectorBytes))
      current = miniFat[current] ?? MAX_REGULAR_SECTOR
    }
    return concatenate(parts)
  }

  const byPath = walkTree(entries, root)
  const byLowerPath = new Map([...byPath].map(([path, entry]) => [path.toLowerCase(), entry]))
  return {
    paths: [...byPath.keys()],
    read(path) {
      const entry = byPath.get(path) ?? byLowerPath.get(path.toLowerCase())
      if (entry === undefined || entry.type !== STREAM) return undefined
      const whole = entry.sizeBytes < miniCutoff ? miniChain(entry.start) : chain(entry.start)
      return whole.subarray(0, entry.sizeBytes)
    },
  }
}

function readFat(
  view: DataView,
  sector: (index: number) => Uint8Array | undefined,
  sectorBytes: number,
  sectorCount: number,
): Uint32Array {
  const fatSectors: number[] = []
  for (let i = 0; i < 109; i += 1) fatSectors.push(view.getUint32(0x4c + i * 4, true))
  let next = view.getUint32(0x44, true)
  for (let steps = 0; steps <= sectorCount; steps += 1) {
    const part = sector(next)
    if (part === undefined || part.length < sectorBytes) break
    const numbers = toNumbers(part)
    fatSectors.push(...numbers.subarray(0, -1))
    next = numbers.at(-1) ?? MAX_REGULAR_SECTOR
  }
  const parts: Uint8Array[] = []
  for (const index of fatSectors.slice(0, sectorCount)) {
    if (index >= MAX_REGULAR_SECTOR) continue
    // A missing allocation sector keeps its place, so that the numbers after it still mean the right sectors.
    const part = sector(index)
    const padded = new Uint8Array(sectorBytes).fill(0xff)
    if (part !== undefined) padded.set(part)
    parts.push(padded)
  }
  return toNumbers(concatenate(parts))
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const utf16 = new TextDecoder('utf-16le')
  const entries: Entry[] = []
  for (let at = 0; at + 128 <= bytes.length && entries.length < MAX_ENTRIES; at += 128) {
    const nameBytes = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62)
    entries.push({
      name: utf16.decode(bytes.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      sizeBytes: view.getUint32(at + 120, true),
    })
  }
  return entries
}

function walkTree(entries: Entry[], root: Entry): Map<string, Entry> {
  const byPath = new Map<string, Entry>()
  const seen = new Set<Entry>([root])
  const open: { index: number; prefix: string; depth: number }[] = [
    { index: root.child, prefix: '', depth: 0 },
  ]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const entry = entries[item.index]
    if (entry === undefined || seen.has(entry)) continue
    seen.add(entry)
    const path = item.prefix + entry.name
    if (entry.type === STREAM || entry.type === STORAGE) byPath.set(path, entry)
    open.push({ ...item, index: entry.left }, { ...item, index: entry.right })
    if (entry.type === STORAGE && item.depth < MAX_DEPTH)
      open.push({ index: entry.child, prefix: `${path}/`, depth: item.depth + 1 })
  }
  return byPath
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  const count = bytes.length >> 2
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers = new Uint32Array(count)
  for (let i = 0; i < count; i += 1) numbers[i] = view.getUint32(i * 4, true)
  return numbers
}

function concatenate(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
