/** An address on this machine that nothing may ever ask for anything. */

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

export interface Canary {
  /** `http://127.0.0.1:PORT`. */
  url: string
  /** Connections so far. */
  calls(): number
  close(): Promise<void>
}

export async function startCanary(): Promise<Canary> {
  let calls = 0
  const server = createServer((socket) => {
    calls += 1
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    async close() {
      server.close()
      await once(server, 'close')
    },
  }
}
