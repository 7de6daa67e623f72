import { computed, ref } from 'vue'
import type { ApplicationRow } from '#contract/applications.ts'
import type { ColumnId } from './columns.ts'
import type { Place } from './memory.ts'
import type { Board } from './use-board.ts'

/**
 * The card that keys act on. It is followed by its id: a card that is fetched again, or stands elsewhere in its column
 * now, stays the active one; where it has left, the one in its place becomes it.
 */
export function useBoardFocus(board: Board, isShown: (id: ColumnId) => boolean) {
  const wanted = ref<Place | null>(null)
  const moves = ref(0)

  const active = computed<Place | null>(() => {
    const shown = board.columns.value.filter(({ id }) => isShown(id))
    const place = wanted.value
    const columnId =
      shown.find(({ id }) => id === place?.columnId)?.id ?? firstWithCards(shown.map(({ id }) => id))
    if (columnId === undefined) return null
    const rows = board.rows.value.column(columnId)
    const total = rows.total ?? 0
    if (place === null || place.columnId !== columnId)
      return { columnId, index: total > 0 ? 0 : -1, id: rows.at(0)?.id ?? null }
    const found = place.id === null ? -1 : rows.indexOf(place.id)
    const index = found === -1 ? Math.min(Math.max(0, place.index), total - 1) : found
    // Not fetched yet where it was left: it is still the one.
    const there = rows.at(index)?.id ?? (rows.total === null ? place.id : null)
    return { columnId, index: rows.total === null ? place.index : index, id: there }
  })
  const row = computed<ApplicationRow | null>(() => {
    const place = active.value
    if (place === null || place.index < 0) return null
    return board.rows.value.column(place.columnId).at(place.index) ?? null
  })

  function firstWithCards(ids: readonly ColumnId[]): ColumnId | undefined {
    return ids.find((id) => (board.count(id) ?? 0) > 0) ?? ids[0]
  }

  function moveTo(columnId: ColumnId, index: number): void {
    const rows = board.rows.value.column(columnId)
    const at = Math.max(0, Math.min((rows.total ?? 0) - 1, index))
    wanted.value = { columnId, index: at, id: rows.at(at)?.id ?? null }
    moves.value += 1
  }

  /** The column beside this one that shows cards, or is shown at all. */
  function beside(by: 1 | -1): ColumnId | null {
    const shown = board.columns.value.filter(({ id }) => isShown(id))
    const at = shown.findIndex(({ id }) => id === active.value?.columnId)
    for (let next = at + by; next >= 0 && next < shown.length; next += by) {
      const id = shown[next]?.id
      if (id !== undefined && (board.count(id) ?? 0) > 0) return id
    }
    return null
  }

  return {
    active,
    row,
    /** Counts the person's moves: the card is brought into sight then, not when something changes around it. */
    moves,
    moveTo,
    /** The card itself, wherever it stands in the column. */
    follow(columnId: ColumnId, id: string): void {
      wanted.value = { columnId, index: Math.max(0, board.rows.value.column(columnId).indexOf(id)), id }
      moves.value += 1
    },
    /** As it was left: the column may not be fetched yet. */
    restore(place: Place): void {
      wanted.value = place
    },
    step(by: number): void {
      const place = active.value
      if (place !== null) moveTo(place.columnId, Math.max(0, place.index) + by)
    },
    /** To the card at the same height in the column beside; `offset` is how far that column starts lower. */
    side(by: 1 | -1, offset: (from: ColumnId, to: ColumnId) => number = () => 0): void {
      const place = active.value
      const next = beside(by)
      if (place !== null && next !== null) moveTo(next, place.index + offset(place.columnId, next))
    },
  }
}

export type BoardFocus = ReturnType<typeof useBoardFocus>
