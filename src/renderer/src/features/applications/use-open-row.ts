import { useDebounceFn } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate, useRoute, useRouter } from 'vue-router'
import type { ApplicationRow } from '#contract/applications.ts'
import type { ApplicationRows } from './use-application-rows.ts'
import type { Selection } from './use-selection.ts'

/** What the drawn list can be asked. */
export interface ListHandle {
  focus(): void
  reveal(index: number): void
}

/** How long the place must rest before the address names it: J held down walks over hundreds. */
const restMs = 300

/** Which application is open: the way along the list, and what comes after those that leave it. */
export function useOpenRow(rows: ApplicationRows, selection: Selection, list: () => ListHandle | null) {
  const route = useRoute()
  const openId = ref<string | null>(typeof route.query.at === 'string' ? route.query.at : null)
  /** A position that was asked for before its row was there. */
  const awaited = ref<number | null>(null)
  /** Where the open row was last seen: the way on when it has left the list. */
  let lastIndex = 0
  const keepPlace = usePlaceInAddress()

  const index = computed(() => (openId.value === null ? -1 : rows.indexOf(openId.value)))
  const row = computed(() => rows.at(index.value) ?? null)
  /** The list, or the row that was asked for, is still on its way. */
  const coming = computed(
    () => awaited.value !== null || (rows.total.value === null && rows.error.value === null),
  )

  function open(next: ApplicationRow | undefined): void {
    awaited.value = null
    openId.value = next?.id ?? null
    keepPlace(openId.value)
  }

  function goTo(at: number, extend = false): void {
    const total = rows.total.value ?? 0
    if (total === 0) return
    const target = Math.max(0, Math.min(total - 1, at))
    if (extend) extendTo(target)
    const next = rows.at(target)
    if (next) {
      open(next)
    } else {
      awaited.value = target
      list()?.reveal(target)
    }
  }

  function extendTo(target: number): void {
    const from = index.value < 0 ? target : index.value
    const [low, high] = from < target ? [from, target] : [target, from]
    const between: ApplicationRow[] = []
    for (let at = low; at <= high; at++) {
      const one = rows.at(at)
      if (one) between.push(one)
    }
    selection.put(between, true)
  }

  function step(by: 1 | -1, extend = false): void {
    goTo((index.value >= 0 ? index.value : lastIndex - by) + by, extend)
    list()?.focus()
  }

  /** Opens what comes after these: the row below, else the one above. */
  function moveOn(ids: ReadonlySet<string>): void {
    if (openId.value === null || !ids.has(openId.value)) return
    const stays = (at: number) => {
      const one = rows.at(at)
      return one !== undefined && !ids.has(one.id)
    }
    const total = rows.total.value ?? 0
    let at = index.value + 1
    while (at < total && rows.at(at) !== undefined && !stays(at)) at++
    if (at >= total) for (at = index.value - 1; at >= 0 && !stays(at); ) at--
    open(rows.at(at))
  }

  watch(
    () => rows.window.value,
    (now, before) => {
      if (now === before) return
      awaited.value = null
      openId.value = null // another filter: begin at its top
      selection.clear()
    },
  )
  watch(
    () => [rows.window.value, rows.total.value, index.value, awaited.value] as const,
    () => {
      const total = rows.total.value
      if (total === null) return
      if (awaited.value !== null) {
        if (awaited.value >= total) awaited.value = total > 0 ? total - 1 : null
        if (awaited.value !== null && rows.at(awaited.value)) return open(rows.at(awaited.value))
      }
      if (index.value >= 0) lastIndex = index.value
      // Something is always open where there is something: the first at the start.
      else if (openId.value === null && total > 0) open(rows.at(0))
    },
    { immediate: true },
  )

  return { openId, index, row, coming, goTo, step, moveOn }
}

export type OpenRow = ReturnType<typeof useOpenRow>

/** The address names the open application, so that going back and reloading open it again. */
function usePlaceInAddress(): (id: string | null) => void {
  const route = useRoute()
  const router = useRouter()
  /** A navigation is on its way: keeping the place now would call it off. */
  let leaving = false
  onBeforeRouteLeave(() => {
    leaving = true
  })
  onBeforeRouteUpdate((to, from) => {
    leaving = to.path !== from.path
  })
  watch(
    () => route.path,
    () => {
      leaving = false
    },
  )
  const keep = useDebounceFn((id: string | null) => {
    if (leaving) return
    const { at: _, ...query } = route.query
    void router.replace({ query: id === null ? query : { ...query, at: id } })
  }, restMs)
  return (id) => void keep(id)
}
