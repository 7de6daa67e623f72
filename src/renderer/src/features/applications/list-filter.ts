import { computed } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'
import {
  type ApplicationFilter,
  type ApplicationRow,
  ApplicationStatus,
  GroupBy,
  ListSort,
} from '#contract/applications.ts'
import { Density, ListColumn, type ViewDefinition } from '#contract/views.ts'
import { usePreferences } from '../../app/preferences.ts'
import {
  type Narrowing,
  narrowedBy,
  narrowingFrom,
  narrowingInput,
  narrowingOf,
  narrowingQuery,
  passesNarrowing,
} from './narrowing.ts'

export type StatusFilter = ApplicationStatus | 'all'
export const statusFilters: readonly StatusFilter[] = [...ApplicationStatus.options, 'all']

/** What the list of applications shows, and how. Kept in the address, so that going back and reloading show the same. */
export interface ListFilter {
  readonly openingId: string | null
  readonly stageId: string | null
  readonly status: StatusFilter
  readonly tag: string | null
  readonly text: string
  readonly narrowing: Narrowing
  readonly sort: ListSort
  readonly descending: boolean
  readonly group: GroupBy | null
  readonly columns: readonly ListColumn[]
  readonly density: Density
}

/** How a list looks: outside a saved view the person's own choice for all lists. */
export type ListLook = Pick<ListFilter, 'group' | 'columns' | 'density'>
export const usualLook: ListLook = { group: null, columns: ['rating', 'received'], density: 'compact' }

/** Newest and best first, what has a name from A. */
const NEWEST_FIRST: readonly ListSort[] = ['received', 'stageEntered', 'rating']
export const descendingByDefault = (sort: ListSort): boolean => NEWEST_FIRST.includes(sort)

/** What is shown where an address says nothing. */
export const usualFilter = (openingId: string | null, look: ListLook = usualLook): ListFilter => ({
  openingId,
  ...unfiltered,
  sort: 'received',
  descending: true,
  ...look,
})

/** What a list without any filter of its own shows. */
export const unfiltered = { text: '', tag: null, narrowing: {}, stageId: null, status: 'active' } as const

/** The filter that an address names over what there is without it; what it names wrongly is as without it. */
export function filterOf(base: ListFilter, query: LocationQuery): ListFilter {
  /** Undefined: not named. Empty: named, as nothing. */
  const asked = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' ? value : undefined
  }
  const known = <T extends string>(name: string, options: readonly T[], usual: T): T =>
    options.find((option) => option === asked(name)) ?? usual
  const orNull = (name: string, usual: string | null) => {
    const value = asked(name)
    return value === '' ? null : (value ?? usual)
  }
  const sort = known('sort', ListSort.options, base.sort)
  const order = asked('order')
  const group = asked('group')
  return {
    openingId: base.openingId,
    stageId: base.openingId === null ? null : orNull('stage', base.stageId),
    status: known('status', statusFilters, base.status),
    tag: orNull('tag', base.tag),
    text: asked('text') ?? base.text,
    narrowing: narrowingOf(query, base.narrowing),
    sort,
    descending:
      order !== undefined
        ? order === 'down'
        : sort === base.sort
          ? base.descending
          : descendingByDefault(sort),
    group: group === '' ? null : (GroupBy.options.find((option) => option === group) ?? base.group),
    columns: columnsOf(asked('columns')) ?? base.columns,
    density: known('density', Density.options, base.density),
  }
}

function columnsOf(text: string | undefined): ListColumn[] | undefined {
  return text?.split(',').flatMap((name) => ListColumn.options.find((known) => known === name) ?? [])
}

/** The address of a filter: what differs from what there is without it. */
export function queryOf(filter: ListFilter, base: ListFilter): Record<string, string> {
  const query = narrowingQuery(filter.narrowing, base.narrowing)
  if (filter.stageId !== base.stageId) query.stage = filter.stageId ?? ''
  if (filter.status !== base.status) query.status = filter.status
  if (filter.tag !== base.tag) query.tag = filter.tag ?? ''
  if (filter.text !== base.text) query.text = filter.text
  if (filter.sort !== base.sort) query.sort = filter.sort
  const usual = filter.sort === base.sort ? base.descending : descendingByDefault(filter.sort)
  if (filter.descending !== usual) query.order = filter.descending ? 'down' : 'up'
  if (filter.group !== base.group) query.group = filter.group ?? ''
  if (filter.columns.join() !== base.columns.join()) query.columns = filter.columns.join()
  if (filter.density !== base.density) query.density = filter.density
  return query
}

/** Whether something is kept out that a person may be looking for. */
export const isNarrowed = (filter: ListFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.tag !== null ||
  filter.stageId !== null ||
  filter.status !== 'active' ||
  narrowedBy(filter.narrowing).length > 0

/** What the service is asked for. */
export function applicationFilter(filter: ListFilter): ApplicationFilter {
  const { openingId, stageId, status, tag, text } = filter
  return {
    ...(openingId === null ? {} : { openingId }),
    ...(stageId === null ? {} : { stageId }),
    ...(status === 'all' ? {} : { status: [status] }),
    ...(tag === null ? {} : { tag }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...narrowingInput(filter.narrowing, status === 'active'),
  }
}

/** The list as a saved view keeps it. */
export const definitionOf = (filter: ListFilter): ViewDefinition => ({
  filter: applicationFilter(filter),
  sort: filter.sort,
  descending: filter.descending,
  group: filter.group,
  columns: [...filter.columns],
  density: filter.density,
})

/** The list that a saved view keeps. */
export function filterFrom({ filter, columns, ...look }: ViewDefinition): ListFilter {
  const only = filter.status?.length === 1 ? filter.status[0] : undefined
  const status = only ?? 'all'
  return {
    ...look,
    columns,
    openingId: filter.openingId ?? null,
    stageId: filter.stageId ?? null,
    status,
    tag: filter.tag ?? null,
    text: filter.text ?? '',
    narrowing: narrowingFrom(filter, status === 'active'),
  }
}

/** Whether a row passes, as far as a row can tell. */
export function passes(filter: ListFilter, row: ApplicationRow): boolean {
  return (
    (filter.status === 'all' || row.status === filter.status) &&
    (filter.stageId === null || row.stageId === filter.stageId) &&
    (filter.tag === null || row.tags.some((tag) => tag.toLowerCase() === filter.tag?.toLowerCase())) &&
    passesNarrowing(filter.narrowing, filter.status === 'active', row)
  )
}

/** The filter of the page that is open, and how to change it. `saved` is that of the view that is open, if one is. */
export function useListFilter(openingId: () => string | null, saved: () => ListFilter | null) {
  const route = useRoute()
  const router = useRouter()
  const { stored } = usePreferences()

  const base = computed<ListFilter>(
    () =>
      saved() ??
      usualFilter(openingId(), {
        group: GroupBy.options.find((option) => option === stored.listGroup) ?? null,
        columns: columnsOf(stored.listColumns.join()) ?? usualLook.columns,
        density: stored.density,
      }),
  )
  const filter = computed<ListFilter>((last) => {
    const next = filterOf(base.value, route.query)
    return last && JSON.stringify(last) === JSON.stringify(next) ? last : next
  })

  function change(part: Partial<ListFilter>): void {
    const sort = part.sort
    const turned =
      sort !== undefined && part.descending === undefined ? { descending: descendingByDefault(sort) } : {}
    const next = { ...filter.value, ...turned, ...part }
    if (saved() === null) keepLook(next)
    const query = queryOf(next, base.value)
    if (typeof route.query.at === 'string') query.at = route.query.at
    void router.replace({ query })
  }

  function keepLook({ group, columns, density }: ListLook): void {
    stored.listGroup = group ?? ''
    if (columns.join() !== stored.listColumns.join()) stored.listColumns = [...columns]
    stored.density = density
  }

  /** Back to what the view keeps. */
  function reset(): void {
    const { at } = route.query
    void router.replace({ query: typeof at === 'string' ? { at } : {} })
  }
  /** The view that is open is shown otherwise than it was saved. */
  const isChanged = computed(() => Object.keys(queryOf(filter.value, base.value)).length > 0)

  return { filter, change, reset, isChanged }
}
