import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  type BrowserServer,
  MAX_MESSAGE_BYTES,
  startBrowserServer,
} from '../../../src/main/browser/server.ts'
import { systemClock } from '../../../src/main/platform/clock.ts'
import { createLog } from '../../../src/main/platform/log.ts'
import { createProtocolHandler, readManifest } from '../../../src/main/shell/protocol.ts'

let folder: string
let server: BrowserServer
let cookie: string
let ports: MessagePort[]
const lines: string[] = []

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A request as it is, without what fetch would mend or refuse. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { port } = new URL(server.origin)
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (data) => (body += data))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}
const withCookie = (headers: Record<string, string> = {}) => ({ headers: { cookie, ...headers } })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haku-web-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>')
  writeFileSync(join(folder, '..', 'haku-web-secret.txt'), 'secret')
  ports = []
  lines.length = 0
  server = await startBrowserServer({
    port: 0,
    files: createProtocolHandler(readManifest(folder)),
    connect: () => {
      const { port1, port2 } = new MessageChannel()
      ports.push(port1)
      return port2
    },
    clock: systemClock,
    log: createLog((line) => lines.push(line), systemClock),
  })
  const { search } = new URL(server.newAddress())
  const { headers } = await ask(`/${search}`)
  cookie = String(headers['set-cookie']).split(';')[0] ?? ''
})

afterEach(async () => {
  for (const port of ports) port.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the address works once: it sets the cookie and leads to the page without the token', async () => {
  const { search } = new URL(server.newAddress())
  const first = await ask(`/${search}`)
  expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(first.headers['set-cookie']).toEqual([expect.stringMatching(/HttpOnly; SameSite=Strict/)])
  const second = await ask(`/${search}`)
  expect(second.status).toBe(401)
  expect(second.headers['set-cookie']).toBeUndefined()
  expect(second.body).toContain('has been used')
})

test('with the cookie the page is served, with every header that keeps it to itself', async () => {
  const { status, headers, body } = await ask('/', withCookie())
  expect(status).toBe(200)
  expect(body).toContain('<title>app</title>')
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain(`connect-src 'self' ${server.origin.replace('http', 'ws')}/service`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-eval')
})

test('without the cookie nothing is served', async () => {
  for (const path of ['/', '/index.html', '/service', '/?token=', '/?token=wrong']) {
    const { status, body, headers } = await ask(path)
    expect(status).toBe(401)
    expect(body).not.toContain('<title>app</title>')
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
})

test.each([
  [{ host: 'evil.example' }],
  [{ host: 'localhost:1' }],
  [{ origin: 'http://evil.example' }],
  [{ origin: 'null' }],
  [{ 'sec-fetch-site': 'cross-site' }],
])('a request with %o is refused even with the cookie', async (headers) => {
  expect((await ask('/', withCookie(headers))).status).toBe(403)
})

test.each([
  '/../haku-web-secret.txt',
  '/%2e%2e/haku-web-secret.txt',
  '/..%2fhaku-web-secret.txt',
  '/..%5chaku-web-secret.txt',
  '/%00',
  '/%ff',
  '//etc/passwd',
  '/etc/passwd',
  '/index.html/..',
  'http://evil.example/../haku-web-secret.txt',
])('the path %s reaches no file outside the app', async (path) => {
  const { status, body } = await ask(path, withCookie())
  expect([200, 400, 404]).toContain(status)
  expect(body).not.toContain('secret')
  if (status === 200) expect(body).toContain('<title>app</title>')
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('the method %s is refused', async (method) => {
  expect((await ask('/', { method, ...withCookie() })).status).toBe(405)
})

const socket = (headers: Record<string, string>, path = '/service') =>
  new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, { headers })
const refusalOf = async (client: WebSocket): Promise<unknown> => {
  const [error] = (await once(client, 'error')) as [Error]
  return error.message
}

test('a socket without cookie, with another origin, host or path is refused', async () => {
  const origin = server.origin
  for (const headers of [
    { origin },
    { cookie },
    { cookie, origin: 'http://evil.example' },
    { cookie, origin, host: 'evil.example' },
    { cookie: 'haku=wrong', origin },
  ]) {
    expect(await refusalOf(socket(headers))).toContain('403')
  }
  expect(await refusalOf(socket({ cookie, origin }, '/other'))).toContain('403')
  expect(ports).toHaveLength(0)
  expect(lines.map((line) => JSON.parse(line).event)).toContain('socket.refused')
})

test('messages pass one to one in both directions, as text or bytes, and closing passes on', async () => {
  const client = socket({ cookie, origin: server.origin })
  await once(client, 'open')
  const [port] = ports as [MessagePort]
  const heard: unknown[] = []
  port.on('message', (message) => heard.push(message))
  client.send('call')
  client.send(Uint8Array.of(1, 255, 2))
  client.send('')
  await expect.poll(() => heard).toEqual(['call', Uint8Array.of(1, 255, 2), ''])

  const said: unknown[] = []
  client.on('message', (data: Buffer, isBinary) => said.push(isBinary ? [...data] : data.toString()))
  port.postMessage('answer')
  port.postMessage(Uint8Array.of(3, 4))
  await expect.poll(() => said).toEqual(['answer', [3, 4]])

  port.close()
  const [code] = await once(client, 'close')
  expect(code).toBe(1001)
})

test('a closed tab closes its port', async () => {
  const client = socket({ cookie, origin: server.origin })
  await once(client, 'open')
  const closed = once(ports[0] as MessagePort, 'close')
  client.close()
  await closed
})

test('a message over the limit costs the sender its socket, before it is in memory', async () => {
  const client = socket({ cookie, origin: server.origin })
  await once(client, 'open')
  const closed = once(client, 'close')
  const header = Buffer.alloc(14)
  header.writeUInt8(0x82, 0)
  header.writeUInt8(0xff, 1)
  header.writeBigUInt64BE(BigInt(MAX_MESSAGE_BYTES + 1), 2)
  ;(client as unknown as { _socket: { write(data: Buffer): void } })._socket.write(header)
  const [code] = await closed
  expect(code).toBe(1009)
})

test('no more sockets than one person needs', async () => {
  const clients = Array.from({ length: 16 }, () => socket({ cookie, origin: server.origin }))
  await Promise.all(clients.map((client) => once(client, 'open')))
  expect(await refusalOf(socket({ cookie, origin: server.origin }))).toContain('403')
  for (const client of clients) client.terminate()
})

test('what is no HTTP ends its own connection only', async () => {
  const { port } = new URL(server.origin)
  const raw = connect(Number(port), '127.0.0.1')
  raw.on('error', () => undefined).resume()
  raw.write('\x16\x03\x01 not http\r\n\r\n')
  await once(raw, 'close')
  expect((await ask('/', withCookie())).status).toBe(200)
})

test('closing ends every connection, also those that are busy', async () => {
  const client = socket({ cookie, origin: server.origin })
  await once(client, 'open')
  const closed = once(client, 'close')
  await server.close()
  await closed
  await expect(ask('/')).rejects.toThrow()
  // For the clean-up after this test.
  server = { ...server, close: async () => undefined }
})
