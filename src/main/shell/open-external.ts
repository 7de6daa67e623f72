import type Electron from 'electron'
import { parseUrl } from './origin.ts'

/** The one place that hands a link to the person's browser or mail program. */

/** Windows' ShellExecute takes no more. */
const MAX_LINK_LENGTH = 2081
/** `attach` and the like let a link choose files of this machine. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(['subject', 'body', 'cc', 'bcc', 'to'])

/**
 * The link in its normal form when it may leave the app, else null. Only https (without user name) and mailto
 * (without attachments, and no address that a mail program would read as an option).
 */
export function externalLink(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (text.length > MAX_LINK_LENGTH || /[\u0000-\u0020\u007f"<>\\^`{|}]/.test(text)) return null
  const url = parseUrl(text)
  if (url === null) return null
  if (url.protocol === 'https:') return url.username === '' && url.password === '' ? url.href : null
  if (url.protocol !== 'mailto:') return null
  const fields = [...url.searchParams.keys()].every((name) => MAIL_FIELDS.has(name.toLowerCase()))
  return fields && !/^\s*-/.test(decodeSafely(url.pathname)) ? url.href : null
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '-'
  }
}

export type OpenExternal = (text: string) => boolean

/**
 * Returns a function that opens allowed links outside the app and tells whether it did. The opening itself
 * happens after the current event, so that a slow desktop never holds a navigation decision.
 */
export function createOpenExternal(
  shell: Pick<Electron.Shell, 'openExternal'>,
  onError: () => void,
): OpenExternal {
  return (text) => {
    const link = externalLink(text)
    if (link === null) return false
    setImmediate(() => void shell.openExternal(link).catch(onError))
    return true
  }
}
