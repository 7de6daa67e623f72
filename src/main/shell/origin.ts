/** The one origin that the app's pages have, and the comparison every guard uses. */

export const APP_SCHEME = 'app'
export const APP_HOST = 'bundle'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** Scheme and host of the app's pages; in development those of the dev server. */
export interface PageOrigin {
  protocol: string
  host: string
}

/** Parses a URL, or answers null for anything that is none. */
export const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/**
 * The origin that pages must have: `app://bundle`, or the dev server's when one is given.
 * @throws {TypeError} when the dev server's address is no http URL of this machine.
 */
export function pageOrigin(devServerUrl?: string): PageOrigin {
  if (devServerUrl === undefined) return { protocol: `${APP_SCHEME}:`, host: APP_HOST }
  const url = new URL(devServerUrl)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'http:' || !local) throw new TypeError('The dev server must be on this machine')
  return { protocol: url.protocol, host: url.host }
}

/**
 * True when the URL is of exactly this origin. Compared by parts: `URL.origin` is "null" for app: URLs, and
 * text comparison falls for `app://bundle.evil` and `app://bundle@evil`. A URL with a user name is refused.
 */
export function isOfOrigin(text: string, origin: PageOrigin): boolean {
  const url = parseUrl(text)
  return (
    url !== null &&
    url.protocol === origin.protocol &&
    url.host === origin.host &&
    url.username === '' &&
    url.password === ''
  )
}
