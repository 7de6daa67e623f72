import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useClient } from '../../../app/client.ts'
import { applicationKey } from '../../applications/use-decisions.ts'
import type { Compared } from './compare-rows.ts'

/** As many as stand side by side. */
export const MOST_COMPARED = 4

/** The applications side by side, each from the same query as its page, so that a decision shows at once. */
export function useCompared(ids: () => readonly string[]) {
  const client = useClient()
  const slots = Array.from({ length: MOST_COMPARED }, (_, at) => {
    const id = () => ids()[at] ?? ''
    const enabled = () => ids()[at] !== undefined
    return {
      id,
      application: useQuery({
        key: () => applicationKey(id()),
        query: () => client.applications.get({ id: id() }),
        enabled,
      }),
      scorecards: useQuery({
        key: () => ['screening', 'scorecards', id()],
        query: () => client.scorecards.ofApplication({ applicationId: id() }),
        enabled,
      }),
    }
  })
  const used = computed(() => slots.filter((slot) => slot.id() !== ''))

  return {
    compared: computed<Compared[]>(() =>
      used.value.flatMap(({ id, application, scorecards }) => {
        const whole = application.data.value
        return whole?.id === id()
          ? [{ application: whole, scorecards: scorecards.data.value?.stages ?? null }]
          : []
      }),
    ),
    isLoading: computed(() =>
      used.value.some(({ application }) => application.data.value === undefined && !application.error.value),
    ),
    /** Those that could not be read, as when an application was taken back. */
    failed: computed(() =>
      used.value.filter(({ application }) => application.error.value && !application.data.value),
    ),
    refetch: () => Promise.all(used.value.map(({ application }) => application.refetch())),
  }
}
