import { EventEmitter } from 'node:events'
import { MessagePortDouble } from './ports.ts'
import type { UtilityFrame } from './utility-process.ts'

/** Runs first in the child of the utilityProcess double: makes the process look like Electron's. */

/** Whatever is sent while the other side ends is lost, as in Electron. */
const lost = (): void => undefined
const send = (frame: UtilityFrame): void => {
  if (process.connected) process.send?.(frame, lost)
}

const ports = new Map<number, MessagePortDouble>()

function openPort(id: number): MessagePortDouble {
  const port = new MessagePortDouble()
  port.connect({
    message: (data) => send({ kind: 'port-message', port: id, data }),
    closed: () => send({ kind: 'port-closed', port: id }),
  })
  ports.set(id, port)
  return port
}

/** Queues until somebody listens, as Electron's. */
class ParentPort extends EventEmitter {
  readonly #queue: unknown[] = []

  constructor() {
    super()
    this.on('newListener', (event) => {
      if (event === 'message') setImmediate(() => this.#flush())
    })
  }

  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] })
  }

  receive(event: unknown): void {
    this.#queue.push(event)
    this.#flush()
  }

  #flush(): void {
    if (this.listenerCount('message') === 0) return
    for (const event of this.#queue.splice(0)) this.emit('message', event)
  }
}

const parentPort = new ParentPort()

process.on('message', (frame: UtilityFrame) => {
  if (frame.kind === 'message') parentPort.receive({ data: frame.data, ports: frame.ports.map(openPort) })
  else if (frame.kind === 'port-message') ports.get(frame.port)?.receive(frame.data)
  else {
    ports.get(frame.port)?.disconnected()
    ports.delete(frame.port)
  }
})
// Electron's child processes end at once with their parent, whatever they are doing.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

Object.defineProperties(process, {
  parentPort: { value: parentPort },
  type: { value: 'utility' },
})
