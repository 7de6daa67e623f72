/** A port to the data service, by whichever way the host offers: the Electron preload, or a WebSocket in browser mode. */

/** As oRPC takes it: `on` hands over an object with `data`, like Electron's own ports. */
export interface ServicePort {
  postMessage(message: string | Uint8Array): void
  on(event: string, listener: (event?: { data: unknown }) => void): void
  /** Idempotent; reports `close` here too. */
  close(): void
}

/** What the page says to the preload when it hands a port over; the IPC channel has the same name. */
const CONNECT_TAG = 'haku:connect'
/**
 * The shell's last message on a port. A port that was closed at its other end says so by an event in Electron's
 * Chromium only, and not in every version of it: a window that waits for the event could wait for ever.
 */
const CLOSED_TAG = 'haku:closed'
const CONNECT_TIMEOUT_MS = 10_000

declare global {
  interface Window {
    /** Set by the preload; absent in browser mode. */
    haku?: { readonly shell: 'electron'; readonly platform: string }
  }
}

/** A new port to the service. Rejects when it cannot be reached. */
export function openServicePort(): Promise<ServicePort> {
  return window.haku?.shell === 'electron' ? Promise.resolve(electronPort()) : webSocketPort()
}

function electronPort(): ServicePort {
  const { port1, port2 } = new MessageChannel()
  const port = fromMessagePort(port1)
  window.postMessage(CONNECT_TAG, location.origin, [port2])
  return port
}

/** Wraps one end of a MessageChannel. */
export function fromMessagePort(port: MessagePort): ServicePort {
  const closed = closeSignal()
  port.addEventListener('close', closed.tell)
  // The first listener, so that no other sees what is no message of the service.
  port.addEventListener('message', (event) => {
    if (event.data !== CLOSED_TAG) return
    event.stopImmediatePropagation()
    port.close()
    closed.tell()
  })
  return {
    postMessage: (message) => port.postMessage(message),
    on(event, listener) {
      if (event === 'close') closed.listen(listener)
      else if (event === 'message') {
        port.addEventListener('message', (e) => listener({ data: e.data as unknown }))
        port.start()
      }
    },
    close() {
      port.close()
      closed.tell()
    },
  }
}

function webSocketPort(): Promise<ServicePort> {
  const url = new URL('/service', location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  const closed = closeSignal()
  socket.addEventListener('close', closed.tell)
  const port: ServicePort = {
    // What is said to a closed socket is lost, and the page complains; `close` tells whoever waits.
    postMessage: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(message as string | Uint8Array<ArrayBuffer>)
    },
    on(event, listener) {
      if (event === 'close') closed.listen(listener)
      else if (event === 'message')
        socket.addEventListener('message', (e) => listener({ data: e.data as unknown }))
    },
    close() {
      socket.close()
      closed.tell()
    },
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.close(), CONNECT_TIMEOUT_MS)
    socket.addEventListener('open', () => {
      clearTimeout(timer)
      resolve(port)
    })
    socket.addEventListener('close', () => {
      clearTimeout(timer)
      reject(new Error('The data service cannot be reached.'))
    })
  })
}

/** Tells each listener once, also those that come late. */
function closeSignal() {
  const listeners = new Set<() => void>()
  let told = false
  return {
    tell() {
      if (told) return
      told = true
      for (const listener of listeners) listener()
    },
    listen(listener: () => void) {
      if (told) listener()
      else listeners.add(listener)
    },
  }
}
