import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { WordFace } from '../../../src/main/documents/word/view.ts'
import { viewWordDocument } from '../../../src/main/documents/word/view-document.ts'
import {
  bytesOf,
  docxOf,
  paragraph,
  rawPdf,
  withStreams,
  word95Of,
  wordPart,
} from '../../support/documents.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url)))

async function shown(bytes: Uint8Array, face: WordFace) {
  const answer = await viewWordDocument(bytes, face)
  if (!answer.shown) throw new Error(`not shown: ${answer.code}`)
  return answer.view
}
const html = async (bytes: Uint8Array, face: WordFace): Promise<string> => (await shown(bytes, face)).html
const code = async (bytes: Uint8Array, face: WordFace): Promise<string> => {
  const answer = await viewWordDocument(bytes, face)
  return answer.shown ? 'shown' : answer.code
}

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const pictureXml = (id: string) =>
  `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
const withPicture = (bytes: Uint8Array, repeat = 1) =>
  docxOf({
    body: paragraph('Portrait') + pictureXml('p').repeat(repeat),
    extra: {
      '[Content_Types].xml': strToU8(
        '<Types><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/media/a.png': bytes,
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>',
      ),
    },
  })

describe('the layout of a .docx', () => {
  const cv = docxOf({
    body: `<w:p><w:pPr><w:pStyle w:val="Loud"/></w:pPr><w:r><w:t>Work &amp; life</w:t></w:r></w:p><w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc></w:tr></w:tbl><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`,
    related: [
      [
        'styles',
        'styles.xml',
        wordPart(
          'styles',
          '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>',
        ),
      ],
    ],
  })

  test('has pages of their width, the classes and rules of its styles, and tables', async () => {
    const view = await shown(cv, 'layout')
    expect(view.html).toMatch(/^<section class="docx" style="width:[\d.]+pt;min-height:[\d.]+pt">/)
    expect(view.html).toContain('<p class="docx_loud">')
    expect(view.html).toContain('Work &amp; life')
    expect(view.html).toMatch(/<table><tr><td>/)
    expect(view.css).toMatch(/p\.docx_loud span {\s+font-weight: bold;/)
    expect(view.pageWidth).toBe(794)
  })

  test('pictures come along as what they are, each time counted, and none that would swell', async () => {
    const one = await shown(withPicture(png), 'layout')
    expect(one.html).toContain('src="data:image/png;base64,iVBOR')
    expect(one.picturesLeftOut).toBe(0)
    const huge = png.slice()
    new DataView(huge.buffer).setUint32(16, 60_000)
    new DataView(huge.buffer).setUint32(20, 60_000)
    expect(await shown(withPicture(huge), 'layout')).toMatchObject({ picturesLeftOut: 1 })
    expect(await shown(withPicture(bytesOf('<svg onload="x"/>')), 'layout')).toMatchObject({
      picturesLeftOut: 1,
    })
    // Noise, which no zip makes smaller.
    const heavy = Uint8Array.from({ length: 3 * 1024 * 1024 }, (_, at) => (at * 2654435761) >>> 24)
    heavy.set(png)
    const many = await shown(withPicture(heavy, 6), 'layout')
    expect(many.picturesLeftOut).toBe(2)
  })

  test('links are words with an address to read; scripts, frames and drawings do not come through', async () => {
    const rel = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/>`
    const link = (id: string) =>
      `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>`
    const markup = await html(
      docxOf({
        body: `${link('a')}${link('b')}<w:altChunk r:id="c"/><w:p><w:r><w:pict><v:shape style="width:9pt" onload="x()"><v:textbox><w:txbxContent>${paragraph('boxed')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>${paragraph('&lt;script&gt;')}`,
        extra: {
          'word/_rels/document.xml.rels': strToU8(
            `<Relationships>${rel('a', 'hyperlink', 'javascript:alert(1)')}${rel('b', 'hyperlink', 'https://example.org/&quot;x')}</Relationships>`,
          ),
        },
      }),
      'layout',
    )
    expect(markup).not.toMatch(/href|javascript|<script|<iframe|<svg|onload/i)
    expect(markup).toContain('title="https://example.org/&quot;x"')
    expect(markup).toContain('boxed')
    expect(markup).toContain('&lt;script&gt;')
  })

  test('the globals that the library looks for are gone afterwards, also when it fails', async () => {
    const before = Object.getOwnPropertyNames(globalThis).sort()
    await shown(cv, 'layout')
    await viewWordDocument(docxOf({ body: '<w:p>'.repeat(5000) }), 'layout')
    expect(Object.getOwnPropertyNames(globalThis).sort()).toEqual(before)
  })

  test('wrappers, the strict format and missing ends are read', async () => {
    const bytes = docxOf({
      body: `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${paragraph('in control')}</w:sdtContent></w:sdt><w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>field</w:t></w:r></w:fldSimple><w:r><w:t>open`,
    })
    const markup = await html(bytes, 'layout')
    for (const text of ['in control', 'field', 'open']) expect(markup).toContain(text)
  })

  test('too deep, too long and too large are told, and cost no more than that', async () => {
    expect(await code(docxOf({ body: '<w:p><w:r>'.repeat(20_000) }), 'layout')).toBe('TOO_LONG')
    expect(await code(docxOf({ body: '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(40_000) }), 'layout')).toBe(
      'ZIP_LIMIT',
    )
    const long = Array.from({ length: 31_000 }, (_, at) => paragraph(`${(at * 7919) % 100_003} ${at}`)).join(
      '',
    )
    expect(await code(docxOf({ body: long }), 'layout')).toBe('TOO_LONG')
    const bomb = zipSync({
      ...{ '[Content_Types].xml': strToU8('<Types/>') },
      'word/document.xml': new Uint8Array(20_000_000),
    })
    expect(await code(bomb, 'layout')).toBe('ZIP_LIMIT')
  })

  test('what is no .docx has none', async () => {
    expect(await code(fixture('cv-table.doc'), 'layout')).toBe('UNREADABLE')
    expect(await code(rawPdf({ content: '' }), 'layout')).toBe('UNREADABLE')
    expect(await code(bytesOf('PK'), 'reader')).toBe('UNREADABLE')
  })
})

describe('the text of a .docx to read', () => {
  test('headings, lists and tables, with header and footer around them', async () => {
    const bytes = docxOf({
      body: `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Work</w:t></w:r></w:p><w:tbl><w:tr><w:tc>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl>`,
      related: [
        [
          'styles',
          'styles.xml',
          wordPart(
            'styles',
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
          ),
        ],
        ['header', 'header1.xml', wordPart('hdr', paragraph('Aino &lt;a@example.org&gt;'))],
        ['footer', 'footer1.xml', wordPart('ftr', paragraph('Page'))],
      ],
    })
    expect(await html(bytes, 'reader')).toBe(
      '<header><p>Aino &lt;a@example.org&gt;</p></header><h1>Work</h1><table><tr><td><p>a</p></td><td><p>b</p></td></tr></table><footer><p>Page</p></footer>',
    )
  })

  test('pictures that lie elsewhere are not fetched, and files of this machine are not read', async () => {
    const bytes = docxOf({
      body: `${paragraph('text')}<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="f"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
      extra: {
        'word/_rels/document.xml.rels': strToU8(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
        ),
      },
    })
    const markup = await html(bytes, 'reader')
    expect(markup).toContain('text')
    expect(markup).not.toMatch(/root:|cm9vd|<img/)
  })

  test('what mammoth cannot parse is read line by line, and that is told', async () => {
    const view = await shown(
      docxOf({ body: `${paragraph('first')}<w:p><w:r><w:t>second &nope; open` }),
      'reader',
    )
    expect(view.html).toBe('<p>first</p><p>second &amp;nope; open</p>')
    expect(view.simplified).toBe(true)
  })
})

describe('the simplified view of a .doc', () => {
  test('header, paragraphs, rows and cells, and what is bold', async () => {
    const view = await shown(fixture('cv-table.doc'), 'reader')
    expect(view.simplified).toBe(true)
    expect(view.html).toMatch(/^<header><p>.*aino\.virtanen@example\.com/)
    expect(view.html).toContain(
      '<tr><td><p>2016–2020</p></td><td><p>Lakeside Hospital</p></td><td><p>Staff nurse</p></td></tr>',
    )
    expect(view.html).toMatch(/<footer>.*References available.*<\/footer>$/)
  })

  test('the deleted text of tracked changes is left out', async () => {
    const markup = await html(fixture('cv-tracked.doc'), 'reader')
    expect(markup).toContain('by agreement')
    expect(markup).not.toContain('ninety')
  })

  test('Word 95 and damaged tables: rows by their marks alone', async () => {
    const old = await html(
      word95Of(bytesOf('CV\rYear\x07Place\x07\x072001\x07Oulu & Co\x07\x07Regards\r')),
      'reader',
    )
    expect(old).toBe(
      '<article><p>CV</p><table><tbody><tr><td><p>Year</p></td><td><p>Place</p></td></tr><tr><td><p>2001</p></td><td><p>Oulu &amp; Co</p></td></tr></tbody></table><p>Regards</p></article>',
    )
    const lost = withStreams(fixture('cv-cyrillic.doc'), {
      '1Table': new Uint8Array(8),
      '0Table': new Uint8Array(8),
    })
    expect(await html(lost, 'reader')).toContain('Иванова Мария')
  })

  test('fields show their result, symbols are bullets, text cannot become markup', async () => {
    const markup = await html(
      word95Of(bytesOf('see \x13 HYPERLINK "javascript:x" \x14the page\x15 <b>now</b>\r')),
      'reader',
    )
    expect(markup).toBe('<article><p>see the page &lt;b&gt;now&lt;/b&gt;</p></article>')
  })
})

test.each([
  ['cv-table.doc', 'reader' as const],
  ['cv-tracked.doc', 'reader' as const],
])('any byte of %s changed or cut off costs at most a refusal', async (name, face) => {
  const original = fixture(name)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 600, max: original.length }),
      async (changes, length) => {
        const bytes = original.slice(0, length)
        for (const [at, value] of changes) bytes[at] = value
        const answer = await viewWordDocument(bytes, face)
        if (answer.shown)
          expect(answer.view.html).not.toMatch(
            /<(?!\/?(article|header|footer|section|p|h\d|ul|li|table|tbody|tr|td|strong|em|br)\b)/,
          )
      },
    ),
    { numRuns: 150 },
  )
})

test('any XML at all becomes known elements only', async () => {
  const pieces = fc.constantFrom(
    ...[
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '</w:r>',
      '<w:t>',
      '</w:t>',
      '<w:tbl>',
      '<w:tr>',
      '<w:tc>',
      '</w:tbl>',
      '<w:pict>',
    ],
    ...[
      '<v:rect style="x:url(y)" onload="z">',
      '<w:hyperlink w:anchor="a">',
      '<m:oMath>',
      '<w:altChunk/>',
      'text',
      '&lt;b&gt;',
    ],
    ...[
      '<w:drawing><wp:anchor>',
      '<pic:pic>',
      '</pic:pic>',
      '<mc:AlternateContent><mc:Fallback>',
      '<w:sym w:char="41"/>',
      '"',
      "<w:rPr><w:rFonts w:ascii='a;}b{'/></w:rPr>",
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (parts) => {
      const answer = await viewWordDocument(docxOf({ body: parts.join('') }), 'layout')
      if (!answer.shown) return
      expect(answer.view.html).not.toMatch(
        /<(?!\/?(div|section|article|header|footer|p|span|a|br|wbr|img|table|colgroup|col|tr|td|ol|ul|li|sup|sub|ins|del)\b)|\son\w+=|href=/,
      )
    }),
    { numRuns: 150 },
  )
})
