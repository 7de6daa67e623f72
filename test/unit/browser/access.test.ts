import { expect, test } from 'vitest'
import { createAccess } from '../../../src/main/browser/access.ts'
import { testClock } from '../../support/workspace.ts'

const own = { host: '127.0.0.1:4000' }
const cookieOf = (setCookie: string | null): string => (setCookie ?? '').split(';')[0] ?? ''

test('a token buys one session, once', () => {
  const access = createAccess(4000, testClock())
  const token = access.newToken()
  const cookie = access.exchange(token)
  expect(cookie).toMatch(/^haku-4000=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(access.exchange(token)).toBeNull()
  expect(access.hasSession({ cookie: `theme=dark; ${cookieOf(cookie)}` })).toBe(true)
})

test('a token that nobody used within ten minutes is worth nothing', () => {
  const clock = testClock()
  const access = createAccess(4000, clock)
  const token = access.newToken()
  clock.advance(10 * 60_000)
  expect(access.exchange(token)).toBeNull()
})

test.each(['', 'haku-4000=', 'haku-4000=wrong', 'haku-4001=x', 'HAKU-4000=x'])(
  'the cookie "%s" is no session',
  (cookie) => {
    const access = createAccess(4000, testClock())
    access.exchange(access.newToken())
    expect(access.hasSession({ cookie })).toBe(false)
    expect(access.hasSession({})).toBe(false)
  },
)

test.each([
  [undefined, 'wrong-host'],
  ['localhost:4000', 'wrong-host'],
  ['127.0.0.1', 'wrong-host'],
  ['127.0.0.1:4001', 'wrong-host'],
  ['evil.example:4000', 'wrong-host'],
  ['127.0.0.1:4000.evil.example', 'wrong-host'],
  ['127.0.0.1:4000', null],
])('a request to host %s is answered with %s', (host, refusal) => {
  expect(createAccess(4000, testClock()).refuseRequest({ host })).toBe(refusal)
})

test.each([
  ['http://127.0.0.1:4001', 'wrong-origin'],
  ['http://localhost:4000', 'wrong-origin'],
  ['https://127.0.0.1:4000', 'wrong-origin'],
  ['null', 'wrong-origin'],
  ['http://127.0.0.1:4000', null],
  [undefined, null],
])('a request from origin %s is answered with %s', (origin, refusal) => {
  expect(createAccess(4000, testClock()).refuseRequest({ ...own, origin })).toBe(refusal)
})

test.each(['cross-site', 'same-site'])('a request that the browser marks %s is refused', (site) => {
  expect(createAccess(4000, testClock()).refuseRequest({ ...own, 'sec-fetch-site': site })).toBe('cross-site')
})

test('a socket needs an origin and a session', () => {
  const access = createAccess(4000, testClock())
  const cookie = cookieOf(access.exchange(access.newToken()))
  const origin = access.origin
  expect(access.refuseSocket({ ...own, cookie })).toBe('wrong-origin')
  expect(access.refuseSocket({ ...own, origin })).toBe('no-session')
  expect(access.refuseSocket({ ...own, origin, cookie })).toBeNull()
})
