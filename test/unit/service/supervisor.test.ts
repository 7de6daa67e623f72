import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/main/platform/clock.ts'
import { createLog } from '../../../src/main/platform/log.ts'
import type { HostMessage, ServiceMessage } from '../../../src/main/service/protocol.ts'
import { type SupervisorOptions, supervise } from '../../../src/main/service/supervisor.ts'

class Port {
  closed = false
  close(): void {
    this.closed = true
  }
}

/** A service whose end and answers are in the test's hands. */
class FakeProcess {
  readonly heard: { message: HostMessage; ports: readonly Port[] }[] = []
  killed = false
  say: (message: ServiceMessage) => void = () => undefined
  end: () => void = () => undefined
  post(message: HostMessage, ports: readonly Port[]): void {
    this.heard.push({ message: structuredClone(message), ports })
  }
  onMessage(listener: (message: ServiceMessage) => void): void {
    this.say = listener
  }
  onExit(listener: () => void): void {
    this.end = listener
  }
  kill(): void {
    this.killed = true
    queueMicrotask(this.end)
  }
  get types(): string[] {
    return this.heard.map(({ message }) => message.type)
  }
}

const timing = { firstRestartMs: 50, longestRestartMs: 400, settledMs: 30_000, closeTimeoutMs: 10_000 }
const started: FakeProcess[] = []
const latest = () => started.at(-1) as FakeProcess
const lines: string[] = []

function start(options: Partial<SupervisorOptions<Port>> = {}) {
  return supervise<Port>({
    spawn: () => {
      const process = new FakeProcess()
      started.push(process)
      return process
    },
    init: { workspaceDir: '/w', documentWorkerUrl: 'file:///d.ts', appVersion: '1', actor: 'person' },
    log: createLog((line) => lines.push(line), systemClock),
    writeLogLine: (line) => lines.push(line),
    timing,
    ...options,
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  started.length = 0
  lines.length = 0
})
afterEach(() => void vi.useRealTimers())

test('restarts after a crash with growing pauses, and quickly again after a long good run', () => {
  start()
  const pauses = [50, 100, 200, 400, 400]
  for (const pause of pauses) {
    latest().end()
    const before = started.length
    vi.advanceTimersByTime(pause - 1)
    expect(started).toHaveLength(before)
    vi.advanceTimersByTime(1)
    expect(started).toHaveLength(before + 1)
  }
  vi.advanceTimersByTime(timing.settledMs)
  latest().end()
  vi.advanceTimersByTime(50)
  expect(started).toHaveLength(pauses.length + 2)
})

test('clients that come while the service is away are given to the next one', () => {
  const host = start()
  latest().end()
  const port = new Port()
  host.attach(port)
  vi.advanceTimersByTime(50)
  expect(latest().heard.map(({ message, ports }) => [message.type, ports])).toEqual([
    ['init', []],
    ['connect', [port]],
  ])
})

test('closing asks first, does not restart, and gives the same promise again', async () => {
  const host = start()
  const closing = host.close()
  expect(host.close()).toBe(closing)
  expect(latest().types).toEqual(['init', 'close'])
  latest().say({ type: 'closed' })
  await closing
  await vi.runAllTimersAsync()
  expect(latest().killed).toBe(true)
  expect(started).toHaveLength(1)
  const late = new Port()
  host.attach(late)
  expect(late.closed).toBe(true)
})

test('closing never hangs: a service that does not answer is ended after its time', async () => {
  const host = start()
  const closing = host.close()
  await vi.advanceTimersByTimeAsync(timing.closeTimeoutMs)
  await closing
  expect(latest().killed).toBe(true)
})

test('closing during the pause before a restart starts nothing', async () => {
  const host = start()
  latest().end()
  const waiting = new Port()
  host.attach(waiting)
  await host.close()
  await vi.runAllTimersAsync()
  expect(started).toHaveLength(1)
  expect(waiting.closed).toBe(true)
})

test('the key of the open workspace survives a crash in memory, and not its locking', () => {
  start()
  latest().say({ type: 'keep-key', key: Uint8Array.of(1, 2, 3) })
  latest().end()
  vi.advanceTimersByTime(50)
  expect(latest().heard[0]?.message).toMatchObject({ type: 'init', resumeKey: Uint8Array.of(1, 2, 3) })
  latest().say({ type: 'keep-key', key: null })
  latest().end()
  vi.advanceTimersByTime(100)
  expect(latest().heard[0]?.message).not.toHaveProperty('resumeKey')
  expect(lines.join()).not.toContain('resumeKey')
})

test('the key store is asked for the service; its refusal and its fault are both an answer', async () => {
  const keyStore = {
    wrap: async (bytes: Uint8Array) => bytes.toReversed(),
    unwrap: async (): Promise<never> => {
      throw new Error('the keyring is locked')
    },
  }
  start({ keyStore })
  expect(latest().heard[0]?.message).toMatchObject({ osKeyStore: true })
  latest().say({ type: 'key-store', id: 1, operation: 'wrap', bytes: Uint8Array.of(1, 2) })
  latest().say({ type: 'key-store', id: 2, operation: 'unwrap', bytes: Uint8Array.of(3) })
  await vi.runAllTimersAsync()
  expect(
    latest()
      .heard.slice(1)
      .map(({ message }) => message),
  ).toEqual([
    { type: 'key-store-result', id: 1, bytes: Uint8Array.of(2, 1) },
    { type: 'key-store-result', id: 2, bytes: null },
  ])
})

test('a key that the system wants wrapped anew comes with its new copy', async () => {
  const unwrapped = { bytes: Uint8Array.of(1), rewrapped: Uint8Array.of(9) }
  start({ keyStore: { wrap: async () => null, unwrap: async () => unwrapped } })
  latest().say({ type: 'key-store', id: 1, operation: 'unwrap', bytes: Uint8Array.of(3) })
  await vi.runAllTimersAsync()
  expect(latest().heard.at(-1)?.message).toEqual({ type: 'key-store-result', id: 1, ...unwrapped })
})
