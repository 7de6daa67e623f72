/** The lines of a CV's text, and the sections they make. */
import { foldWords } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import type { SectionKind } from './words/headings.ts'

/** One line, or one cell of a line with tabs; offsets are those of the trimmed text without its bullet. */
export interface Line {
  text: string
  start: number
  end: number
  bullet: boolean
  /** An empty line stands above. */
  apart: boolean
  /** It stands behind a tab: the same row as the line before. */
  sameRow: boolean
}

export interface Section {
  /** 'head' is what stands before the first heading. */
  kind: SectionKind | 'head'
  heading?: Line
  lines: Line[]
}

const BULLET = /^(?:[•·‣▪▫●○◦■□➢➤✓✔❖\u{f0b7}\u{f0a7}]|[-–—*+»>](?=\s))\s*/u
const MAX_LINES = 5_000
/** What is looked at of one line: bounds the time of every pattern that is tried on it. */
const MAX_LINE_CHARACTERS = 2_000

export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let apart = false
  let sameRow = false
  let bulletBefore = false
  // Every piece with the tab or line feed that ends it.
  for (const match of text.matchAll(/([^\t\n]*)(\t|\n|$)/g)) {
    const [, raw = '', mark] = match
    const trimmed = raw.trim()
    const bullet = BULLET.exec(trimmed)?.[0] ?? ''
    const content = trimmed.slice(bullet.length, bullet.length + MAX_LINE_CHARACTERS).trimEnd()
    if (content !== '') {
      const start = match.index + raw.indexOf(trimmed) + bullet.length
      const end = start + content.length
      // Word sets a tab between a bullet and its text.
      lines.push({ text: content, start, end, bullet: bullet !== '' || bulletBefore, apart, sameRow })
      bulletBefore = false
      if (lines.length >= MAX_LINES) break
      apart = false
    } else if (bullet !== '') bulletBefore = mark === '\t'
    else if (mark === '\n' && raw === '' && !sameRow) apart = true
    sameRow = mark === '\t' && (sameRow || content !== '')
    if (match.index + raw.length >= text.length) break
  }
  return lines
}

/** The kind of section that a line is the heading of. */
export function headingKind(text: string, lexicon: Lexicon): SectionKind | undefined {
  if (text.length > 60) return undefined
  // 'E X P E R I E N C E' is one word to a reader.
  const closed = /^(?:\p{L}\s){3,}\p{L}:?$/u.test(text) ? text.replace(/\s/g, '') : text
  const folded = foldWords(closed.replace(/^(?:\d{1,2}|[IVX]{1,4})[.)]\s+/, ''))
  const whole = lexicon.headings.get(folded)
  if (whole !== undefined) return whole
  // 'Skills & Tools', 'Sprachen und Interessen': the first named kind counts.
  const [first = '', second] = closed.split(/\s(?:&|\/|\+|and|und|ja|och|et|y|e|en)\s/i)
  if (second === undefined) return undefined
  const kind = lexicon.headings.get(foldWords(first))
  return kind !== undefined && lexicon.headings.has(foldWords(second)) ? kind : undefined
}

const INLINE_KINDS = new Set<SectionKind>(['skills', 'languages', 'summary'])

/** 'Languages: English, German' is a heading with its content behind it. */
function inlineHeading(
  line: Line,
  current: Section['kind'],
  lexicon: Lexicon,
): { kind: SectionKind; rest: Line } | undefined {
  const colon = line.text.indexOf(':')
  if (colon < 2 || colon > 40 || line.bullet) return undefined
  const kind = headingKind(line.text.slice(0, colon), lexicon)
  const rest = line.text.slice(colon + 1).trimStart()
  if (kind === undefined || rest === '' || !INLINE_KINDS.has(kind)) return undefined
  if (kind === 'languages' && current === 'skills') {
    // Among the skills of a programmer, these are languages of another sort.
    const speaks = foldWords(rest)
      .split(' ')
      .some((word) => lexicon.languages.has(word))
    if (!speaks) return undefined
  }
  if (current === 'experience' && kind === 'skills') return undefined
  return { kind, rest: { ...line, text: rest, start: line.end - rest.length } }
}

/** `name` is the person's: where it stands alone below other things, such as a sidebar, a new head begins. */
export function sectionsOf(lines: readonly Line[], lexicon: Lexicon, name?: string): Section[] {
  const isName = (line: Line) => name !== undefined && line.text.toLowerCase() === name.toLowerCase()
  const nameAt = lines.findIndex(isName)
  let section: Section = { kind: 'head', lines: [] }
  const sections = [section]
  for (const [index, line] of lines.entries()) {
    // A word in small letters that goes on from the line above is no heading, whatever it means.
    const goesOn = line.bullet || (!line.apart && /^\p{Ll}/u.test(line.text)) || /^[^(]*\)/.test(line.text)
    const kind = goesOn ? undefined : headingKind(line.text, lexicon)
    // 'Résumé' at the very top is what the document is, not its summary.
    if (kind !== undefined && !(index < 2 && /^r[ée]sum[ée]$/i.test(line.text))) {
      section = { kind, heading: line, lines: [] }
      sections.push(section)
      continue
    }
    if (index === nameAt && section.kind !== 'head') {
      section = { kind: 'head', lines: [line] }
      sections.push(section)
      continue
    }
    // Rules under a heading, drawn with signs.
    if (/^[=_~*#.–—-]{3,}$/.test(line.text)) continue
    const inline = inlineHeading(line, section.kind, lexicon)
    if (inline !== undefined) {
      section = { kind: inline.kind, lines: [inline.rest] }
      sections.push(section)
    } else section.lines.push(line)
  }
  return sections
}
