/** A second wall around the parsers: no document can need the network, so a document worker has none. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

const GLOBALS = ['fetch', 'WebSocket', 'EventSource'] as const
const LOOKUPS = ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'] as const

/**
 * Makes every way out of this thread fail: sockets, name look-ups and what the platform offers on top of them. Sockets
 * are the one way that http, https, http2 and tls go. `onAttempt` is told of each try, without saying where to.
 */
export function forbidNetwork(onAttempt: () => void): void {
  const refuse = (): never => {
    onAttempt()
    throw new Error('A document worker has no network.')
  }
  net.Socket.prototype.connect = refuse
  dgram.Socket.prototype.send = refuse
  dgram.Socket.prototype.connect = refuse
  for (const name of LOOKUPS) {
    dns[name] = refuse as never
    if (name in dns.promises) Object.assign(dns.promises, { [name]: refuse })
  }
  for (const name of GLOBALS) if (name in globalThis) Object.assign(globalThis, { [name]: refuse })
}
