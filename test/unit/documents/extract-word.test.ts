import { readFileSync } from 'node:fs'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, Textbox } from 'docx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectDocument } from '../../../src/main/documents/inspect.ts'
import { cleanWordText } from '../../../src/main/documents/word-binary.ts'
import {
  bytesOf,
  docxOf,
  inspectionTools,
  paragraph,
  withStreams,
  word95Of,
  wordPart,
} from '../../support/documents.ts'

const tools = inspectionTools()
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url)))

async function read(bytes: Uint8Array): Promise<{ text: string; warnings: string[] }> {
  const inspection = await inspectDocument(bytes, 'cv', tools)
  if (!inspection.accepted) throw new Error(`refused: ${inspection.code}`)
  return { text: inspection.text, warnings: inspection.warnings }
}

describe('.doc', () => {
  test('header first, then body with table rows as lines and cells by tabs, then notes and footer', async () => {
    const { text, warnings } = await read(fixture('cv-table.doc'))
    expect(text.startsWith('Aino Virtanen · aino.virtanen@example.com · +358 40 123 4567\n')).toBe(true)
    expect(text).toContain(
      '2016–2020\tLakeside Hospital\tStaff nurse\n2020–2025\tHarbour Clinic\tWard sister',
    )
    expect(text).toContain('Résumé summary: “quick”, naïve, €5 — done…')
    expect(text.indexOf('Certificate number')).toBeGreaterThan(text.indexOf('Résumé summary'))
    expect(text.endsWith('References available')).toBe(true)
    expect(warnings).toEqual([])
  })

  test('Cyrillic', async () => {
    const { text } = await read(fixture('cv-cyrillic.doc'))
    expect(text).toContain('Иванова Мария Сергеевна')
    expect(text).toContain('Їжак, ґанок, є досвід.')
  })

  test('deleted text of tracked changes is left out, inserted text is read', async () => {
    const { text } = await read(fixture('cv-tracked.doc'))
    expect(text).toContain('Salary expected: by agreement')
    expect(text).not.toContain('ninety')
  })

  test('macros and embedded files are told and not touched', async () => {
    const bytes = withStreams(fixture('cv-table.doc'), {
      'Macros/VBA/_VBA_PROJECT': bytesOf('x'),
      'ObjectPool/_1/CONTENTS': bytesOf('x'),
    })
    expect((await read(bytes)).warnings).toEqual(['HAS_MACROS', 'HAS_ATTACHMENTS'])
  })

  test('Word 6 and 95 are read by the language of the document, with a warning', async () => {
    const western = await read(
      word95Of(new Uint8Array(Buffer.from('Jos\xe9 N\xfa\xf1ez, \x93chef\x94\rOviedo', 'latin1'))),
    )
    expect(western).toEqual({ text: 'José Núñez, “chef”\nOviedo', warnings: ['SIMPLIFIED'] })
    const russian = Uint8Array.from([0xcc, 0xe0, 0xf0, 0xe8, 0xff, 0x0d, 0xce, 0xef, 0xfb, 0xf2])
    expect((await read(word95Of(russian, 0x0419))).text).toBe('Мария\nОпыт')
  })

  test('Russian text that says it is English is recognised by its letters', async () => {
    const text = 'Опыт работы: бухгалтер на заводе, затем главный бухгалтер. Образование высшее, институт.'
    const bytes = Uint8Array.from([...text], (letter) => {
      const code = letter.charCodeAt(0)
      return code < 0x80 ? code : code - 0x410 + 0xc0
    })
    expect((await read(word95Of(bytes))).text).toBe(text)
  })

  test('a document whose piece table is lost is still read', async () => {
    const bytes = withStreams(fixture('cv-cyrillic.doc'), {
      '1Table': new Uint8Array(8),
      '0Table': new Uint8Array(8),
    })
    const { text, warnings } = await read(bytes)
    expect(text).toContain('Иванова Мария')
    expect(warnings).toEqual(['SIMPLIFIED'])
  })

  test('field codes go and field results stay, however fields are nested or broken', () => {
    expect(cleanWordText('see \x13 HYPERLINK "http://x" \x14the \x13 PAGE \x142\x15 page\x15!')).toBe(
      'see the 2 page!',
    )
    expect(cleanWordText('a\x15b\x14c')).toBe('abc')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\x13', '\x14', '\x15', 'a', '\x07', '\r') }), (raw) => {
        expect(cleanWordText(raw)).not.toMatch(/[^a\n\t]/)
      }),
    )
  })

  test('any byte changed or cut off costs at most a refusal', async () => {
    const original = fixture('cv-table.doc')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 600, max: original.length }),
        async (changes, length) => {
          const bytes = original.slice(0, length)
          for (const [at, value] of changes) bytes[at] = value
          const inspection = await inspectDocument(bytes, 'cv.doc', tools)
          expect(inspection.accepted || inspection.code !== 'UNREADABLE').toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('.docx', () => {
  test('as a word processor writes it: paragraphs, tables, text boxes in place', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph('First'),
            new Textbox({
              alignment: 'center',
              children: [new Paragraph('In a box')],
              style: { width: '200pt' },
            }),
            new Table({
              rows: [
                new TableRow({ children: [cell('a'), cell('b')] }),
                new TableRow({ children: [cell('c'), cell('d')] }),
              ],
            }),
            new Paragraph('Last'),
          ],
        },
      ],
    })
    const { text } = await read(new Uint8Array(await Packer.toBuffer(document)))
    expect(text.replace(/\n+/g, '\n')).toBe('First\nIn a box\na\tb\nc\td\nLast')
  })

  test('headers first and once, notes, footers and comments behind the body', async () => {
    const bytes = docxOf({
      body: paragraph('Body'),
      related: [
        ['footer', 'footer1.xml', wordPart('ftr', paragraph('Foot'))],
        ['comments', 'comments.xml', wordPart('comments', `<w:comment>${paragraph('Remark')}</w:comment>`)],
        [
          'footnotes',
          'footnotes.xml',
          wordPart('footnotes', `<w:footnote>${paragraph('Note')}</w:footnote>`),
        ],
        ['header', 'header1.xml', wordPart('hdr', paragraph('Head'))],
        ['header', 'header2.xml', wordPart('hdr', paragraph('Head'))],
      ],
    })
    expect((await read(bytes)).text.split(/\n+/)).toEqual(['Head', 'Body', 'Note', 'Foot', 'Remark'])
  })

  test('deleted and moved text, field codes and the fallback of a drawing are left out', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${run('kept')}
      <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom>${run('moved')}</w:moveFrom>
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/></w:r><w:ins>${run('new')}</w:ins><w:r><w:noBreakHyphen/></w:r>
      <mc:AlternateContent><mc:Choice>${run('once')}</mc:Choice><mc:Fallback>${run('once')}</mc:Fallback></mc:AlternateContent>
      <mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>${run('drawn')}</mc:Fallback></mc:AlternateContent></w:p>`
    expect((await read(docxOf({ body }))).text).toBe('kept\tnew-oncedrawn')
  })

  test('other prefixes, the strict namespace and XML that is not well formed are read', async () => {
    const bytes = docxOf({
      body: '<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:t>strict</x:t></w:p><w:p><w:r><w:t>a &amp; b &#233; &nope;',
    })
    expect((await read(bytes)).text).toBe('strict\na & b é &nope;')
  })

  test('macros of a renamed .docm and embedded files are told and not touched', async () => {
    const bytes = docxOf({
      body: paragraph('Hello'),
      mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
      extra: { 'word/vbaProject.bin': bytesOf('x'), 'word/embeddings/oleObject1.bin': bytesOf('x') },
    })
    expect(await read(bytes)).toEqual({ text: 'Hello', warnings: ['HAS_MACROS', 'HAS_ATTACHMENTS'] })
  })

  test('a part that is named and missing costs only itself', async () => {
    const bytes = docxOf({ body: paragraph('Hello'), related: [['header', 'header.bin', 'x']] })
    expect(await read(bytes)).toEqual({ text: 'Hello', warnings: ['PARTLY_READ'] })
  })

  test('no text at all is accepted and told', async () => {
    expect(await read(docxOf({ body: '<w:p><w:r><w:drawing/></w:r></w:p>' }))).toEqual({
      text: '',
      warnings: ['NO_TEXT'],
    })
  })

  test('any byte changed costs at most a refusal', async () => {
    const original = docxOf({ body: paragraph('Hello there').repeat(50) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 10 }),
        async (changes) => {
          const bytes = original.slice()
          for (const [at, value] of changes) bytes[at] = value
          const inspection = await inspectDocument(bytes, 'cv.docx', tools)
          expect(inspection.accepted || inspection.code !== 'UNREADABLE').toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
