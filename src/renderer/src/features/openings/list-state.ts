/** What the list of openings shows, kept in the address so that Back and reload keep it. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { OpeningStatus } from '#contract/openings.ts'

export const TABS = ['all', 'draft', 'published', 'ended'] as const
export type Tab = (typeof TABS)[number]
export const SORTS = ['updated', 'title', 'requisitionNumber', 'closesOn'] as const
export type Sort = (typeof SORTS)[number]

export const STATUSES: Record<Tab, OpeningStatus[] | undefined> = {
  all: undefined,
  draft: ['draft'],
  published: ['published'],
  ended: ['closed', 'filled', 'cancelled'],
}

const one = <T extends string>(value: unknown, allowed: readonly T[], fallback: T): T =>
  allowed.includes(value as T) ? (value as T) : fallback

export function useListState() {
  const route = useRoute()
  const router = useRouter()
  const patch = (changes: Record<string, string | undefined>) =>
    void router.replace({ query: { ...route.query, ...changes } })

  const tab = computed(() => one(route.query.status, TABS, 'all'))
  const sort = computed<Sort>({
    get: () => one(route.query.sort, SORTS, 'updated'),
    set: (next) => patch({ sort: next === 'updated' ? undefined : next }),
  })
  /** Newest change first; everything else from the start of the alphabet or the calendar. */
  const descending = computed(() =>
    route.query.order === undefined ? sort.value === 'updated' : route.query.order === 'desc',
  )
  const text = computed({
    get: () => (typeof route.query.text === 'string' ? route.query.text : ''),
    set: (next) => patch({ text: next || undefined }),
  })

  /** What a number on Home counted: openings where nothing has happened since (UTC ms), or that close by a day. */
  const quietBefore = computed(() => {
    const value = Number(route.query.quiet)
    return Number.isSafeInteger(value) && value > 0 ? value : undefined
  })
  const closesBy = computed(() => {
    const value = route.query.closes
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
  })
  const narrowed = computed(() =>
    [quietBefore.value === undefined ? null : 'quiet', closesBy.value === undefined ? null : 'closes'].filter(
      (name): name is 'quiet' | 'closes' => name !== null,
    ),
  )

  /** Sorts by a column; the same column again turns the order around. */
  function sortBy(next: Sort): void {
    if (next !== sort.value) patch({ sort: next === 'updated' ? undefined : next, order: undefined })
    else patch({ order: descending.value ? 'asc' : 'desc' })
  }
  return {
    tab,
    sort,
    descending,
    text,
    quietBefore,
    closesBy,
    /** Which of those two narrow the list. */
    narrowed,
    widen: (name: 'quiet' | 'closes') => patch({ [name]: undefined }),
    sortBy,
    clear: () => void router.replace({ query: {} }),
  }
}
