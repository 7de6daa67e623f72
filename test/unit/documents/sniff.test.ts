import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Inspection, MAX_APPLICATION_BYTES } from '#contract/inspection.ts'
import { inspectDocument } from '../../../src/main/documents/inspect.ts'
import {
  bytesOf,
  compoundFileOf,
  docxOf,
  inspectionTools,
  paragraph,
  pdfOf,
  rawPdf,
  withStreams,
} from '../../support/documents.ts'

const tools = inspectionTools()
const inspect = async (bytes: Uint8Array, name = 'cv') =>
  Inspection.parse(await inspectDocument(bytes, name, tools))
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url)))

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const helloPdf = () => rawPdf({ content: 'BT /F 12 Tf 50 700 Td (Hello from a page) Tj ET' })

describe('the media type comes from the content', () => {
  test.each([
    ['PDF', helloPdf, 'application/pdf'],
    [
      'PDF behind junk',
      () => new Uint8Array(Buffer.concat([Buffer.from('junk\n'), helloPdf()])),
      'application/pdf',
    ],
    ['Word 97', () => fixture('cv-table.doc'), 'application/msword'],
    ['Word 2007', () => docxOf({ body: paragraph('Hello') }), DOCX],
    [
      'Word 2007 whose main part has another name',
      () => docxOf({ body: paragraph('Hello'), mainPart: 'word/document2.xml' }),
      DOCX,
    ],
    ['HTML', () => bytesOf('\ufeff \n<!-- a --><!DOCTYPE html><p>Hello'), 'text/html'],
    [
      'HTML as Word exports it',
      () => bytesOf('<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>Hello'),
      'text/html',
    ],
    ['XHTML', () => bytesOf('<?xml version="1.0"?><html><body>Hello</body></html>'), 'text/html'],
    ['text', () => bytesOf('Hello, I am < 30 & willing to move.'), 'text/plain'],
    ['UTF-16 text', () => new Uint8Array(Buffer.from('\ufeffHello in two bytes', 'utf16le')), 'text/plain'],
  ])('%s', async (_, make, mediaType) => {
    for (const name of ['cv', 'cv.exe', 'cv.jpg']) {
      const inspection = await inspect(make(), name)
      expect(inspection).toMatchObject({ accepted: true, mediaType })
      expect(inspection.accepted && inspection.text).toMatch(/Hello|Registered nurse/)
    }
  })

  test('a name that claims another type is told, a fitting or an unknown one is not', async () => {
    const warnings = async (name: string) => (await inspect(helloPdf(), name)).warnings
    expect(await warnings('cv.docx')).toEqual(['EXTENSION_MISMATCH'])
    expect(await warnings('CV.PDF')).toEqual([])
    expect(await warnings('Jane Doe 2.1')).toEqual([])
    expect((await inspect(bytesOf('plain words'), 'cv.doc')).warnings).toEqual(['EXTENSION_MISMATCH'])
    expect((await inspect(bytesOf('plain words'), 'notes.xyz')).warnings).toEqual([])
  })
})

describe('everything else is refused by name', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1,
  ])
  const message =
    'From: a@example.com\r\nDate: Mon, 3 Nov 2025 10:00:00 +0000\r\nMessage-ID: <1@example.com>\r\n\r\nHi'
  test.each([
    ['rtf', () => bytesOf('{\\rtf1\\ansi Hello}'), 'NOT_ACCEPTED_TYPE', /rich text/],
    ['png', () => png, 'NOT_ACCEPTED_TYPE', /picture \(\.png\)/],
    ['svg', () => bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'NOT_ACCEPTED_TYPE', /picture|XML/],
    ['xml', () => bytesOf('<?xml version="1.0"?><cv><name>x</name></cv>'), 'NOT_ACCEPTED_TYPE', /XML/],
    ['eml', () => bytesOf(message), 'NOT_ACCEPTED_TYPE', /e-mail message/],
    [
      'mht',
      () => bytesOf('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x'),
      'NOT_ACCEPTED_TYPE',
      /web archive/,
    ],
    ['zip', () => zipSync({ 'photo.jpg': strToU8('x') }), 'NOT_ACCEPTED_TYPE', /zip archive/],
    [
      'odt',
      () =>
        zipSync({
          mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
          'META-INF/manifest.xml': strToU8('<m/>'),
        }),
      'NOT_ACCEPTED_TYPE',
      /OpenDocument/,
    ],
    [
      'xlsx',
      () =>
        docxOf({
          body: '',
          mainPart: 'xl/workbook.xml',
          mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        }),
      'NOT_ACCEPTED_TYPE',
      /Excel/,
    ],
    ['xls', () => compoundFileOf({ Workbook: new Uint8Array(5000) }), 'NOT_ACCEPTED_TYPE', /Excel/],
    [
      'msg',
      () => compoundFileOf({ '__properties_version1.0': new Uint8Array(64) }),
      'NOT_ACCEPTED_TYPE',
      /Outlook/,
    ],
    [
      'another compound file',
      () => compoundFileOf({ Mystery: new Uint8Array(64) }),
      'UNKNOWN_TYPE',
      /no kind of document/,
    ],
    ['exe', () => bytesOf(`MZ${'\0'.repeat(200)}`), 'NOT_ACCEPTED_TYPE', /program/],
    [
      'bytes without meaning',
      () => Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256),
      'UNKNOWN_TYPE',
      /no kind/,
    ],
    ['nothing', () => new Uint8Array(), 'EMPTY', /empty/],
    ['too much', () => new Uint8Array(MAX_APPLICATION_BYTES + 1).fill(65), 'TOO_LARGE', /5 MB/],
    [
      'password-protected docx',
      () => compoundFileOf({ EncryptionInfo: new Uint8Array(64), EncryptedPackage: new Uint8Array(5000) }),
      'ENCRYPTED',
      /password/,
    ],
    ['password-protected doc', () => encryptedDoc(), 'ENCRYPTED', /password/],
    ['docx cut in half', () => half(docxOf({ body: paragraph('Hello '.repeat(500)) })), 'DAMAGED', /damaged/],
    [
      'docx without its main part',
      () => docxOf({ body: '', mainPart: 'word/lost.bin' }),
      'DAMAGED',
      /damaged/,
    ],
    ['doc with nothing but a header', () => fixture('cv-table.doc').subarray(0, 512), 'DAMAGED', /damaged/],
    ['PDF with nothing but a header', () => bytesOf('%PDF-1.7\nand then nothing'), 'DAMAGED', /damaged/],
  ])('%s', async (name, make, code, reason) => {
    const inspection = await inspect(make(), `cv.${name}`)
    expect(inspection).toMatchObject({ accepted: false, code })
    expect(!inspection.accepted && inspection.reason).toMatch(reason)
  })

  test('a PDF that needs a password is refused, one that only restricts printing is read', async () => {
    const content = ['Hello behind a lock']
    const locked = await pdfOf({ content, userPassword: 'secret', ownerPassword: 'other' })
    expect(await inspect(locked)).toMatchObject({
      accepted: false,
      code: 'ENCRYPTED',
      mediaType: 'application/pdf',
    })
    const restricted = await pdfOf({ content, ownerPassword: 'other', permissions: { printing: false } })
    expect(await inspect(restricted)).toMatchObject({ accepted: true, text: 'Hello behind a lock' })
  })

  test('a document of exactly the size limit is taken', async () => {
    const bytes = new Uint8Array(MAX_APPLICATION_BYTES).fill(0x20)
    bytes.set(bytesOf('Hello'))
    expect(await inspect(bytes)).toMatchObject({ accepted: true, text: 'Hello' })
  })
})

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length >> 1)
}

/** The fixture with the flag fEncrypted of its file information block set ([MS-DOC] 2.5.2). */
function encryptedDoc(): Uint8Array {
  const stream = new Uint8Array(4096)
  new DataView(stream.buffer).setUint16(0, 0xa5ec, true)
  new DataView(stream.buffer).setUint16(0x0a, 0x0300, true)
  return withStreams(fixture('cv-table.doc'), { WordDocument: stream })
}
