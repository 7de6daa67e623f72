/** Good documents of every format, and damage done to them that is the same for the same seed. */
import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { bytesOf, docxOf, paragraph, pdfOf, rawPdf, word95Of, wordPart } from './documents.ts'
import { seeded } from './kill.ts'

export interface Sample {
  fileName: string
  bytes: Uint8Array
}

const fixture = (name: string): Sample => ({
  fileName: name,
  bytes: new Uint8Array(readFileSync(new URL(`../fixtures/documents/${name}`, import.meta.url))),
})

/** Small documents in all formats that Haku takes, and a message with one attached. */
export async function goodSamples(): Promise<Sample[]> {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  const docx = docxOf({
    body: `${paragraph('Aino Virtanen')}<w:tbl><w:tr>${cell('2020')}${cell('Engineer')}</w:tr></w:tbl>${paragraph('Bridges and cranes')}`,
    related: [
      ['header', 'header1.xml', wordPart('hdr', paragraph('aino@example.org'))],
      ['footnotes', 'footnotes.xml', wordPart('footnotes', paragraph('A note'))],
    ],
  })
  const raw = rawPdf({
    content: 'BT /F 12 Tf 50 700 Td (Aino Virtanen) Tj 0 -20 Td (Bridges) Tj ET',
    page: '/Annots[6 0 R]',
    objects: ['<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/Contents(A note)>>'],
  })
  const made = await pdfOf({
    content: [
      'Aino Virtanen',
      {
        table: {
          body: [
            ['2020', 'Engineer'],
            ['2024', 'Bridges'],
          ],
        },
      },
    ],
  })
  return [
    { fileName: 'cv.docx', bytes: docx },
    { fileName: 'raw.pdf', bytes: raw },
    { fileName: 'made.pdf', bytes: made },
    fixture('cv-table.doc'),
    fixture('cv-tracked.doc'),
    fixture('cv-cyrillic.doc'),
    { fileName: 'word95.doc', bytes: word95Of(bytesOf('Aino Virtanen\rBridges\r')) },
    {
      fileName: 'cv.html',
      bytes: bytesOf(
        '<!doctype html><html><head><meta charset="windows-1252"><title>CV</title></head><body><h1>Aino</h1><table><tr><td>2020<td>Engineer</table><a href="mailto:aino@example.org">write</a></body></html>',
      ),
    },
    { fileName: 'cv.txt', bytes: bytesOf('Aino Virtanen\nÅngström\n2020 Engineer\n') },
    { fileName: 'utf16.txt', bytes: new Uint8Array(Buffer.from('\ufeffAino Virtanen\nBridges', 'utf16le')) },
    {
      fileName: 'mail.eml',
      bytes: bytesOf(
        'From: Aino <aino@example.org>\r\nDate: Mon, 3 Nov 2025 09:00:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=cv.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n--b--\r\n',
      ),
    },
  ]
}

/** Numbers at the edges of what a length, an offset or a count can be. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
/** What means something to one of the readers. */
const TOKENS = [
  '<',
  '>',
  '</w:p>',
  '<w:p>',
  '<![CDATA[',
  '<!--',
  '&#x10ffff;',
  '<w:fldChar w:fldCharType="begin"/>',
  ' 0 R',
  '<<',
  '>>',
  '[',
  'endobj',
  'endstream',
  'stream\n',
  '/Length 99999999',
  '/Kids[2 0 R]',
  '(',
  '\\',
  'PK\x03\x04',
  'PK\x01\x02',
  '\x13',
  '\x14',
  '\x15',
  '\x07\x07',
  '\0',
  '\xff\xfe',
  '=?utf-8?b?',
  '--b',
  '-1',
]

/** The sample, damaged in one to eight places. `number` and `seed` decide how, for ever. */
export function mutated(samples: readonly Sample[], seed: number, number: number): Sample {
  const random = seeded((seed + Math.imul(number, 0x9e3779b1)) >>> 0)
  const below = (most: number) => Math.floor(random() * most)
  const sample = samples[number % samples.length] as Sample
  const { fileName } = sample
  // Half of the packages are damaged inside, where the check sums of the zip would hide it.
  if (fileName.endsWith('.docx') && random() < 0.5) {
    const parts = unzipSync(sample.bytes)
    const names = Object.keys(parts)
    const name = names[below(names.length)] as string
    parts[name] = new Uint8Array(damage(parts[name] as Uint8Array, samples, below))
    return { fileName, bytes: zipSync(parts) }
  }
  return { fileName, bytes: damage(sample.bytes, samples, below) }
}

function damage(
  original: Uint8Array,
  samples: readonly Sample[],
  below: (most: number) => number,
): Uint8Array {
  let bytes: Buffer = Buffer.from(original)
  for (let left = 1 + below(8); left > 0; left -= 1) {
    const at = below(bytes.length + 1)
    const length = 1 + below(Math.min(64, Math.max(bytes.length - at, 1)))
    switch (below(8)) {
      case 0:
        if (at < bytes.length) bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at)
        break
      case 1:
        if (at + 4 <= bytes.length) bytes.writeUInt32LE(EDGES[below(EDGES.length)] ?? 0, at)
        break
      case 2:
        if (at + 2 <= bytes.length) bytes.writeUInt16LE((EDGES[below(EDGES.length)] ?? 0) & 0xffff, at)
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
        break
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
        break
      case 5:
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(strToU8(TOKENS[below(TOKENS.length)] ?? '', true)),
          bytes.subarray(at),
        ])
        break
      case 6:
        if (below(4) === 0) bytes = Buffer.from(bytes.subarray(0, at))
        break
      default: {
        const other = samples[below(samples.length)]?.bytes ?? original
        const from = below(other.length)
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(other.subarray(from, from + below(2048))),
          bytes.subarray(at),
        ])
      }
    }
  }
  return new Uint8Array(bytes)
}
