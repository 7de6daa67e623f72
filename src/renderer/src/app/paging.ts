/** Lists that are paged by key: rows so far, how many there are, and the way to more. */
import { type EntryKey, useInfiniteQuery } from '@pinia/colada'
import { computed } from 'vue'

export interface Page<Row> {
  rows: Row[]
  total?: number
  next: string | null
}

/**
 * @param key subject first, then everything that the page depends on; a getter
 * @param fetchPage asks for the page at a cursor (undefined for the first)
 */
export function usePagedRows<Row>(
  key: () => EntryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
) {
  const query = useInfiniteQuery<Page<Row>, Error, string | null>({
    key,
    initialPageParam: null,
    query: ({ pageParam, signal }) => fetchPage(pageParam ?? undefined, signal),
    getNextPageParam: (last) => last.next,
    // Another filter or order: the list stays in place until the new rows are there, and keeps its focus.
    placeholderData: (before) => before,
  })
  const rows = computed<Row[]>(() => query.data.value?.pages.flatMap((page) => page.rows) ?? [])
  const total = computed(() => query.data.value?.pages.at(-1)?.total ?? rows.value.length)

  /** Asks for the next page unless one is under way or there is none. */
  function loadMore(): void {
    if (query.isPlaceholderData.value) return
    if (query.hasNextPage.value && query.asyncStatus.value === 'idle')
      void query.loadNextPage({ cancelRefetch: false })
  }
  return {
    rows,
    total,
    loadMore,
    hasMore: query.hasNextPage,
    status: query.status,
    error: query.error,
    isLoading: computed(() => query.asyncStatus.value === 'loading'),
    refetch: query.refetch,
  }
}
