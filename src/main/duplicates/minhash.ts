/** Finds texts that are nearly the same: MinHash over runs of five words (Broder 1997), in bands. */
import { foldName } from '../candidates/normalise.ts'

const WORDS = 5
/** A text with fewer runs says too little to be compared. */
const LEAST_RUNS = 30
/** Ten bands of six: texts that share 85 % of their runs meet in one with 99.1 %, those that share half with 15 %. */
const BANDS = 10
const ROWS = 6
/** From this share of common runs on, two texts are nearly the same. */
export const NEARLY_SAME = 0.85

/** Runs of words as numbers of 32 bits; the key keeps them from being compared with those of another workspace. */
export function runsOf(text: string, key: number): Set<number> {
  const words = foldName(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const hashes = words.map((word) => hashOf(word, key))
  const runs = new Set<number>()
  for (let at = 0; at + WORDS <= hashes.length; at += 1) {
    let run = key | 0
    for (let n = at; n < at + WORDS; n += 1) run = mixed(Math.imul(run, 31) + (hashes[n] ?? 0))
    runs.add(run >>> 0)
  }
  return runs.size < LEAST_RUNS ? new Set() : runs
}

/** FNV-1a. */
function hashOf(word: string, key: number): number {
  let hash = (0x811c9dc5 ^ key) | 0
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

/** A number for each band: texts that share one are worth comparing. None for a text that says too little. */
export function bandsOf(runs: ReadonlySet<number>, key: number): number[] {
  if (runs.size === 0) return []
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  const seeds = least.map((_, at) => mixed(key + Math.imul(at + 1, 0x9e3779b9)) >>> 0)
  for (const run of runs)
    for (let at = 0; at < least.length; at += 1) {
      const value = mixed(run ^ (seeds[at] ?? 0)) >>> 0
      if (value < (least[at] ?? 0)) least[at] = value
    }
  return Array.from({ length: BANDS }, (_, band) => {
    // Two halves, so that a number that JavaScript holds exactly tells 100,000 texts apart.
    let [low, high] = [band, key | 0]
    for (let row = 0; row < ROWS; row += 1) {
      const value = least[band * ROWS + row] ?? 0
      low = mixed(Math.imul(low, 31) + value)
      high = mixed(Math.imul(high, 37) ^ value)
    }
    return (low >>> 0) + (high & 0xfffff) * 0x100000000
  })
}

/** The share of common runs, from 0 to 1 (Jaccard). */
export function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  if (one.size === 0 || other.size === 0) return 0
  let common = 0
  for (const run of one) if (other.has(run)) common += 1
  return common / (one.size + other.size - common)
}
