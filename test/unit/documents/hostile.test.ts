import { deflateSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inspectDocument } from '../../../src/main/documents/inspect.ts'
import { scanXml } from '../../../src/main/documents/xml-scan.ts'
import { zipLimits } from '../../../src/main/documents/zip-guard.ts'
import { bytesOf, docxOf, inspectionTools, paragraph, rawPdf, wordPart } from '../../support/documents.ts'

const tools = inspectionTools()
const inspect = (bytes: Uint8Array) => inspectDocument(bytes, 'cv', tools)

describe('archives that unpack to more than a document needs', () => {
  test('an XML part of 18 MB in 50 KB is refused before it is parsed', async () => {
    const bomb = docxOf({ body: paragraph('a').repeat(400_000) })
    expect(bomb.length).toBeLessThan(120_000)
    expect(await inspect(bomb)).toMatchObject({ accepted: false, code: 'ZIP_LIMIT' })
  })

  test('a picture that inflates past the total is counted too', async () => {
    const picture: [Uint8Array, { level: 9 }] = [new Uint8Array(zipLimits.totalBytes + 1), { level: 9 }]
    const bomb = docxOf({ body: paragraph('a'), extra: { 'word/media/a.png': picture } })
    expect(await inspect(bomb)).toMatchObject({ accepted: false, code: 'ZIP_LIMIT' })
  })

  test('the size that a header claims is not believed', async () => {
    const bomb = docxOf({ body: paragraph('a').repeat(400_000) })
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    for (let at = 0; at + 30 < bomb.length; at += 1) {
      const signature = view.getUint32(at, true)
      // Uncompressed size in local headers and in the central directory (APPNOTE 4.3.7, 4.3.12).
      if (signature === 0x04034b50) view.setUint32(at + 22, 10, true)
      if (signature === 0x02014b50) view.setUint32(at + 24, 10, true)
    }
    expect(await inspect(bomb)).toMatchObject({ accepted: false, code: 'ZIP_LIMIT' })
  })

  test('too many entries are refused', async () => {
    const many = Array.from({ length: zipLimits.entries + 1 }, (_, i) => [`word/${i}.txt`, strToU8('x')])
    expect(await inspect(docxOf({ body: '', extra: Object.fromEntries(many) }))).toMatchObject({
      accepted: false,
      code: 'ZIP_LIMIT',
    })
  })

  test('a large honest document is read', async () => {
    // 60,000 different paragraphs: more than any CV, below every limit.
    const body = Array.from({ length: 60_000 }, (_, i) => paragraph(`line ${i * 7919}`)).join('')
    expect(await inspect(docxOf({ body }))).toMatchObject({ accepted: true, warnings: [] })
  })
})

describe('XML that reaches for more', () => {
  test('external entities and entity bombs are never expanded', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    const dtd = `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY l0 "lol">${lol}]>`
    const xml = `<?xml version="1.0"?>${dtd}${wordPart('document', `<w:body>${paragraph('a &x; b &l9; c')}</w:body>`).replace(/^<\?xml.*?\?>/, '')}`
    const bytes = docxOf({ body: '', extra: { 'word/document.xml': strToU8(xml) } })
    expect(await inspect(bytes)).toMatchObject({ accepted: true, text: 'a &x; b &l9; c' })
  })

  test('relationships that point out of the package or in circles are followed nowhere', async () => {
    const bytes = docxOf({
      body: paragraph('Hello'),
      extra: {
        'word/_rels/document.xml.rels': strToU8(
          `<Relationships>
            <Relationship Type="x/header" TargetMode="External" Target="file:///etc/passwd"/>
            <Relationship Type="x/header" Target="../../../../etc/passwd"/>
            <Relationship Type="x/footer" Target="document.xml"/>
            ${'<Relationship Type="x/header" Target="document.xml"/>'.repeat(5_000)}
          </Relationships>`,
        ),
      },
    })
    const inspection = await inspect(bytes)
    expect(inspection).toMatchObject({ accepted: true, warnings: ['PARTLY_READ'] })
    expect(inspection.accepted && inspection.text.length).toBeLessThan(30)
  })

  test('a million nested elements are gone through without a stack', () => {
    let opened = 0
    scanXml('<w:p>'.repeat(1_000_000), { open: () => (opened += 1) })
    expect(opened).toBe(1_000_000)
  })
})

describe('text made to be slow', () => {
  test.each([
    ['combining marks without end', `a${'\u0301\u0316'.repeat(1_000_000)}`],
    ['comments without a page', '<!--a-->'.repeat(500_000)],
    ['attributes without an end', `<html><a ${'x="'.repeat(1_000_000)}`],
    ['tabs inside pre', `<html><pre>${`${'\t'.repeat(400_000)}x`.repeat(5)}`],
    ['header lines without a message', 'A: b\n'.repeat(900_000)],
    ['blanks', ' '.repeat(5_000_000)],
    ['one word', 'a'.repeat(5_000_000)],
    ['dots', 'a.'.repeat(2_500_000)],
    ['braces', '{\\rtf'.repeat(900_000).replace('{', ' x{')],
  ])('%s', async (_, text) => {
    expect(await inspect(bytesOf(text))).toMatchObject({ accepted: true })
  })
})

describe('PDFs that reach for more', () => {
  test('pages that name each other end', async () => {
    const circle = rawPdf({ content: 'q', objects: ['<</Type/Pages/Kids[6 0 R 2 0 R]/Count 2>>'] })
    const bytes = Buffer.from(
      Buffer.from(circle).toString('latin1').replace('Kids[3 0 R]', 'Kids[6 0 R]'),
      'latin1',
    )
    const inspection = await inspect(new Uint8Array(bytes))
    expect(['DAMAGED', 'NO_TEXT']).toContain(inspection.accepted ? inspection.warnings[0] : inspection.code)
  })

  test('a form that draws itself ends', async () => {
    const form = (name: string) => {
      const stream = deflateSync(Buffer.from(`/X Do BT /F 12 Tf (${name}) Tj ET`))
      return Buffer.concat([
        Buffer.from(
          `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Filter/FlateDecode/Length ${stream.length}>>stream\n`,
        ),
        stream,
        Buffer.from('\nendstream'),
      ]).toString('latin1')
    }
    const bytes = rawPdf({
      content: 'BT /F 12 Tf 50 700 Td (Hello) Tj ET /X Do',
      page: '',
      objects: [form('again')],
    })
    expect(await inspect(bytes)).toMatchObject({ accepted: true })
  })

  test('launch actions and remote files are not followed', async () => {
    const bytes = rawPdf({
      content: 'BT /F 12 Tf 50 700 Td (Hello) Tj ET',
      catalogue: '/OpenAction<</S/Launch/F(/bin/sh)>>',
      page: '/Annots[6 0 R]',
      objects: [
        '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(http://127.0.0.1:9/x.pdf)/D[0/Fit]>>>>',
      ],
    })
    expect(await inspect(bytes)).toMatchObject({ accepted: true, text: 'Hello' })
  })
})
