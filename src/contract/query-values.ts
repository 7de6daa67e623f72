/** What stands behind an operator's colon: names, choices, numbers, dates and ages, compared or not. */
import {
  type AgeUnit,
  type Comparison,
  definitionOf,
  type OperatorName,
  type QueryPoint,
  type QueryValue,
} from './query.ts'

export type ValueProblem = 'MISSING_VALUE' | 'BAD_VALUE' | 'NOT_COMPARABLE'

const COMPARISON = /^(<=|>=|<|>|=)/
const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
const AGE = /^(\d{1,4})([dwmy])$/
const MOVING_DAYS: readonly string[] = ['today', 'yesterday', 'tomorrow']

const two = (digits: string): string => digits.padStart(2, '0')

/** A calendar date as it is kept, for example 2026-02 for 2026-2; null when there is no such date. */
function dateOf(text: string): string | null {
  if (MOVING_DAYS.includes(text)) return text
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined || Number(year) < 1000) return null
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return `${year}-${two(month)}`
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= days ? `${year}-${two(month)}-${two(day)}` : null
}

function pointOf(operator: OperatorName, text: string): QueryPoint | null {
  const definition = definitionOf(operator)
  if (definition.takes === 'number') {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return number >= definition.least && number <= definition.most ? { is: 'number', number } : null
  }
  const plain = text.toLowerCase()
  const date = dateOf(plain)
  if (date !== null) return { is: 'date', date }
  const [, amount, unit] = AGE.exec(plain) ?? []
  return amount === undefined ? null : { is: 'age', amount: Number(amount), unit: unit as AgeUnit }
}

/** Choices are written with any of `_`, `-` and blank. */
const plainChoice = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

/** The value that one text between commas stands for, or what is wrong with it. */
export function readValue(
  operator: OperatorName,
  text: string,
  quoted: boolean,
  begins = false,
): QueryValue | ValueProblem {
  const definition = definitionOf(operator)
  if (text.trim() === '') return 'MISSING_VALUE'
  const word = definition.words.find((known) => known === text.toLowerCase())
  if (word !== undefined && !quoted) return { type: 'word', word }
  if (definition.takes === 'name') {
    if (quoted) return { type: 'name', text: text.trim(), begins }
    if (COMPARISON.test(text)) return 'NOT_COMPARABLE'
    const name = text.replace(/\*+$/, '')
    return name === '' ? 'MISSING_VALUE' : { type: 'name', text: name, begins: name !== text }
  }
  if (definition.takes === 'choice') {
    if (COMPARISON.test(text) && !quoted) return 'NOT_COMPARABLE'
    const choice = definition.choices.find((known) => known === plainChoice(text))
    return choice === undefined ? 'BAD_VALUE' : { type: 'name', text: choice, begins: false }
  }
  return orderedOf(operator, text.trim())
}

function orderedOf(operator: OperatorName, text: string): QueryValue | ValueProblem {
  const at = text.indexOf('..')
  if (at >= 0) {
    const [left, right] = [text.slice(0, at), text.slice(at + 2)]
    if (left === '' && right === '') return 'MISSING_VALUE'
    const least = left === '' ? null : pointOf(operator, left)
    const most = right === '' ? null : pointOf(operator, right)
    return (left !== '' && least === null) || (right !== '' && most === null)
      ? 'BAD_VALUE'
      : { type: 'range', least, most }
  }
  const how = (COMPARISON.exec(text)?.[0] ?? '') as Comparison | ''
  const rest = text.slice(how.length)
  if (rest === '') return 'MISSING_VALUE'
  const point = pointOf(operator, rest)
  return point === null ? 'BAD_VALUE' : { type: 'compare', how: how === '' ? '=' : how, point }
}

const printPoint = (point: QueryPoint): string =>
  point.is === 'number'
    ? String(point.number)
    : point.is === 'date'
      ? point.date
      : `${point.amount}${point.unit}`

/** What has a meaning outside quotes. */
const NEEDS_QUOTES = /[\s,"“”„‟()\\*]|^[<>=]/

const quote = (text: string): string => `"${text.replaceAll(/["“”„‟\\]/g, '\\$&')}"`

/** A value as it is written behind the colon. */
export function printValue(operator: OperatorName, value: QueryValue): string {
  if (value.type === 'word') return value.word
  if (value.type === 'compare') return `${value.how === '=' ? '' : value.how}${printPoint(value.point)}`
  if (value.type === 'range')
    return `${value.least ? printPoint(value.least) : ''}..${value.most ? printPoint(value.most) : ''}`
  const isWord = definitionOf(operator).words.some((known) => known === value.text.toLowerCase())
  const written = isWord || NEEDS_QUOTES.test(value.text) ? quote(value.text) : value.text
  return value.begins ? `${written}*` : written
}
