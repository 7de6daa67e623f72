/**
 * A window onto a list that is paged by key and may have 100,000 rows: pages are fetched in order as they come into
 * sight, far ones are dropped and fetched again by the position they began at. Decisions show at once, as overlays
 * over whatever was fetched or is fetched while they are under way.
 */
export interface RowPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly next: string | null
}

/** What a decision makes of a row: the row as it will be, or null when it leaves this list. */
export type RowChange<Row> = (row: Row) => Row | null

export interface RowWindow<Row> {
  /** Rows in the list, also those not fetched; null before the first page. */
  readonly total: number | null
  readonly error: unknown
  readonly busy: boolean
  at(index: number): Row | undefined
  /** Where a row is, or -1 when it is not held. */
  indexOf(id: string): number
  /** Rows that are held, in order. */
  held(): Row[]
  /** Says which rows are in sight: what is missing or stale there is fetched. */
  need(first: number, last: number): void
  /** Something may have changed: what is in sight is fetched again, the rest when it comes into sight. */
  refresh(): void
  /** Shows a change of these rows until the returned function is called; then asks what became of it. */
  overlay(ids: ReadonlySet<string>, change: RowChange<Row>): () => void
  stop(): void
}

interface Page<Row> {
  cursor: string | null
  next: string | null
  /** Null when dropped to save memory. */
  rows: readonly Row[] | null
  size: number
  stale: boolean
}

interface Overlay<Row> {
  ids: ReadonlySet<string>
  change: RowChange<Row>
}

/** Pages that are kept around the visible ones. */
const keptPages = 12

/**
 * @param fetchPage the page at a position; null for the first
 * @param changed called after every change of what is held
 */
export function createRowWindow<Row extends { id: string }>(
  fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<RowPage<Row>>,
  changed: () => void,
): RowWindow<Row> {
  const pages: Page<Row>[] = []
  const overlays = new Set<Overlay<Row>>()
  let total: number | null = null
  let error: unknown = null
  let wanted = { first: 0, last: 0 }
  let fetching: AbortController | null = null
  let stopped = false

  function startOf(at: number): number {
    let start = 0
    for (let i = 0; i < at; i++) start += (pages[i] as Page<Row>).size
    return start
  }

  function locate(index: number): { page: Page<Row>; at: number; offset: number } | null {
    let start = 0
    for (const [at, page] of pages.entries()) {
      if (index < start + page.size) return { page, at, offset: index - start }
      start += page.size
    }
    return null
  }

  /** The first page that is in sight and not there, or the one after the last when the list goes on. */
  function nextToFetch(): number | null {
    let start = 0
    for (const [at, page] of pages.entries()) {
      const inSight = start <= wanted.last && start + page.size > wanted.first
      if ((inSight || page.size === 0) && (page.rows === null || page.stale)) return at
      start += page.size
    }
    const last = pages.at(-1)
    if (last === undefined) return 0
    return last.next !== null && start <= wanted.last ? pages.length : null
  }

  async function pump(): Promise<void> {
    if (fetching !== null || stopped) return
    for (let at = nextToFetch(); at !== null; at = nextToFetch()) {
      const cursor = pages[at]?.cursor ?? (at === 0 ? null : (pages[at - 1] as Page<Row>).next)
      const turn = new AbortController()
      fetching = turn
      try {
        const page = await fetchPage(cursor, turn.signal)
        if (turn.signal.aborted) return
        put(at, cursor, page)
        error = null
      } catch (reason) {
        if (turn.signal.aborted) return
        fetching = null
        error = reason
        changed()
        return
      }
      fetching = null
      changed()
    }
  }

  function put(at: number, cursor: string | null, page: RowPage<Row>): void {
    const rows = withOverlays(page.rows)
    pages[at] = { cursor, next: page.next, rows, size: rows.length, stale: false }
    total = page.total - (page.rows.length - rows.length)
    const follower = pages[at + 1]
    if (follower !== undefined && follower.cursor !== page.next) pages.length = at + 1
    dropFar()
  }

  function withOverlays(rows: readonly Row[]): readonly Row[] {
    let result = rows
    for (const overlay of overlays) result = applied(result, overlay)
    return result
  }

  function applied(rows: readonly Row[], { ids, change }: Overlay<Row>): readonly Row[] {
    if (!rows.some((row) => ids.has(row.id))) return rows
    return rows.flatMap((row) => {
      const next = ids.has(row.id) ? change(row) : row
      return next === null ? [] : [next]
    })
  }

  /** Never what is in sight: it would be fetched again at once, for ever. */
  function dropFar(): void {
    const middle = locate((wanted.first + wanted.last) >> 1)?.at ?? pages.length - 1 // still on the way there
    const held: { page: Page<Row>; far: number }[] = []
    let start = 0
    for (const [at, page] of pages.entries()) {
      const inSight = start <= wanted.last && start + page.size > wanted.first
      if (page.rows !== null && page.size > 0 && !inSight) held.push({ page, far: Math.abs(at - middle) })
      start += page.size
    }
    held.sort((a, b) => b.far - a.far)
    for (const { page } of held.slice(0, Math.max(0, held.length - keptPages))) page.rows = null
  }

  function refresh(): void {
    for (const page of pages) page.stale = true
    fetching?.abort()
    fetching = null
    void pump()
  }

  return {
    get total() {
      return total
    },
    get error() {
      return error
    },
    get busy() {
      return fetching !== null
    },
    at(index) {
      const found = locate(index)
      return found?.page.rows?.[found.offset]
    },
    indexOf(id) {
      for (const [at, page] of pages.entries()) {
        const offset = page.rows?.findIndex((row) => row.id === id) ?? -1
        if (offset !== -1) return startOf(at) + offset
      }
      return -1
    },
    held: () => pages.flatMap((page) => page.rows ?? []),
    need(first, last) {
      wanted = { first, last }
      void pump()
    },
    refresh,
    overlay(ids, change) {
      const overlay = { ids, change }
      overlays.add(overlay)
      for (const page of pages) {
        if (page.rows === null) continue
        const rows = applied(page.rows, overlay)
        if (rows === page.rows) continue
        if (total !== null) total -= page.rows.length - rows.length
        page.rows = rows
        page.size = rows.length
      }
      changed()
      return () => {
        overlays.delete(overlay)
        refresh()
      }
    },
    stop() {
      stopped = true
      fetching?.abort()
    },
  }
}
