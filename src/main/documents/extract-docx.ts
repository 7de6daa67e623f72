import type { DocumentWarning } from '#contract/inspection.ts'
import { mainPartOf, relationshipsOf, xmlOf } from './docx-package.ts'
import type { Extracted } from './extracted.ts'
import { Refused } from './refusal.ts'
import { scanXml } from './xml-scan.ts'
import type { ZipContents } from './zip-guard.ts'

/** Order in which the parts are read: headers first, because a CV often carries its contact block there. */
const PART_ORDER = ['header', 'main', 'footnotes', 'endnotes', 'footer', 'comments']
/** Elements whose text is not the document's: definitions, deleted or moved-away text, phonetic guides. */
const SKIPPED = new Set(['pPr', 'rPr', 'sectPr', 'tblPr', 'del', 'moveFrom', 'instrText', 'rt'])

/**
 * Text of a WordprocessingML package whose parts were inflated under the zip limits: body with text boxes in place,
 * tables with tabs between cells, headers, footers, notes and comments. Deleted text of tracked changes is left out.
 * Throws Refused DAMAGED when there is no main part.
 */
export function extractDocx(zip: ZipContents): Extracted {
  const main = mainPartOf(zip)
  if (main === undefined) throw new Refused('DAMAGED')
  const warnings: DocumentWarning[] = []
  const texts = new Map<string, Set<string>>([['main', new Set([partText(xmlOf(zip, main))])]])
  const read = new Set<string>()
  for (const { kind, part } of relationshipsOf(zip, main)) {
    if (!PART_ORDER.includes(kind) || kind === 'main' || part === undefined || read.has(part)) continue
    read.add(part)
    if (zip.part(part) === undefined) {
      if (!warnings.includes('PARTLY_READ')) warnings.push('PARTLY_READ')
      continue
    }
    // A set: the first, even and odd pages often repeat the same header.
    const same = texts.get(kind) ?? new Set()
    same.add(partText(xmlOf(zip, part)).trim())
    texts.set(kind, same)
  }
  const text = PART_ORDER.flatMap((kind) => [...(texts.get(kind) ?? [])])
    .filter((part) => part.trim() !== '')
    .join('\n')
  if (zip.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) warnings.push('HAS_MACROS')
  if (zip.names.some((name) => /(^|\/)embeddings\/./i.test(name))) warnings.push('HAS_ATTACHMENTS')
  return { text, warnings }
}

/** Text of one part, a line for each paragraph. */
export function partText(xml: string): string {
  const out: string[] = []
  let skipped = 0
  let inText = 0
  // For each open mc:AlternateContent: whether its Choice gave text, so that its Fallback would repeat it.
  const alternatives: { piecesBefore: number; chosen: boolean }[] = []
  let inkedPieces = 0
  let fallbacks = 0
  const trimEnd = (mark: string) => {
    while (out.at(-1) === mark) out.pop()
  }
  scanXml(xml, {
    open(name, attributes) {
      if (SKIPPED.has(name)) skipped += 1
      else if (name === 'AlternateContent') alternatives.push({ piecesBefore: inkedPieces, chosen: false })
      else if (name === 'Fallback' && (fallbacks > 0 || alternatives.at(-1)?.chosen === true)) fallbacks += 1
      if (skipped > 0 || fallbacks > 0) return
      if (name === 't') inText += 1
      else if (name === 'tab' || name === 'ptab') out.push('\t')
      else if (name === 'br' || name === 'cr') out.push('\n')
      else if (name === 'noBreakHyphen') out.push('-')
      else if (name === 'txbxContent') out.push('\n')
      else if (name === 'sym') out.push(symbol(attributes.get('char')))
    },
    close(name) {
      if (SKIPPED.has(name)) skipped = Math.max(skipped - 1, 0)
      else if (name === 'AlternateContent') alternatives.pop()
      else if (name === 'Fallback') fallbacks = Math.max(fallbacks - 1, 0)
      else if (name === 'Choice') {
        const open = alternatives.at(-1)
        if (open !== undefined) open.chosen ||= inkedPieces > open.piecesBefore
      }
      if (skipped > 0 || fallbacks > 0) return
      if (name === 't') inText = Math.max(inText - 1, 0)
      else if (name === 'p') out.push('\n')
      else if (name === 'tc') {
        trimEnd('\n')
        out.push('\t')
      } else if (name === 'tr') {
        trimEnd('\t')
        out.push('\n')
      }
    },
    text(text) {
      if (inText === 0 || skipped > 0 || fallbacks > 0) return
      out.push(text)
      if (text.trim() !== '') inkedPieces += 1
    },
  })
  return out.join('')
}

/** A w:sym names its character by a hexadecimal code, which for symbol fonts lies in the private use area. */
function symbol(hexadecimal: string | undefined): string {
  const code = Number.parseInt(hexadecimal ?? '', 16)
  const isCharacter = code >= 0x20 && code < 0xffff && (code < 0xd800 || code > 0xf8ff)
  return isCharacter ? String.fromCharCode(code) : ' '
}
