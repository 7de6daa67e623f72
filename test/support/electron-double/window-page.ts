import type { CDPSession, Page, Route } from '@playwright/test'
import type { Desktop } from './desktop.ts'
import {
  BINDING,
  decode,
  encode,
  type FromPage,
  isolatedWorldScript,
  mainWorldScript,
  WORLD_NAME,
} from './isolated-world.ts'
import type { FromMain } from './wire.ts'

/** One window of the double as a page of Chromium: its requests, frames, ports and crashes. */

/** Chromium cannot show `app:` pages; this origin stands for it and is just as secure. */
export const PAGE_ORIGIN = 'https://bundle.app'
const APP_ORIGIN = 'app://bundle'

const toPageUrl = (url: string): string => url.replace(APP_ORIGIN, PAGE_ORIGIN)
const toAppUrl = (url: string): string =>
  url === PAGE_ORIGIN || url.startsWith(`${PAGE_ORIGIN}/`) ? APP_ORIGIN + url.slice(PAGE_ORIGIN.length) : url

/** A page that the app did not open reaches nothing. */
const refuse = (route: Route): Promise<void> => route.abort('blockedbyclient')

interface OpenPort {
  /** Number in the page. */
  local: number
  contextId: number
}

export class WindowPage {
  page: Page
  readonly #desktop: Desktop
  readonly #id: number
  readonly #preload: string
  readonly #ports = new Map<number, OpenPort>()
  #cdp: CDPSession | undefined
  /** True while a navigation of the app itself (loadURL, reload) has not yet asked for its document. */
  #loading = false
  #ended: Promise<void> | undefined
  #own: boolean
  #url = ''

  private constructor(desktop: Desktop, id: number, page: Page, preload: string, own: boolean) {
    this.#desktop = desktop
    this.#id = id
    this.page = page
    this.#preload = preload
    this.#own = own
  }

  /** Makes a page a window of the app. `own` pages are closed with the window, others are given back empty. */
  static async open(
    desktop: Desktop,
    id: number,
    page: Page,
    preload: string,
    own: boolean,
  ): Promise<WindowPage> {
    const window = new WindowPage(desktop, id, page, preload, own)
    await window.#attach()
    return window
  }

  async load(url: string): Promise<void> {
    this.#url = url
    this.#loading = true
    await this.page.goto(toPageUrl(url), { waitUntil: 'commit' })
  }

  /** Also after a crash: Chromium's page is gone then, so another takes its place. */
  async reload(): Promise<void> {
    if (this.#cdp === undefined) {
      this.page = await this.#desktop.newPage(this.page.context())
      this.#own = true
      await this.#attach()
      await this.load(this.#url)
      return
    }
    this.#loading = true
    await this.page.reload({ waitUntil: 'commit' })
  }

  async setTheme(theme: 'system' | 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme === 'system' ? null : theme })
  }

  /** Resolves when the page is closed or given back, also for whoever asks again. */
  destroy(): Promise<void> {
    this.#ended ??= this.#leave()
    return this.#ended
  }

  /** Hands a message of the app to the page's end of a port, if it is one of this page. */
  toPage(message: Extract<FromMain, { type: 'port-message' | 'port-closed' }>): void {
    const port = this.#ports.get(message.port)
    if (port === undefined) return
    if (message.type === 'port-closed') this.#ports.delete(message.port)
    const delivered =
      message.type === 'port-message'
        ? { type: message.type, port: port.local, data: encode(message.data) }
        : { type: message.type, port: port.local }
    if ('data' in delivered && 'lost' in delivered.data) {
      this.#desktop.faults.push(`a port message of type ${delivered.data.lost} cannot reach the page here`)
      return
    }
    // The document may be gone by now, and its port with it.
    this.#cdp
      ?.send('Runtime.evaluate', {
        contextId: port.contextId,
        expression: `__electronDoubleDeliver(${JSON.stringify(delivered)})`,
      })
      .catch(() => undefined)
  }

  async #leave(): Promise<void> {
    const { page } = this
    try {
      if (this.#own) return await page.close()
      await page.goto('about:blank')
      await page.unroute('**/*', this.#route)
      await page.context().unroute('**/*', refuse)
      await this.#cdp?.detach()
    } catch {
      // Closed by the test, or by Chromium with its last page.
    }
  }

  async #attach(): Promise<void> {
    const { page } = this
    await page.context().route('**/*', refuse)
    const cdp = await page.context().newCDPSession(page)
    this.#cdp = cdp
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) this.#fromPage(JSON.parse(payload) as FromPage, executionContextId)
    })
    // Of this session, so that it comes before the first message of the new document's preload.
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#navigated(toAppUrl(frame.url))
    })
    cdp.on('Page.windowOpen', ({ url }) => this.#windowOpened(url))
    // A middle click opens a page without opener, told of in another event.
    cdp.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
      if (disposition === 'currentTab' || disposition === 'download') return
      this.#windowOpened(url)
      this.#desktop.middleClicked()
    })
    await cdp.send('Runtime.enable')
    await cdp.send('Page.enable')
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD_NAME })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldScript(this.#preload),
      worldName: WORLD_NAME,
    })
    await page.route('**/*', this.#route)
    page.once('domcontentloaded', () => this.#desktop.send({ type: 'painted', window: this.#id }))
    page.once('crash', () => void this.#crashed())
    page.once('close', () => {
      if (this.#ended !== undefined || this.page !== page || this.#cdp === undefined) return
      this.#ended = Promise.resolve()
      this.#desktop.send({ type: 'close-window', window: this.#id })
    })
  }

  #navigated(url: string): void {
    this.#url = url
    this.#desktop.send({ type: 'did-navigate', window: this.#id, url })
    this.#dropPorts()
  }

  #dropPorts(): void {
    for (const port of this.#ports.keys()) this.#desktop.send({ type: 'port-closed', port })
    this.#ports.clear()
  }

  async #crashed(): Promise<void> {
    this.#dropPorts()
    this.#cdp = undefined
    await this.page.close()
    this.#desktop.send({ type: 'crashed', window: this.#id })
  }

  #fromPage(message: FromPage, contextId: number): void {
    const global = (local: number): number | undefined =>
      [...this.#ports].find(([, port]) => port.local === local && port.contextId === contextId)?.[0]
    switch (message.type) {
      case 'ipc': {
        const ports = message.ports.map((local) => {
          const port = this.#desktop.nextPort()
          this.#ports.set(port, { local, contextId })
          return port
        })
        const frame = { url: toAppUrl(message.url), isTop: message.isTop }
        const { channel, message: body } = message
        this.#desktop.send({ type: 'ipc', window: this.#id, channel, message: body, ports, frame })
        return
      }
      case 'port-message': {
        const port = global(message.port)
        if ('lost' in message.data) {
          this.#desktop.faults.push(`the page sent ${message.data.lost} through a port: Electron loses it`)
        } else if (port !== undefined) {
          this.#desktop.send({ type: 'port-message', port, data: decode(message.data) })
        }
        return
      }
      case 'port-closed': {
        const port = global(message.port)
        if (port === undefined) return
        this.#ports.delete(port)
        this.#desktop.send({ type: 'port-closed', port })
        return
      }
      case 'preload-error':
        this.#desktop.faults.push(`preload: ${message.message}`)
        this.#desktop.send({ type: 'preload-error', window: this.#id, message: message.message })
    }
  }

  /** Electron asks before it opens a window; Chromium opens it and tells: the desktop closes it again. */
  #windowOpened(url: string): void {
    this.#desktop
      .ask('window-open', { window: this.#id, url: toAppUrl(url) })
      .then((action) => {
        if (action === 'allow') this.#desktop.faults.push('the app let a page open a window')
      })
      .catch(() => undefined)
  }

  /** Page requests go the way they go in Electron: navigation guards, request listener, scheme handler. */
  readonly #route = async (route: Route): Promise<void> => {
    const request = route.request()
    const url = toAppUrl(request.url())
    try {
      if (
        request.isNavigationRequest() &&
        !(await this.#mayNavigate(request.frame() === this.page.mainFrame(), url))
      ) {
        await route.abort('aborted')
        return
      }
      const response = await this.#desktop.ask('request', {
        window: this.#id,
        url,
        method: request.method(),
        headers: request.headers(),
        resourceType: request.resourceType(),
      })
      if (response === null) {
        this.#desktop.cancelled.push(url)
        await route.abort('blockedbyclient')
      } else {
        await route.fulfill({ ...response, body: Buffer.from(response.body) })
      }
    } catch (error) {
      // Page or app went away meanwhile; anything else is a fault of the double.
      await route.abort('failed').catch(() => undefined)
      if (this.#ended === undefined && !/has ended|has been closed/.test(String(error))) {
        this.#desktop.faults.push(`request: ${String(error)}`)
      }
    }
  }

  async #mayNavigate(isMainFrame: boolean, url: string): Promise<boolean> {
    if (isMainFrame && this.#loading) {
      this.#loading = false
      return true
    }
    return this.#desktop.ask('may-navigate', { window: this.#id, url, isMainFrame })
  }
}
