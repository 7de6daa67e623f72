import type { TextSpan } from '#contract/autofill.ts'
import type { CandidateProfile } from '#contract/candidates.ts'
import { bodyText, type Entry, entriesOf, type Piece, trimmedPiece } from './cv-entries.ts'
import type { Line } from './cv-lines.ts'
import { hasSign, type Lexicon } from './lexicon.ts'
import { readPlace } from './places.ts'

export interface Found<Value> {
  value: Value
  confidence: number
  spans: TextSpan[]
}

type Experience = CandidateProfile['experience'][number]

interface Head {
  first: Piece | undefined
  second: Piece | undefined
  location: Piece | undefined
}

/** Words between a title and its employer. */
const AT = /\s+(?:at|@|bei|beim|bei der|hos|chez|presso|bij|yrityksessä)\s+/iu

/** Entries of a section of experience. */
export function findExperience(lines: readonly Line[], lexicon: Lexicon): Found<Experience>[] {
  const complete = (pieces: readonly Piece[]) => {
    const { first, second } = headOf(pieces, lexicon)
    return first !== undefined && second !== undefined
  }
  const entries = entriesOf(lines, complete)
  const ended = entries.map((entry) => withoutTown(entry.head, lexicon))
  // 'Klinikum Stuttgart' is a name; only where every entry ends so does the town stand for itself.
  const whole = ended.filter((_, at) => (entries[at]?.head.length ?? 0) > 1)
  const towns = whole.length > 1 && whole.every((pieces) => pieces !== undefined)
  const heads = entries.map((entry, at) => headOf((towns ? ended[at] : undefined) ?? entry.head, lexicon))
  // People write all entries in the same order: what most of them show, the rest follows.
  const leaning = heads.reduce((sum, head) => sum + lean(head, lexicon), 0)
  const found: Found<Experience>[] = []
  let employerBefore: Piece | undefined
  for (const [at, entry] of entries.entries()) {
    const head = heads[at] as Head
    const own = lean(head, lexicon)
    const titleFirst = Math.abs(own) >= 2 ? own > 0 : leaning + own >= 0
    let [title, employer] = titleFirst ? [head.first, head.second] : [head.second, head.first]
    if (head.second === undefined) {
      // One thing only: another role at the employer above, or a title that stands for itself.
      const isEmployer =
        hasSign(head.first?.text ?? '', lexicon.employers) && !hasSign(head.first?.text ?? '', lexicon.titles)
      title = isEmployer ? undefined : head.first
      employer = isEmployer ? head.first : undefined
    }
    const inherited = employer === undefined && employerBefore !== undefined
    if (employer === undefined) employer = employerBefore
    else employerBefore = employer
    if (title === undefined && employer === undefined) continue
    found.push({
      value: {
        employer: employer?.text ?? '',
        title: title?.text ?? '',
        location: head.location?.text ?? null,
        from: entry.period.from,
        to: entry.period.to,
        summary: bodyText(entry.body),
      },
      confidence: confidenceOf(entry, { title, employer, inherited, settled: Math.abs(leaning) }, lexicon),
      spans: spansOf(entry, [title, inherited ? undefined : employer, head.location]),
    })
  }
  return found
}

function confidenceOf(
  entry: Entry,
  parts: { title: Piece | undefined; employer: Piece | undefined; inherited: boolean; settled: number },
  lexicon: Lexicon,
): number {
  const { title, employer, inherited, settled } = parts
  let confidence = 0.62
  if (title !== undefined && hasSign(title.text, lexicon.titles)) confidence += 0.14
  if (employer !== undefined && hasSign(employer.text, lexicon.employers)) confidence += 0.08
  if (settled >= 2) confidence += 0.08
  if (entry.period.single) confidence -= 0.2
  if (title === undefined || employer === undefined) confidence -= 0.35
  else if (inherited) confidence -= 0.15
  if (title !== undefined && employer !== undefined && title.text.length + employer.text.length > 110)
    confidence -= 0.15
  return confidence * (0.8 + 0.2 * entry.fit)
}

/** Above 0 when the title seems to stand first, below when the employer does. */
function lean({ first, second }: Head, lexicon: Lexicon): number {
  if (first === undefined || second === undefined) return 0
  const weigh = (piece: Piece) =>
    Number(hasSign(piece.text, lexicon.titles)) - Number(hasSign(piece.text, lexicon.employers))
  return weigh(first) - weigh(second)
}

/** Which two pieces are title and employer in one or the other order, and where it was. */
function headOf(pieces: readonly Piece[], lexicon: Lexicon): Head {
  let location: Piece | undefined
  const rest: Piece[] = []
  for (const piece of pieces) {
    if (location === undefined && readPlace(piece.text, lexicon) !== undefined) location = piece
    else rest.push(piece)
  }
  const named = rest.map((piece) => {
    const { name, place } = withoutPlace(piece, lexicon)
    location ??= place
    return name
  })
  const [only, second] = named
  if (only === undefined) return { first: undefined, second: undefined, location }
  if (second !== undefined) return { first: only, second, location }
  return { ...splitOne(only, lexicon), location }
}

/** The pieces with a town cut off the end of one, as where it stood apart by blanks; undefined when none ends so. */
function withoutTown(pieces: readonly Piece[], lexicon: Lexicon): Piece[] | undefined {
  for (const [at, piece] of pieces.entries()) {
    for (const match of piece.text.matchAll(/(?<=[^,])\s(?=\p{Lu})/gu)) {
      const town = piece.text.slice(match.index + 1)
      if (town.includes(',') || readPlace(town, lexicon) === undefined) continue
      const name = { ...piece, text: piece.text.slice(0, match.index), end: piece.start + match.index }
      const place = { ...piece, text: town, start: piece.start + match.index + 1 }
      return [...pieces.slice(0, at), name, place, ...pieces.slice(at + 1)]
    }
  }
  return undefined
}

/** 'Siemens AG, Munich, Germany' is an employer and its place. */
function withoutPlace(piece: Piece, lexicon: Lexicon): { name: Piece; place: Piece | undefined } {
  const commas = [...piece.text.matchAll(/,\s+|\s\((?=[^)]{2,40}\)$)/g)].map((match) => match.index)
  for (const comma of commas) {
    const tail = trimmedPiece(
      piece.text
        .slice(comma)
        .replace(/^\s?[(,]/, ' ')
        .replace(/\)$/, ''),
      piece.start + comma,
      piece.row,
    )
    if (tail === undefined || readPlace(tail.text, lexicon) === undefined) continue
    const name = piece.text.slice(0, comma)
    return { name: { ...piece, text: name, end: piece.start + name.length }, place: tail }
  }
  return { name: piece, place: undefined }
}

/** 'Engineer at Kone', 'Engineer, Kone Oyj' or 'Kone Oyj, Engineer' in one piece. */
function splitOne(piece: Piece, lexicon: Lexicon): { first: Piece; second: Piece | undefined } {
  const cut = (from: number, to: number) => {
    const first = { ...piece, text: piece.text.slice(0, from), end: piece.start + from }
    const second = trimmedPiece(piece.text.slice(to), piece.start + to, piece.row)
    return { first, second }
  }
  const at = AT.exec(piece.text)
  if (at !== null) return cut(at.index, at.index + at[0].length)
  const brackets = /\s\(([^()]{2,80})\)$/.exec(piece.text)
  if (brackets !== null) return cut(brackets.index, brackets.index + 2)
  const options = [...piece.text.matchAll(/,\s+/g)].map((match) =>
    cut(match.index, match.index + match[0].length),
  )
  const [firstOption] = options
  if (firstOption === undefined) return { first: piece, second: undefined }
  // Of several commas the one counts whose sides are most clearly a title and an employer.
  const clarity = (option: { first: Piece; second: Piece | undefined }) =>
    Math.abs(lean({ ...option, location: undefined }, lexicon))
  return options.reduce((best, option) => (clarity(option) > clarity(best) ? option : best), firstOption)
}

export function spansOf(entry: Entry, pieces: readonly (Piece | undefined)[]): TextSpan[] {
  const spans = [
    { start: entry.period.start, end: entry.period.end },
    ...pieces.filter((piece) => piece !== undefined).map(({ start, end }) => ({ start, end })),
  ]
  const [firstLine] = entry.body
  const lastLine = entry.body.at(-1)
  if (firstLine !== undefined && lastLine !== undefined)
    spans.push({ start: firstLine.start, end: lastLine.end })
  return spans.sort((a, b) => a.start - b.start)
}
