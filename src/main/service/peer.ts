/** Answers the contract's calls on one client port. */
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer'
import { ServerPeer } from '@orpc/standard-server-peer'
import type { Log } from '../platform/log.ts'
import type { ClientPort } from './protocol.ts'

/** Calls that one client may have under way: far above what a window ever has. */
const MAX_PENDING_CALLS = 500

export type RpcHandler = Parameters<typeof createServerPeerHandleRequestFn<Record<never, never>>>[0]

/**
 * Serves a port until it closes. oRPC's own `upgrade` leaves a message that is not its own as an unhandled rejection,
 * which would end the service: here it costs the sender its port and nobody else anything.
 */
export function servePort(port: ClientPort, handler: RpcHandler, log: Log): void {
  let open = true
  const peer = new ServerPeer(async (message) => {
    if (open) port.postMessage(message)
  })
  const handle = createServerPeerHandleRequestFn(handler, { context: {} })

  const end = () => {
    if (!open) return
    open = false
    peer.close()
    port.close()
  }

  port.on('message', (raw) => {
    if (!open) return
    if (!isEncoded(raw) || peer.length > MAX_PENDING_CALLS) {
      log.warn('client.refused', { bytes: isEncoded(raw) })
      end()
      return
    }
    peer.message(raw, handle).catch((error: unknown) => {
      log.error('client.failed', error)
      end()
    })
  })
  port.on('close', end)
  port.start()
}

const isEncoded = (raw: unknown): raw is string | Uint8Array<ArrayBuffer> | ArrayBuffer =>
  typeof raw === 'string' || raw instanceof Uint8Array || raw instanceof ArrayBuffer
