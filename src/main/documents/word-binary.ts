import { guessSingleByteCharset } from './charset.ts'
import type { CompoundFile } from './compound-file.ts'
import { Refused } from './refusal.ts'
import {
  type ParagraphRange,
  type RunRange,
  readHeadingStyles,
  readParagraphs,
  readRuns,
} from './word-binary-formatting.ts'
import { type Piece, placesOf, readPieces } from './word-binary-pieces.ts'

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

/** What Word keeps apart, in the order in which it is read. */
export type StoryKind =
  | 'header'
  | 'headerBox'
  | 'body'
  | 'box'
  | 'footnote'
  | 'endnote'
  | 'footer'
  | 'comment'

export interface Story {
  kind: StoryKind
  /** With Word's marks: 0x0D ends a paragraph, 0x07 a cell or row, 0x13 to 0x15 enclose fields; NUL was deleted. */
  raw: string
  /** Number of its first character among all of the document. */
  from: number
}

/** What is known of the characters by their number; empty for Word 2, 6 and 95. */
export interface Formatting {
  place(character: number): number | undefined
  runs: readonly RunRange[]
  paragraphs: readonly ParagraphRange[]
  /** By the number of the style: level of the heading that it stands for, or 0. */
  headings: readonly number[]
}

export interface WordStories extends Omit<WordText, 'text'> {
  stories: Story[]
  formatting: Formatting | undefined
}

const MEDIA_TYPE = 'application/msword'
const MAGIC_WORD_97 = 0xa5ec
const MAGICS_WORD_6_95 = [0xa5dc, 0xa699, 0xa697, 0xa698]
const MAGICS_WORD_2 = [0xa59b, 0xa5db]

/** True for the bare, container-less file of Word 1 or 2 for Windows. */
export function isWord2(bytes: Uint8Array): boolean {
  return bytes.length >= 0x180 && MAGICS_WORD_2.includes((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8))
}

/** Text of a .doc in its container. Throws Refused DAMAGED or ENCRYPTED. */
export function readWordBinary(file: CompoundFile): WordText {
  return textOf(readWordStories(file))
}

/** Text of the bare file of Word 2. Throws Refused ENCRYPTED. */
export const readWord2 = (bytes: Uint8Array): WordText => textOf(readWord2Stories(bytes))

function textOf({ stories, formatting: _, ...rest }: WordStories): WordText {
  const byKind = new Map<StoryKind, string[]>()
  for (const { kind, raw } of stories) byKind.set(kind, [...(byKind.get(kind) ?? []), raw.trim()])
  const texts = [...byKind.values()].map((raws) => cleanWordText(raws.join('\r')).trim())
  return { text: texts.filter((text) => text !== '').join('\n'), ...rest }
}

/** Reads a .doc in its container. Throws Refused DAMAGED or ENCRYPTED. */
export function readWordStories(file: CompoundFile): WordStories {
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
    return { ...simpleStories(readWord6(stream, view)), ...extras }
  }
  throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
}

/** Reads the bare file of Word 2. Throws Refused ENCRYPTED. */
export function readWord2Stories(bytes: Uint8Array): WordStories {
  const view = viewOf(bytes)
  if ((view.getUint16(0xa, true) & 0x100) !== 0) throw new Refused('ENCRYPTED', { mediaType: MEDIA_TYPE })
  const raw = bytes.subarray(view.getUint32(0x18, true), view.getUint32(0x1c, true))
  const text = decodeAnsi(raw, view.getUint16(0x6, true), false)
  return { ...simpleStories(text), hasMacros: false, hasAttachments: false }
}

type Read = Pick<WordStories, 'stories' | 'simplified' | 'formatting'>

const simpleStories = (raw: string): Read => ({
  stories: [{ kind: 'body', raw, from: 0 }],
  simplified: true,
  formatting: undefined,
})

function readWord97(stream: Uint8Array, view: DataView, table: Uint8Array | undefined): Read {
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68].map((at) => view.getUint32(at, true))
  const pieces = table === undefined ? undefined : readPieces(table, view.getUint32(0x1a2, true), true)
  if (table === undefined || pieces === undefined || pieces.length === 0) {
    return simpleStories(readWithoutPieces(stream, view, lengths[0] ?? 0))
  }
  const tableAt = (at: number) => ({ at: view.getUint32(at, true), sizeBytes: view.getUint32(at + 4, true) })
  const runs = readRuns(stream, table, tableAt(0xfa))
  const deleted = runs.filter((run) => run.deleted)
  const all = pieces.map((piece) => decodePiece(stream, piece, deleted)).join('')
  const [body, footnotes, headers, , comments, endnotes, boxes, headerBoxes] = splitStories(all, lengths)
  const { top, bottom } = splitHeaders(headers, table, tableAt(0xf2))
  const stories: Story[] = [
    ...top,
    { kind: 'headerBox', ...headerBoxes },
    { kind: 'body', ...body },
    { kind: 'box', ...boxes },
    { kind: 'footnote', ...footnotes },
    { kind: 'endnote', ...endnotes },
    ...bottom,
    { kind: 'comment', ...comments },
  ]
  const formatting = {
    place: placesOf(pieces),
    runs,
    paragraphs: readParagraphs(stream, table, tableAt(0x102)),
    headings: readHeadingStyles(table, tableAt(0xa2)),
  }
  return { stories, simplified: false, formatting }
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
    return decodeAnsi(concatenate(parts), languageId, macintosh)
  }
  const raw = stream.subarray(view.getUint32(0x18, true), view.getUint32(0x1c, true))
  return decodeAnsi(raw, languageId, macintosh)
}

/** A Word 97 file whose piece table is lost: the text usually lies in one run from fcMin on. */
function readWithoutPieces(stream: Uint8Array, view: DataView, bodyCharacters: number): string {
  const start = view.getUint32(0x18, true)
  const end = Math.min(view.getUint32(0x1c, true), stream.length)
  if (start >= end) throw new Refused('DAMAGED', { mediaType: MEDIA_TYPE })
  const raw = stream.subarray(start, end)
  const zeros = raw.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  const wide = zeros > raw.length * 0.2 || (bodyCharacters > 0 && raw.length >= bodyCharacters * 2)
  return new TextDecoder(wide ? 'utf-16le' : 'windows-1252').decode(raw)
}

function decodePiece(stream: Uint8Array, piece: Piece, deleted: readonly RunRange[]): string {
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

type Part = Pick<Story, 'raw' | 'from'>
type Parts = [Part, Part, Part, Part, Part, Part, Part, Part]

function splitStories(all: string, lengths: number[]): Parts {
  let from = 0
  return lengths.map((length) => {
    const part = { raw: all.slice(from, from + length), from }
    from += length
    return part
  }) as Parts
}

/**
 * The header story is six separators of notes, then for each section: even, odd header; even, odd footer; first of
 * each. The same one in several sections is read once.
 */
function splitHeaders(
  { raw, from: start }: Part,
  table: Uint8Array,
  { at, sizeBytes }: { at: number; sizeBytes: number },
): { top: Story[]; bottom: Story[] } {
  const count = Math.floor(sizeBytes / 4)
  if (count < 8 || at + sizeBytes > table.length) {
    return { top: [], bottom: [{ kind: 'footer', raw, from: start }] }
  }
  const view = viewOf(table)
  const tops = new Map<string, Story>()
  const bottoms = new Map<string, Story>()
  for (let i = 6; i < count - 1; i += 1) {
    const from = view.getUint32(at + i * 4, true)
    const part = raw.slice(from, Math.max(view.getUint32(at + (i + 1) * 4, true), from))
    const kind = [0, 1, 4].includes((i - 6) % 6) ? 'header' : 'footer'
    const found = kind === 'header' ? tops : bottoms
    if (!found.has(part.trim())) found.set(part.trim(), { kind, raw: part, from: start + from })
  }
  return { top: [...tops.values()], bottom: [...bottoms.values()] }
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
