/** Whether two written names can be one person's: spelling, script, order and initials do not count. */
import { romanise } from '../documents/romanise.ts'
import { foldName } from './normalise.ts'

/** At and above this Jaro-Winkler similarity two names read as one. */
const SAME_NAME = 0.92
/** The same for single words, where a letter weighs more. */
const SAME_WORD = 0.88

/** The words of a name in Latin letters, in the order in which they are written. */
export const nameWords = (name: string): string[] =>
  foldName(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(romanise)
    .filter((word) => word !== '')

/** How alike two words are, from 0 to 1: Jaro with Winkler's bonus for up to four first letters (Winkler 1990). */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  const [a, b] = [[...one], [...other]]
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const matchedOfA: string[] = []
  a.forEach((letter, at) => {
    for (let n = Math.max(0, at - reach); n <= Math.min(b.length - 1, at + reach); n += 1) {
      if (taken.has(n) || b[n] !== letter) continue
      taken.add(n)
      matchedOfA.push(letter)
      return
    }
  })
  const matches = matchedOfA.length
  if (matches === 0) return 0
  const matchedOfB = b.filter((_, at) => taken.has(at))
  const transposed = matchedOfA.filter((letter, at) => letter !== matchedOfB[at]).length / 2
  const jaro = (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

export interface PersonName {
  fullName: string
  givenName: string | null
}

const sorted = (words: readonly string[]): string => [...words].sort().join(' ')

/** The same name in another order, script or spelling. */
export function isSameName(one: PersonName, other: PersonName): boolean {
  const [a, b] = [nameWords(one.fullName), nameWords(other.fullName)]
  // Names that are written with and without a space between their parts.
  return a.join('') === b.join('') || jaroWinkler(sorted(a), sorted(b)) >= SAME_NAME
}

const isSameWord = (one: string, other: string): boolean =>
  one.length === 1 || other.length === 1 ? one[0] === other[0] : jaroWinkler(one, other) >= SAME_WORD

const givenOf = ({ fullName, givenName }: PersonName): string | undefined =>
  nameWords(givenName ?? fullName)[0]

/**
 * Names that two people have: neither reads as the other, and the given name of one is nowhere in the other's. Someone
 * who took another family name is not meant; husband and wife with one address are.
 */
export function areNamesOfTwo(one: PersonName, other: PersonName): boolean {
  if (isSameName(one, other)) return false
  const known = (given: string | undefined, name: PersonName) =>
    given !== undefined && nameWords(name.fullName).some((word) => isSameWord(given, word))
  return !known(givenOf(one), other) && !known(givenOf(other), one)
}
