/** Who may talk to browser mode: one address, one origin, and a cookie that only a one-time token buys. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../platform/clock.ts'

/** A token that nobody has used is worth nothing after this. */
const TOKEN_LIFE_MS = 10 * 60_000
/** Cookies are sent to every port of 127.0.0.1, so the name says whose it is. */
const cookieName = (port: number): string => `haku-${port}`

export type Refusal = 'wrong-host' | 'wrong-origin' | 'cross-site' | 'no-session'

export interface Access {
  readonly origin: string
  /** A new token for one browser, valid once and for ten minutes. */
  newToken(): string
  /** The value of Set-Cookie for a valid token, else null. The token is spent. */
  exchange(token: string): string | null
  /** Null when the address and origin of a request are ours. */
  refuseRequest(headers: IncomingHttpHeaders): Refusal | null
  /** The same for a WebSocket, whose origin must be named. */
  refuseSocket(headers: IncomingHttpHeaders): Refusal | null
  hasSession(headers: IncomingHttpHeaders): boolean
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()
const newSecret = (): string => randomBytes(32).toString('base64url')

/** Secrets of one server are kept as hashes, compared in constant time. */
export function createAccess(port: number, clock: Clock): Access {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const tokens = new Map<string, { hash: Buffer; expiresAt: number }>()
  const sessions: Buffer[] = []

  function refuse(headers: IncomingHttpHeaders, originNeeded: boolean): Refusal | null {
    // A foreign name that was made to point at 127.0.0.1 arrives with its own Host.
    if (headers.host !== host) return 'wrong-host'
    if (headers.origin === undefined ? originNeeded : headers.origin !== origin) return 'wrong-origin'
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'cross-site'
    return null
  }

  return {
    origin,
    newToken() {
      for (const [id, { expiresAt }] of tokens) if (expiresAt <= clock.now()) tokens.delete(id)
      const token = newSecret()
      const hash = digest(token)
      tokens.set(hash.toString('hex'), { hash, expiresAt: clock.now() + TOKEN_LIFE_MS })
      return token
    },
    exchange(token) {
      const hash = digest(token)
      const id = hash.toString('hex')
      const known = tokens.get(id)
      if (known === undefined || !timingSafeEqual(known.hash, hash)) return null
      tokens.delete(id)
      if (known.expiresAt <= clock.now()) return null
      const secret = newSecret()
      sessions.push(digest(secret))
      return `${cookieName(port)}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    refuseRequest: (headers) => refuse(headers, false),
    refuseSocket: (headers) => refuse(headers, true) ?? (hasSession(headers) ? null : 'no-session'),
    hasSession,
  }

  function hasSession(headers: IncomingHttpHeaders): boolean {
    const value = readCookie(headers.cookie, cookieName(port))
    if (value === undefined) return false
    const hash = digest(value)
    return sessions.some((session) => timingSafeEqual(session, hash))
  }
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
