import { computed, shallowRef } from 'vue'
import type { ApplicationRow, ApplicationStatus } from '#contract/applications.ts'

/** One command takes no more than this many applications by their ids; a whole list is named by its filter. */
const maxSelected = 10_000

/** What a command over several applications needs to know of each. */
export interface Selected {
  readonly id: string
  readonly name: string
  readonly openingId: string
  readonly status: ApplicationStatus
  readonly tags: readonly string[]
  readonly snoozed: boolean
}

/**
 * Picked applications, by id, so that they stay picked while the list is sorted, fetched again or scrolled. Or all that
 * the list has, also those that were never fetched; `matching` says how many these are.
 */
export function useSelection(matching: () => number = () => 0) {
  const whole = shallowRef(false)
  const picked = shallowRef<ReadonlyMap<string, Selected>>(new Map())

  function put(rows: readonly ApplicationRow[], on: boolean): void {
    whole.value = false
    const next = new Map(picked.value)
    for (const row of rows) {
      if (!on) next.delete(row.id)
      else if (next.size < maxSelected)
        next.set(row.id, {
          id: row.id,
          name: row.candidateName,
          openingId: row.openingId,
          status: row.status,
          tags: row.tags,
          snoozed: row.snoozedUntil !== null,
        })
    }
    picked.value = next
  }

  return {
    picked,
    /** All that the list has is selected. */
    whole,
    count: computed(() => (whole.value ? matching() : picked.value.size)),
    has: (id: string) => whole.value || picked.value.has(id),
    put,
    /** Of a whole list, one that is taken out leaves the picked ones. */
    toggle: (row: ApplicationRow) => put([row], !whole.value && !picked.value.has(row.id)),
    replace(rows: readonly ApplicationRow[]): void {
      picked.value = new Map()
      put(rows, true)
    },
    takeWhole(): void {
      whole.value = true
    },
    clear(): void {
      whole.value = false
      picked.value = new Map()
    },
  }
}

export type Selection = ReturnType<typeof useSelection>
