import { afterEach, expect, test, vi } from 'vitest'
import type { ServiceEvent } from '#contract/events.ts'
import type { EventHub } from '../../../src/main/service/events.ts'
import { createTasks } from '../../../src/main/service/tasks.ts'

afterEach(() => void vi.useRealTimers())

const TASK = '00000000-0000-4000-8000-000000000001'

function setUp() {
  const told: ServiceEvent[] = []
  return {
    told,
    tasks: createTasks({ publish: (event: ServiceEvent) => told.push(event) } as unknown as EventHub),
  }
}

test('a task tells now and then how far it is', async () => {
  vi.useFakeTimers()
  const { told, tasks } = setUp()
  const answer = await tasks.run(TASK, undefined, async ({ onProgress }) => {
    for (let done = 1; done <= 3; done += 1) {
      onProgress?.({ done, total: 4 })
      onProgress?.({ done, total: 4 })
      await vi.advanceTimersByTimeAsync(120)
    }
    onProgress?.({ done: 4, total: 4 })
    return 'answer'
  })
  expect(answer).toBe('answer')
  expect(told).toEqual([2, 3, 4].map((done) => ({ type: 'task', task: TASK, done, total: 4 })))
})

test('a task is cancelled by its name, once, and by its caller going away', async () => {
  const { tasks } = setUp()
  const caller = new AbortController()
  const work = () =>
    tasks.run(
      TASK,
      caller.signal,
      ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve('cancelled'))
        }),
    )
  const first = work()
  expect(tasks.cancel(TASK)).toBe(true)
  expect(await first).toBe('cancelled')
  expect(tasks.cancel(TASK)).toBe(false)
  const second = work()
  caller.abort()
  expect(await second).toBe('cancelled')
})

test('a name is in use once at a time', async () => {
  const { tasks } = setUp()
  const { promise, resolve } = Promise.withResolvers<void>()
  const first = tasks.run(TASK, undefined, () => promise)
  await expect(tasks.run(TASK, undefined, async () => undefined)).rejects.toMatchObject({ code: 'CONFLICT' })
  resolve()
  await first
  await tasks.run(TASK, undefined, async () => undefined)
})
