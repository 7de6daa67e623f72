/** Turns what a person types into FTS5 queries. Nothing typed is ever read as query syntax. */
import type { QueryNode, QueryText } from '#contract/query.ts'
import { foldName } from '../platform/fold.ts'

/** Text that all stands in the same place, and may be combined. */
export type TextTree =
  | QueryText
  | { type: 'and'; of: readonly TextTree[] }
  | { type: 'or'; of: readonly TextTree[] }

/** Control characters would end a bound string early or mark a hit that is none; lone surrogates are no text. */
export const readable = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, ' ')

/** FTS5 strings: between quotes, with quotes doubled, nothing has a meaning of its own. */
export const ftsString = (text: string): string => `"${readable(text).replaceAll('"', '""')}"`

/** The node if nothing but text is in it, and nothing is ruled out. */
export function textTreeOf(node: QueryNode): TextTree | null {
  if (node.type === 'condition' || node.type === 'not') return null
  if (node.type !== 'and' && node.type !== 'or') return node
  const of = node.of.map(textTreeOf)
  return of.every((one) => one !== null) ? { type: node.type, of } : null
}

/** Every text of a tree. */
export const textsOf = (tree: TextTree): QueryText[] =>
  tree.type === 'and' || tree.type === 'or' ? tree.of.flatMap(textsOf) : [tree]

const SHORT_LATIN = /^[\p{Script=Latin}\p{N}]{1,3}$/u
const FEWEST_TO_BEGIN = 3

/**
 * An FTS5 query. In names and addresses every word may be unfinished. In texts only the last may: up to three Latin
 * letters begin too many words (every CV has some with "con"), so they count as a word of their own, as SQL or SAP is,
 * until a fourth is typed. A star asks for it from three letters on.
 */
export function ftsOf(tree: TextTree, place: 'names' | 'texts'): string {
  if (tree.type === 'and' || tree.type === 'or') {
    return `(${tree.of.map((one) => ftsOf(one, place)).join(tree.type === 'and' ? ' AND ' : ' OR ')})`
  }
  const written = (text: string) => ftsString(place === 'names' ? foldName(text) : text)
  if (tree.type === 'phrase') return written(tree.text)
  if (tree.type === 'number') {
    const numbers = tree.text.match(/\d+/g) ?? []
    return `(${numbers.map((digits) => `${ftsString(digits)}${place === 'names' ? ' *' : ''}`).join(' AND ')})`
  }
  const begins = tree.begins && [...tree.text].length >= FEWEST_TO_BEGIN
  const unfinished = place === 'names' || begins || (tree.open && !SHORT_LATIN.test(tree.text))
  return `${written(tree.text)}${unfinished ? ' *' : ''}`
}

/** The words of a text as names are compared by. */
export const foldedWords = (text: string): string[] =>
  foldName(text)
    .split(/[^\p{L}\p{N}\p{Co}\p{M}]+/u)
    .filter((word) => word !== '')

/** The digits of a number without what varies in front: what stands in it however it is written. Null: too few. */
export function phoneDigits(text: string): string | null {
  const digits = text.replaceAll('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 5 ? digits : null
}

/** Scripts that are written without blanks between words, or whose names are one or two characters long. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+$/u

/** Text (folded) that may stand anywhere inside a name. */
export const isUnspaced = (part: string): boolean => UNSPACED.test(part)

/** Names of one or two characters are below the trigram index: found by LIKE, no more than these. */
export const MOST_SHORT_NAMES = 500
