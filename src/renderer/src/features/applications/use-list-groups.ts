import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { ApplicationRow, GroupBy } from '#contract/applications.ts'
import { useConnection } from '../../app/client.ts'
import { rootsShowing } from '../../app/events.ts'
import { groupLayout, type ListGroup } from './group-layout.ts'
import { applicationFilter, type ListFilter } from './list-filter.ts'
import type { ApplicationRows } from './use-application-rows.ts'

/** Counting the groups of a whole workspace takes a while: during an intake no more often than this. */
const GATHER_MS = 500

/** The groups of the list with their counts, and where their heads stand; without grouping, none. */
export function useListGroups(filter: () => ListFilter, rows: ApplicationRows) {
  const connection = useConnection()
  /** Null: not known yet. */
  const groups = shallowRef<readonly ListGroup[] | null>([])
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function fetchGroups(): Promise<void> {
    const asked = filter()
    const mine = ++turn
    if (asked.group === null) {
      groups.value = []
      return
    }
    try {
      const found = await connection.client.applications.groups({
        ...applicationFilter(asked),
        group: asked.group,
      })
      if (mine === turn) groups.value = found.groups
    } catch {
      // The rows say what went wrong; without heads they can still be worked through.
      if (mine === turn) groups.value ??= []
    }
  }

  watch(
    () => JSON.stringify([applicationFilter(filter()), filter().group]),
    () => {
      if (filter().group !== null) groups.value = null
      void fetchGroups()
    },
    { immediate: true },
  )
  const stopEvents = connection.onEvent((event) => {
    const mine =
      event.type === 'hello' || (event.type === 'changed' && rootsShowing(event.subjects).has('applications'))
    if (!mine || filter().group === null) return
    timer ??= setTimeout(() => {
      timer = undefined
      void fetchGroups()
    }, GATHER_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    stopEvents()
    turn += 1
  })

  /** These rows have left the list: their groups are that much smaller at once. */
  function without(gone: readonly ApplicationRow[]): void {
    const { group, openingId } = filter()
    if (group === null || groups.value === null || gone.length === 0) return
    const less = new Map<string, number>()
    for (const row of gone) {
      const key = groupKey(group, openingId !== null, row)
      less.set(key, (less.get(key) ?? 0) + 1)
    }
    groups.value = groups.value.map((one) => ({ ...one, count: one.count - (less.get(one.key) ?? 0) }))
  }

  const layout = computed(() => groupLayout(groups.value ?? [], rows.total.value ?? 0))
  return { layout, isReady: computed(() => groups.value !== null), without }
}

export type ListGroups = ReturnType<typeof useListGroups>

/** The group that a row belongs to. */
export function groupKey(group: GroupBy, inOpening: boolean, row: ApplicationRow): string {
  switch (group) {
    case 'stage':
      return inOpening ? row.stageId : row.stageKind
    case 'opening':
      return row.openingId
    case 'source':
      return row.source
    case 'assignee':
      return row.assignee?.id ?? ''
    case 'month': {
      const day = new Date(row.receivedAt)
      return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`
    }
  }
}
