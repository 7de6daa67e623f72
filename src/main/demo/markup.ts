/** CVs and letters as .docx, .html and .txt. */
import { strToU8, zipSync } from 'fflate'
import type { Cv, Letter } from './cv.ts'

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

interface RunLook {
  bold?: boolean
  /** Half points, as Word counts. */
  size?: number
  colour?: string
  bullet?: boolean
  rule?: boolean
}

function paragraph(text: string, rtl: boolean, look: RunLook = {}): string {
  const { bold, size = 21, colour, bullet, rule } = look
  const properties = [
    rule
      ? `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="${colour ?? '444444'}"/></w:pBdr>`
      : '',
    rtl ? '<w:bidi/>' : '',
    `<w:spacing w:before="${rule ? 240 : 0}" w:after="60"/>`,
    bullet ? '<w:ind w:left="284" w:hanging="284"/>' : '',
  ].join('')
  const run = [
    bold ? '<w:b/>' : '',
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
    `<w:sz w:val="${size}"/>`,
    rtl ? '<w:rtl/>' : '',
  ].join('')
  const shown = bullet ? `•  ${text}` : text
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escaped(shown)}</w:t></w:r></w:p>`
}

/** A table of two columns without lines. */
const table = (rows: readonly (readonly [string, string])[], rtl: boolean): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="2600"/><w:gridCol w:w="6400"/></w:tblGrid>${rows
    .map(
      ([left, right]) =>
        `<w:tr><w:tc><w:tcPr><w:tcW w:w="2600" w:type="dxa"/></w:tcPr>${paragraph(left, rtl, { colour: '666666' })}</w:tc><w:tc><w:tcPr><w:tcW w:w="6400" w:type="dxa"/></w:tcPr>${paragraph(right, rtl)}</w:tc></w:tr>`,
    )
    .join('')}</w:tbl>`

function docxFile(body: string): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `${XML}<w:document xmlns:w="${WORD}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr></w:body></w:document>`,
      ),
    },
    // The same content is the same file, whenever it is made.
    { mtime: new Date(2020, 0, 1), level: 6 },
  )
}

/** A CV as Word document: headings with a rule, dates in a table. */
export function cvDocx(cv: Cv, look: number): Uint8Array {
  const rtl = cv.rightToLeft
  const colour = ['1F4E79', '6B2150', '1D6152'][look % 3] ?? '444444'
  const heading = (text: string) => paragraph(text, rtl, { bold: true, size: 25, colour, rule: true })
  return docxFile(
    [
      paragraph(cv.name, rtl, { bold: true, size: 44, colour }),
      paragraph(cv.headline, rtl, { size: 26 }),
      ...cv.contact.map((line) => paragraph(line, rtl, { colour: '666666' })),
      heading(cv.headings.profile),
      paragraph(cv.summary, rtl),
      heading(cv.headings.experience),
      ...cv.jobs.flatMap(({ title, employer, period, lines }) => [
        paragraph(title, rtl, { bold: true }),
        paragraph(`${employer}, ${period}`, rtl, { colour: '666666' }),
        ...lines.map((line) => paragraph(line, rtl, { bullet: true })),
      ]),
      heading(cv.headings.education),
      table(
        cv.schools.map(({ what, where, period }) => [period, `${what}, ${where}`]),
        rtl,
      ),
      heading(cv.headings.skills),
      paragraph(cv.skills.join(', '), rtl),
      heading(cv.headings.languages),
      paragraph(cv.languages.join(', '), rtl),
      ...(cv.other ? [heading(cv.other.heading), paragraph(cv.other.text, rtl)] : []),
    ].join(''),
  )
}

/** A letter as Word document. */
export const letterDocx = ({ name, contact, title, paragraphs, rightToLeft }: Letter): Uint8Array =>
  docxFile(
    [
      paragraph(name, rightToLeft, { bold: true, size: 26 }),
      ...contact.map((line) => paragraph(line, rightToLeft, { colour: '666666' })),
      paragraph('', rightToLeft),
      paragraph(title, rightToLeft, { bold: true, size: 24 }),
      ...paragraphs.map((text) => paragraph(text, rightToLeft, { size: 22 })),
    ].join(''),
  )

/** A CV as a page of the web; also what the .doc fixtures were made from. */
export function cvHtml(cv: Cv): Uint8Array {
  const list = (items: readonly string[]) =>
    `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
  const section = (heading: string, inner: string) => `<h2>${escaped(heading)}</h2>\n${inner}`
  const html = `<!DOCTYPE html>
<html lang="${cv.language}"${cv.rightToLeft ? ' dir="rtl"' : ''}>
<head><meta charset="utf-8"><title>${escaped(cv.name)}</title>
<style>body{font-family:Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222;line-height:1.45}h1{margin-bottom:0}h2{border-bottom:1px solid #b9a;color:#534}header p{margin:.2rem 0;color:#555}td{vertical-align:top;padding-inline-end:1rem}</style></head>
<body>
<header><h1>${escaped(cv.name)}</h1><p>${escaped(cv.headline)}</p><p>${cv.contact.map(escaped).join('<br>')}</p></header>
${section(cv.headings.profile, `<p>${escaped(cv.summary)}</p>`)}
${section(
  cv.headings.experience,
  cv.jobs
    .map(
      ({ title, employer, period, lines }) =>
        `<h3>${escaped(title)}</h3><p>${escaped(employer)}, ${escaped(period)}</p>${list(lines)}`,
    )
    .join('\n'),
)}
${section(
  cv.headings.education,
  `<table>${cv.schools.map(({ what, where, period }) => `<tr><td>${escaped(period)}</td><td>${escaped(what)}<br>${escaped(where)}</td></tr>`).join('')}</table>`,
)}
${section(cv.headings.skills, list(cv.skills))}
${section(cv.headings.languages, list(cv.languages))}
${cv.other ? section(cv.other.heading, `<p>${escaped(cv.other.text)}</p>`) : ''}
</body></html>
`
  return strToU8(html)
}

const underlined = (text: string): string => `${text.toUpperCase()}\n${'='.repeat(text.length)}`

/** A CV as plain text. */
export function cvText(cv: Cv): Uint8Array {
  const blocks = [
    `${cv.name}\n${cv.headline}`,
    cv.contact.join('\n'),
    underlined(cv.headings.profile),
    cv.summary,
    underlined(cv.headings.experience),
    ...cv.jobs.map(
      ({ title, employer, period, lines }) =>
        `${period}  ${title}, ${employer}\n${lines.map((line) => `  * ${line}`).join('\n')}`,
    ),
    underlined(cv.headings.education),
    cv.schools.map(({ what, where, period }) => `${period}  ${what}, ${where}`).join('\n'),
    underlined(cv.headings.skills),
    cv.skills.join(', '),
    underlined(cv.headings.languages),
    cv.languages.join(', '),
    ...(cv.other ? [underlined(cv.other.heading), cv.other.text] : []),
  ]
  return strToU8(`${blocks.join('\n\n')}\n`)
}

/** A letter as plain text. */
export const letterText = ({ name, contact, title, paragraphs }: Letter): Uint8Array =>
  strToU8(`${name}\n${contact.join('\n')}\n\n${title}\n\n${paragraphs.join('\n\n')}\n`)
