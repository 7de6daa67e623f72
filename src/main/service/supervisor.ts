/** Keeps one data service running: starts it, hands it ports, starts it again when it crashes, closes it cleanly. */
import type { Log } from '../platform/log.ts'
import type { HostKeyStore, HostOutside, ServiceHost, ServiceProcess, Unwrapped } from './host.ts'
import type { HostMessage, ServiceInit, ServiceMessage } from './protocol.ts'

export interface SupervisorTiming {
  /** Pause before the first restart; each further one doubles it. */
  firstRestartMs: number
  longestRestartMs: number
  /** A service that ran this long makes the next restart quick again. */
  settledMs: number
  closeTimeoutMs: number
}

export const SUPERVISOR_TIMING: SupervisorTiming = {
  firstRestartMs: 50,
  longestRestartMs: 10_000,
  settledMs: 30_000,
  closeTimeoutMs: 10_000,
}

export interface SupervisorOptions<Port extends { close(): void }> {
  spawn(): ServiceProcess<Port, HostMessage, ServiceMessage>
  init: Omit<ServiceInit, 'type' | 'osKeyStore' | 'outside' | 'resumeKey'>
  /** Absent where the host has none: then `os` protection is not offered. */
  keyStore?: HostKeyStore | undefined
  /** Absent where the host has no desktop: then documents stay in Haku. */
  outside?: HostOutside | undefined
  log: Log
  /** Takes the service's own log lines, which are redacted already. */
  writeLogLine(line: string): void
  timing?: SupervisorTiming
}

/** Starts the service and supervises it until `close`. */
export function supervise<Port extends { close(): void }>(
  options: SupervisorOptions<Port>,
): ServiceHost<Port> {
  const { log, timing = SUPERVISOR_TIMING } = options
  let running: ServiceProcess<Port, HostMessage, ServiceMessage> | undefined
  let restart: ReturnType<typeof setTimeout> | undefined
  let pauseMs = timing.firstRestartMs
  /** Clients that came while the service was away. */
  let waiting: Port[] = []
  /** Key of the open workspace, in memory only and overwritten when it is locked. */
  let resumeKey: Uint8Array | null = null
  let closing: Promise<void> | undefined
  let onClosed: () => void = () => undefined

  function start(): void {
    const startedAt = performance.now()
    const service = options.spawn()
    running = service
    service.onMessage((message) => receive(service, message))
    service.onExit(() => {
      running = undefined
      onClosed()
      if (closing) return
      if (performance.now() - startedAt >= timing.settledMs) pauseMs = timing.firstRestartMs
      log.warn('service.stopped', { restartInMs: pauseMs })
      restart = setTimeout(start, pauseMs)
      pauseMs = Math.min(pauseMs * 2, timing.longestRestartMs)
    })
    const init: ServiceInit = {
      ...options.init,
      type: 'init',
      osKeyStore: options.keyStore !== undefined,
      outside: options.outside !== undefined,
    }
    service.post(resumeKey ? { ...init, resumeKey } : init, [])
    for (const port of waiting) service.post({ type: 'connect' }, [port])
    waiting = []
  }

  function receive(
    service: ServiceProcess<Port, HostMessage, ServiceMessage>,
    message: ServiceMessage,
  ): void {
    if (message.type === 'log') options.writeLogLine(message.line)
    else if (message.type === 'closed') onClosed()
    else if (message.type === 'keep-key') {
      resumeKey?.fill(0)
      resumeKey = message.key
    }
    if (message.type === 'key-store') void answerKeyStore(service, message)
    if (message.type === 'open-document') void openOutside(service, message)
    if (message.type === 'forget-documents') options.outside?.clear()
  }

  async function answerKeyStore(
    service: ServiceProcess<Port, HostMessage, ServiceMessage>,
    { id, operation, bytes }: Extract<ServiceMessage, { type: 'key-store' }>,
  ): Promise<void> {
    let result: Unwrapped | null = null
    try {
      result = (await askKeyStore(options.keyStore, operation, bytes)) ?? null
    } catch (error) {
      log.error('key-store.failed', error, { operation })
    }
    if (service !== running) return
    const rewrapped = result?.rewrapped ? { rewrapped: result.rewrapped } : {}
    service.post({ type: 'key-store-result', id, bytes: result?.bytes ?? null, ...rewrapped }, [])
  }

  async function openOutside(
    service: ServiceProcess<Port, HostMessage, ServiceMessage>,
    { id, ...copy }: Extract<ServiceMessage, { type: 'open-document' }>,
  ): Promise<void> {
    const opened = (await options.outside?.open(copy)) ?? false
    if (service === running) service.post({ type: 'opened', id, opened }, [])
  }

  async function end(): Promise<void> {
    clearTimeout(restart)
    resumeKey?.fill(0)
    resumeKey = null
    for (const port of waiting.splice(0)) port.close()
    const service = running
    if (!service) return
    const done = new Promise<void>((resolve) => {
      onClosed = resolve
    })
    service.post({ type: 'close' }, [])
    await atMost(done, timing.closeTimeoutMs)
    if (!running) return
    const gone = new Promise<void>((resolve) => {
      onClosed = resolve
    })
    service.kill()
    await atMost(gone, timing.closeTimeoutMs)
  }

  start()

  return {
    attach(port) {
      if (closing) port.close()
      else if (running) running.post({ type: 'connect' }, [port])
      else waiting.push(port)
    },
    woke() {
      running?.post({ type: 'woke' }, [])
    },
    close() {
      closing ??= end()
      return closing
    },
  }
}

async function askKeyStore(
  keyStore: HostKeyStore | undefined,
  operation: 'wrap' | 'unwrap',
  bytes: Uint8Array,
): Promise<Unwrapped | null | undefined> {
  if (operation === 'unwrap') return keyStore?.unwrap(bytes)
  const wrapped = await keyStore?.wrap(bytes)
  return wrapped ? { bytes: wrapped, rewrapped: null } : null
}

/** Settles with the promise or after `limitMs`, whichever comes first. */
async function atMost(promise: Promise<void>, limitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs)
  })
  await Promise.race([promise, limit])
  clearTimeout(timer)
}
