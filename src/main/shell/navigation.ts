import type Electron from 'electron'
import type { OpenExternal } from './open-external.ts'
import { isOfOrigin, type PageOrigin } from './origin.ts'

/** Keeps every page on the app's origin, and every window the shell's own. */

/** URLs that a frame inside the page may show: made by the page itself, from sanitised content. */
const isOwnFrame = (url: string): boolean =>
  url === 'about:srcdoc' || url === 'about:blank' || url.startsWith('blob:')

/**
 * Hangs the guards on a web contents as it is created. Links of the page itself go to the person's browser when
 * they are allowed to; a frame (a candidate's document) can open nothing.
 */
export function guardContents(contents: Electron.WebContents, origin: PageOrigin, open: OpenExternal): void {
  contents.on('will-navigate', (details) => {
    if (isOfOrigin(details.url, origin)) return
    details.preventDefault()
    open(details.url)
  })
  contents.on('will-frame-navigate', (details) => {
    // The main frame also fires will-navigate, which decides and opens.
    if (details.isMainFrame) return
    if (!isOwnFrame(details.url) && !isOfOrigin(details.url, origin)) details.preventDefault()
  })
  contents.on('will-redirect', (details) => {
    if (!isOfOrigin(details.url, origin)) details.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (!isOfOrigin(url, origin)) open(url)
    return { action: 'deny' }
  })
  // Peer connections are not covered by the content security policy or the request listener.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Without a listener that prevents the default, Electron picks the first device in reach.
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
}
