/** Chance that comes out the same each time: what the demo and the benchmarks are made with. */

export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  /** True this often, of 1. */
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the items, each as often as its weight says. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T
  /** So many different items, in a random order; all of them when there are not so many. */
  some<T>(items: readonly T[], count: number): T[]
  /** Chance of its own for a part, so that a change in one part leaves the others as they were. */
  fork(name: string): Random
}

/** FNV-1a over the name, as the state to begin with. */
function stateOf(name: string): number {
  let hash = 0x811c9dc5
  for (const unit of Buffer.from(name, 'utf8')) hash = Math.imul(hash ^ unit, 0x01000193)
  return hash >>> 0
}

/** The same seed gives the same numbers, on every machine (mulberry32; not for secrets). */
export function createRandom(seed: string): Random {
  let state = stateOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick(items) {
      const item = items[int(0, items.length - 1)]
      if (item === undefined) throw new Error('There is nothing to choose from.')
      return item
    },
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      const last = items.at(-1)
      if (last === undefined) throw new Error('There is nothing to choose from.')
      return last[0]
    },
    some(items, count) {
      const rest = [...items]
      for (let at = 0; at < Math.min(count, rest.length); at += 1) {
        const other = int(at, rest.length - 1)
        const taken = rest[at] as (typeof rest)[number]
        rest[at] = rest[other] as (typeof rest)[number]
        rest[other] = taken
      }
      return rest.slice(0, count)
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}
