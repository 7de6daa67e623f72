/** Node's and Electron's message ports as the one kind that the service knows. */
import type { MessagePort } from 'node:worker_threads'
import type { ClientPort } from './protocol.ts'

/** As much of Electron's MessagePortMain as is used; its listeners get an object with `data`. */
export interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

export function fromNodePort(port: MessagePort): ClientPort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (message?: unknown) => void) => port.on(event, listener),
    start: () => port.start(),
    close: () => port.close(),
  }
}

export function fromElectronPort(port: ElectronPort): ClientPort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (message?: unknown) => void) =>
      event === 'close' ? port.on('close', listener) : port.on('message', (e) => listener(e.data)),
    start: () => port.start(),
    close: () => port.close(),
  }
}
