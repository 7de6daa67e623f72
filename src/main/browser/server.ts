/** Browser mode's server: the window's files and one WebSocket, on 127.0.0.1, for one person. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { MessagePort } from 'node:worker_threads'
import { WebSocketServer } from 'ws'
import { MAX_UPLOAD_BYTES } from '#contract/intake.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { SECURITY_HEADERS } from '../shell/headers.ts'
import { type Access, createAccess } from './access.ts'
import { refusalPage } from './pages.ts'
import { relay } from './relay.ts'

export const SERVICE_PATH = '/service'
/** An upload and what stands around it. */
export const MAX_MESSAGE_BYTES = MAX_UPLOAD_BYTES + 10 * 1024 * 1024
/** Windows and tabs of one person. */
const MAX_SOCKETS = 16

export interface BrowserServerOptions {
  /** 0 takes any free port. */
  port: number
  /** Answers for the window's files, as the protocol handler does in Electron. */
  files(request: Request): Promise<Response>
  connect(): MessagePort
  clock: Clock
  log: Log
}

export interface BrowserServer {
  readonly origin: string
  /** An address that opens the app in one browser, once. */
  newAddress(): string
  close(): Promise<void>
}

/** Starts to listen. Rejects with EADDRINUSE when the port is taken. */
export async function startBrowserServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const { log } = options
  const server = createServer({ maxHeaderSize: 16_384 })
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  const access = createAccess((server.address() as AddressInfo).port, options.clock)
  const headers = headersOf(access)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = access.refuseRequest(request.headers)
    if (refusal !== null) {
      log.warn('http.refused', { refusal })
      return refuse(response, 403)
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', access.origin)
    const token = searchParams.get('token')
    if (pathname === '/' && token !== null && request.method === 'GET') return exchange(response, token)
    if (!access.hasSession(request.headers)) return refuse(response, 401)
    await sendFile(request, response, pathname)
  }

  function exchange(response: ServerResponse, token: string): void {
    const cookie = access.exchange(token)
    if (cookie === null) {
      refuse(response, 401)
      return
    }
    // The address without the token is what stays in the browser's history.
    response.writeHead(303, { ...headers, location: '/', 'set-cookie': cookie }).end()
  }

  function refuse(response: ServerResponse, status: 401 | 403): void {
    response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' })
    response.end(refusalPage(status))
  }

  async function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    pathname: string,
  ): Promise<void> {
    const { range } = request.headers
    const file = await options.files(
      new Request(`app://bundle${pathname}`, {
        method: request.method ?? 'GET',
        headers: range === undefined ? {} : { range },
      }),
    )
    response.writeHead(file.status, { ...Object.fromEntries(file.headers), ...headers })
    if (file.body === null) response.end()
    else await pipeline(Readable.fromWeb(file.body as ReadableStream), response)
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A browser that goes away while it is being answered is no fault: it does so at every reload.
      if (!response.destroyed) log.error('http.failed', error)
      response.destroy()
    })
  })

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const refusal = access.refuseSocket(request.headers)
    if (refusal !== null || request.url !== SERVICE_PATH || sockets.clients.size >= MAX_SOCKETS) {
      log.warn('socket.refused', { refusal: refusal ?? 'not-served' })
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => relay(client, options.connect()))
  })

  return {
    origin: access.origin,
    newAddress: () => `${access.origin}/?token=${access.newToken()}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await closed
    },
  }
}

/** What goes on every response; the service's socket is named because not every browser counts it as `self`. */
function headersOf({ origin }: Access): Record<string, string> {
  const policy = SECURITY_HEADERS['content-security-policy'] ?? ''
  return {
    ...SECURITY_HEADERS,
    'content-security-policy': policy.replace(
      "connect-src 'self'",
      `connect-src 'self' ${origin.replace('http:', 'ws:')}${SERVICE_PATH}`,
    ),
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
  }
}
