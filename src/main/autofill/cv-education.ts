import type { CandidateProfile } from '#contract/candidates.ts'
import { type Entry, entriesOf, type Piece, trimmedPiece } from './cv-entries.ts'
import { type Found, spansOf } from './cv-experience.ts'
import type { Line } from './cv-lines.ts'
import { foldWords } from './fold.ts'
import { hasSign, type Lexicon } from './lexicon.ts'
import { readPlace } from './places.ts'

type Education = CandidateProfile['education'][number]

interface Parts {
  degree: Piece | undefined
  area: Piece | undefined
  institution: Piece | undefined
}

/** Entries of a section of education. */
export function findEducation(lines: readonly Line[], lexicon: Lexicon): Found<Education>[] {
  const complete = (pieces: readonly Piece[]) => {
    const { degree, institution } = partsOf(pieces, lexicon)
    return degree !== undefined && institution !== undefined && hasSign(institution.text, lexicon.schools)
  }
  return entriesOf(lines, complete).flatMap((entry) => {
    const parts = partsOf(entry.head, lexicon)
    const { degree, area, institution } = parts
    if (degree === undefined && institution === undefined && area === undefined) return []
    return [
      {
        value: {
          institution: institution?.text ?? '',
          area: area?.text ?? '',
          degree: degree?.text ?? '',
          // One date alone is that of the degree.
          from: entry.period.single ? null : entry.period.from,
          to: entry.period.single ? entry.period.from : entry.period.to,
        },
        confidence: confidenceOf(entry, parts, lexicon),
        spans: spansOf({ ...entry, body: [] }, [degree, area, institution]),
      },
    ]
  })
}

function confidenceOf(entry: Entry, { degree, area, institution }: Parts, lexicon: Lexicon): number {
  let confidence = 0.6
  if (institution !== undefined && hasSign(institution.text, lexicon.schools)) confidence += 0.15
  else confidence -= 0.1
  if (degree !== undefined) confidence += 0.12
  else confidence -= 0.15
  if (area !== undefined) confidence += 0.05
  return confidence * (0.8 + 0.2 * entry.fit)
}

/** Cuts pieces at commas, then tells the degree by how it begins and the school by its words. */
function partsOf(pieces: readonly Piece[], lexicon: Lexicon): Parts {
  const rest: Piece[] = []
  let degree: Piece | undefined
  let area: Piece | undefined
  let institution: Piece | undefined
  for (const piece of pieces.flatMap(atCommas)) {
    if (readPlace(piece.text, lexicon) !== undefined) continue
    const split = degree === undefined ? splitDegree(piece, lexicon) : undefined
    if (split !== undefined) {
      degree = split.degree
      area = split.area ?? area
    } else if (institution === undefined && hasSign(piece.text, lexicon.schools)) institution = piece
    else rest.push(piece)
  }
  if (institution === undefined && rest.length > 0 && (area !== undefined || degree !== undefined)) {
    // A school that does not say so stands apart from the degree, or behind its field.
    const apart = rest.find((piece) => piece.row !== degree?.row)
    const chosen = apart ?? (area !== undefined || rest.length > 1 ? rest.at(-1) : undefined)
    if (chosen !== undefined) {
      institution = chosen
      rest.splice(rest.indexOf(chosen), 1)
    }
  }
  if (area === undefined) area = rest.shift()
  return { degree, area, institution }
}

function atCommas(piece: Piece): Piece[] {
  const pieces: Piece[] = []
  let last = 0
  for (const match of [...piece.text.matchAll(/,\s+/g), { index: piece.text.length, 0: '' }]) {
    const part = trimmedPiece(piece.text.slice(last, match.index), piece.start + last, piece.row)
    if (part !== undefined) pieces.push(part)
    last = match.index + match[0].length
  }
  return pieces
}

/** What joins a degree and its field. */
const IN = /^(?:in|of|i|inom|im|en|på|aus|für|alalta|des|der)\s+(?=\S)/iu

/** 'B.Sc. Computer Science', 'Master of Arts in History', 'Insinööri (AMK)'; undefined when it begins with no degree. */
function splitDegree(piece: Piece, lexicon: Lexicon): { degree: Piece; area: Piece | undefined } | undefined {
  const words = [...piece.text.matchAll(/\S+/g)].slice(0, 12)
  let folded = ''
  let found: { end: number; length: number } | undefined
  for (const word of words) {
    folded = foldWords(`${folded} ${word[0]}`)
    if (lexicon.degrees.includes(folded)) found = { end: word.index + word[0].length, length: folded.length }
  }
  if (found === undefined) return endsInDegree(piece, lexicon)
  const written = piece.text.slice(0, found.end).replace(/[:;–-]+$/, '')
  const degree = { ...piece, text: written, end: piece.start + written.length }
  let from = found.end
  const tail = piece.text.slice(from).replace(/^[\s:–—-]+/, '')
  from = piece.text.length - tail.length
  const joint = IN.exec(tail)?.[0].length ?? 0
  const area = trimmedPiece(tail.slice(joint).replace(/^\(|\)$/g, ' '), piece.start + from + joint, piece.row)
  return { degree, area }
}

/** One word that is a degree by its last part, such as 'Maschinenbautechniker' or 'Konetekniikan insinööri'. */
function endsInDegree(piece: Piece, lexicon: Lexicon): { degree: Piece; area: undefined } | undefined {
  const last = foldWords(piece.text).split(' ').at(-1) ?? ''
  const isDegree =
    last.length > 4 &&
    lexicon.degrees.includes(last) &&
    !hasSign(piece.text, lexicon.schools) &&
    piece.text.length <= 60
  return isDegree || /(?:tutkinto|examen|abschluss)$/.test(last)
    ? { degree: piece, area: undefined }
    : undefined
}
