/** Shows where a name or an address was hit. Hits in texts are marked by FTS5's own snippet(). */
import { foldName } from '../platform/fold.ts'

export const MARK_START = '\u0002'
export const MARK_END = '\u0003'

const WORD = /[\p{L}\p{N}\p{Co}\p{M}]+/gu

/** Text from outside that carries the two marks must not look like a hit. */
const unmarked = (text: string): string => text.replaceAll(MARK_START, '').replaceAll(MARK_END, '')

/** One line of text, marked between U+0002 and U+0003 wherever a word begins with one of `words`, which are folded. */
export function markWords(text: string, words: readonly string[]): string {
  return unmarked(text).replace(WORD, (word) => {
    const folded = foldName(word)
    return words.some((wanted) => folded.startsWith(wanted)) ? `${MARK_START}${word}${MARK_END}` : word
  })
}

/** One line of text, with `part` marked where it stands; `part` is folded and may begin inside a word. */
export function markPart(text: string, part: string): string {
  const line = unmarked(text)
  // Position by position only where folding keeps the length, as it does for what is searched by parts.
  const at = foldName(line).length === line.length ? foldName(line).indexOf(part) : -1
  if (at < 0) return line
  return `${line.slice(0, at)}${MARK_START}${line.slice(at, at + part.length)}${MARK_END}${line.slice(at + part.length)}`
}

export const isMarked = (text: string): boolean => text.includes(MARK_START)
