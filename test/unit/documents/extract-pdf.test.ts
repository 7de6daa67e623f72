import { describe, expect, test } from 'vitest'
import { inspectDocument } from '../../../src/main/documents/inspect.ts'
import { inspectionTools, pdfOf, rawPdf } from '../../support/documents.ts'

const tools = inspectionTools()

async function read(bytes: Uint8Array) {
  const inspection = await inspectDocument(bytes, 'cv.pdf', tools)
  if (!inspection.accepted) throw new Error(`refused: ${inspection.code}`)
  return inspection
}

const line = (x: number, y: number, text: string) => `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET `

describe('PDF', () => {
  test('pages, paragraphs and several scripts', async () => {
    const { text, pages } = await read(
      await pdfOf({
        content: [
          'Jane Doe',
          'Опыт работы',
          'Εμπειρία',
          'Žlutý kůň',
          { text: 'Second page', pageBreak: 'before' },
        ],
      }),
    )
    expect(text.split(/\n+/)).toEqual(['Jane Doe', 'Опыт работы', 'Εμπειρία', 'Žlutý kůň', 'Second page'])
    expect(pages).toBe(2)
  })

  test('two columns are read one after the other, the heading above them first', async () => {
    const left = ['Contact', 'jane@example.com', 'Helsinki', 'Skills', 'Welding', 'Cutting']
    const right = [
      'Experience',
      'Shipyard of the north',
      'Five years of welding',
      'School',
      'Vocational college',
      'Turku',
    ]
    // Written row by row, as layouts with tables do, and with baselines of their own.
    const rows = left.map((text, i) => line(40, 700 - i * 21, text) + line(300, 695 - i * 17, right[i] ?? ''))
    const { text } = await read(
      rawPdf({ content: line(40, 760, `Jane Doe ${'welder '.repeat(9)}`) + rows.join('') }),
    )
    const lines = text.split(/\n+/)
    expect(lines[0]).toMatch(/^Jane Doe/)
    expect(lines.slice(1)).toEqual([...left, ...right])
  })

  test('rows of a table and dates in a margin stay beside their text', async () => {
    const rows = Array.from(
      { length: 8 },
      (_, i) => line(40, 700 - i * 20, `20${10 + i}`) + line(300, 700 - i * 20, `Employer number ${i}`),
    )
    const { text } = await read(rawPdf({ content: rows.join('') }))
    expect(text.split('\n')[3]).toBe('2013\tEmployer number 3')
  })

  test('a page turned by a quarter reads as if turned back', async () => {
    const turned =
      'BT /F 12 Tf 0 1 -1 0 300 100 Tm (turned words) Tj ET BT /F 12 Tf 0 1 -1 0 320 100 Tm (second line) Tj ET'
    expect((await read(rawPdf({ content: turned }))).text).toBe('turned words\nsecond line')
  })

  test('form values, typed-on notes and addresses behind links are read', async () => {
    const page = '/Annots[6 0 R 7 0 R 8 0 R]'
    const { text } = await read(
      rawPdf({
        content: line(40, 700, 'Write to me'),
        page,
        catalogue: '/AcroForm<</Fields[6 0 R]>>',
        objects: [
          '<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Jane Doe)/Rect[0 0 90 20]>>',
          '<</Type/Annot/Subtype/FreeText/Contents(typed on top)/DA(/F 12 Tf)/Rect[0 40 90 60]>>',
          '<</Type/Annot/Subtype/Link/Rect[40 690 120 710]/A<</S/URI/URI(mailto:jane@example.com)>>>>',
        ],
      }),
    )
    expect(text).toContain('Jane Doe')
    expect(text).toContain('jane@example.com')
  })

  test('script and attachments are told; the script is not run', async () => {
    const { warnings } = await read(
      rawPdf({
        content: line(40, 700, 'Hello'),
        catalogue:
          '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</JavaScript<</Names[(a)6 0 R]>>/EmbeddedFiles<</Names[(a.txt)7 0 R]>>>>',
        objects: [
          '<</S/JavaScript/JS(app.alert\\(1\\))>>',
          '<</Type/Filespec/F(a.txt)/EF<</F 8 0 R>>>>',
          '<</Type/EmbeddedFile/Length 2>>stream\nhi\nendstream',
        ],
      }),
    )
    expect(warnings).toEqual(['HAS_SCRIPT', 'HAS_ATTACHMENTS'])
  })

  test('a page without text, or with only the stamp of a scanner program, is a scan', async () => {
    expect((await read(rawPdf({ content: '0 0 100 100 re f' }))).warnings).toEqual(['NO_TEXT'])
    const stamped = await read(rawPdf({ content: line(40, 20, 'Scanned with CamScanner') }))
    expect(stamped.warnings).toEqual(['NO_TEXT'])
  })

  test('letters shifted into signs are told as glyph soup', async () => {
    // What a subset font without character names gives: every glyph 29 places off.
    const words =
      'Welder with nine years of experience in shipyards and steel works, certified for all positions, willing to travel and to work nights when needed'
    const shifted = [...words].map((letter) =>
      letter === ' ' ? ' ' : String.fromCharCode(letter.charCodeAt(0) - 29),
    )
    const soup = shifted.join('').replace(/[()\\]/g, '#')
    const lines = (text: string) =>
      text
        .match(/.{1,60}/g)
        ?.map((part, i) => line(40, 700 - i * 15, part))
        .join('') ?? ''
    expect((await read(rawPdf({ content: lines(soup) }))).warnings).toEqual(['GLYPH_SOUP'])
    expect((await read(rawPdf({ content: lines(words) }))).warnings).toEqual([])
  })

  test('a file cut short is read as far as it goes', async () => {
    const whole = rawPdf({ content: line(40, 700, 'Hello') })
    const { text, warnings } = await read(whole.subarray(0, whole.length - 150))
    expect(text).toBe('Hello')
    expect(warnings).toEqual(['PARTLY_READ'])
  })

  test('more pages than the limit are told', async () => {
    const pages = Array.from({ length: 205 }, () => ({ text: 'page', pageBreak: 'after' }))
    const inspection = await read(await pdfOf({ content: pages }))
    expect(inspection.pages).toBeGreaterThan(200)
    expect(inspection.warnings).toEqual(['TRUNCATED_TEXT'])
    expect(inspection.text.match(/page/g)).toHaveLength(200)
  })
})
