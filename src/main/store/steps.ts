/**
 * Long work on the writer in turns. Between two turns the service answers whoever asks: readers see the state before,
 * because the work is one transaction. There is one writer, so whoever else wants to write waits for `settled`, or
 * makes what is under way finish at once.
 */
import { Problem } from '../platform/problem.ts'

export interface Progress {
  done: number
  total: number
}

/** Work that yields wherever it may be interrupted. A throw into it must leave nothing behind. While nothing is done yet, it may be reading. */
export type Steps<T> = Generator<Progress, T, void>

export interface StepsOptions {
  /** Aborted: what was done so far is taken back, and the caller gets Problem CANCELLED. */
  signal?: AbortSignal | undefined
  /** After each turn. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** How long one turn may take; whoever reads waits for one turn at most. */
const TURN_MS = 8

const cancelled = () =>
  new Problem('CANCELLED', 'CANCELLED', 'This was cancelled before it was finished. Nothing was changed.')

export interface StepRunner {
  /** Runs to the end here and now, after what was under way. Throws what the work throws. */
  now<T>(steps: Steps<T>): T
  /** Runs in turns, after what was under way. Rejects with what the work throws, or Problem CANCELLED. */
  inTurns<T>(steps: () => Steps<T>, options?: StepsOptions): Promise<T>
  /** Work on the database in another thread, after what was under way: whoever can wait for `settled` does, the others are made to by SQLite. */
  elsewhere<T>(work: () => Promise<T>): Promise<T>
  /** Settles when nothing is under way; null: nothing is. */
  settled(): Promise<void> | null
  /** Takes back what is under way. */
  cancel(): void
}

interface UnderWay {
  readonly settled: Promise<void>
  finish(): void
  cancel(): void
}

export interface LongWork {
  /** A turn is over, some of the work is done, and the rest is not. */
  began(): void
  /** Another turn is over. */
  turned(): void
  /** It has come to its end, whichever. */
  ended(): void
}

export function createStepRunner(long: LongWork): StepRunner {
  let underWay: UnderWay | null = null
  /** Inside a turn: work that starts other work on the same writer would end up in its transaction. */
  let inside = false

  function step<T>(advance: () => T): T {
    if (inside) throw new Error('A command or maintenance cannot run inside another one.')
    inside = true
    try {
      return advance()
    } finally {
      inside = false
    }
  }

  function start<T>(steps: Steps<T>, { signal, onProgress }: StepsOptions): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    let over = false
    let isLong = false
    const end = (settle: () => void) => {
      over = true
      underWay = null
      if (isLong) long.ended()
      settle()
    }
    /** Whatever becomes of it is told to the caller, never to whoever made it finish. */
    const attempt = (advance: () => { value: T } | null) => {
      try {
        const outcome = step(advance)
        if (outcome !== null) end(() => resolve(outcome.value))
      } catch (error) {
        end(() => reject(error))
      }
    }
    const cancel = () =>
      attempt(() => {
        const next = steps.throw(cancelled())
        // Only work that catches everything comes here.
        return next.done ? next : null
      })
    const turn = () => {
      if (over) return
      if (signal?.aborted) return cancel()
      const reached = { done: 0, total: 0 }
      attempt(() => {
        const until = performance.now() + TURN_MS
        do {
          const next = steps.next()
          if (next.done) return next
          Object.assign(reached, next.value)
        } while (performance.now() < until)
        return null
      })
      if (over) return
      if (!isLong && reached.done > 0) {
        isLong = true
        long.began()
      }
      if (isLong) long.turned()
      onProgress?.(reached)
      setImmediate(turn)
    }
    underWay = {
      settled: promise.then(nothing, nothing),
      finish: () => attempt(() => ({ value: toTheEnd(steps) })),
      cancel,
    }
    turn()
    return promise
  }

  return {
    now(steps) {
      if (!inside) underWay?.finish()
      return step(() => toTheEnd(steps))
    },
    async inTurns(steps, options = {}) {
      while (underWay !== null) await underWay.settled
      if (options.signal?.aborted) throw cancelled()
      return await start(steps(), options)
    },
    async elsewhere(work) {
      while (underWay !== null) await underWay.settled
      const promise = work()
      const settled = promise.then(nothing, nothing)
      underWay = { settled, finish: nothing, cancel: nothing }
      try {
        return await promise
      } finally {
        underWay = null
      }
    },
    settled: () => underWay?.settled ?? null,
    cancel: () => underWay?.cancel(),
  }
}

const nothing = (): void => undefined

/** Runs work without turns. */
export function toTheEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
  }
}

/** Work that needs no turns. */
// biome-ignore lint/correctness/useYield: it is over in one step
export function* atOnce<T>(work: () => T): Steps<T> {
  return work()
}
