import type Electron from 'electron'
import { isOfOrigin, type PageOrigin, parseUrl } from './origin.ts'

/** A second wall behind the content security policy: the renderer needs no network at all. */

export interface RequestPolicy {
  origin: PageOrigin
  /** True in development: the dev server's socket and the developer tools may load. */
  development: boolean
}

/** Whether the renderer may make this request. */
export function mayRequest(text: string, policy: RequestPolicy): boolean {
  const url = parseUrl(text)
  if (url === null) return false
  if (url.protocol === 'blob:' || url.protocol === 'data:') return true
  if (isOfOrigin(text, policy.origin)) return true
  if (!policy.development) return false
  if (url.protocol === 'devtools:') return true
  const devServer = policy.origin.protocol === 'http:'
  return devServer && isOfOrigin(text, { protocol: 'ws:', host: policy.origin.host })
}

/** Cancels what the policy refuses, in every request of the session. */
export function guardNetwork(session: Electron.Session, policy: RequestPolicy): void {
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !mayRequest(details.url, policy) }),
  )
}
