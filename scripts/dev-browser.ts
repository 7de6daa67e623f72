/**
 * The window from Vite's dev server, with hot reload, beside a data service that starts again when its source changes.
 * For development only: the socket is guarded by its origin, not by a token, and the workspace is one of its own.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createServer, type Plugin, type UserConfig, type ViteDevServer } from 'vite'
import { WebSocketServer } from 'ws'
import config from '../electron.vite.config.ts'
import { relay } from '../src/main/browser/relay.ts'
import { MAX_MESSAGE_BYTES, SERVICE_PATH } from '../src/main/browser/server.ts'
import { startWorkerHost, type WorkerHost } from '../src/main/service/worker-host.ts'
import { inRoot } from './lib/paths.mjs'

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const url = (path: string): URL => pathToFileURL(inRoot(path))

function startHost(): WorkerHost {
  return startWorkerHost({
    dataServiceUrl: url('src/main/data-service.ts'),
    documentWorkerUrl: url('src/main/document-worker.ts'),
    workspaceDir: inRoot('.cache/dev-workspace'),
    appVersion: 'dev',
    actor: 'person',
    writeLogLine: say,
  })
}

/** Serves the data service's socket from the dev server's own port. */
function servicePlugin(): Plugin {
  let host = startHost()
  let restarting = false
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES })

  async function restart(): Promise<void> {
    if (restarting) return
    restarting = true
    await host.close()
    host = startHost()
    restarting = false
    say('The data service was started again.')
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url !== SERVICE_PATH) return
    if (
      request.headers.origin !== `http://${request.headers.host}` ||
      !/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? '')
    ) {
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => relay(client, host.connect()))
  }

  return {
    name: 'haku:dev-service',
    configureServer(server: ViteDevServer) {
      server.httpServer?.on('upgrade', upgrade)
      server.watcher.add([inRoot('src/main'), inRoot('src/contract')])
      server.watcher.on('change', (path) => {
        if (/[\\/]src[\\/](main|contract)[\\/]/.test(path)) void restart()
      })
    },
    async buildEnd() {
      await host.close()
    },
  }
}

const renderer = (config as { renderer: UserConfig }).renderer
const server = await createServer({
  ...renderer,
  configFile: false,
  root: inRoot('src/renderer'),
  plugins: [renderer.plugins, servicePlugin()],
  server: { host: '127.0.0.1', port: 5173 },
})
await server.listen()
server.printUrls()
