/** Where one was on the board and on the list of an opening, so that each is found again as it was left. */
import { defineStore } from 'pinia'
import { usePreferences } from '../../app/preferences.ts'
import type { ColumnId } from './columns.ts'

export interface Place {
  readonly columnId: ColumnId
  readonly index: number
  /** Null: the column is empty. */
  readonly id: string | null
}

export interface BoardPlace {
  readonly active: Place | null
  readonly left: number
  /** Scrolled so far down, by column. */
  readonly tops: Readonly<Record<ColumnId, number>>
  readonly folded: readonly ColumnId[]
}

/** For as long as the window is open; what is kept are ids and positions. */
export const useOpeningPlaces = defineStore('opening-places', () => {
  const boards = new Map<string, BoardPlace>()
  const lists = new Map<string, string>()
  const preferences = usePreferences()
  const board = (openingId: string) => `/openings/${openingId}/board`
  /** The list as it was left. */
  const list = (openingId: string) => lists.get(openingId) ?? `/openings/${openingId}/applications`

  return {
    boardPlace: (openingId: string) => boards.get(openingId) ?? null,
    leaveBoard(openingId: string, place: BoardPlace): void {
      boards.set(openingId, place)
    },
    leaveList(openingId: string, address: string): void {
      lists.set(openingId, address)
    },
    board,
    list,
    /** The one of the two that was looked at last, in whatever opening. */
    last: (openingId: string) =>
      preferences.stored.openingFace === 'board' ? board(openingId) : list(openingId),
  }
})
