/** Hides in a text what says who a candidate is. */
import { HIDDEN } from '#contract/blind.ts'
import { foldName } from '../platform/fold.ts'
import { type NameForms, nameForms } from './name-forms.ts'
import { GROUPED_DIGITS, numberEnd, VALUE, WHOLE } from './personal-patterns.ts'

/** What is known of one candidate and must not be seen. */
export interface PersonalTokens {
  /** Full name and its parts, also one that was given up, and where they live. */
  names: readonly (string | null)[]
  emails: readonly string[]
  phones: readonly string[]
  links: readonly string[]
}

interface Range {
  start: number
  end: number
}

/** Between a small and a capital letter, so that AnnaVirtanen is two words. */
const SEAM = '\ue000'
/** Invisible: marks of search hits, soft hyphens, joiners. A name is one however they cut it. */
const INVISIBLE = new Set('\u0002\u0003\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff')
/** Where a search hit begins and ends: they stand in pairs, also when what stood between them is hidden. */
const HIT_MARKS = new Set('\u0002\u0003')

interface Folded {
  text: string
  /** Where each unit of `text`, and its end, came from. */
  origin: number[]
}

const foldLetter = (letter: string): string => {
  if (letter < '\u0080') return letter <= ' ' ? ' ' : letter.toLowerCase()
  return /\s/u.test(letter) ? ' ' : foldName(letter)
}

function fold(text: string): Folded {
  const parts: string[] = []
  const origin: number[] = []
  let wasSmall = false
  for (let at = 0; at < text.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(at) as number)
    const isCapital = letter !== letter.toLowerCase()
    if (!INVISIBLE.has(letter)) {
      const folded = foldLetter(letter)
      if (isCapital && wasSmall) {
        parts.push(SEAM)
        origin.push(at)
      }
      parts.push(folded)
      for (let i = 0; i < folded.length; i++) origin.push(at)
      wasSmall = !isCapital && letter !== letter.toUpperCase()
    }
    at += letter.length
  }
  origin.push(text.length)
  return { text: parts.join(''), origin }
}

export type Mask = (text: string) => string

/** Prepares the mask of one candidate: it is used on every text about them. */
export function maskOf(tokens: PersonalTokens): Mask {
  const names = nameForms(tokens.names)
  const literal = [...tokens.emails, ...tokens.links.flatMap(addressesOf)]
    .map((one) => foldName(one))
    .filter((one) => one.length > 2)
  const numbers = tokens.phones.map(numberEnd).filter((end) => end !== '')

  return (text) => {
    if (text.trim() === '') return text
    const ranges: Range[] = []
    const whole = (index: number, found: string) => ranges.push({ start: index, end: index + found.length })
    for (const pattern of WHOLE) for (const { index, 0: found } of text.matchAll(pattern)) whole(index, found)
    for (const { index, 0: found } of text.matchAll(GROUPED_DIGITS)) {
      const digits = found.replace(/\D/g, '')
      if (numbers.some((end) => digits.includes(end))) whole(index, found)
    }
    for (const pattern of VALUE)
      for (const { index, 0: found, 1: value = '' } of text.matchAll(pattern)) {
        const start = index + found.lastIndexOf(value)
        ranges.push({ start, end: start + value.trimEnd().length })
      }
    const { text: folded, origin } = fold(text)
    const add = (from: number, to: number) =>
      ranges.push({
        start: origin[from] as number,
        end: Math.max(origin[to] as number, (origin[to - 1] as number) + 1),
      })
    for (const { index, 0: run } of folded.matchAll(RUN)) {
      for (const { from, to } of namesIn(run, names)) add(index + from, index + to)
    }
    for (const one of [...literal, ...names.unspaced]) {
      for (let at = folded.indexOf(one); at !== -1; at = folded.indexOf(one, at + one.length))
        add(at, at + one.length)
    }
    return hide(text, ranges)
  }
}

/** Letters without a gap; the seams inside may be between two names, or inside one (McDonald). */
const RUN = /[\p{L}\p{M}\ue000]+/gu
/** More pieces than this are no name, but letters that happen to stand together. */
const MOST_PIECES = 12

function namesIn(run: string, names: NameForms): { from: number; to: number }[] {
  if (!run.includes(SEAM)) return names.has(run) ? [{ from: 0, to: run.length }] : []
  const pieces = run.split(SEAM)
  if (pieces.length > MOST_PIECES) return []
  const starts = pieces.map((_, at) => pieces.slice(0, at).join(SEAM).length + (at > 0 ? 1 : 0))
  const found: { from: number; to: number }[] = []
  for (let first = 0; first < pieces.length; first++) {
    for (let last = pieces.length; last > first; last--) {
      if (!names.has(pieces.slice(first, last).join(''))) continue
      const end = (starts[last - 1] as number) + (pieces[last - 1] as string).length
      found.push({ from: starts[first] as number, to: end })
      first = last - 1
      break
    }
  }
  return found
}

/** An address without what everybody's begins with, and the name of the profile at its end. */
function addressesOf(url: string): string[] {
  const bare = url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/+$/, '')
  const last = bare.split('/').length > 1 ? (bare.split('/').at(-1) ?? '') : ''
  return [bare, ...(last.length > 4 ? [last] : [])]
}

/** Puts one sign for everything hidden that stands together. */
function hide(text: string, ranges: Range[]): string {
  if (ranges.length === 0) return text
  ranges.sort((a, b) => a.start - b.start || b.end - a.end)
  let out = ''
  let at = 0
  for (const { start, end } of ranges) {
    if (end <= at) continue
    const between = text.slice(at, Math.max(start, at))
    if (at === 0 || !/^[ \u00a0-]*$/.test(between)) out += between + HIDDEN
    out += [...text.slice(Math.max(start, at), end)].filter((sign) => HIT_MARKS.has(sign)).join('')
    at = end
  }
  return out + text.slice(at)
}
