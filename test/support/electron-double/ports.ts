import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { assertCloneable } from './message.ts'

/** Electron's MessagePortMain: not Node's MessagePort. Traps are those of shell/browser/api/message_port.cc. */

/** Where a port's messages go. */
export interface PortPeer {
  message(data: unknown): void
  closed(): void
}

type PortSurface = Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>

export class MessagePortDouble extends EventEmitter implements PortSurface {
  #peer: PortPeer | null = null
  #sink: PortPeer | null = null
  #queue: unknown[] = []
  #started = false
  #closed = false
  /** Closed by its holder: what is still on its way is dropped. What came before the other end closed is not. */
  #dropping = false
  #neutered = false

  /** Connects this end to whoever is at the other: a port of the same process, a page, a child process. */
  connect(peer: PortPeer): void {
    this.#peer = peer
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    assertPorts(transfer)
    if (transfer.length > 0) throw new Error('The Electron double sends no ports through ports')
    assertCloneable(message)
    // Posting on a port that was handed over or closed is silently nothing, as in the browser.
    if (!this.#neutered && !this.#closed) this.#peer?.message(structuredClone(message))
  }

  start(): void {
    this.#started = true
    for (const data of this.#queue.splice(0)) this.#deliver(data)
  }

  close(): void {
    if (this.#closed) return
    this.#dropping = true
    const peer = this.#neutered ? null : this.#peer
    this.#end()
    peer?.closed()
  }

  /** The other end sent a message. */
  receive(data: unknown): void {
    if (this.#closed) return
    if (this.#sink !== null) this.#sink.message(data)
    else if (this.#started) this.#deliver(data)
    else this.#queue.push(data)
  }

  /** The other end is gone. */
  disconnected(): void {
    if (this.#sink !== null) this.#sink.closed()
    this.#end()
  }

  /**
   * Gives this end to another process: it can no longer be used here. Messages go to `sink` from now on, also
   * those that came before `start`; the returned peer takes what the other process sends.
   */
  handOver(sink: PortPeer): PortPeer {
    this.#neutered = true
    this.#sink = sink
    for (const data of this.#queue.splice(0)) sink.message(data)
    const peer = this.#peer
    if (this.#closed) sink.closed()
    return { message: (data) => peer?.message(data), closed: () => peer?.closed() }
  }

  get neutered(): boolean {
    return this.#neutered
  }

  #deliver(data: unknown): void {
    setImmediate(() => {
      if (!this.#dropping) this.emit('message', { data, ports: [] } satisfies Electron.MessageEvent)
    })
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    if (!this.#neutered) setImmediate(() => this.emit('close'))
  }
}

/** Two ends of one channel, as `new MessageChannelMain()`. */
export class MessageChannelDouble {
  readonly port1 = new MessagePortDouble()
  readonly port2 = new MessagePortDouble()

  constructor() {
    this.port1.connect(peerOf(this.port2))
    this.port2.connect(peerOf(this.port1))
  }
}

const peerOf = (port: MessagePortDouble): PortPeer => ({
  message: (data) => setImmediate(() => port.receive(data)),
  closed: () => setImmediate(() => port.disconnected()),
})

/** Refuses a transfer list with anything but usable ports, in Electron's words. */
export function assertPorts(transfer: readonly unknown[]): asserts transfer is readonly MessagePortDouble[] {
  transfer.forEach((port, index) => {
    if (!(port instanceof MessagePortDouble))
      throw new TypeError(`Port at index ${index} is not a valid port`)
    if (port.neutered) throw new TypeError(`Port at index ${index} is already neutered`)
  })
}
