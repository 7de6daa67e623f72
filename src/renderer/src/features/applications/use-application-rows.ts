import { computed, onScopeDispose, shallowRef, triggerRef, watch } from 'vue'
import type { ApplicationRow } from '#contract/applications.ts'
import { useConnection } from '../../app/client.ts'
import { rootsShowing } from '../../app/events.ts'
import { applicationFilter, type ListFilter } from './list-filter.ts'
import { createRowWindow, type RowChange, type RowWindow } from './row-window.ts'

const pageSize = 100
/** An intake changes hundreds of rows a second: the list is asked again at most this often. */
const gatherMs = 100

/** The applications that pass the filter, as a window that follows changes of the workspace by itself. */
export function useApplicationRows(filter: () => ListFilter) {
  const connection = useConnection()
  const current = shallowRef<RowWindow<ApplicationRow>>(open(filter()))
  let timer: ReturnType<typeof setTimeout> | undefined

  function open(now: ListFilter): RowWindow<ApplicationRow> {
    const rows = createRowWindow<ApplicationRow>(
      (cursor, signal) =>
        connection.client.applications.list(
          { ...listInput(now), limit: pageSize, ...(cursor === null ? {} : { cursor }) },
          { signal },
        ),
      () => current?.value === rows && triggerRef(current),
    )
    return rows
  }

  // How the rows look makes no other list of them.
  watch(
    () => JSON.stringify(listInput(filter())),
    () => {
      current.value.stop()
      current.value = open(filter())
      current.value.need(0, 0)
    },
  )

  const stopEvents = connection.onEvent((event) => {
    const mine =
      event.type === 'hello' || (event.type === 'changed' && rootsShowing(event.subjects).has('applications'))
    if (!mine) return
    timer ??= setTimeout(() => {
      timer = undefined
      current.value.refresh()
    }, gatherMs)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    stopEvents()
    current.value.stop()
  })

  return {
    window: current,
    total: computed(() => current.value.total),
    error: computed(() => current.value.error),
    at: (index: number) => current.value.at(index),
    held: () => current.value.held(),
    indexOf: (id: string) => current.value.indexOf(id),
    need: (first: number, last: number) => current.value.need(first, last),
    refresh: () => current.value.refresh(),
    overlay: (ids: ReadonlySet<string>, change: RowChange<ApplicationRow>) =>
      current.value.overlay(ids, change),
  }
}

export type ApplicationRows = ReturnType<typeof useApplicationRows>

const listInput = (filter: ListFilter) => ({
  ...applicationFilter(filter),
  sort: filter.sort,
  descending: filter.descending,
  ...(filter.group === null ? {} : { group: filter.group }),
})
