import { fileTypeFromBuffer } from 'file-type'
import type { AcceptedMediaType } from '#contract/inspection.ts'
import { decodeText } from './charset.ts'
import { type CompoundFile, isCompoundFile, openCompoundFile } from './compound-file.ts'
import { contentTypeOf, mainPartOf } from './docx-package.ts'
import { Refused } from './refusal.ts'
import { isWord2 } from './word-binary.ts'
import { type InflatedZip, type InflateOptions, isZip, readZipDirectory } from './zip-guard.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What the content is, with the container that was opened to find out. */
export type Sniffed =
  | { mediaType: 'application/pdf'; bytes: Uint8Array }
  | { mediaType: 'application/msword'; container: CompoundFile | undefined; bytes: Uint8Array }
  | { mediaType: typeof DOCX; zip: InflatedZip }
  | { mediaType: 'text/html' | 'text/plain'; bytes: Uint8Array }

/**
 * Tells the media type from the content alone. Throws Refused with NOT_ACCEPTED_TYPE (naming the type), UNKNOWN_TYPE,
 * ENCRYPTED, DAMAGED or ZIP_LIMIT. `options` are for the parts of a .docx.
 */
export async function sniff(bytes: Uint8Array, options: InflateOptions = {}): Promise<Sniffed> {
  if (isCompoundFile(bytes)) return sniffCompoundFile(bytes)
  if (isZip(bytes)) return sniffZip(bytes, options)
  if (isWord2(bytes)) return { mediaType: 'application/msword', container: undefined, bytes }
  // Readers allow junk of up to 1024 bytes before the header (ISO 32000-1, annex H, note 13).
  const pdfAt = ascii(bytes.subarray(0, 1029)).indexOf('%PDF-')
  if (pdfAt >= 0) return { mediaType: 'application/pdf', bytes: bytes.subarray(pdfAt) }
  const known = await knownBinary(bytes)
  if (known !== undefined) throw notAccepted(known.what, known.mediaType)
  return sniffText(bytes)
}

/** Name extensions that go with each accepted type, first the usual one. */
export const extensionsOf: Record<AcceptedMediaType, readonly string[]> = {
  'application/pdf': ['pdf'],
  'application/msword': ['doc', 'dot'],
  [DOCX]: ['docx', 'dotx', 'docm', 'dotm'],
  'text/html': ['html', 'htm', 'xhtml', 'xht'],
  'text/plain': ['txt', 'text', 'md', 'asc', 'log', 'csv', 'tsv', 'json'],
}

const COMPOUND_KINDS: readonly (readonly [stream: RegExp, what: string, mediaType: string])[] = [
  [/^(Workbook|Book)$/i, 'This is an Excel workbook (.xls).', 'application/vnd.ms-excel'],
  [/^PowerPoint Document$/i, 'This is a PowerPoint presentation (.ppt).', 'application/vnd.ms-powerpoint'],
  [/^__properties_version1\.0$/i, 'This is an Outlook message (.msg).', 'application/vnd.ms-outlook'],
  [/^VisioDocument$/i, 'This is a Visio drawing.', 'application/vnd.visio'],
  [/^(MatOST|MM|CONTENTS)$/, 'This is a Microsoft Works or Publisher file.', 'application/vnd.ms-works'],
  [/^(HwpSummaryInformation|FileHeader)$/i, 'This is a Hangul document (.hwp).', 'application/x-hwp'],
]

function sniffCompoundFile(bytes: Uint8Array): Sniffed {
  const container = openCompoundFile(bytes)
  if (container === undefined) throw new Refused('DAMAGED', { mediaType: 'application/x-cfb' })
  const paths = container.paths
  // Office wraps a password-protected .docx in a compound file ([MS-OFFCRYPTO] 2.3).
  if (paths.some((path) => /^(EncryptedPackage|EncryptionInfo)$/i.test(path))) {
    throw new Refused('ENCRYPTED', { mediaType: 'application/x-ole-storage' })
  }
  if (paths.some((path) => /^WordDocument$/i.test(path))) {
    return { mediaType: 'application/msword', container, bytes }
  }
  for (const [stream, what, mediaType] of COMPOUND_KINDS) {
    if (paths.some((path) => stream.test(path))) throw notAccepted(what, mediaType)
  }
  if (paths.length === 0) throw new Refused('DAMAGED', { mediaType: 'application/x-cfb' })
  throw new Refused('UNKNOWN_TYPE', { mediaType: 'application/x-cfb' })
}

const ZIP_KINDS: readonly (readonly [entry: RegExp, what: string, mediaType: string])[] = [
  [
    /^xl\//,
    'This is an Excel workbook (.xlsx).',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  [
    /^ppt\//,
    'This is a PowerPoint presentation (.pptx).',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  [/^visio\//, 'This is a Visio drawing.', 'application/vnd.ms-visio.drawing'],
  [/^META-INF\/container\.xml$/, 'This is an e-book (.epub).', 'application/epub+zip'],
  [/^Index\/Document\.iwa$/, 'This is an Apple Pages document.', 'application/vnd.apple.pages'],
  [/^index\.xml(\.gz)?$/, 'This is an Apple iWork document.', 'application/vnd.apple.pages'],
  [/^META-INF\/MANIFEST\.MF$/, 'This is a Java program (.jar).', 'application/java-archive'],
  [
    /^META-INF\/manifest\.xml$/,
    'This is an OpenDocument file (.odt).',
    'application/vnd.oasis.opendocument.text',
  ],
]

async function sniffZip(bytes: Uint8Array, options: InflateOptions): Promise<Sniffed> {
  const directory = await readZipDirectory(bytes).catch((error: unknown) => {
    throw error instanceof Refused ? new Refused(error.code, { mediaType: 'application/zip' }) : error
  })
  const isPackage = directory.names.some(
    (name) => name === '[Content_Types].xml' || name.toLowerCase() === 'word/document.xml',
  )
  if (!isPackage) {
    for (const [entry, what, mediaType] of ZIP_KINDS) {
      if (directory.names.some((name) => entry.test(name))) throw notAccepted(what, mediaType)
    }
    throw notAccepted(
      'This is a zip archive. Take the documents out of it, or add it as an application package.',
      'application/zip',
    )
  }
  if (directory.encrypted) throw new Refused('ENCRYPTED', { mediaType: DOCX })
  const zip = await directory
    .inflate((name) => /\.(xml|rels)$/i.test(name), options)
    .catch((error: unknown) => {
      throw error instanceof Refused ? new Refused(error.code, { mediaType: 'application/zip' }) : error
    })
  const main = mainPartOf(zip)
  const type = main === undefined ? '' : contentTypeOf(zip, main)
  if (/word(processingml)?\b/i.test(type)) return { mediaType: DOCX, zip }
  for (const [entry, what, mediaType] of ZIP_KINDS) {
    if (directory.names.some((name) => entry.test(name))) throw notAccepted(what, mediaType)
  }
  if (directory.names.some((name) => /^word\//i.test(name))) {
    if (main !== undefined) return { mediaType: DOCX, zip }
    throw new Refused('DAMAGED', { mediaType: DOCX })
  }
  throw new Refused('DAMAGED', { mediaType: 'application/zip' })
}

const KNOWN_IN_WORDS: Record<string, string> = {
  rtf: 'This is a rich text file (.rtf).',
  exe: 'This is a program.',
  elf: 'This is a program.',
  macho: 'This is a program.',
  ps: 'This is a PostScript file.',
  eps: 'This is a PostScript file.',
  lnk: 'This is a shortcut to a file, not the file itself.',
  alias: 'This is a shortcut to a file, not the file itself.',
  ics: 'This is a calendar entry.',
  vcf: 'This is a contact card.',
  xml: 'This is an XML file.',
  pgp: 'This is an encrypted file.',
}

async function knownBinary(bytes: Uint8Array): Promise<{ what: string; mediaType: string } | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  // What file-type calls XML may be a web page, which is told apart below.
  if (found === undefined || found.ext === 'xml') return undefined
  const family = found.mime.split('/')[0]
  const kinds: Record<string, string> = {
    image: 'picture',
    audio: 'sound recording',
    video: 'video',
    font: 'font',
  }
  const kind = kinds[family ?? '']
  const what =
    KNOWN_IN_WORDS[found.ext] ??
    (kind === undefined ? `This is a .${found.ext} file.` : `This is a ${kind} (.${found.ext}).`)
  return { what, mediaType: found.mime }
}

const HTML_START =
  /^<(?:!doctype\s+html|html|head|body|title|meta|style|script|table|div|p|h[1-6]|span|center|font|b|i|a|ul|ol|br|img|base|link)(?:[\s/>]|$)/i
const MAIL_HEADER =
  /^(From|To|Date|Subject|Message-ID|Received|Return-Path|MIME-Version|Content-Type|Delivered-To|X-[\w-]+):/gim
const MIN_PRINTABLE = 0.95

function sniffText(bytes: Uint8Array): Sniffed {
  // Enough for any prologue; the extractor decodes the whole.
  const head = bytes.subarray(0, 64 * 1024)
  const { text, charset } = decodeText(head.length < bytes.length ? endAtCharacter(head) : head, {
    html: true,
  })
  if (!charset.startsWith('utf-16') && head.includes(0)) throw new Refused('UNKNOWN_TYPE')
  const start = text.slice(0, 4096)
  if (/^\s*\{\\rtf/.test(start)) throw notAccepted('This is a rich text file (.rtf).', 'application/rtf')
  if (/<\?mso-application\s+progid="Word\.Document"/i.test(start)) {
    throw notAccepted('This is a Word document in XML form (.xml).', 'application/xml')
  }
  if (isMail(start)) {
    const archive = /^Content-Type:\s*multipart\/related/im.test(start)
    throw archive
      ? notAccepted('This is a web archive (.mht).', 'multipart/related')
      : notAccepted(
          'This is an e-mail message (.eml); add it as a message, not as a document.',
          'message/rfc822',
        )
  }
  if (HTML_START.test(text.slice(prologueEnd(text)).slice(0, 100))) return { mediaType: 'text/html', bytes }
  if (/^\s*<svg[\s>]/i.test(start)) throw notAccepted('This is a picture (.svg).', 'image/svg+xml')
  if (/^\s*<\?xml\b/i.test(start)) {
    if (/<html[\s>]/i.test(start)) return { mediaType: 'text/html', bytes }
    throw notAccepted('This is an XML file.', 'application/xml')
  }
  const strange = text.match(/[^\P{Cc}\t\n\v\f\r]|\ufffd/gu)?.length ?? 0
  if (strange > text.length * (1 - MIN_PRINTABLE)) throw new Refused('UNKNOWN_TYPE')
  return { mediaType: 'text/plain', bytes }
}

/** Where the first thing stands that is neither white space nor a comment nor a processing instruction. */
function prologueEnd(text: string): number {
  let at = 0
  while (at < text.length) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '>' : undefined
    if (end !== undefined) {
      const found = text.indexOf(end, at)
      if (found < 0) return text.length
      at = found + end.length
    } else if (/\s/.test(text.charAt(at))) at += 1
    else break
  }
  return at
}

/** A message opens with header lines of which several are always there, then an empty line (RFC 5322, 2.1). */
function isMail(start: string): boolean {
  const block = start.replace(/^\s+/, '').split(/\r?\n\r?\n/, 1)[0] ?? ''
  if (!/^[A-Za-z][\w-]*:[^\n]*(\r?\n([A-Za-z][\w-]*:|[ \t])[^\n]*)*$/.test(block) && !/^From \S+/.test(block))
    return false
  const names = new Set((block.match(MAIL_HEADER) ?? []).map((name) => name.toLowerCase()))
  const certain = names.has('message-id:') || names.has('received:') || names.has('mime-version:')
  return certain ? names.size >= 2 : names.has('from:') && names.has('date:') && names.has('subject:')
}

/** Drops up to three last bytes so that a cut sample does not end inside a UTF-8 character. */
function endAtCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
    if (byte < 0x80) break
  }
  return bytes
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function notAccepted(what: string, mediaType: string): Refused {
  return new Refused('NOT_ACCEPTED_TYPE', { what, mediaType })
}
