/** Composition root of the data service: builds what lives as long as the service, and obeys its host. */
import { StandardRPCHandler } from '@orpc/server/standard'
import { systemClock } from '../platform/clock.ts'
import { createLog } from '../platform/log.ts'
import { createEventHub } from './events.ts'
import { createRemoteKeyStore } from './key-store.ts'
import { createRemoteOutside } from './outside.ts'
import { servePort } from './peer.ts'
import type { ClientPort, HostMessage, ServiceInit, ServiceMessage } from './protocol.ts'
import { createRouter } from './router.ts'
import { createSession } from './session.ts'

/** The way to the host, whichever kind of process the service is in. */
export interface Parent {
  post(message: ServiceMessage): void
  onMessage(listener: (message: HostMessage, ports: readonly ClientPort[]) => void): void
}

/** Waits for the host's `init`, then serves every port that it hands over until it says `close`. */
export function runService(parent: Parent, storeWorkerUrl: URL): void {
  let service: ReturnType<typeof build> | undefined

  parent.onMessage((message, ports) => {
    if (message.type === 'init') service ??= build(message, parent, storeWorkerUrl)
    else service?.receive(message, ports)
  })
}

function build(init: ServiceInit, parent: Parent, storeWorkerUrl: URL) {
  const log = createLog((line) => parent.post({ type: 'log', line }), systemClock)
  const hub = createEventHub()
  const keyStore = createRemoteKeyStore((message) => parent.post(message))
  const outside = createRemoteOutside(init.outside === true, (message) => parent.post(message))
  const session = createSession({
    dir: init.workspaceDir,
    documentWorkerUrl: new URL(init.documentWorkerUrl),
    storeWorkerUrl,
    resumeKey: init.resumeKey,
    keepForResume: (key) => parent.post({ type: 'keep-key', key }),
    appVersion: init.appVersion,
    demo: init.demo === true,
    actor: init.actor,
    osKeyStore: init.osKeyStore,
    keyStore,
    outside,
    clock: systemClock,
    hub,
    log,
  })
  const handler = new StandardRPCHandler(createRouter(session, hub, log), {})
  log.info('service.started', { version: init.appVersion })
  parent.post({ type: 'ready' })

  // Whatever was missed: said by name and place, then the host starts a new service. (A rejection comes here too.)
  process.once('uncaughtException', (error) => {
    log.error('service.crashed', error)
    setTimeout(() => process.exit(1), 50)
  })

  async function close(): Promise<void> {
    try {
      await session.close()
    } catch (error) {
      log.error('service.close-failed', error)
    }
    parent.post({ type: 'closed' })
  }

  return {
    receive(message: Exclude<HostMessage, ServiceInit>, ports: readonly ClientPort[]): void {
      if (message.type === 'connect') {
        for (const port of ports) servePort(port, handler, log)
      } else if (message.type === 'key-store-result') keyStore.answer(message)
      else if (message.type === 'opened') outside.answer(message)
      else if (message.type === 'woke') session.woke()
      else void close()
    },
  }
}
