/**
 * Which numbers of a table with sums are kept back, so that no group under five is shown and none can be worked out
 * (complementary suppression). A table is a graph: a node for each row and column, an edge for each number kept back.
 * What is kept back can be worked out from the sums exactly where its edge is a bridge (Gusfield 1988, A Graph
 * Theoretic Approach to Statistical Data Security, SIAM J. Comput. 17:552).
 */
import { SMALLEST_GROUP } from '#contract/retention-figures.ts'

/** Rows of numbers; the last of each row, and the last row, are the sums of those before. */
export type Table = readonly (readonly number[])[]

interface Place {
  readonly y: number
  readonly x: number
}

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_GROUP

/** For each number whether it is kept back. At least two rows and two columns. */
export function keptBack(table: Table): boolean[][] {
  const hidden = table.map((row) => row.map(isSmall))
  for (;;) {
    const open = sumTooSmall(table, hidden) ?? bridge(hidden)
    if (open === null) return hidden
    const more = nextBeside(table, hidden, open)
    if (more === null) return hidden
    const row = hidden[more.y]
    if (row) row[more.x] = true
  }
}

const at = <T>(grid: readonly (readonly T[])[], { y, x }: Place): T => grid[y]?.[x] as T

/** The lines of a table: the places that add up, and the one of their sum. */
function* lines(table: readonly (readonly unknown[])[]): Iterable<{ parts: Place[]; sum: Place }> {
  const bottom = table.length - 1
  const right = (table[0]?.length ?? 1) - 1
  const upTo = (end: number) => Array.from({ length: end }, (_, n) => n)
  for (let y = 0; y <= bottom; y += 1)
    yield { parts: upTo(right).map((x) => ({ y, x })), sum: { y, x: right } }
  for (let x = 0; x <= right; x += 1)
    yield { parts: upTo(bottom).map((y) => ({ y, x })), sum: { y: bottom, x } }
}

/** A place kept back in a line whose sum is shown, where all that are kept back are a group under five together. */
function sumTooSmall(table: Table, hidden: readonly (readonly boolean[])[]): Place | null {
  for (const { parts, sum } of lines(table)) {
    if (at(hidden, sum)) continue
    const back = parts.filter((place) => at(hidden, place))
    const [first] = back
    if (first && back.reduce((all, place) => all + at(table, place), 0) < SMALLEST_GROUP) return first
  }
  return null
}

/** The smallest number beside a place that is still shown, of those that are not nought while there are any. */
function nextBeside(table: Table, hidden: readonly (readonly boolean[])[], { y, x }: Place): Place | null {
  const beside = [
    ...(table[y] ?? []).map((_, other) => ({ y, x: other })),
    ...table.map((_, other) => ({ y: other, x })),
  ].filter((place) => !at(hidden, place))
  const rank = (place: Place) => at(table, place) || Number.MAX_SAFE_INTEGER
  return beside.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/** A place kept back that the sums give away; null: there is none. */
function bridge(hidden: readonly (readonly boolean[])[]): Place | null {
  const height = hidden.length
  const edges = hidden.flatMap((row, y) => row.flatMap((is, x) => (is ? [{ y, x }] : [])))
  const nodes = new Map<number, { edge: number; to: number }[]>()
  const join = (from: number, to: number, edge: number) => {
    const known = nodes.get(from)
    if (known) known.push({ edge, to })
    else nodes.set(from, [{ edge, to }])
  }
  edges.forEach(({ y, x }, edge) => {
    join(y, height + x, edge)
    join(height + x, y, edge)
  })
  // Depth first (Tarjan 1974): an edge below which nothing leads back above it is a bridge.
  const entered = new Map<number, number>()
  const lowest = new Map<number, number>()
  for (const start of nodes.keys()) {
    if (entered.has(start)) continue
    const path = [{ node: start, by: -1, next: 0 }]
    entered.set(start, entered.size)
    lowest.set(start, entered.get(start) as number)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { node, by } = top
      const way = nodes.get(node)?.[top.next]
      top.next += 1
      if (way === undefined) {
        path.pop()
        const parent = path.at(-1)
        if (!parent) continue
        const low = lowest.get(node) as number
        if (low > (entered.get(parent.node) as number)) return edges[by] ?? null
        lowest.set(parent.node, Math.min(lowest.get(parent.node) as number, low))
      } else if (way.edge !== by) {
        const seen = entered.get(way.to)
        if (seen === undefined) {
          entered.set(way.to, entered.size)
          lowest.set(way.to, entered.get(way.to) as number)
          path.push({ node: way.to, by: way.edge, next: 0 })
        } else lowest.set(node, Math.min(lowest.get(node) as number, seen))
      }
    }
  }
  return null
}
