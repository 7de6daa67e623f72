/** Commands that take a while: how far each is, on whatever page the person is by now, and the way to cancel it. */
import { defineStore } from 'pinia'
import { onScopeDispose, shallowReactive } from 'vue'
import { useConnection } from './client.ts'
import { randomId } from './random-id.ts'

export interface LongTask {
  readonly id: string
  /** What it does, for example "Reject 1,240 applications". */
  readonly words: string
  /** Null: not told yet. */
  readonly share: number | null
  readonly cancelling: boolean
}

export const useLongTasks = defineStore('long-tasks', () => {
  const connection = useConnection()
  const tasks = shallowReactive(new Map<string, LongTask>())
  const cancels = new Map<string, () => void>()

  function change(id: string, part: Partial<LongTask>): void {
    const task = tasks.get(id)
    if (task) tasks.set(id, { ...task, ...part })
  }

  onScopeDispose(
    connection.onEvent((event) => {
      if (event.type === 'task' && event.total > 0) change(event.task, { share: event.done / event.total })
    }),
  )

  async function track<T>(
    words: string,
    id: string,
    cancelIt: () => void,
    work: () => Promise<T>,
  ): Promise<T> {
    tasks.set(id, { id, words, share: null, cancelling: false })
    cancels.set(id, cancelIt)
    try {
      return await work()
    } finally {
      tasks.delete(id)
      cancels.delete(id)
    }
  }

  /** Runs a command of the service under a name of its own. Rejects as the command does: with CANCELLED when it was. */
  function run<T>(words: string, work: (task: string) => Promise<T>): Promise<T> {
    const id = randomId()
    const cancelIt = () =>
      // It may be over by now; then its own answer says what became of it.
      void connection.client.tasks.cancel({ task: id }).catch(() => change(id, { cancelling: false }))
    return track(words, id, cancelIt, () => work(id))
  }

  /** Runs work of the window itself; `tell` says how much is done, from 0 to 1. Rejects with AbortError when cancelled. */
  function runHere<T>(
    words: string,
    work: (signal: AbortSignal, tell: (share: number) => void) => Promise<T>,
  ): Promise<T> {
    const id = randomId()
    const controller = new AbortController()
    return track(
      words,
      id,
      () => controller.abort(),
      () => work(controller.signal, (share) => change(id, { share })),
    )
  }

  function cancel(id: string): void {
    change(id, { cancelling: true })
    cancels.get(id)?.()
  }

  return { tasks, run, runHere, cancel }
})
