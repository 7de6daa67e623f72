/** A LinkedIn "Save to PDF": its columns, headings and sizes of type say what everything is. */
import type { ProfileProposal, TextSpan } from '#contract/autofill.ts'
import { toE164 } from '../candidates/normalise.ts'
import { headingKind } from './cv-lines.ts'
import { findPeriods, type Period } from './dates.ts'
import { foldWords } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import type { Columns, SizedLine } from './linkedin-pdf-lines.ts'
import { linkOf } from './links.ts'
import { readPlace } from './places.ts'
import { ProposalBuilder } from './proposal.ts'
import type { SectionKind } from './words/headings.ts'

interface PlacedLine extends SizedLine, TextSpan {}

interface Block {
  kind: SectionKind | 'head'
  lines: PlacedLine[]
}

const SURE = 0.97
const GUESSED = 0.85
/** Points by which one size of type must differ from another to mean something else. */
const OTHER_SIZE = 0.3

export function proposeFromLinkedInPdf(columns: Columns, lexicon: Lexicon): ProfileProposal {
  const lines: PlacedLine[] = []
  let text = ''
  for (const line of [...columns.main, ...columns.sidebar]) {
    lines.push({ ...line, start: text.length, end: text.length + line.text.length })
    text += `${line.text}\n`
  }
  const main = blocksOf(lines.slice(0, columns.main.length), lexicon)
  const sidebar = blocksOf(lines.slice(columns.main.length), lexicon)
  const out = new ProposalBuilder()
  addHead(out, main[0]?.lines ?? [], lexicon)
  for (const block of [...sidebar, ...main.slice(1)]) {
    const { kind } = block
    if (kind === 'contact') addContact(out, block.lines)
    else if (kind === 'skills') addSkills(out, block.lines, lexicon)
    else if (kind === 'languages') addLanguages(out, block.lines, lexicon)
    else if (kind === 'summary') addSummary(out, block.lines)
    else if (kind === 'experience') addExperience(out, block.lines, lexicon)
    else if (kind === 'education') addEducation(out, block.lines)
    else if (kind !== 'head') out.skip('NOT_USED', block.lines.length)
  }
  return out.proposal('linkedin_pdf', text.trimEnd())
}

/** Headings are larger than what stands below them. */
function blocksOf(lines: readonly PlacedLine[], lexicon: Lexicon): Block[] {
  const smallest = lines.reduce((least, { size }) => Math.min(least, size), Number.POSITIVE_INFINITY)
  let block: Block = { kind: 'head', lines: [] }
  const blocks = [block]
  for (const line of lines) {
    const kind = line.size > smallest + OTHER_SIZE ? headingKind(line.text, lexicon) : undefined
    if (kind === undefined) block.lines.push(line)
    else {
      block = { kind, lines: [] }
      blocks.push(block)
    }
  }
  return blocks
}

const spanOf = (lines: readonly TextSpan[]): TextSpan[] => {
  const [first] = lines
  const last = lines.at(-1)
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }]
}
const joined = (lines: readonly PlacedLine[], between = ' '): string =>
  lines.map(({ text }) => text).join(between)

/** Name in the largest type, then the headline, then the place. */
function addHead(out: ProposalBuilder, lines: readonly PlacedLine[], lexicon: Lexicon): void {
  const largest = lines.reduce((most, { size }) => Math.max(most, size), 0)
  const name = lines.filter(({ size }) => size > largest - OTHER_SIZE)
  if (name.length === 0) return
  out.add('fullName', joined(name), SURE, spanOf(name))
  const rest = lines.slice(lines.indexOf(name.at(-1) as PlacedLine) + 1)
  const last = rest.at(-1)
  const place = last === undefined ? undefined : readPlace(last.text, lexicon)
  // A region that no table knows still stands on the last line of several.
  const isPlace =
    place !== undefined ||
    (rest.length > 1 &&
      /^[^|@]{3,60}$/.test(last?.text ?? '') &&
      /,|\b(?:area|region)\b/i.test(last?.text ?? ''))
  const headline = isPlace ? rest.slice(0, -1) : rest
  if (headline.length > 0) out.add('headline', joined(headline).slice(0, 300), SURE, spanOf(headline))
  if (last === undefined || !isPlace) return
  const city =
    place?.city ?? (/\b(?:area|region)\b/i.test(last.text) ? null : (last.text.split(',')[0] ?? null))
  if (city !== null && city !== '') out.add('city', city, GUESSED, [last])
  if (place?.country) out.add('country', place.country, GUESSED, [last])
}

/** A link or address may be broken over lines; in this PDF it ends with what it is, in brackets. */
function addContact(out: ProposalBuilder, lines: readonly PlacedLine[]): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as PlacedLine
    const parts = [line]
    const opens = /(?:https?:\/\/|www\.|linkedin\.com)/i.test(line.text)
    const brokenMail = /@[^.\s]*$|@\S*[-.]$/.test(line.text)
    while (parts.length < 4 && at + 1 < lines.length) {
      const whole = parts.map(({ text }) => text).join('')
      const next = (lines[at + 1] as PlacedLine).text
      const goesOn = opens
        ? !/\)\s*$/.test(whole) && !/^(?:https?:|www\.)|@/i.test(next)
        : brokenMail && parts.length === 1
      if (!goesOn) break
      at += 1
      parts.push(lines[at] as PlacedLine)
    }
    const whole = parts.map(({ text }) => text).join('')
    const span = spanOf(parts)
    const bare = whole.replace(/\s?\([^()]{1,60}\)\s*$/, '').trim()
    const mail = /[^\s@(]+@[^\s@()]+\.[^\s@()]+/.exec(whole)?.[0]
    if (mail !== undefined) out.add('email', { address: mail.toLowerCase(), primary: true }, SURE, span)
    else if (opens) {
      const link = linkOf(bare.replace(/\s/g, ''))
      if (link !== undefined) out.add('link', link, SURE, span)
    } else if (/^[+(\d][\d ()./–-]{5,25}$/.test(bare))
      out.add('phone', { written: bare, e164: toE164(bare, null) }, 0.95, span)
  }
}

function addSkills(out: ProposalBuilder, lines: readonly PlacedLine[], lexicon: Lexicon): void {
  for (let at = 0; at < lines.length; at += 1) {
    const parts = [lines[at] as PlacedLine]
    const next = lines[at + 1]
    // A long skill goes on in the next line: together they are one that the dictionary knows, or a bracket is open.
    const open = (parts[0]?.text.match(/\(/g)?.length ?? 0) > (parts[0]?.text.match(/\)/g)?.length ?? 0)
    if (next !== undefined && (open || lexicon.skills.has(foldWords(`${parts[0]?.text} ${next.text}`)))) {
      parts.push(next)
      at += 1
    }
    out.add('skill', joined(parts), SURE, spanOf(parts))
  }
}

function addLanguages(out: ProposalBuilder, lines: readonly PlacedLine[], lexicon: Lexicon): void {
  for (let at = 0; at < lines.length; at += 1) {
    const parts = [lines[at] as PlacedLine]
    while (/\([^)]*$/.test(joined(parts)) && at + 1 < lines.length && parts.length < 3) {
      at += 1
      parts.push(lines[at] as PlacedLine)
    }
    const match = /^([^()]{1,100}?)\s*(?:\(([^()]{1,100})\))?$/.exec(joined(parts))
    if (match === null) continue
    const [, name = '', fluency = ''] = match
    out.add(
      'language',
      { language: lexicon.languages.get(foldWords(name)) ?? name, fluency },
      SURE,
      spanOf(parts),
    )
  }
}

function addSummary(out: ProposalBuilder, lines: readonly PlacedLine[]): void {
  if (lines.length > 0) out.add('summary', joined(lines, '\n').slice(0, 20_000), SURE, spanOf(lines))
}

/** The line is nothing but a period, with how long that was. */
function periodLine(text: string): Period | undefined {
  const [period] = findPeriods(text)
  if (period === undefined || period.single) return undefined
  const rest = `${text.slice(0, period.start)}${text.slice(period.end)}`.replace(/\([^()]*\)|[\s·,–-]+/g, '')
  return rest === '' ? period : undefined
}

function addExperience(out: ProposalBuilder, lines: readonly PlacedLine[], lexicon: Lexicon): void {
  const anchors = lines.flatMap((line, at) => {
    const period = periodLine(line.text)
    return period === undefined || at === 0 ? [] : [{ at, period }]
  })
  const titleSize = lines[(anchors[0]?.at ?? 1) - 1]?.size ?? 0
  const isTitle = (line: PlacedLine | undefined) =>
    line !== undefined && Math.abs(line.size - titleSize) < OTHER_SIZE
  const isCompany = (line: PlacedLine | undefined) =>
    line !== undefined && line.size >= titleSize + OTHER_SIZE
  let company: PlacedLine[] = []
  for (const [index, { at, period }] of anchors.entries()) {
    const floor = (anchors[index - 1]?.at ?? -1) + 1
    let start = at
    while (start - 1 >= floor && at - start < 3 && isTitle(lines[start - 1])) start -= 1
    const title = lines.slice(start, at)
    // Above the first role of an employer stands its name, and between them how long all roles were together.
    const above = lines.slice(floor, start).filter((line) => isCompany(line))
    if (above.length > 0) company = above
    const nextAnchor = anchors[index + 1]?.at ?? lines.length
    let end = nextAnchor
    if (index + 1 < anchors.length) {
      while (end - 1 > at && nextAnchor - end < 3 && isTitle(lines[end - 1])) end -= 1
      const companyAt = lines.findIndex((line, place) => place > at && place < end && isCompany(line))
      if (companyAt >= 0) end = companyAt
    }
    const below = lines.slice(at + 1, end)
    const [first] = below
    const hasPlace =
      first !== undefined &&
      (readPlace(first.text, lexicon) !== undefined ||
        /^[^.!?]{3,60}(?:, [^.!?,]{2,40}){1,2}$/.test(first.text))
    const body = hasPlace ? below.slice(1) : below
    if (title.length === 0 && company.length === 0) continue
    out.add(
      'experience',
      {
        employer: joined(company),
        title: joined(title),
        location: hasPlace ? (first?.text ?? null) : null,
        from: period.from,
        to: period.to,
        summary: joined(body, '\n').slice(0, 20_000),
      },
      title.length > 0 && company.length > 0 ? SURE : 0.6,
      [...spanOf(above), ...spanOf(lines.slice(start, end))],
    )
  }
}

/** School in larger type, then 'Degree, Field · (2011 - 2015)'. */
function addEducation(out: ProposalBuilder, lines: readonly PlacedLine[]): void {
  const largest = lines.reduce((most, { size }) => Math.max(most, size), 0)
  const isSchool = (line: PlacedLine) => line.size > largest - OTHER_SIZE
  for (let at = 0; at < lines.length; ) {
    const school: PlacedLine[] = []
    while (at < lines.length && isSchool(lines[at] as PlacedLine)) school.push(lines[at++] as PlacedLine)
    const detail: PlacedLine[] = []
    while (at < lines.length && !isSchool(lines[at] as PlacedLine)) detail.push(lines[at++] as PlacedLine)
    if (school.length === 0) continue
    const whole = joined(detail)
    const [period] = findPeriods(whole)
    const what = (period === undefined ? whole : whole.slice(0, period.start)).replace(/[\s·(]+$/, '')
    const comma = what.indexOf(', ')
    out.add(
      'education',
      {
        institution: joined(school),
        degree: (comma < 0 ? what : what.slice(0, comma)).slice(0, 300),
        area: comma < 0 ? '' : what.slice(comma + 2, comma + 302),
        from: period?.single === false ? period.from : null,
        to: period === undefined ? null : period.single ? period.from : period.to,
      },
      SURE,
      spanOf([...school, ...detail]),
    )
  }
}
