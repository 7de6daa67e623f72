/**
 * The cards of every column, each column a window onto a list that may have thousands. A card that was dropped stands
 * at the top of its new column at once, and until that column has been asked again.
 */
import { createRowWindow, type RowChange, type RowPage, type RowWindow } from '../applications/row-window.ts'

export interface ColumnRows<Row> {
  /** Cards in the column, also those not fetched; null before the first page. */
  readonly total: number | null
  readonly error: unknown
  at(index: number): Row | undefined
  /** Where a card is, or -1 when it is not held. */
  indexOf(id: string): number
}

export interface BoardRows<Row> {
  column(id: string): ColumnRows<Row>
  /** Cards that were put into a column and are not known to be there yet. */
  arriving(id: string): number
  /** Says which cards of a column are in sight; the first call opens it. */
  need(id: string, first: number, last: number): void
  /** A card that is held somewhere. */
  find(id: string): Row | undefined
  /** Shows a change of these cards, also in another column, until the returned function is called. */
  overlay(ids: ReadonlySet<string>, change: RowChange<Row>): () => void
  /** The count of a column that shows no cards has been asked again: it has in it what arrived. */
  counted(id: string): void
  refresh(): void
  stop(): void
}

interface Arrival<Row> {
  row: Row
  /** What became of it is known: it goes as soon as its column has been asked again. */
  settled: boolean
}

interface Content<Row> {
  window: RowWindow<Row> | null
  arrivals: Arrival<Row>[]
  /** Those of the arrivals that the window does not show itself. */
  shown: Row[]
}

interface Options<Row> {
  fetchPage(columnId: string, cursor: string | null, signal: AbortSignal): Promise<RowPage<Row>>
  /** Where a row belongs. */
  columnOf(row: Row): string
  /** Called after every change of what is held. */
  changed(): void
}

export function createBoardRows<Row extends { id: string }>({
  fetchPage,
  columnOf,
  changed,
}: Options<Row>): BoardRows<Row> {
  const contents = new Map<string, Content<Row>>()

  function contentOf(id: string): Content<Row> {
    const known = contents.get(id)
    if (known) return known
    const content: Content<Row> = { window: null, arrivals: [], shown: [] }
    contents.set(id, content)
    return content
  }

  function windowOf(id: string): RowWindow<Row> {
    const content = contentOf(id)
    content.window ??= createRowWindow<Row>(
      (cursor, signal) => fetchPage(id, cursor, signal),
      () => {
        if (content.window && !content.window.busy) dropSettled(content)
        show(content)
        changed()
      },
    )
    return content.window
  }

  function dropSettled(content: Content<Row>): void {
    content.arrivals = content.arrivals.filter(({ settled }) => !settled)
  }

  function show(content: Content<Row>): void {
    const { window, arrivals } = content
    content.shown = arrivals
      .map(({ row }) => row)
      .filter(({ id }) => window === null || window.indexOf(id) === -1)
  }

  function find(id: string): Row | undefined {
    for (const { arrivals, window } of contents.values()) {
      const arrived = arrivals.find(({ row }) => row.id === id)
      if (arrived) return arrived.row
      const index = window?.indexOf(id) ?? -1
      if (index !== -1) return window?.at(index)
    }
    return undefined
  }

  /** Takes the cards that change their column to the top of the new one, and changes those that had only just arrived. */
  function place(ids: ReadonlySet<string>, change: RowChange<Row>): Map<Content<Row>, Arrival<Row>[]> {
    const placed = new Map<Content<Row>, Arrival<Row>[]>()
    for (const id of ids) {
      const row = find(id)
      const next = row && change(row)
      if (!row) continue
      const from = contents.get(columnOf(row))
      if (from?.arrivals.some((arrival) => arrival.row.id === id))
        from.arrivals = from.arrivals.filter((arrival) => arrival.row.id !== id)
      else if (next && columnOf(next) === columnOf(row)) continue
      if (!next) continue
      const to = contentOf(columnOf(next))
      placed.set(to, [...(placed.get(to) ?? []), { row: next, settled: false }])
    }
    for (const [content, arrivals] of placed) content.arrivals = [...arrivals, ...content.arrivals]
    return placed
  }

  return {
    column(id) {
      const { window, shown } = contentOf(id)
      const below = window?.total ?? null
      return {
        total: below === null ? null : below + shown.length,
        error: window?.error ?? null,
        at: (index) => (index < shown.length ? shown[index] : window?.at(index - shown.length)),
        indexOf(rowId) {
          const top = shown.findIndex((row) => row.id === rowId)
          if (top !== -1) return top
          const index = window?.indexOf(rowId) ?? -1
          return index === -1 ? -1 : index + shown.length
        },
      }
    },
    arriving: (id) => contentOf(id).arrivals.length,
    need(id, first, last) {
      const top = contentOf(id).shown.length
      windowOf(id).need(Math.max(0, first - top), Math.max(0, last - top))
    },
    find,
    overlay(ids, change) {
      const placed = place(ids, change)
      const ends = [...contents].flatMap(([id, { window }]) =>
        window === null
          ? []
          : [
              window.overlay(ids, (row) => {
                const next = change(row)
                return next !== null && columnOf(next) === id ? next : null
              }),
            ],
      )
      for (const content of contents.values()) show(content)
      changed()
      return () => {
        for (const arrivals of placed.values()) for (const arrival of arrivals) arrival.settled = true
        for (const end of ends) end()
      }
    },
    counted(id) {
      const content = contentOf(id)
      if (content.window !== null) return
      dropSettled(content)
      show(content)
      changed()
    },
    refresh() {
      for (const { window } of contents.values()) window?.refresh()
    },
    stop() {
      for (const { window } of contents.values()) window?.stop()
    },
  }
}
