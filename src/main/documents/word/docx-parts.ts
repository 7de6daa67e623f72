/** The parts of a .docx that a view is made from, inflated under the zip limits, in a container that cannot grow. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import { decodeXml } from '../xml-scan.ts'
import { readZipDirectory, type ZipContents } from '../zip-guard.ts'

/** Formats that a browser decodes. Windows metafiles are programs for drawing, and nothing else shows them. */
export const PICTURES: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['bmp', 'image/bmp'],
  ['webp', 'image/webp'],
])

const READ = new RegExp(`\\.(xml|rels|${[...PICTURES.keys()].join('|')})$`, 'i')

/** What the strict form of the format calls the same things (ECMA-376 part 1, annex on transitional namespaces). */
const STRICT: readonly (readonly [strict: string, transitional: string])[] = [
  [
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  ],
  [
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  ],
]

/** Throws Refused ZIP_LIMIT or DAMAGED. */
export async function docxParts(bytes: Uint8Array): Promise<ZipContents> {
  const directory = await readZipDirectory(bytes)
  return directory.inflate((name) => READ.test(name))
}

/**
 * The same parts as a zip without compression: what reads it can inflate nothing that was not counted. XML is in
 * UTF-8 and in the transitional form.
 */
export function packUncompressed(zip: ZipContents): Uint8Array {
  const files: Zippable = {}
  for (const name of zip.names) {
    const content = zip.part(name)
    if (content === undefined) continue
    files[name] = /\.(xml|rels)$/i.test(name) ? strToU8(transitional(decodeXml(content))) : content
  }
  return zipSync(files, { level: 0 })
}

function transitional(xml: string): string {
  return STRICT.reduce((text, [strict, usual]) => text.replaceAll(strict, usual), xml)
}
