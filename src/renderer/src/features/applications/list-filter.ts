import { computed } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'
import { type ApplicationRow, ApplicationStatus } from '#contract/applications.ts'
import { type Narrowing, narrowedBy, narrowingOf, narrowingQuery, passesNarrowing } from './narrowing.ts'

export type StatusFilter = ApplicationStatus | 'all'
export type ListSort = 'received' | 'name' | 'stageEntered' | 'rating'
export const listSorts = ['received', 'name', 'stageEntered', 'rating'] as const

/** What the list of applications shows. Kept in the address, so that going back and reloading show the same. */
export interface ListFilter {
  readonly openingId: string | null
  readonly stageId: string | null
  readonly status: StatusFilter
  readonly tag: string | null
  readonly text: string
  readonly narrowing: Narrowing
  readonly sort: ListSort
  readonly descending: boolean
}

export const statusFilters: readonly StatusFilter[] = [...ApplicationStatus.options, 'all']

/** Newest and best first, names from A. */
const descendingByDefault = (sort: ListSort) => sort !== 'name'

const one = (query: LocationQuery, name: string): string | null => {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The filter that an address names; what it does not name, or names wrongly, is as usual. */
export function filterOf(openingId: string | null, query: LocationQuery): ListFilter {
  const status = statusFilters.find((known) => known === one(query, 'status')) ?? 'active'
  const sort = listSorts.find((known) => known === one(query, 'sort')) ?? 'received'
  const order = one(query, 'order')
  return {
    openingId,
    stageId: openingId === null ? null : one(query, 'stage'),
    status,
    tag: one(query, 'tag'),
    text: one(query, 'text') ?? '',
    narrowing: narrowingOf(query),
    sort,
    descending: order === null ? descendingByDefault(sort) : order === 'down',
  }
}

function queryOf(filter: ListFilter): Record<string, string> {
  const query = narrowingQuery(filter.narrowing)
  if (filter.stageId !== null) query.stage = filter.stageId
  if (filter.status !== 'active') query.status = filter.status
  if (filter.tag !== null) query.tag = filter.tag
  if (filter.text !== '') query.text = filter.text
  if (filter.sort !== 'received') query.sort = filter.sort
  if (filter.descending !== descendingByDefault(filter.sort)) query.order = filter.descending ? 'down' : 'up'
  return query
}

/** What a list without any filter of its own shows. */
export const unfiltered = { text: '', tag: null, narrowing: {}, stageId: null, status: 'active' } as const

/** Whether something is kept out that a person may be looking for. */
export const isNarrowed = (filter: ListFilter): boolean =>
  filter.text !== '' ||
  filter.tag !== null ||
  filter.stageId !== null ||
  filter.status !== 'active' ||
  narrowedBy(filter.narrowing).length > 0

/** Whether a row passes, as far as a row can tell. */
export function passes(filter: ListFilter, row: ApplicationRow): boolean {
  return (
    (filter.status === 'all' || row.status === filter.status) &&
    (filter.stageId === null || row.stageId === filter.stageId) &&
    (filter.tag === null || row.tags.some((tag) => tag.toLowerCase() === filter.tag?.toLowerCase())) &&
    passesNarrowing(filter.narrowing, row)
  )
}

/** The filter of the page that is open, and how to change it. */
export function useListFilter(openingId: () => string | null) {
  const route = useRoute()
  const router = useRouter()
  const filter = computed<ListFilter>((last) => {
    const next = filterOf(openingId(), route.query)
    return last && JSON.stringify(last) === JSON.stringify(next) ? last : next
  })

  function change(part: Partial<ListFilter>): void {
    const sort = part.sort
    const turned =
      sort !== undefined && part.descending === undefined ? { descending: descendingByDefault(sort) } : {}
    const query = queryOf({ ...filter.value, ...turned, ...part })
    if (typeof route.query.at === 'string') query.at = route.query.at
    void router.replace({ query })
  }

  return { filter, change }
}
