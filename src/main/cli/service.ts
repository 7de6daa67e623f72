/** The data service in a worker thread, and the typed client to it: the same procedures as the window uses. */
import type { MessagePort } from 'node:worker_threads'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#contract/index.ts'
import { SERVICE_STOPPED, TIME_LIMIT, timeLimitMs } from '#contract/limits.ts'
import { openLogFile } from '../platform/log-file.ts'
import { APP_VERSION } from '../platform/version.ts'
import { logFile, thisMachine } from '../platform/workspace-dir.ts'
import { startWorkerHost } from '../service/worker-host.ts'

export type Client = ContractRouterClient<Contract>

/** Where the other entries stand: beside this one, from source or built. */
export interface Entries {
  dataService: URL
  documentWorker: URL
}

export interface Service {
  readonly client: Client
  close(): Promise<void>
}

/** Starts the service on a workspace folder, which need not exist. The caller closes it, whatever happens. */
export async function startService(workspaceDir: string, entries: Entries): Promise<Service> {
  const host = startWorkerHost({
    dataServiceUrl: entries.dataService,
    documentWorkerUrl: entries.documentWorker,
    workspaceDir,
    appVersion: APP_VERSION,
    actor: 'cli',
    writeLogLine: await openLogFile(logFile('cli', thisMachine())),
  })
  const port = host.connect()
  return {
    client: clientOf(port),
    async close() {
      port.close()
      await host.close()
    },
  }
}

/** Every call has a time limit, and one that the service does not survive rejects: a dead port would never answer. */
function clientOf(port: MessagePort): Client {
  const ended = new AbortController()
  port.on('close', () => ended.abort(stopped()))
  // That the port has closed is told by `ended` alone: oRPC itself would reject what is pending without a code.
  const link = new RPCLink<Record<never, never>>({
    port: {
      postMessage: (message: string | Uint8Array) => port.postMessage(message),
      on: (event: string, listener: (event?: { data: unknown }) => void) => {
        if (event === 'message') port.on('message', (data: unknown) => listener({ data }))
      },
    },
  })
  return createORPCClient<Client>({
    async call(path, input, options) {
      const deadline = new AbortController()
      const timer = setTimeout(() => deadline.abort(tooSlow()), timeLimitMs(path))
      const signals = [deadline.signal, ended.signal]
      if (options.signal) signals.push(options.signal)
      try {
        return await link.call(path, input, { ...options, signal: AbortSignal.any(signals) })
      } finally {
        clearTimeout(timer)
      }
    },
  })
}

const stopped = () =>
  new ORPCError(SERVICE_STOPPED, {
    message: 'The data service stopped before it answered. Everything accepted before is kept.',
    data: {
      reason: SERVICE_STOPPED,
      remedy: 'Run the command again; what is in already is not taken twice.',
    },
  })

const tooSlow = () =>
  new ORPCError(TIME_LIMIT, {
    message: 'The data service did not answer in time.',
    data: { reason: TIME_LIMIT, remedy: 'Look whether the change is there, then try again.' },
  })
