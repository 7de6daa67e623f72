/** Where the heads of groups stand between the rows of a list. */
export interface ListGroup {
  readonly key: string
  readonly name: string | null
  readonly count: number
}

export interface GroupLayout {
  /** Rows and heads. */
  readonly length: number
  /** The head that stands at a place, or null where a row stands. */
  headAt(place: number): ListGroup | null
  /** Number of the row at a place; of a head: of the first row below it. */
  rowAt(place: number): number
  /** Place of a row. */
  placeOf(row: number): number
  /** The group that a place belongs to; null in a list without groups. */
  groupAt(place: number): ListGroup | null
}

/**
 * The layout of `total` rows. Rows and groups are asked for apart, so for a moment they may not agree: groups end where
 * the rows end, and rows beyond the last group belong to it.
 */
export function groupLayout(groups: readonly ListGroup[], total: number): GroupLayout {
  const heads: { group: ListGroup; place: number; row: number }[] = []
  let row = 0
  for (const group of groups) {
    if (row >= total) break
    if (group.count <= 0) continue
    heads.push({ group, place: row + heads.length, row })
    row += group.count
  }

  /** The last head that stands at or before, by place or by row. */
  function before(what: 'place' | 'row', value: number): number {
    let [low, high] = [0, heads.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      if ((heads[middle]?.[what] ?? 0) <= value) low = middle + 1
      else high = middle - 1
    }
    return high
  }

  return {
    length: total + heads.length,
    headAt(place) {
      const head = heads[before('place', place)]
      return head?.place === place ? head.group : null
    },
    rowAt: (place) => {
      const at = before('place', place)
      return place - (heads[at]?.place === place ? at : at + 1)
    },
    placeOf: (number) => number + before('row', number) + 1,
    groupAt: (place) => heads[Math.max(0, before('place', place))]?.group ?? null,
  }
}
