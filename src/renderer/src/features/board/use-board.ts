import { useQuery } from '@pinia/colada'
import { computed, onScopeDispose, ref, shallowRef, triggerRef, watch } from 'vue'
import type { ApplicationRow } from '#contract/applications.ts'
import { useConnection } from '../../app/client.ts'
import { rootsShowing } from '../../app/events.ts'
import { usePreferences } from '../../app/preferences.ts'
import type { RowChange } from '../applications/row-window.ts'
import { type BoardRows, createBoardRows } from './board-rows.ts'
import { type Column, type ColumnId, columnFilter, columnOf, columnsOf } from './columns.ts'

/** Orders of the cards in a column; the newest in its stage first, so that a card stays where it is dropped. */
export const boardSorts = ['newest', 'oldest', 'rating', 'name'] as const
export type BoardSort = (typeof boardSorts)[number]

const SORTS = {
  newest: { sort: 'stageEntered', descending: true },
  oldest: { sort: 'stageEntered', descending: false },
  rating: { sort: 'rating', descending: true },
  name: { sort: 'name', descending: false },
} as const

const PAGE_SIZE = 100
/** An intake changes hundreds of rows a second: the columns are asked again at most this often. */
const GATHER_MS = 100

/** One opening as a board: its columns, their heads, and the cards in them. Follows changes of the workspace by itself. */
export function useBoard(openingId: () => string) {
  const connection = useConnection()
  const { client } = connection
  const preferences = usePreferences()
  const sort = computed<BoardSort>({
    get: () => boardSorts.find((known) => known === preferences.stored.boardSort) ?? 'newest',
    set: (next) => {
      preferences.stored.boardSort = next
    },
  })
  /** What "now" is for the age of cards: the days pass while a board stays open. */
  const now = ref(Date.now())

  const opening = useQuery({
    key: () => ['openings', 'get', openingId()],
    query: () => client.openings.get({ id: openingId() }),
  })
  const heads = useQuery({
    key: () => ['applications', 'board', openingId()],
    query: () => client.applications.board({ openingId: openingId() }),
  })
  const columns = computed<readonly Column[]>(() => columnsOf(opening.data.value?.stages ?? []))

  function open(): BoardRows<ApplicationRow> {
    const id = openingId()
    const order = SORTS[sort.value]
    const made = createBoardRows<ApplicationRow>({
      columnOf,
      async fetchPage(columnId, cursor, signal) {
        const column = columns.value.find((one) => one.id === columnId)
        if (!column) return { rows: [], total: 0, next: null }
        return await client.applications.list(
          {
            openingId: id,
            ...columnFilter(column),
            ...order,
            limit: PAGE_SIZE,
            ...(cursor === null ? {} : { cursor }),
          },
          { signal },
        )
      },
      changed: () => rows?.value === made && triggerRef(rows),
    })
    return made
  }
  const rows = shallowRef<BoardRows<ApplicationRow>>(open())
  watch([openingId, sort], () => {
    rows.value.stop()
    rows.value = open()
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  const stopEvents = connection.onEvent((event) => {
    const mine =
      event.type === 'hello' || (event.type === 'changed' && rootsShowing(event.subjects).has('applications'))
    if (!mine) return
    timer ??= setTimeout(() => {
      timer = undefined
      now.value = Date.now()
      rows.value.refresh()
    }, GATHER_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    stopEvents()
    rows.value.stop()
  })

  const headOf = computed(() => new Map(heads.data.value?.columns.map((head) => [head.stageId, head])))
  const countedOf = (id: ColumnId): number | null => {
    if (id === 'rejected' || id === 'withdrawn') return heads.data.value?.[id] ?? null
    return headOf.value.get(id)?.count ?? null
  }

  return {
    opening: opening.data,
    error: computed(() => opening.error.value ?? heads.error.value),
    retry: () => Promise.all([opening.refetch(), heads.refetch()]),
    heads: heads.data,
    headOf: (id: ColumnId) => headOf.value.get(id) ?? null,
    columns,
    rows,
    sort,
    now,
    /** How many cards a column has: as it is shown, or as it was counted where it shows none. */
    count(id: ColumnId): number | null {
      const shown = rows.value.column(id).total
      if (shown !== null) return shown
      const counted = countedOf(id)
      return counted === null ? null : counted + rows.value.arriving(id)
    },
    /** Shows a change at once; the returned function ends that, and asks every column and count what became of it. */
    overlay(ids: ReadonlySet<string>, change: RowChange<ApplicationRow>): () => void {
      const made = rows.value
      const end = made.overlay(ids, change)
      return () => {
        end()
        const recount = () => {
          for (const { id } of columns.value) made.counted(id)
        }
        void heads.refetch().then(recount, recount)
      }
    },
  }
}

export type Board = ReturnType<typeof useBoard>
