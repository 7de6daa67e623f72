import { computed, shallowRef } from 'vue'
import type { ApplicationRow } from '#contract/applications.ts'
import type { Chosen } from '../applications/use-decisions.ts'
import type { Selection } from '../applications/use-selection.ts'
import { type ColumnId, columnOf } from './columns.ts'

interface Carried {
  readonly chosen: Chosen
  /** The card that was taken hold of. */
  readonly grabbed: ApplicationRow
  readonly from: ColumnId
  /** Null: over nothing that takes cards. */
  readonly target: ColumnId | null
  readonly by: 'keys' | 'pointer'
}

/** Cards that are lifted, until they are dropped or put back: the one taken hold of, with all that are selected if it is. */
export function useCarry(selection: Selection) {
  const carried = shallowRef<Carried | null>(null)

  return {
    carried,
    ids: computed<ReadonlySet<string>>(() => new Set(carried.value?.chosen.ids)),
    lift(row: ApplicationRow, by: Carried['by']): void {
      const ids = selection.has(row.id) ? [...selection.picked.value.keys()] : [row.id]
      const from = columnOf(row)
      carried.value = {
        chosen: { ids, name: ids.length === 1 ? row.candidateName : null },
        grabbed: row,
        from,
        target: by === 'keys' ? from : null,
        by,
      }
    },
    over(target: ColumnId | null): void {
      if (carried.value && carried.value.target !== target) carried.value = { ...carried.value, target }
    },
    /** Lets go; returns what was carried. */
    release(): Carried | null {
      const held = carried.value
      carried.value = null
      return held
    },
  }
}

export type Carry = ReturnType<typeof useCarry>
