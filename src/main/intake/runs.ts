/** The batches that are being worked through in this process: one at a time, in the order they were started. */

/** Why a run ends before its last item. */
export type StopReason = 'cancelled' | 'interrupted'

export interface IntakeRuns {
  /** Queues `work`; it is to stop between items when `signal` aborts (its reason is a StopReason) and must not reject. */
  start(batchId: string, work: (signal: AbortSignal) => Promise<void>): void
  isRunning(batchId: string): boolean
  anyRunning(): boolean
  /** Stops one run and waits until it has. */
  stop(batchId: string, reason: StopReason): Promise<void>
  /** Stops all; before the store is closed. */
  stopAll(): Promise<void>
}

export function createIntakeRuns(): IntakeRuns {
  const running = new Map<string, { controller: AbortController; finished: Promise<void> }>()
  let last: Promise<void> = Promise.resolve()

  async function stop(batchId: string, reason: StopReason): Promise<void> {
    const run = running.get(batchId)
    if (run === undefined) return
    run.controller.abort(reason)
    await run.finished
  }

  return {
    start(batchId, work) {
      const controller = new AbortController()
      const finished = last.then(() => work(controller.signal)).finally(() => running.delete(batchId))
      running.set(batchId, { controller, finished })
      last = finished
    },
    isRunning: (batchId) => running.has(batchId),
    anyRunning: () => running.size > 0,
    stop,
    async stopAll() {
      await Promise.all([...running.keys()].map((batchId) => stop(batchId, 'interrupted')))
    },
  }
}
