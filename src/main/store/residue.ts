/**
 * Looks for words in every byte of a workspace's database: as it lies on the disk, and decrypted page by page, with the
 * write-ahead log. Deleted rows, free pages and old log frames are bytes like any other here; no index can hide one.
 */
import { createDecipheriv } from 'node:crypto'
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { layout } from './layout.ts'

/** SQLCipher 4, as connection.ts asks for: AES-256-CBC per page, its IV and HMAC in the last bytes. */
const PAGE_BYTES = 4096
const RESERVED_BYTES = 80
const IV_BYTES = 16
/** The first page begins with the salt in clear. */
const SALT_BYTES = 16
/** https://www.sqlite.org/fileformat2.html#walformat */
const LOG_HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24

/** Shorter ones are found everywhere by chance. */
export const SHORTEST_WORD_BYTES = 6
const PAGES_PER_READ = 256

export interface Residue {
  /** Places in the list of words: those of which a byte sequence was found. */
  readonly found: number[]
  /** Pages that were decrypted and read: of the database, and of its log. */
  readonly pages: number
  readonly logPages: number
  /** Bytes read as they lie on the disk. */
  readonly rawBytes: number
}

interface Needle {
  readonly bytes: Buffer
  readonly word: number
}

const prefixOf = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16)

/** Finds any of many words in one pass: by their first three bytes, then whole. */
export function wordFinder(words: readonly string[]): (bytes: Buffer) => Iterable<number> {
  const starts = new Uint8Array(2 ** 21)
  const byStart = new Map<number, Needle[]>()
  words.forEach((written, word) => {
    // The search index keeps words in lower case.
    for (const form of new Set([written, written.toLowerCase()])) {
      const bytes = Buffer.from(form, 'utf8')
      if (bytes.length < SHORTEST_WORD_BYTES) continue
      const start = prefixOf(bytes, 0)
      starts[start >> 3] = (starts[start >> 3] as number) | (1 << (start & 7))
      const known = byStart.get(start)
      if (known) known.push({ bytes, word })
      else byStart.set(start, [{ bytes, word }])
    }
  })
  return (bytes) => {
    const found = new Set<number>()
    for (let at = 0; at + SHORTEST_WORD_BYTES <= bytes.length; at += 1) {
      const start = prefixOf(bytes, at)
      if (((starts[start >> 3] as number) & (1 << (start & 7))) === 0) continue
      for (const needle of byStart.get(start) ?? [])
        if (
          at + needle.bytes.length <= bytes.length &&
          bytes.compare(needle.bytes, 0, needle.bytes.length, at, at + needle.bytes.length) === 0
        )
          found.add(needle.word)
    }
    return found
  }
}

/** One page in clear; `first`: the one that begins with the salt. */
function decryptPage(page: Buffer, key: Buffer, first: boolean): Buffer {
  const end = PAGE_BYTES - RESERVED_BYTES
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + IV_BYTES))
  decipher.setAutoPadding(false)
  return decipher.update(page.subarray(first ? SALT_BYTES : 0, end))
}

/** Reads a file in pieces of `unit` bytes after `header` bytes; hands each piece out with its number. */
function eachPiece(
  path: string,
  header: number,
  unit: number,
  take: (piece: Buffer, number: number) => void,
): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size <= header) return 0
  const handle = openSync(path, 'r')
  const buffer = Buffer.alloc(unit * PAGES_PER_READ)
  let number = 0
  try {
    for (let at = header; ; ) {
      const read = readSync(handle, buffer, 0, buffer.length, at)
      const whole = Math.floor(read / unit)
      for (let n = 0; n < whole; n += 1) take(buffer.subarray(n * unit, (n + 1) * unit), number++)
      at += whole * unit
      if (whole === 0) return number
    }
  } finally {
    closeSync(handle)
    buffer.fill(0)
  }
}

/** Every page of a database and of its log, in clear, one at a time; returns how many there were. */
export function eachClearPage(
  database: string,
  key: Buffer,
  take: (page: Buffer) => void,
): { pages: number; logPages: number } {
  const pages = eachPiece(database, 0, PAGE_BYTES, (page, number) =>
    take(decryptPage(page, key, number === 0)),
  )
  const logPages = eachPiece(
    `${database}-wal`,
    LOG_HEADER_BYTES,
    FRAME_HEADER_BYTES + PAGE_BYTES,
    (frame) => {
      const first = frame.readUInt32BE(0) === 1
      take(decryptPage(frame.subarray(FRAME_HEADER_BYTES), key, first))
    },
  )
  return { pages, logPages }
}

/** Looks for words in the files of a workspace folder. Documents and backups are ciphertext under keys of their own. */
export function scanForResidue(dir: string, key: Buffer, words: readonly string[]): Residue {
  const { database } = layout(dir)
  const find = wordFinder(words)
  const found = new Set<number>()
  const look = (bytes: Buffer) => {
    for (const word of find(bytes)) found.add(word)
  }
  const { pages, logPages } = eachClearPage(database, key, look)
  let rawBytes = 0
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    look(Buffer.from(entry.name))
    if (!entry.isFile()) continue
    rawBytes += lookRaw(join(dir, entry.name), look)
  }
  return { found: [...found], pages, logPages, rawBytes }
}

/** Longest word that is still found where two reads meet. */
const OVERLAP_BYTES = 1024

function lookRaw(path: string, look: (bytes: Buffer) => void): number {
  const handle = openSync(path, 'r')
  const buffer = Buffer.alloc(PAGE_BYTES * PAGES_PER_READ)
  let kept = 0
  let total = 0
  try {
    for (;;) {
      const read = readSync(handle, buffer, kept, buffer.length - kept, total)
      if (read === 0) return total
      total += read
      const filled = kept + read
      look(buffer.subarray(0, filled))
      kept = Math.min(OVERLAP_BYTES, filled)
      buffer.copyWithin(0, filled - kept, filled)
    }
  } finally {
    closeSync(handle)
  }
}
