import { MessageChannel } from 'node:worker_threads'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contract } from '#contract/index.ts'
import { type Connection, createConnection, type Timing } from '../../../src/renderer/src/app/connection.ts'
import { fromMessagePort, type ServicePort } from '../../../src/renderer/src/app/service-port.ts'

const TIMING: Timing = {
  waitForServiceMs: 10_000,
  helloMs: 10_000,
  firstRetryMs: 5,
  longestRetryMs: 20,
  settledMs: 1000,
}
const status = {
  state: 'absent' as const,
  directory: '/w',
  protections: [],
  osKeyStore: false,
  autoLockMinutes: 15,
  appVersion: '1',
  schemaVersion: null,
  lastBackupAt: null,
  demo: false,
}

/** Ports to a small service that answers some calls, and may be ended or made to refuse. */
const small = {
  refuse: false,
  silent: false,
  serving: [] as { close(): void }[],
  async open(): Promise<ServicePort> {
    if (small.refuse) throw new Error('refused')
    const { port1, port2 } = new MessageChannel()
    small.serving.push(port2)
    if (!small.silent) new RPCHandler(router).upgrade(port2 as unknown as MessagePort)
    port2.start()
    return fromMessagePort(port1 as unknown as MessagePort)
  },
  stop() {
    for (const port of small.serving.splice(0)) port.close()
  },
}
const os = implement(contract)
const forever = () => new Promise<never>(() => undefined)
const router = {
  workspace: { status: os.workspace.status.handler(() => status), lock: os.workspace.lock.handler(forever) },
  events: {
    subscribe: os.events.subscribe.handler(async function* ({ signal }) {
      yield { type: 'hello' as const }
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
    }),
  },
}

let connection: Connection
beforeEach(() => Object.assign(small, { refuse: false, silent: false }))
afterEach(() => {
  connection.close()
  small.stop()
  vi.useRealTimers()
})

const rejection = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  )

test('calls made before the service is there wait for it', async () => {
  connection = createConnection(small.open, TIMING)
  expect(connection.state.value).toBe('connecting')
  expect(await connection.client.workspace.status()).toEqual(status)
  expect(connection.state.value).toBe('open')
})

test('a call that is under way when the port closes rejects at once, and the next one finds the new port', async () => {
  connection = createConnection(small.open, TIMING)
  await connection.client.workspace.status()
  const pending = rejection(connection.client.workspace.lock())
  await new Promise((resolve) => setTimeout(resolve, 20))
  small.stop()
  expect(await pending).toBe('SERVICE_STOPPED')
  expect(await connection.client.workspace.status()).toEqual(status)
})

test('a service that does not come lets no call wait for ever', async () => {
  small.refuse = true
  connection = createConnection(small.open, { ...TIMING, waitForServiceMs: 100 })
  expect(await rejection(connection.client.workspace.status())).toBe('SERVICE_STOPPED')
  expect(connection.state.value).toBe('lost')
})

test('a port on which nobody says hello is given up for another', async () => {
  small.silent = true
  connection = createConnection(small.open, { ...TIMING, helloMs: 20 })
  const call = connection.client.workspace.status()
  await new Promise((resolve) => setTimeout(resolve, 60))
  small.silent = false
  expect(await call).toEqual(status)
})

test('a call that is never answered rejects after its time limit', async () => {
  connection = createConnection(small.open, TIMING)
  await connection.client.workspace.status()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const pending = rejection(connection.client.workspace.lock())
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await pending).toBe('TIME_LIMIT')
})

test('a caller can give up, and hears its own reason', async () => {
  connection = createConnection(small.open, TIMING)
  await connection.client.workspace.status()
  const controller = new AbortController()
  const pending = connection.client.workspace.lock(undefined, { signal: controller.signal })
  controller.abort(new Error('not needed any more'))
  await expect(pending).rejects.toThrow('not needed any more')
})

test('each new subscription begins with hello, so that views ask again', async () => {
  connection = createConnection(small.open, { ...TIMING, firstRetryMs: 100, longestRetryMs: 100 })
  const heard: string[] = []
  const stop = connection.onEvent(({ type }) => heard.push(type))
  await vi.waitFor(() => expect(heard).toEqual(['hello']))
  small.stop()
  await vi.waitFor(() => expect(heard).toEqual(['hello', 'hello']))
  stop()
  small.stop()
  await vi.waitFor(() => expect(connection.state.value).toBe('lost'))
  await vi.waitFor(() => expect(connection.state.value).toBe('open'))
  expect(heard).toHaveLength(2)
})

test('after closing, calls reject and no port is opened any more', async () => {
  connection = createConnection(small.open, TIMING)
  await connection.client.workspace.status()
  connection.close()
  expect(await rejection(connection.client.workspace.status())).toBe('SERVICE_STOPPED')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(connection.state.value).toBe('lost')
})
