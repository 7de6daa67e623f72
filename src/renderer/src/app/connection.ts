/**
 * The window's one way to the data service. It reconnects by itself, gives every call a time limit, and rejects what
 * was under way when the service stopped: a call on a dead port would otherwise wait for ever.
 */
import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { type Ref, readonly, shallowRef } from 'vue'
import type { ServiceEvent } from '#contract/events.ts'
import type { Contract } from '#contract/index.ts'
import { SERVICE_STOPPED, TIME_LIMIT, timeLimitMs } from '#contract/limits.ts'
import { openServicePort, type ServicePort } from './service-port.ts'

export type Client = ContractRouterClient<Contract>

/** `connecting`: not yet reached; `open`: calls are answered; `lost`: was or could not be reached, trying again. */
export type ConnectionState = 'connecting' | 'open' | 'lost'

export interface Connection {
  /** Calls reject with the contract's typed errors, or with ORPCError code SERVICE_STOPPED or TIME_LIMIT. */
  readonly client: Client
  readonly state: Readonly<Ref<ConnectionState>>
  /**
   * Everything that the service reports, until the returned function is called. A `hello` says that a subscription
   * begins: what happened before it is not reported, so views ask again.
   */
  onEvent(listener: (event: ServiceEvent) => void): () => void
  /** Gives the port back and stops reconnecting; later calls reject. */
  close(): void
}

export interface Timing {
  /** How long a call waits for the service to come (back) before it rejects. */
  waitForServiceMs: number
  /** How long a new port may take until the service says hello. */
  helloMs: number
  firstRetryMs: number
  longestRetryMs: number
  /** A connection that held this long makes the next retry quick again. */
  settledMs: number
}

export const TIMING: Timing = {
  waitForServiceMs: 15_000,
  helloMs: 15_000,
  firstRetryMs: 200,
  longestRetryMs: 15_000,
  settledMs: 10_000,
}

const stopped = () =>
  new ORPCError(SERVICE_STOPPED, {
    message: 'The data service stopped before it answered.',
    data: {
      reason: SERVICE_STOPPED,
      remedy:
        'Everything saved before is safe. Haku reconnects by itself: look whether the change is there, then try again.',
    },
  })

const tooSlow = () =>
  new ORPCError(TIME_LIMIT, {
    message: 'The data service did not answer in time.',
    data: { reason: TIME_LIMIT, remedy: 'Look whether the change is there, then try again.' },
  })

/** One port with its link; `ended` aborts with the reason that pending calls reject with. */
interface Session {
  readonly link: ClientLink<Record<never, never>>
  readonly ended: AbortSignal
}

/** Connects, and keeps connecting. `openPort` and `timing` are for tests. */
export function createConnection(
  openPort: () => Promise<ServicePort> = openServicePort,
  timing: Timing = TIMING,
): Connection {
  const state = shallowRef<ConnectionState>('connecting')
  const listeners = new Set<(event: ServiceEvent) => void>()
  const closing = new AbortController()
  let session = Promise.withResolvers<Session>()
  // Nobody may be waiting when it rejects.
  session.promise.catch(() => undefined)

  const client = createORPCClient<Client>({ call: (path, input, options) => call(path, input, options) })

  async function call(
    path: readonly string[],
    input: unknown,
    options: {
      signal?: AbortSignal | undefined
      lastEventId?: string | undefined
      context: Record<never, never>
    },
  ): Promise<unknown> {
    const deadline = new AbortController()
    const timer = setTimeout(() => deadline.abort(tooSlow()), timeLimitMs(path))
    try {
      const { link, ended } = await within(session.promise, timing.waitForServiceMs, stopped)
      const signals = [deadline.signal, ended]
      if (options.signal) signals.push(options.signal)
      return await link.call(path, input, { ...options, signal: AbortSignal.any(signals) })
    } finally {
      clearTimeout(timer)
    }
  }

  /** From here on calls wait for the next port. */
  function forget(): void {
    state.value = 'lost'
    session = Promise.withResolvers<Session>()
    session.promise.catch(() => undefined)
    if (closing.signal.aborted) session.reject(stopped())
  }

  /** Serves one port until it is lost; returns for how long it was open, in ms. */
  async function serve(port: ServicePort): Promise<number> {
    const ended = new AbortController()
    port.on('close', () => ended.abort(stopped()))
    // That the port has closed is told by `ended` alone: oRPC itself would reject what is pending without a code.
    const link = new RPCLink<Record<never, never>>({
      port: {
        postMessage: (message: string | Uint8Array) => port.postMessage(message),
        on: (event: string, listener: (event?: { data: unknown }) => void) => {
          if (event === 'message') port.on('message', listener)
        },
      },
    })
    let openedAt: number | undefined
    try {
      closing.signal.throwIfAborted()
      closing.signal.addEventListener('abort', () => ended.abort(closing.signal.reason), {
        signal: ended.signal,
      })
      const subscriber = createORPCClient<Client>(link)
      const events = await within(
        subscriber.events.subscribe(undefined, { signal: ended.signal }),
        timing.helloMs,
        tooSlow,
      )
      const helloTimer = setTimeout(() => ended.abort(tooSlow()), timing.helloMs)
      try {
        for await (const event of events) {
          clearTimeout(helloTimer)
          if (openedAt === undefined) {
            openedAt = performance.now()
            session.resolve({ link, ended: ended.signal })
            state.value = 'open'
            ended.signal.addEventListener('abort', forget)
          }
          for (const listener of [...listeners]) listener(event)
        }
      } finally {
        clearTimeout(helloTimer)
      }
    } catch {
      // However it ended: the loop below tries again, and pending calls are told by `ended`.
    } finally {
      if (!ended.signal.aborted) ended.abort(stopped())
      port.close()
    }
    return openedAt === undefined ? 0 : performance.now() - openedAt
  }

  async function keepConnected(): Promise<void> {
    let retryMs = timing.firstRetryMs
    while (!closing.signal.aborted) {
      let heldMs = 0
      try {
        heldMs = await serve(await openPort())
      } catch {
        // Could not be reached; said by `state`.
      }
      state.value = 'lost'
      if (heldMs >= timing.settledMs) retryMs = timing.firstRetryMs
      await pause(retryMs, closing.signal)
      retryMs = Math.min(retryMs * 2, timing.longestRetryMs)
    }
    session.reject(stopped())
  }

  void keepConnected()

  return {
    client,
    state: readonly(state),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      closing.abort(stopped())
      session.reject(stopped())
    },
  }
}

/** The promise's outcome, or a rejection after `limitMs`. */
async function within<T>(promise: Promise<T>, limitMs: number, reason: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(reason()), limitMs)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves after `ms`, or at once when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
