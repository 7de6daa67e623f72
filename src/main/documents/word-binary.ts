import { guessSingleByteCharset } from './charset.ts'
import type { CompoundFile } from './compound-file.ts'
import { Refused } from './refusal.ts'
import { type ByteRange, type Piece, readDeletedRanges, readPieces } from './word-binary-pieces.ts'

/**
 * Text of binary Word documents: Word 97 and later ([MS-DOC]), and in a simplified way Word 2, 6 and 95.
 * A document is a row of stories (body, footnotes, headers, ...) in one character sequence, which a piece table maps
 * to places in the WordDocument stream.
 */
export interface WordText {
  text: string
  /** Read without the tables that order the text or name its letters: may be incomplete. */
  simplified: boolean
  hasMacros: boolean
  hasAttachments: boolean
}

const MEDIA_TYPE = 'application/msword'
const MAGIC_WORD_97 = 0xa5ec
const MAGICS_WORD_6_95 = [0xa5dc, 0xa699, 0xa697, 0xa698]
const MAGICS_WORD_2 = [0xa59b, 0xa5db]

/** True for the bare, container-less file of Word 1 or 2 for Windows. */
export function isWord2(bytes: Uint8Array): boolean {
  return bytes.length >= 0x180 && MAGICS_WORD_2.includes((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8))
}

/** Reads a .doc in its container. Throws Refused DAMAGED or ENCRYPTED. */
export function readWordBinary(file: CompoundFile): WordText {
  const stream = file.read('WordDocument')
  if (stream === undefined || stream.length < 0x60) throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
  const view = viewOf(stream)
  const magic = view.getUint16(0, true)
  const flags = view.getUint16(0xa, true)
  if ((flags & 0x100) !== 0) throw new Refused('ENCRYPTED', { mediaType: MEDIA_TYPE })
  const extras = {
    hasMacros: file.paths.some((path) => /(^|\/)(_VBA_PROJECT|VBA)(\/|$)/i.test(path)),
    hasAttachments: file.paths.some((path) => /^ObjectPool\/[^/]+$/i.test(path)),
  }
  if (magic === MAGIC_WORD_97 && stream.length >= 0x1aa) {
    const table =
      file.read((flags & 0x200) === 0 ? '0Table' : '1Table') ?? file.read('1Table') ?? file.read('0Table')
    return { ...readWord97(stream, view, table), ...extras }
  }
  if (magic === MAGIC_WORD_97 || MAGICS_WORD_6_95.includes(magic)) {
    return { text: readWord6(stream, view), simplified: true, ...extras }
  }
  throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
}

/** Reads the bare file of Word 2. Throws Refused ENCRYPTED. */
export function readWord2(bytes: Uint8Array): WordText {
  const view = viewOf(bytes)
  if ((view.getUint16(0xa, true) & 0x100) !== 0) throw new Refused('ENCRYPTED', { mediaType: MEDIA_TYPE })
  const raw = bytes.subarray(view.getUint32(0x18, true), view.getUint32(0x1c, true))
  const text = cleanWordText(decodeAnsi(raw, view.getUint16(0x6, true), false))
  return { text, simplified: true, hasMacros: false, hasAttachments: false }
}

function readWord97(
  stream: Uint8Array,
  view: DataView,
  table: Uint8Array | undefined,
): { text: string; simplified: boolean } {
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68].map((at) => view.getUint32(at, true))
  const pieces = table === undefined ? undefined : readPieces(table, view.getUint32(0x1a2, true), true)
  if (table === undefined || pieces === undefined || pieces.length === 0) {
    return { text: readWithoutPieces(stream, view, lengths[0] ?? 0), simplified: true }
  }
  const deleted = readDeletedRanges(stream, table, view.getUint32(0xfa, true), view.getUint32(0xfe, true))
  const all = pieces.map((piece) => decodePiece(stream, piece, deleted)).join('')
  const [
    body = '',
    footnotes = '',
    headers = '',
    ,
    annotations = '',
    endnotes = '',
    boxes = '',
    headerBoxes = '',
  ] = splitStories(all, lengths)
  const { top, bottom } = splitHeaders(headers, table, view.getUint32(0xf2, true), view.getUint32(0xf6, true))
  const parts = [top, headerBoxes, body, boxes, footnotes, endnotes, bottom, annotations]
  return { text: joinStories(parts), simplified: false }
}

function readWord6(stream: Uint8Array, view: DataView): string {
  const languageId = view.getUint16(0x6, true)
  const macintosh = (view.getUint8(0x13) & 1) === 1 && view.getUint16(0x14, true) === 256
  const complex = (view.getUint16(0xa, true) & 0x4) !== 0
  // Fast-saved files keep their text in pieces too; here the table lies in the same stream.
  const pieces =
    complex && stream.length >= 0x168 ? readPieces(stream, view.getUint32(0x160, true), false) : undefined
  if (pieces !== undefined && pieces.length > 0) {
    const parts = pieces.map((piece) => stream.subarray(piece.startByte, piece.startByte + piece.characters))
    return cleanWordText(decodeAnsi(concatenate(parts), languageId, macintosh))
  }
  const raw = stream.subarray(view.getUint32(0x18, true), view.getUint32(0x1c, true))
  return cleanWordText(decodeAnsi(raw, languageId, macintosh))
}

/** A Word 97 file whose piece table is lost: the text usually lies in one run from fcMin on. */
function readWithoutPieces(stream: Uint8Array, view: DataView, bodyCharacters: number): string {
  const start = view.getUint32(0x18, true)
  const end = Math.min(view.getUint32(0x1c, true), stream.length)
  if (start >= end) throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
  const raw = stream.subarray(start, end)
  const zeros = raw.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  const wide = zeros > raw.length * 0.2 || (bodyCharacters > 0 && raw.length >= bodyCharacters * 2)
  return cleanWordText(new TextDecoder(wide ? 'utf-16le' : 'windows-1252').decode(raw))
}

function decodePiece(stream: Uint8Array, piece: Piece, deleted: readonly ByteRange[]): string {
  const width = piece.wide ? 2 : 1
  const end = Math.min(piece.startByte + piece.characters * width, stream.length)
  if (piece.startByte >= end) return ''
  const decoder = new TextDecoder(piece.wide ? 'utf-16le' : 'windows-1252', { ignoreBOM: true })
  const text = decoder.decode(stream.subarray(piece.startByte, end))
  const parts: string[] = []
  let done = 0
  for (const range of deleted) {
    const from = Math.max(Math.floor((range.from - piece.startByte) / width), done)
    const to = Math.min(Math.floor((range.to - piece.startByte) / width), text.length)
    if (from >= to) continue
    // NULs keep every later position true; cleaning drops them.
    parts.push(text.slice(done, from), '\0'.repeat(to - from))
    done = to
  }
  parts.push(text.slice(done))
  return parts.join('')
}

function splitStories(all: string, lengths: number[]): string[] {
  let at = 0
  return lengths.map((length) => {
    const story = all.slice(at, at + length)
    at += length
    return story
  })
}

/** The header story is six separators of notes, then for each section: even, odd header; even, odd footer; first of each. */
function splitHeaders(
  story: string,
  table: Uint8Array,
  at: number,
  sizeBytes: number,
): { top: string; bottom: string } {
  const count = Math.floor(sizeBytes / 4)
  if (count < 8 || at + sizeBytes > table.length) return { top: '', bottom: story }
  const view = viewOf(table)
  const tops = new Set<string>()
  const bottoms = new Set<string>()
  for (let i = 6; i < count - 1; i += 1) {
    const from = view.getUint32(at + i * 4, true)
    const part = story.slice(from, Math.max(view.getUint32(at + (i + 1) * 4, true), from)).trim()
    if ([0, 1, 4].includes((i - 6) % 6)) tops.add(part)
    else bottoms.add(part)
  }
  return { top: [...tops].join('\r'), bottom: [...bottoms].join('\r') }
}

function joinStories(stories: string[]): string {
  return stories
    .map((story) => cleanWordText(story).trim())
    .filter((story) => story !== '')
    .join('\n')
}

const LANGUAGE_CHARSETS: readonly (readonly [charset: string, languages: readonly number[]])[] = [
  ['windows-1251', [0x19, 0x22, 0x23, 0x02, 0x2f]],
  ['windows-1250', [0x15, 0x05, 0x0e, 0x1b, 0x24, 0x18, 0x1c]],
  ['windows-1253', [0x08]],
  ['windows-1254', [0x1f]],
  ['windows-1255', [0x0d]],
  ['windows-1256', [0x01, 0x29, 0x20]],
  ['windows-1257', [0x25, 0x26, 0x27]],
  ['windows-1258', [0x2a]],
  ['windows-874', [0x1e]],
  ['shift_jis', [0x11]],
  ['euc-kr', [0x12]],
]

/** Text of the time before Unicode: by the document's language, or by statistics where that gives no usual text. */
function decodeAnsi(raw: Uint8Array, languageId: number, macintosh: boolean): string {
  if (macintosh) return new TextDecoder('macintosh').decode(raw)
  if (languageId === 0x0404 || languageId === 0x0c04) return new TextDecoder('big5').decode(raw)
  if (languageId === 0x0804) return new TextDecoder('gbk').decode(raw)
  const byLanguage = LANGUAGE_CHARSETS.find(([, languages]) => languages.includes(languageId & 0x3ff))?.[0]
  if (byLanguage !== undefined) return new TextDecoder(byLanguage).decode(raw)
  // Western text has few letters above ASCII; where they are many, the language was left at the program's default.
  let letters = 0
  let high = 0
  for (const byte of raw) {
    if (byte >= 0xc0) high += 1
    if (byte >= 0xc0 || (byte | 0x20) - 0x61 < 26) letters += 1
  }
  const guessed = high > letters * 0.4 ? guessSingleByteCharset(raw) : undefined
  return new TextDecoder(guessed ?? 'windows-1252').decode(raw)
}

/**
 * Turns Word's marks into plain text: field codes go, field results stay; cell marks become tabs, row ends line
 * breaks; anchors of pictures and notes vanish.
 */
export function cleanWordText(raw: string): string {
  const out: string[] = []
  // One entry for each open field: true while in its code, false while in its result.
  const fields: boolean[] = []
  let hidden = 0
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw.charCodeAt(i)
    if (code === 0x13) {
      fields.push(true)
      hidden += 1
    } else if (code === 0x14) {
      if (fields.at(-1) === true) {
        fields[fields.length - 1] = false
        hidden -= 1
      }
    } else if (code === 0x15) {
      if (fields.pop() === true) hidden -= 1
    } else if (hidden === 0) {
      if (code === 0x07) {
        const rowEnd = raw.charCodeAt(i + 1) === 0x07
        if (rowEnd) i += 1
        out.push(rowEnd ? '\n' : '\t')
      } else if (code === 0x0d || code === 0x0b || code === 0x0c || code === 0x0e) out.push('\n')
      else if (code === 0x1e) out.push('-')
      else if (code >= 0x20 || code === 0x09) out.push(raw.charAt(i))
    }
  }
  return out.join('')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
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
