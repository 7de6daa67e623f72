/** The data service in a worker thread: browser mode, the command line, and tests. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { systemClock } from '../platform/clock.ts'
import { createLog } from '../platform/log.ts'
import type { ServiceHost, ServiceProcess } from './host.ts'
import type { HostMessage, ServiceInit, ServiceMessage } from './protocol.ts'
import { type SupervisorTiming, supervise } from './supervisor.ts'

export interface WorkerHost extends ServiceHost<MessagePort> {
  /** A new client port; it closes when the service ends. */
  connect(): MessagePort
}

export interface WorkerHostOptions {
  /** The entry of the data service, `.ts` from source and `.cjs` when built. */
  dataServiceUrl: URL
  documentWorkerUrl: URL
  workspaceDir: string
  appVersion: string
  actor: ServiceInit['actor']
  demo?: boolean | undefined
  /** Takes log lines, each a redacted line of JSON. */
  writeLogLine(line: string): void
  timing?: SupervisorTiming
}

/** How a host message travels to a worker: its ports have to stand inside what is posted. */
export interface WorkerEnvelope {
  data: HostMessage
  ports: readonly MessagePort[]
}

/** Starts the service in a worker thread and keeps it running. */
export function startWorkerHost(options: WorkerHostOptions): WorkerHost {
  const log = createLog(options.writeLogLine, systemClock)

  function spawn(): ServiceProcess<MessagePort, HostMessage, ServiceMessage> {
    const worker = new Worker(options.dataServiceUrl, { name: 'haku-data-service' })
    worker.on('error', (error) => log.error('service.crashed', error))
    return {
      post: (data, ports) =>
        worker.postMessage({ data, ports } satisfies WorkerEnvelope, ports as MessagePort[]),
      onMessage: (listener) => worker.on('message', listener),
      onExit: (listener) => worker.once('exit', listener),
      kill: () => void worker.terminate(),
    }
  }

  const host = supervise<MessagePort>({
    spawn,
    init: {
      workspaceDir: options.workspaceDir,
      documentWorkerUrl: options.documentWorkerUrl.href,
      appVersion: options.appVersion,
      actor: options.actor,
      demo: options.demo,
    },
    log,
    writeLogLine: options.writeLogLine,
    ...(options.timing && { timing: options.timing }),
  })

  return {
    ...host,
    connect() {
      const { port1, port2 } = new MessageChannel()
      host.attach(port2)
      return port1
    },
  }
}
