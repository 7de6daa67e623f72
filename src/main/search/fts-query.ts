/** Turns what a person types into FTS5 queries. Nothing typed is ever read as query syntax. */
import { foldName } from '../platform/fold.ts'

/** What the unicode61 tokenizer takes for part of a word. */
const WORD_CHARACTER = /[\p{L}\p{N}\p{Co}]/u

/** A word or a quoted phrase. */
export interface Term {
  text: string
  phrase: boolean
}

/** Control characters would end a bound string early or mark a hit that is none; lone surrogates are no text. */
const readable = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, ' ')

/**
 * The words and quoted phrases of a search, in their order; a quote without its partner counts as a space. What holds
 * no letter and no digit is left out, because no text can contain it as a word.
 */
export function termsOf(text: string): Term[] {
  const parts = readable(text).split('"')
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join(' '))
  return parts
    .flatMap((part, at) =>
      at % 2 === 1
        ? [{ text: part.trim(), phrase: true }]
        : part.split(/\s+/).map((word) => ({ text: word, phrase: false })),
    )
    .filter(({ text: term }) => WORD_CHARACTER.test(term))
}

/** An FTS5 string: between quotes, with quotes doubled, nothing has a meaning of its own. */
export const ftsString = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** All terms must be there; with `prefix`, the last one only has to begin a word unless it is a phrase. */
export function allOf(terms: readonly Term[], options: { prefix: 'last' | 'every' | 'none' }): string {
  return terms
    .map(({ text, phrase }, at) => {
      const open =
        !phrase && (options.prefix === 'every' || (options.prefix === 'last' && at === terms.length - 1))
      return `${ftsString(text)}${open ? ' *' : ''}`
    })
    .join(' AND ')
}

/**
 * A query on candidate_fts for people of whose names, addresses and numbers each word typed begins one; null when
 * nothing was typed that a name could hold.
 */
export function personQuery(text: string): string | null {
  const terms = termsOf(foldName(readable(text)).replaceAll('"', ' '))
  return terms.length === 0 ? null : allOf(terms, { prefix: 'every' })
}
