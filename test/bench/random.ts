/** Numbers and words from a seed: the same workspace on every machine. */

/** Numbers from 0 to below 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T

const ONSETS = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'tr', 'kl']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ei', 'au']

/** So many different pronounceable words. */
export function vocabulary(random: () => number, size: number): string[] {
  const words = new Set<string>()
  while (words.size < size) {
    const syllables = 2 + Math.floor(random() * 3)
    let word = ''
    for (let at = 0; at < syllables; at++) word += pick(random, ONSETS) + pick(random, VOWELS)
    words.add(word)
  }
  return [...words]
}

/**
 * Draws words as languages do: the nth most frequent one n times as rarely as the first (Zipf's law), so that some
 * stand in nearly every text and most in a few.
 */
export function zipf(random: () => number, words: readonly string[]): () => string {
  const bounds: number[] = []
  let sum = 0
  for (let rank = 1; rank <= words.length; rank++) {
    sum += 1 / rank
    bounds.push(sum)
  }
  return () => {
    const wanted = random() * sum
    let low = 0
    let high = bounds.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bounds[middle] as number) < wanted) low = middle + 1
      else high = middle
    }
    return words[low] as string
  }
}
