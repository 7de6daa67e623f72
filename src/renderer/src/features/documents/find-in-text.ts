/** A hit in a text, in UTF-16 units. */
export interface TextHit {
  readonly start: number
  readonly end: number
}

/** More hits than this tell nothing; counting stops. */
const maxHits = 1000

/**
 * Finds words in one text, without regard to case and accents, runs of white space counting as one space: the same
 * hits that pdf.js finds in a PDF. The text is prepared once, at the first search.
 */
export function textFinder(text: string): (query: string) => TextHit[] {
  let prepared: Folded | undefined
  return (query) => {
    const needle = fold(query.trim()).folded
    if (needle === '') return []
    prepared ??= fold(text)
    return hitsIn(prepared, needle)
  }
}

interface Folded {
  readonly folded: string
  /** Where each unit of `folded`, and its end, came from. */
  readonly origin: Uint32Array
}

function hitsIn({ folded, origin }: Folded, needle: string): TextHit[] {
  const hits: TextHit[] = []
  let at = folded.indexOf(needle)
  while (at !== -1 && hits.length < maxHits) {
    const after = at + needle.length
    const start = origin[at] as number
    // A hit may end inside a character that folding took apart: the whole of it is marked.
    const end = Math.max(origin[after] as number, (origin[after - 1] as number) + 1)
    hits.push({ start, end })
    at = folded.indexOf(needle, after)
  }
  return hits
}

function fold(text: string): Folded {
  const parts: string[] = []
  const origin = new Uint32Array(text.length * 4 + 1) // canonical decomposition is at most four units for one
  let length = 0
  let inSpace = false
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) as number
    const size = point > 0xffff ? 2 : 1
    const folded = foldCharacter(point, text.slice(at, at + size))
    const space = folded === ' '
    if (!(space && inSpace)) {
      for (let i = 0; i < folded.length; i++) origin[length + i] = at
      length += folded.length
      parts.push(folded)
    }
    inSpace = space
    at += size
  }
  origin[length] = text.length
  return { folded: parts.join(''), origin: origin.slice(0, length + 1) }
}

const marks = /\p{M}/gu

function foldCharacter(point: number, character: string): string {
  if (point < 0x80) return point <= 0x20 ? ' ' : character.toLowerCase()
  if (/\s/u.test(character)) return ' '
  return character.normalize('NFD').replace(marks, '').toLowerCase()
}
