import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { AppDouble } from './app.ts'
import type { Journal } from './journal.ts'

/** Sessions and the protocol registry: without handlers everything is granted and everything may load. */

type Handlers = {
  [K in
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler']: Parameters<Electron.Session[K]>[0]
}
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1]

export class ProtocolDouble implements Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly #app: AppDouble
  readonly #journal: Journal
  readonly #handlers = new Map<string, ProtocolHandler>()
  #registered = false

  constructor(app: AppDouble, journal: Journal) {
    this.#app = app
    this.#journal = journal
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    this.#app.requireNotReady('protocol.registerSchemesAsPrivileged')
    // A second call replaces the first in Electron: the first scheme silently loses its privileges.
    if (this.#registered) throw new Error('protocol.registerSchemesAsPrivileged was called twice')
    this.#registered = true
    this.#journal.note('protocol.registerSchemesAsPrivileged', schemes)
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    this.#app.requireReady('protocol.handle')
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already`)
    this.#handlers.set(scheme, handler)
  }

  /** Asks the app's own handler; a scheme without one cannot load. */
  async fetch(request: Request): Promise<Response> {
    const handler = this.#handlers.get(new URL(request.url).protocol.replace(/:$/, ''))
    return handler === undefined ? Response.error() : handler(request)
  }
}

export class SessionDouble
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setPermissionRequestHandler'
      | 'setSpellCheckerEnabled'
    >
{
  readonly protocol: ProtocolDouble
  readonly webRequest = {
    onBeforeRequest: (listener: unknown) => {
      this.#beforeRequest = listener as BeforeRequest | null
    },
  }
  readonly handlers: Handlers = {
    setPermissionRequestHandler: null,
    setPermissionCheckHandler: null,
    setDevicePermissionHandler: null,
    setDisplayMediaRequestHandler: null,
  }
  spellChecker = true
  #beforeRequest: BeforeRequest | null = null

  constructor(protocol: ProtocolDouble) {
    super()
    this.protocol = protocol
  }

  setPermissionRequestHandler(handler: Handlers['setPermissionRequestHandler']): void {
    this.handlers.setPermissionRequestHandler = handler
  }

  setPermissionCheckHandler(handler: Handlers['setPermissionCheckHandler']): void {
    this.handlers.setPermissionCheckHandler = handler
  }

  setDevicePermissionHandler(handler: Handlers['setDevicePermissionHandler']): void {
    this.handlers.setDevicePermissionHandler = handler
  }

  setDisplayMediaRequestHandler(handler: Handlers['setDisplayMediaRequestHandler']): void {
    this.handlers.setDisplayMediaRequestHandler = handler
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable
  }

  /** Whether a request of the page would go out; without a listener every one does. */
  async mayRequest(details: Electron.OnBeforeRequestListenerDetails): Promise<boolean> {
    const listener = this.#beforeRequest
    if (listener === null) return true
    return new Promise((resolve) => listener(details, ({ cancel }) => resolve(cancel !== true)))
  }
}
