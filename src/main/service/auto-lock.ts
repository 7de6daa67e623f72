import type { Clock } from '../platform/clock.ts'

export interface AutoLock {
  /** Something was asked: the idle time begins anew. Returns true when it had already run out. */
  touch(): boolean
  /** To be called when timers may have stood still: locks at once if the time has run out, else counts on. */
  check(): void
  /** 0 switches it off. */
  setMinutes(minutes: number): void
  stop(): void
}

/** A timer cannot be longer than this (2^31 - 1 ms, some 24 days). */
const LONGEST_TIMER_MS = 2_147_483_647

/**
 * Calls `lock` when nothing was asked for so many minutes. One timer is set for the rest of the time and looks at the
 * clock when it fires, so that a busy hour costs no timers and a suspended laptop locks when it wakes.
 * `busy` puts it off while work goes on.
 */
export function createAutoLock(clock: Clock, lock: () => void, busy: () => boolean): AutoLock {
  let limitMs = 0
  let lastMs = clock.now()
  let timer: ReturnType<typeof setTimeout> | undefined

  const idleMs = () => clock.now() - lastMs
  const expired = () => limitMs > 0 && idleMs() >= limitMs && !busy()

  function arm(): void {
    clearTimeout(timer)
    timer = undefined
    if (limitMs === 0) return
    const leftMs = Math.max(limitMs - idleMs(), 1000)
    timer = setTimeout(check, Math.min(leftMs, LONGEST_TIMER_MS))
    timer.unref()
  }

  function check(): void {
    if (!expired()) {
      // Work that is under way counts as being asked.
      if (busy()) lastMs = clock.now()
      arm()
      return
    }
    timer = undefined
    lock()
  }

  return {
    touch() {
      if (expired()) {
        lock()
        return true
      }
      lastMs = clock.now()
      return false
    },
    check,
    setMinutes(minutes) {
      limitMs = minutes * 60_000
      lastMs = clock.now()
      arm()
    },
    stop() {
      clearTimeout(timer)
      limitMs = 0
    },
  }
}
