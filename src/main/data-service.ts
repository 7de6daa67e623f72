/** Entry of the data service: a utility process under Electron, a worker thread everywhere else. */
import { type MessagePort, parentPort } from 'node:worker_threads'
import { type ElectronPort, fromElectronPort, fromNodePort } from './service/ports.ts'
import type { HostMessage } from './service/protocol.ts'
import { type Parent, runService } from './service/service.ts'
import type { WorkerEnvelope } from './service/worker-host.ts'

/** As much of Electron's `process.parentPort` as is used. */
interface ElectronParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: ElectronPort[] }) => void): unknown
}

function parentOfThisProcess(): Parent {
  const electronParent = (process as { parentPort?: ElectronParentPort }).parentPort
  if (electronParent) {
    return {
      post: (message) => electronParent.postMessage(message),
      onMessage: (listener) =>
        electronParent.on('message', ({ data, ports }) =>
          listener(data as HostMessage, ports.map(fromElectronPort)),
        ),
    }
  }
  const nodeParent: MessagePort | null = parentPort
  if (!nodeParent) throw new Error('The data service is started by Haku itself, never by hand.')
  return {
    post: (message) => nodeParent.postMessage(message),
    onMessage: (listener) =>
      nodeParent.on('message', ({ data, ports }: WorkerEnvelope) => listener(data, ports.map(fromNodePort))),
  }
}

const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.cjs'
runService(parentOfThisProcess(), new URL(`./store-worker${extension}`, import.meta.url))
