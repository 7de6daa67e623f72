import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProtocolHandler, readManifest } from '../../../src/main/shell/protocol.ts'

const SECRET = 'the secret outside'
let folder: string
let handle: (request: Request) => Promise<Response>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'haku-protocol-'))
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'assets', 'index-B4f2k_9Z.js'), '0123456789')
  writeFileSync(join(root, 'assets', 'plain.css'), 'a{}')
  writeFileSync(join(root, 'assets', 'empty.txt'), '')
  writeFileSync(join(root, 'assets', 'vanished.txt'), 'soon gone')
  writeFileSync(join(folder, 'secret.txt'), SECRET)
  symlinkSync(join(folder, 'secret.txt'), join(root, 'assets', 'link.txt'))
  handle = createProtocolHandler(readManifest(root))
  rmSync(join(root, 'assets', 'vanished.txt'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  handle(new Request(url, { headers, method }))
const SCRIPT = 'app://bundle/assets/index-B4f2k_9Z.js'

describe('the app: protocol', () => {
  it('serves the page at the root, whatever query it has', async () => {
    for (const url of ['app://bundle/', 'app://bundle', 'app://bundle/index.html', 'app://bundle/?a=b']) {
      const response = await get(url)
      expect(response.status, url).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(await response.text()).toBe('<!doctype html>')
    }
  })

  it('sets the security headers on every response, refusals included', async () => {
    const responses = await Promise.all([
      get('app://bundle/'),
      get(SCRIPT),
      get('app://bundle/none'),
      get('app://bundle/%'),
      get('app://other/'),
      get('app://bundle/', {}, 'POST'),
      get(SCRIPT, { range: 'bytes=99-' }),
    ])
    expect(responses.map((response) => response.status)).toEqual([200, 200, 404, 400, 404, 405, 416])
    for (const { headers } of responses) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).not.toBeNull()
    }
  })

  it('lets hashed assets be cached and nothing else', async () => {
    expect((await get(SCRIPT)).headers.get('cache-control')).toContain('immutable')
    expect((await get('app://bundle/')).headers.get('cache-control')).toBe('no-store')
    expect((await get('app://bundle/assets/plain.css')).headers.get('cache-control')).toBe('no-store')
  })

  it('answers HEAD without a body', async () => {
    const response = await get(SCRIPT, {}, 'HEAD')
    expect(response.headers.get('content-length')).toBe('10')
    expect(await response.text()).toBe('')
  })

  it.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['bytes=a-b', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
    ['lines=0-3', 200, '0123456789', null],
  ])('answers Range: %s with %i', async (range, status, body, contentRange) => {
    const response = await get(SCRIPT, { range })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(body)
    expect(response.headers.get('content-range')).toBe(contentRange)
    if (status === 206) expect(response.headers.get('content-length')).toBe(String(body.length))
  })

  it('sends the whole file when a range is bound to a version that it cannot check', async () => {
    const response = await get(SCRIPT, { range: 'bytes=0-3', 'if-range': '"x"' })
    expect(response.status).toBe(200)
  })

  it('serves an empty file', async () => {
    const response = await get('app://bundle/assets/empty.txt')
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect((await get('app://bundle/assets/empty.txt', { range: 'bytes=0-' })).status).toBe(416)
  })

  it('does not follow links out of its folder, and answers 404 for a file that has vanished', async () => {
    expect((await get('app://bundle/assets/link.txt')).status).toBe(404)
    expect((await get('app://bundle/assets/vanished.txt')).status).toBe(404)
  })

  it.each([
    'app://bundle/../secret.txt',
    'app://bundle/%2e%2e/secret.txt',
    'app://bundle/%2e%2e%2fsecret.txt',
    'app://bundle/..%2fsecret.txt',
    'app://bundle/assets/..%2f..%2fsecret.txt',
    'app://bundle/%252e%252e%252fsecret.txt',
    'app://bundle/..%5csecret.txt',
    'app://bundle/assets%00.txt',
    'app://bundle//etc/passwd',
    'app://bundle/%2fetc%2fpasswd',
    'app://bundle/C:/Windows/win.ini',
    'app://bundle/%c0%ae%c0%ae/secret.txt',
    'app://bundle.evil/',
    'app://evil/index.html',
    'app://bundle:1/index.html',
  ])('refuses %s', async (url) => {
    const response = await get(url)
    expect([400, 404]).toContain(response.status)
    expect(await response.text()).toBe('')
  })

  it('never leaves its folder, whatever path is asked', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        '%2e',
        '%2f',
        '%5c',
        '%00',
        '%25',
        'assets',
        'secret.txt',
        '\0',
        ';',
      ),
      fc.string({ maxLength: 6 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (pieces) => {
        const url = `app://bundle/${pieces.join('')}`
        fc.pre(URL.canParse(url))
        const response = await get(url)
        expect([200, 400, 404]).toContain(response.status)
        expect(await response.text()).not.toContain(SECRET)
      }),
      { numRuns: 1000 },
    )
  })
})
