import { once } from 'node:events'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { SECURITY_HEADERS } from './headers.ts'
import { APP_HOST, APP_SCHEME, parseUrl } from './origin.ts'

/** Serves the built renderer under app://bundle/ from a list of known files; no path is ever resolved. */

interface RendererFile {
  path: string
  sizeBytes: number
  mediaType: string
  /** True for files whose name carries a hash of their content. */
  immutable: boolean
}

/** Known files by URL path, such as `/assets/index-4fZ1.js`. */
export type Manifest = ReadonlyMap<string, RendererFile>

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Lists the regular files below a folder; links are left out. Throws when the folder cannot be read. */
export function readManifest(folder: string): Manifest {
  const files = new Map<string, RendererFile>()
  const visit = (directory: string, prefix: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name)
      const urlPath = `${prefix}${entry.name}`
      if (entry.isDirectory()) visit(path, `${urlPath}/`)
      else if (entry.isFile()) {
        files.set(urlPath, {
          path,
          sizeBytes: statSync(path).size,
          mediaType: MEDIA_TYPES[extname(entry.name).toLowerCase()] ?? 'application/octet-stream',
          immutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(urlPath),
        })
      }
    }
  }
  visit(folder, '/')
  return files
}

const refuse = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...SECURITY_HEADERS, 'cache-control': 'no-store', ...headers } })

/** The path decoded once, or null when it is not decodable or holds what no file of ours has. */
function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') || path.includes('\\') ? null : path
  } catch {
    return null
  }
}

type Range = { start: number; end: number } | 'whole' | 'unsatisfiable'

/** One byte range after RFC 9110 section 14: several ranges or a malformed header mean the whole file. */
function parseRange(header: string | null, sizeBytes: number): Range {
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/i.exec(header.trim())
  if (match === null || (match[1] === '' && match[2] === '')) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return 'whole'
  if (start >= sizeBytes) return 'unsatisfiable'
  return { start, end: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) }
}

async function open(path: string, start: number, end: number): Promise<ReadableStream | null> {
  if (end < start) return null
  const stream = createReadStream(path, { start, end })
  await once(stream, 'open')
  return Readable.toWeb(stream) as ReadableStream
}

/**
 * The handler for `protocol.handle`. 400 for what is no proper path, 404 for another host or an unknown file,
 * 405 for other methods than GET and HEAD, 206 and 416 for ranges. Never throws.
 */
export function createProtocolHandler(manifest: Manifest): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = parseUrl(request.url)
    if (url === null) return refuse(400)
    if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return refuse(404)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { allow: 'GET, HEAD' })
    const path = decodePath(url.pathname)
    if (path === null) return refuse(400)
    const file = manifest.get(path === '/' || path === '' ? '/index.html' : path)
    if (file === undefined) return refuse(404)

    const range = request.headers.has('if-range')
      ? 'whole'
      : parseRange(request.headers.get('range'), file.sizeBytes)
    if (range === 'unsatisfiable') return refuse(416, { 'content-range': `bytes */${file.sizeBytes}` })
    const { start, end } = range === 'whole' ? { start: 0, end: file.sizeBytes - 1 } : range
    const headers: Record<string, string> = {
      ...SECURITY_HEADERS,
      'accept-ranges': 'bytes',
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-store',
      'content-length': String(end - start + 1),
      'content-type': file.mediaType,
    }
    if (range !== 'whole') headers['content-range'] = `bytes ${start}-${end}/${file.sizeBytes}`
    try {
      const body = request.method === 'HEAD' ? null : await open(file.path, start, end)
      return new Response(body as BodyInit | null, { status: range === 'whole' ? 200 : 206, headers })
    } catch {
      // Known at start and gone now: the installation is damaged; the window says so by did-fail-load.
      return refuse(404)
    }
  }
}
