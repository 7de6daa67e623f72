/**
 * Small values that this window remembers: how it looks, never anything of the workspace. Local storage belongs to an
 * origin, and browser mode has another port at every start; a cookie belongs to the host alone, so both are written
 * and whichever is there is read. (Electron's app:// has no cookies, but always the same origin.)
 */
const YEAR_SECONDS = 31_536_000
const COOKIE_LIMIT = 3800

function cookieOf(name: string): string | null {
  for (const pair of document.cookie.split('; ')) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at) === name) return decodeURIComponent(pair.slice(at + 1))
  }
  return null
}

/** What was kept under the name, or null. */
export function readKept(name: string): unknown {
  for (const text of [localStorage.getItem(name), cookieOf(name)]) {
    if (text === null) continue
    try {
      return JSON.parse(text) as unknown
    } catch {
      // Written by something else: as if it were not there.
    }
  }
  return null
}

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value)
  localStorage.setItem(name, text)
  const cookie = encodeURIComponent(text)
  if (cookie.length < COOKIE_LIMIT)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context, which http on this machine is, but app:// is not
    document.cookie = `${name}=${cookie}; path=/; max-age=${YEAR_SECONDS}; samesite=strict`
}
