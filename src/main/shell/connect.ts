import type Electron from 'electron'
import type { Log } from '../platform/log.ts'
import type { ShellElectron } from './electron.ts'
import { isOfOrigin, type PageOrigin } from './origin.ts'

/** Takes a page's port and relays it to the data service. */

/** The channel on which the preload hands a port over; the page's message to the preload has the same name. */
export const CONNECT_CHANNEL = 'haku:connect'
/**
 * The last message on a page's port. That its other end was closed is an event in Electron's Chromium only, so the
 * page is told in words too (src/renderer/src/app/service-port.ts).
 */
export const CLOSED_MESSAGE = 'haku:closed'

type Sender = Pick<Electron.IpcMainEvent, 'sender' | 'senderFrame'>

/**
 * Whether a message comes from the top frame of this page, showing the app's origin. A frame that is gone (null
 * after a navigation) is a refusal.
 */
export function isTrustedSender(event: Sender, contents: Electron.WebContents, origin: PageOrigin): boolean {
  const frame = event.senderFrame
  return event.sender === contents && frame !== null && frame.parent === null && isOfOrigin(frame.url, origin)
}

/**
 * Joins a page's port to a new one for the service and returns that. The page's own port stays here, so that the
 * shell can end it; when one side closes, so does the other.
 */
function relay(electron: Pick<ShellElectron, 'MessageChannelMain'>, page: Electron.MessagePortMain) {
  const { port1: near, port2: far } = new electron.MessageChannelMain()
  page.on('message', (event) => near.postMessage(event.data))
  near.on('message', (event) => page.postMessage(event.data))
  page.on('close', () => near.close())
  near.on('close', () => {
    page.postMessage(CLOSED_MESSAGE)
    page.close()
  })
  page.start()
  near.start()
  return far
}

/**
 * Listens for ports of one page and attaches each to the service. A port is trusted once, when it comes, so all of
 * a page's ports are closed when the page goes: navigated away, crashed, or its window closed.
 */
export function acceptPorts(
  electron: Pick<ShellElectron, 'MessageChannelMain'>,
  contents: Electron.WebContents,
  origin: PageOrigin,
  attach: (port: Electron.MessagePortMain) => void,
  log: Log,
): void {
  const open = new Set<Electron.MessagePortMain>()
  const closeAll = (): void => {
    for (const port of open) port.close()
    open.clear()
  }
  contents.ipc.on(CONNECT_CHANNEL, (event) => {
    const [port, ...others] = event.ports
    if (!isTrustedSender(event, contents, origin) || port === undefined || others.length > 0) {
      log.warn('connect.refused')
      for (const refused of event.ports) refused.close()
      return
    }
    open.add(port)
    port.on('close', () => open.delete(port))
    attach(relay(electron, port))
  })
  contents.on('did-navigate', closeAll)
  contents.on('render-process-gone', closeAll)
  contents.on('destroyed', closeAll)
}
