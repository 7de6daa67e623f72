import { computed, shallowRef } from 'vue'
import type { ApplicationRow } from '#contract/applications.ts'

/** One command takes no more than this many applications. */
export const maxSelected = 10_000

/** What a command over several applications needs to know of each. */
export interface Selected {
  readonly id: string
  readonly name: string
  readonly openingId: string
  readonly tags: readonly string[]
  readonly snoozed: boolean
}

/** Picked applications, by id, so that they stay picked while the list is sorted, fetched again or scrolled. */
export function useSelection() {
  const picked = shallowRef<ReadonlyMap<string, Selected>>(new Map())

  function put(rows: readonly ApplicationRow[], on: boolean): void {
    const next = new Map(picked.value)
    for (const row of rows) {
      if (!on) next.delete(row.id)
      else if (next.size < maxSelected)
        next.set(row.id, {
          id: row.id,
          name: row.candidateName,
          openingId: row.openingId,
          tags: row.tags,
          snoozed: row.snoozedUntil !== null,
        })
    }
    picked.value = next
  }

  return {
    picked,
    count: computed(() => picked.value.size),
    has: (id: string) => picked.value.has(id),
    put,
    toggle: (row: ApplicationRow) => put([row], !picked.value.has(row.id)),
    replace(rows: readonly ApplicationRow[]): void {
      picked.value = new Map()
      put(rows, true)
    },
    clear(): void {
      picked.value = new Map()
    },
  }
}

export type Selection = ReturnType<typeof useSelection>
