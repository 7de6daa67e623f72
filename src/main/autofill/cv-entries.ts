/** Entries of a section that lists what somebody did when: each hangs on its dates, wherever those stand. */
import type { Line } from './cv-lines.ts'
import { findPeriods, type Period } from './dates.ts'

/** A part of an entry's head, between its separators. */
export interface Piece {
  text: string
  start: number
  end: number
  /** Which line of the head it comes from, from 0. */
  row: number
}

export interface Entry {
  period: Period
  head: Piece[]
  body: Line[]
  /** How sure it is that these lines belong together, 0 to 1. */
  fit: number
}

/** Lines of a head above its dates at most. */
const MAX_LEAD = 3
const MAX_HEAD_CHARACTERS = 140
/** Lines of a head at most that stand below its dates. */
const MAX_BELOW = 2

interface Anchor {
  at: number
  period: Period
}

/** Words of a head without separators at most: what is longer tells a story. */
const MAX_PLAIN_WORDS = 10

/** A line that may stand in the head of an entry: short, and no sentence. */
function isHeadLike(line: Line): boolean {
  if (line.bullet || line.text.length > MAX_HEAD_CHARACTERS) return false
  const words = line.text.split(/\s+/).length
  if (words > MAX_PLAIN_WORDS && !/\s[|•·–—-]\s|,/.test(line.text)) return false
  // 'Kunstraum Ost e. V.' and 'Acme Inc.' end as a sentence does.
  const ended = words > 5 ? line.text : line.text.replace(/\b\p{L}{1,4}\.$/u, '')
  return !/[.;!?]$/.test(ended)
}

/** `isComplete` tells whether a head is complete, so that no line of the body is drawn into it. */
export function entriesOf(
  allLines: readonly Line[],
  isComplete: (pieces: readonly Piece[]) => boolean,
): Entry[] {
  const { kept: lines, joined } = joinBrokenPeriods(allLines)
  const anchors = anchorsOf(lines, joined)
  const [firstAnchor] = anchors
  if (firstAnchor === undefined) return []
  const lead = leadOf(lines, anchors)
  const starts = anchors.map(({ at }, index) => {
    const floor = (anchors[index - 1]?.at ?? -1) + 1
    let start = at
    while (start > floor && at - start < lead && isHeadLike(lines[start - 1] as Line)) start -= 1
    return start
  })
  const drafts = anchors.map(({ at, period }, index) => {
    const start = starts[index] ?? at
    const end = starts[index + 1] ?? lines.length
    let next = at + 1
    // Cells of the same row belong to the head in any case.
    while (next < end && lines[next]?.sameRow === true && isHeadLike(lines[next] as Line)) next += 1
    const head = lines.slice(start, next).flatMap((line, row) => piecesOf(line, period, row))
    return { at, period, start, end, next, head }
  })
  // Where most heads are complete by then, one that is not lacks something; what stands below is not it.
  const complete = drafts.filter(({ head }) => isComplete(head)).length
  const goOn = complete * 2 < drafts.length || drafts.length === 1
  return drafts.map(({ at, period, start, end, next: from, head }) => {
    let next = from
    while (goOn && next < Math.min(end, from + MAX_BELOW) && !isComplete(head)) {
      const line = lines[next] as Line
      if (!isHeadLike(line)) break
      head.push(...piecesOf(line, period, next - start))
      next += 1
    }
    return { period, head, body: lines.slice(next, end), fit: at - start === lead ? 1 : 0.7 }
  })
}

/**
 * Lines of which a narrow column has broken a period in two ('October 2023 –' above '2024') are one again: the first
 * keeps the period of both, the second is gone.
 */
function joinBrokenPeriods(lines: readonly Line[]): { kept: Line[]; joined: Map<Line, Period> } {
  const joined = new Map<Line, Period>()
  const gone = new Set<Line>()
  for (const [at, line] of lines.entries()) {
    if (line.sameRow || line.text.length > MAX_DATE_CHARACTERS || !OPEN_DATE.test(line.text)) continue
    const next = lines.slice(at + 1, at + 6).find((other) => !other.sameRow)
    if (next === undefined || next.text.length > MAX_DATE_CHARACTERS) continue
    const whole = `${line.text} ${next.text}`
    const [period] = findPeriods(whole)
    if (period === undefined || period.single || period.start > 0 || period.end < whole.length - 1) continue
    if (period.end <= line.text.length + 1) continue
    joined.set(line, { ...period, start: line.start, end: line.end })
    gone.add(next)
  }
  return { kept: lines.filter((line) => !gone.has(line)), joined }
}

const MAX_DATE_CHARACTERS = 30
/** Ends with a dash, or with a word behind one: the date behind it stands elsewhere. */
const OPEN_DATE = /\d{2}.{0,3}[-–—](?:\s?\p{L}{3,12}\.?)?$|^\p{L}{3,12}$/u

/** The period of a line, with its place in the whole text. */
function periodsIn(line: Line): Period[] {
  return findPeriods(line.text).map((period) => ({
    ...period,
    start: period.start + line.start,
    end: period.end + line.start,
  }))
}

/** Lines that hold a period which is the date of an entry, not a year in a sentence. */
function anchorsOf(lines: readonly Line[], joined: ReadonlyMap<Line, Period>): Anchor[] {
  const anchors: Anchor[] = []
  const onlyBullets = lines.every((line) => line.bullet)
  for (const [at, line] of lines.entries()) {
    if (line.bullet && !onlyBullets) continue
    const whole = joined.get(line)
    const periods =
      whole === undefined ? periodsIn(line).filter((period) => isOfEntry(line, period)) : [whole]
    // '2015 – 2019 (graduated 2019)': the first period of a line is its date, unless only the second is a range.
    const period = periods.find((one) => !one.single) ?? periods[0]
    if (period !== undefined) anchors.push({ at, period })
  }
  return anchors
}

function isOfEntry(line: Line, period: Period): boolean {
  const before = line.text.slice(0, period.start - line.start).replace(/[\s([,|:·–—-]+$/, '')
  const after = line.text.slice(period.end - line.start).replace(/^[\s)\],.|:·–—-]+/, '')
  const rest = before.length + after.length
  if (rest > MAX_HEAD_CHARACTERS) return false
  // Amid words: only a range in a short line can be a date of its own.
  const amid = before !== '' && after !== '' && !/^\(/.test(after)
  if (amid && (period.single || /[.;!?]$/.test(after))) return false
  return !(period.single && rest > 40 && /[.!?]$/.test(line.text))
}

/** How many lines stand above the dates in this section's entries: as many as above its first. */
function leadOf(lines: readonly Line[], anchors: readonly Anchor[]): number {
  const first = anchors[0]?.at ?? 0
  if (first <= MAX_LEAD) return first
  // Something else opens the section: what the other entries have in common decides.
  const leads = anchors.slice(1).map(({ at }, index) => {
    const floor = (anchors[index]?.at ?? 0) + 1
    let lead = 0
    while (at - lead - 1 >= floor && lead < MAX_LEAD && isHeadLike(lines[at - lead - 1] as Line)) lead += 1
    return lead
  })
  return leads.length === 0 ? 1 : Math.min(...leads)
}

/** Between these, one line of a head holds several things. */
const STRONG = /\s+[|•·]\s+|\s+[–—-]{1,2}\s+|\s{3,}|\s\/\/\s/g

/** A line without the period's part of it, cut at its separators. */
function piecesOf(line: Line, period: Period, row: number): Piece[] {
  const cutStart = Math.min(Math.max(period.start, line.start), line.end)
  const cutEnd = Math.min(Math.max(period.end, line.start), line.end)
  const ranges =
    cutEnd > cutStart
      ? [[line.start, cutStart] as const, [cutEnd, line.end] as const]
      : [[line.start, line.end] as const]
  return ranges.flatMap(([from, to]) => {
    const part = line.text.slice(from - line.start, to - line.start)
    const pieces: Piece[] = []
    let last = 0
    for (const match of [...part.matchAll(STRONG), { index: part.length, 0: '' }]) {
      const piece = trimmedPiece(part.slice(last, match.index), from + last, row)
      if (piece !== undefined) pieces.push(piece)
      last = match.index + match[0].length
    }
    return pieces
  })
}

/** Without the brackets and commas that the date leaves behind; undefined when no letter is left. */
export function trimmedPiece(raw: string, start: number, row: number): Piece | undefined {
  let text = raw.replace(/[\s,;|:·•–—(-]+$/, '')
  const lead = /^[\s,;.|:·•–—)-]*/.exec(text)?.[0].length ?? 0
  text = text.slice(lead)
  if (text.endsWith(')') && !text.includes('(')) text = text.slice(0, -1).trimEnd()
  // '(2 years 3 months)' counts what the dates say already.
  if (!/\p{L}/u.test(text) || DURATION.test(text)) return undefined
  return { text, start: start + lead, end: start + lead + text.length, row }
}

const DURATION =
  /^\(?\s*(?:\d{1,2}\s*\+?\s*(?:years?|yrs?|months?|mos?|jahre?|monate?|vuotta|vuosi|kuukautta|kk|år|månader|mån|ans?|mois|años?|meses|anni|mesi|jaar|maanden)\.?\s*(?:,|and|und|ja|och|et|y|e|en)?\s*){1,2}\)?$/i

/** Text of the body: bullets as lines, wrapped lines joined again. */
export function bodyText(body: readonly Line[]): string {
  let out = ''
  let previous: Line | undefined
  for (const line of body) {
    if (line.bullet) out += `${out === '' ? '' : '\n'}• ${line.text}`
    else if (previous === undefined) out += line.text
    else {
      const wrapped = previous.bullet || previous.text.length > 60
      out += `${wrapped && !line.apart ? ' ' : '\n'}${line.text}`
    }
    previous = line
  }
  return out.slice(0, 20_000).toWellFormed()
}
