/** The runs as the service keeps them, and those that this window has started. */
import { useQuery } from '@pinia/colada'
import { useNow } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'
import type { Run, Verification } from '#contract/retention-runs.ts'
import { useClient, useConnection } from '../../../app/client.ts'
import { problemReason } from '../../../app/problem.ts'

const MINUTE_MS = 60_000

/** What is known here of a run that was started from this window. */
export interface Begun {
  busy: boolean
  /** Somebody asked it to stop. */
  halting?: boolean
  /** Undefined: not looked at here. Null: somebody still read what was before. */
  verification?: Verification | null
  problem?: unknown
}

export const useBegunRuns = defineStore('retention-runs', () => {
  const connection = useConnection()
  const begun = reactive(new Map<string, Begun>())

  /** Starts a run, or goes on with it; it goes on whatever page is open. True: it is done and proven. */
  async function start(id: string): Promise<boolean> {
    if (begun.get(id)?.busy) return false
    begun.set(id, { busy: true })
    try {
      const { run, verification } = await connection.client.retention.runs.start({ id })
      begun.set(id, { busy: false, verification })
      return run.state === 'done'
    } catch (problem) {
      // Whoever stopped it need not be told so.
      begun.set(id, problemReason(problem) === 'RUN_HALTED' ? { busy: false } : { busy: false, problem })
      return false
    }
  }
  async function halt(id: string): Promise<void> {
    begun.set(id, { busy: true, halting: true })
    // Where it cannot be asked any more, its start says why.
    await connection.client.retention.runs.stop().catch(() => undefined)
  }
  const of = (id: string): Begun => begun.get(id) ?? { busy: false }

  connection.onEvent((event) => {
    if (event.type === 'workspace' && event.state !== 'open') begun.clear()
  })
  return { start, halt, of }
})

export function useRuns() {
  const client = useClient()
  return useQuery({ key: ['retention', 'runs'], query: () => client.retention.runs.list() })
}

/** `expired`: it was not started in time. `removing`, `checking`: this window is waiting for it. */
export type ShownState = Run['state'] | 'expired' | 'removing' | 'checking'

/** How a run stands at this minute. */
export function useShownState(): (run: Run) => ShownState {
  const runs = useBegunRuns()
  const now = useNow({ interval: MINUTE_MS })
  const at = computed(() => now.value.getTime())
  return (run) => {
    if (run.state === 'previewed' || run.state === 'approved') {
      if (at.value >= run.expiresAt) return 'expired'
      return runs.of(run.id).busy ? 'removing' : run.state
    }
    if (run.state === 'done' || !runs.of(run.id).busy) return run.state
    return run.state === 'running' ? 'removing' : 'checking'
  }
}

export const removedIn = ({ anonymised, erased }: Pick<Run, 'anonymised' | 'erased'>): number =>
  anonymised + erased
