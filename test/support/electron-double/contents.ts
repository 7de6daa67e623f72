import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { MessagePortDouble } from './ports.ts'
import type { SessionDouble } from './session.ts'

/** One page as the main process sees it. */

/** Where pages really are: Chromium in end-to-end tests, nowhere in unit tests. */
export interface PageBackend {
  load(contentsId: number, url: string): Promise<void>
  reload(contentsId: number): void
  destroy(contentsId: number): void
}

type FrameSurface = Pick<Electron.WebFrameMain, 'url'> & { parent: FrameSurface | null }

/** A frame that a message came from. */
export const frame = (url: string, parent: FrameSurface | null = null): FrameSurface => ({ url, parent })

export interface Prevention {
  defaultPrevented: boolean
  preventDefault(): void
}

/** An event object as Electron's, with its parameters beside `preventDefault`. */
export function preventable<T extends object>(details: T): T & Prevention {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

export class WebContentsDouble
  extends EventEmitter
  implements
    Pick<
      Electron.WebContents,
      | 'getURL'
      | 'id'
      | 'isDestroyed'
      | 'loadURL'
      | 'reload'
      | 'setWebRTCIPHandlingPolicy'
      | 'setWindowOpenHandler'
    >
{
  readonly id: number
  readonly session: SessionDouble
  /** IPC of this page's frames only. */
  readonly ipc = new EventEmitter()
  readonly mainFrame: FrameSurface = frame('')
  /** What the app holds of this object: it compares a message's sender with it. */
  view: object = this
  webRtcPolicy = 'default'
  readonly #backend: PageBackend
  #windowOpen: WindowOpenHandler | null = null
  #destroyed = false

  constructor(id: number, session: SessionDouble, backend: PageBackend) {
    super()
    this.id = id
    this.session = session
    this.#backend = backend
  }

  async loadURL(url: string): Promise<void> {
    await this.#backend.load(this.id, url)
  }

  reload(): void {
    this.#backend.reload(this.id)
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpen = handler
  }

  setWebRTCIPHandlingPolicy(policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.webRtcPolicy = policy
  }

  /** A message of the page's preload. `sender` is null when the frame is gone, as after a navigation. */
  deliver(
    channel: string,
    message: unknown,
    ports: readonly MessagePortDouble[],
    sender: FrameSurface | null,
  ): void {
    const event = {
      ports,
      sender: this.view,
      senderFrame: sender,
      type: 'frame',
      preventDefault: () => undefined,
    }
    this.ipc.emit(channel, event, message)
  }

  /** A page wants to go elsewhere; true when the app lets it. Both events fire, as in Electron. */
  askNavigation(url: string, isMainFrame: boolean): boolean {
    const details = { url, isMainFrame, isSameDocument: false, frame: null, initiator: null }
    const forFrame = preventable(details)
    this.emit('will-frame-navigate', forFrame)
    const forMain = preventable(details)
    if (isMainFrame) this.emit('will-navigate', forMain)
    return !forFrame.defaultPrevented && !forMain.defaultPrevented
  }

  /** A server redirect; true when the app lets it. */
  askRedirect(url: string, isMainFrame: boolean): boolean {
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: null, initiator: null })
    this.emit('will-redirect', event)
    return !event.defaultPrevented
  }

  /** `window.open` and `target=_blank`: without a handler Electron opens a window. */
  askWindow(url: string): Electron.WindowOpenHandlerResponse {
    if (this.#windowOpen === null) return { action: 'allow' }
    return this.#windowOpen({
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'no-referrer' },
    })
  }

  /** A new document is shown; the old one's frames and ports are gone. */
  navigated(url: string, status: number): void {
    Object.assign(this.mainFrame, { url })
    this.emit('did-navigate', {}, url, status, '')
  }

  end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#backend.destroy(this.id)
    this.emit('destroyed')
  }
}
