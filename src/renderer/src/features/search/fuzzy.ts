/** How well a name fits what is typed: its words may be begun, left out in between, or typed with one slip. */
import { slipsBetween } from '#contract/slips.ts'

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** A slip is forgiven from so many letters on. */
const LONG = 4

/** Letters that each begin a word of the name, in its order: "gts" for "Go to settings". */
function beginsWords(words: readonly string[], letters: string): boolean {
  let at = 0
  for (const word of words) if (word.startsWith(letters[at] ?? '\u0000')) at += 1
  return letters.length > 1 && at >= letters.length
}

function scoreOfWord(words: readonly string[], typed: string): number {
  if (words.some((word) => word === typed)) return 4
  if (words.some((word) => word.startsWith(typed))) return 3
  if (words.some((word) => word.includes(typed))) return 2
  if (beginsWords(words, typed)) return 2
  const slipped = (word: string) =>
    Math.min(slipsBetween(word, typed, 1), slipsBetween(word.slice(0, typed.length), typed, 1)) <= 1
  return typed.length >= LONG && words.some(slipped) ? 1 : 0
}

/** Higher is better; 0: it does not fit. Everything fits nothing typed. */
export function fuzzyScore(name: string, typed: string): number {
  const asked = wordsOf(typed)
  const words = wordsOf(name)
  if (asked.length === 0) return typed.trim() === '' ? 1 : 0
  const scores = asked.map((word) => scoreOfWord(words, word))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Those that fit, the best first, else in their order. */
export function fitting<Item>(items: readonly Item[], typed: string, nameOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, score: fuzzyScore(nameOf(item), typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}
