/** Commands under way in steps, by the name that their caller gave them: how far they are, and how to cancel them. */
import { Problem } from '../platform/problem.ts'
import type { StepsOptions } from '../store/steps.ts'
import type { EventHub } from './events.ts'

/** A person sees no more than this. */
const TOLD_EVERY_MS = 100

export interface Tasks {
  /** Runs `work` under the name; without a name it can only be ended by its caller's going away. */
  run<T>(
    task: string | undefined,
    caller: AbortSignal | undefined,
    work: (options: StepsOptions) => Promise<T>,
  ): Promise<T>
  /** False: nothing of that name is under way. */
  cancel(task: string): boolean
}

export function createTasks(hub: EventHub): Tasks {
  const underWay = new Map<string, AbortController>()
  return {
    async run(task, caller, work) {
      if (task === undefined) return await work({ signal: caller })
      if (underWay.has(task)) {
        throw new Problem('CONFLICT', 'TASK_UNDER_WAY', 'This is being done already. Nothing was changed.')
      }
      const own = new AbortController()
      underWay.set(task, own)
      let toldAt = performance.now()
      try {
        return await work({
          signal: caller ? AbortSignal.any([caller, own.signal]) : own.signal,
          onProgress({ done, total }) {
            const now = performance.now()
            if (now - toldAt < TOLD_EVERY_MS) return
            toldAt = now
            hub.publish({ type: 'task', task, done, total })
          },
        })
      } finally {
        underWay.delete(task)
      }
    },
    cancel(task) {
      const controller = underWay.get(task)
      controller?.abort()
      return controller !== undefined
    },
  }
}
