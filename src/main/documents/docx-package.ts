import { Refused } from './refusal.ts'
import { decodeXml, scanXml } from './xml-scan.ts'
import type { ZipContents } from './zip-guard.ts'

/** Parts of an OPC package (ECMA-376 part 2) that tell what it is and where its text lies. */
export interface Relationship {
  id: string
  /** Last segment of the relationship type, e.g. 'header': the transitional and strict namespaces differ before it. */
  kind: string
  /** Name of the part inside the package, or undefined when it points outside. */
  part: string | undefined
}

/** Relationships of a part, or of the package itself for ''. */
export function relationshipsOf(zip: ZipContents, part: string): Relationship[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const bytes = zip.part(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (bytes === undefined) return []
  const found: Relationship[] = []
  scanXml(decodeXml(bytes), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributes.get('Target') ?? ''
      const external = attributes.get('TargetMode') === 'External'
      found.push({
        id: attributes.get('Id') ?? '',
        kind: (attributes.get('Type') ?? '').replace(/^.*\//, ''),
        part: external ? undefined : resolvePart(folder, target),
      })
    },
  })
  return found
}

function resolvePart(folder: string, target: string): string {
  const absolute = target.startsWith('/') ? target : `/${folder}${target}`
  const segments: string[] = []
  for (const segment of absolute.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** Content type of a part by its override, or by its extension's default; '' when the package names none. */
export function contentTypeOf(zip: ZipContents, part: string): string {
  const bytes = zip.part('[Content_Types].xml')
  if (bytes === undefined) return ''
  const wanted = `/${part}`.toLowerCase()
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase()
  let byDefault = ''
  let byOverride = ''
  scanXml(decodeXml(bytes), {
    open(name, attributes) {
      const type = attributes.get('ContentType') ?? ''
      if (name === 'Override' && attributes.get('PartName')?.toLowerCase() === wanted) byOverride = type
      if (name === 'Default' && attributes.get('Extension')?.toLowerCase() === extension) byDefault = type
    },
  })
  return byOverride || byDefault
}

/** The main part by relationship, or Word's usual one where the relationships are lost; undefined without either. */
export function mainPartOf(zip: ZipContents): string | undefined {
  const named = relationshipsOf(zip, '').find((relationship) => relationship.kind === 'officeDocument')?.part
  if (named !== undefined && zip.part(named) !== undefined) return named
  return zip.part('word/document.xml') === undefined ? undefined : 'word/document.xml'
}

/** XML of a part. Throws Refused DAMAGED when the package does not hold it. */
export function xmlOf(zip: ZipContents, part: string): string {
  const bytes = zip.part(part)
  if (bytes === undefined) throw new Refused('DAMAGED')
  return decodeXml(bytes)
}
