import { type DailyDeps, lookDaily } from '../retention/daily.ts'
import type { Store } from '../store/types.ts'

/** The start belongs to the person, and the daily backup goes first: it still holds what is due. */
const FIRST_LOOK_MS = 5 * 60_000
const NEXT_LOOK_MS = 60 * 60_000

/**
 * Looks after retention once a day, for as long as the workspace is open. Returns the way to stop, which settles when
 * nothing more is written.
 */
export function startDailyRetention(store: Store, deps: Omit<DailyDeps, 'signal'>): () => Promise<void> {
  const controller = new AbortController()
  const { signal } = controller
  let looking: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout>
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      looking = lookDaily(store, { ...deps, signal }).then(() => {
        if (!signal.aborted) wait(NEXT_LOOK_MS)
      })
    }, ms)
    timer.unref()
  }
  wait(FIRST_LOOK_MS)
  return () => {
    controller.abort()
    clearTimeout(timer)
    return looking
  }
}
