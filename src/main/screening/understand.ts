/**
 * Reads answers as what a question asks for. Whatever is not plainly one thing is not understood, so that a person
 * reads it: a proposal to reject never rests on a guess.
 */
import { foldName } from '../platform/fold.ts'

/** What two texts of a question, a choice or an answer are the same by: letters and digits, folded. */
export const textKey = (text: string): string =>
  foldName(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Nothing was said: blank, or only dashes and dots. Signs that say something, such as +, stay an answer. */
export const isBlank = (answer: string): boolean => /^[\s\p{Pd}.·…_]*$/u.test(answer)

/** By language: da de en es et fi fr it nb nl pl pt sv, and what forms write by themselves. */
const YES = 'yes y ja jo kylla joo oui si sim tak jah true on x 1'.split(' ')
const NO = 'no n nein nej nei nee ei en non nao nie false off 0'.split(' ')

/** 'yes' or 'no' when the whole answer says so in a language that Haku knows; null: not understood. */
export function readYesNo(answer: string): 'yes' | 'no' | null {
  const key = textKey(answer)
  if (YES.includes(key)) return 'yes'
  return NO.includes(key) ? 'no' : null
}

/**
 * Keys of the choices that the answer names: one, or several parted by semicolons, commas, bars or lines. Null when a
 * part of it is no choice.
 */
export function readChoices(answer: string, choices: readonly string[]): string[] | null {
  const known = new Set(choices.map(textKey))
  const whole = textKey(answer)
  if (known.has(whole)) return [whole]
  for (const separator of [/[;|\n]/, /[;|\n,]/]) {
    const parts = answer
      .split(separator)
      .map(textKey)
      .filter((part) => part !== '')
    if (parts.length > 0 && parts.every((part) => known.has(part))) return [...new Set(parts)]
  }
  return null
}

const SIGN = '[-\u2212+]?'
const DIGITS = String.raw`\d[\d\s.,'\u2019\u00a0\u2009\u202f]*`
const CURRENCY = String.raw`(?:\p{Sc}|[A-Z]{3})?`
/** One number, before it at most a currency, after it at most three words or a sign of what is counted. */
const NUMBER = new RegExp(
  `^${CURRENCY}\\s*(${SIGN})\\s*(${DIGITS})((?:\\p{L}[\\p{L}.'-]*|[%\\p{Sc}°])?(?:\\s+\\p{L}[\\p{L}.'-]*){0,2})$`,
  'u',
)
/** Words after a number that make it another one: 3 or less, 5 and more, 2 plus. */
const RELATIVE = new Set(
  'or and plus more less minus to up over under about k tsd m mio mrd oder und bis mehr weniger eller och mer mindre till tai ja yli alle noin ou et plus moins o y mas menos e piu meno'.split(
    ' ',
  ),
)

/** Readings of one written number: 1.200 is 1200 to some and 1.2 to others. */
function readings(written: string): number[] {
  const compact = written.replace(/[\s\u00a0\u2009\u202f'\u2019]+/g, '')
  const marks = [...new Set(compact.match(/[.,]/g) ?? [])]
  const plain = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? [Number(text)] : [])
  const grouped = (mark: string) =>
    compact.split(mark).every((part, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part))
  if (marks.length === 0) return plain(compact)
  if (marks.length === 2) {
    // Both: the later one is the decimal mark.
    const decimal = compact.lastIndexOf('.') > compact.lastIndexOf(',') ? '.' : ','
    const [whole = '', fraction = '', more] = compact.split(decimal)
    const group = decimal === '.' ? ',' : '.'
    if (
      more !== undefined ||
      !whole.split(group).every((part, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part))
    )
      return []
    return plain(`${whole.replaceAll(group, '')}.${fraction}`)
  }
  const [mark = ''] = marks
  const asGroups = grouped(mark) ? plain(compact.replaceAll(mark, '')) : []
  const asFraction = compact.split(mark).length === 2 ? plain(compact.replace(mark, '.')) : []
  return [...asGroups, ...asFraction]
}

/** The numbers that the answer can mean: none when it is not one number, two when its mark can be read in two ways. */
export function readNumber(answer: string): number[] {
  const match = NUMBER.exec(answer.trim())
  if (!match) return []
  const [, sign = '', digits = '', unit = ''] = match
  if (
    textKey(unit)
      .split(' ')
      .some((word) => RELATIVE.has(word))
  )
    return []
  const factor = sign === '' || sign === '+' ? 1 : -1
  return readings(digits.trim()).map((value) => value * factor)
}
