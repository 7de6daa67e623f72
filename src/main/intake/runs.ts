/** The batches that are being worked through in this process: one at a time, in the order they were started. */

/** Why a run ends before its last item. */
export type StopReason = 'cancelled' | 'interrupted'

export interface IntakeRuns {
  /**
   * Queues `work`; it is to stop between items when `signal` aborts (its reason is a StopReason) and must not reject.
   * `ended` is called when the batch no longer counts as running; never when it was stopped before it began.
   */
  start(batchId: string, work: (signal: AbortSignal) => Promise<void>, ended: () => void): void
  isRunning(batchId: string): boolean
  anyRunning(): boolean
  /** Stops one run and waits until it has; one that waits for its turn never begins. */
  stop(batchId: string, reason: StopReason): Promise<void>
  /** Stops all; before the store is closed. */
  stopAll(): Promise<void>
}

interface Run {
  controller: AbortController
  begun: boolean
  finished: Promise<void>
}

export function createIntakeRuns(): IntakeRuns {
  const running = new Map<string, Run>()
  let last: Promise<void> = Promise.resolve()

  async function stop(batchId: string, reason: StopReason): Promise<void> {
    const run = running.get(batchId)
    if (run === undefined) return
    run.controller.abort(reason)
    if (run.begun) await run.finished
    else running.delete(batchId)
  }

  return {
    start(batchId, work, ended) {
      const controller = new AbortController()
      const run: Run = { controller, begun: false, finished: Promise.resolve() }
      run.finished = last.then(async () => {
        if (controller.signal.aborted) return
        run.begun = true
        try {
          await work(controller.signal)
        } finally {
          running.delete(batchId)
        }
        ended()
      })
      running.set(batchId, run)
      // Whatever became of it, the next one has its turn.
      last = run.finished.catch(() => undefined)
    },
    isRunning: (batchId) => running.has(batchId),
    anyRunning: () => running.size > 0,
    stop,
    async stopAll() {
      await Promise.all([...running.keys()].map((batchId) => stop(batchId, 'interrupted')))
    },
  }
}
