import type { MessagePort } from 'node:worker_threads'
import type { WebSocket } from 'ws'

/** A page that does not read keeps no more than this in memory; then its socket is ended, and it may come again. */
const MAX_UNREAD_BYTES = 256 * 1024 * 1024

/** Passes every message on, one to one, in both directions; when one side closes, so does the other. */
export function relay(socket: WebSocket, port: MessagePort): void {
  socket.on('message', (data, isBinary) => {
    // ws hands out pieces of a shared buffer: what is posted is a copy of this message alone.
    const bytes = data as Buffer
    port.postMessage(isBinary ? new Uint8Array(bytes) : bytes.toString('utf8'))
  })
  port.on('message', (message: string | Uint8Array) => {
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate()
    else socket.send(message)
  })
  socket.on('close', () => port.close())
  // Too large or malformed frames; `close` follows.
  socket.on('error', () => undefined)
  port.on('close', () => socket.close(1001))
}
