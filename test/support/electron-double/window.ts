import { EventEmitter } from 'node:events'
import { isAbsolute } from 'node:path'
import type Electron from 'electron'
import type { AppDouble } from './app.ts'
import { type PageBackend, preventable, WebContentsDouble } from './contents.ts'
import type { Journal } from './journal.ts'
import type { SessionDouble } from './session.ts'
import { strict } from './strict.ts'

/** BrowserWindow, with every unsafe option refused: where Electron warns or stays silent, the double throws. */

type Options = Electron.BrowserWindowConstructorOptions
type Preferences = Electron.WebPreferences

/** Must be written out, so that no later default or careless spread changes them. */
const REQUIRED: Partial<Preferences> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
}
/** Must not even be named: the defaults are the safe values. */
const UNTOUCHED = [
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'disableBlinkFeatures',
  'plugins',
  'additionalArguments',
] as const satisfies readonly (keyof Preferences)[]

/** The reasons why Electron's security guide would refuse these options; empty when there are none. */
export function unsafeOptions(options: Options): string[] {
  const preferences: Preferences = options.webPreferences ?? {}
  const problems: string[] = []
  for (const [name, value] of Object.entries(REQUIRED)) {
    if (preferences[name as keyof Preferences] !== value) problems.push(`${name} must be ${String(value)}`)
  }
  for (const name of UNTOUCHED) if (name in preferences) problems.push(`${name} must not be set`)
  if (preferences.preload !== undefined) {
    if (!isAbsolute(preferences.preload)) problems.push('preload must be an absolute path')
    if (!preferences.preload.endsWith('.cjs')) problems.push('a sandboxed preload must be CommonJS')
  }
  return problems
}

export class BrowserWindowDouble
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'hide'
      | 'isDestroyed'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'restore'
      | 'show'
    >
{
  readonly options: Options
  readonly webContents: WebContentsDouble
  readonly #app: AppDouble
  readonly #journal: Journal
  #visible: boolean
  #destroyed = false
  minimized = false

  constructor(options: Options, contents: WebContentsDouble, app: AppDouble, journal: Journal) {
    super()
    this.options = options
    this.webContents = strict('webContents', contents)
    contents.view = this.webContents
    this.#app = app
    this.#journal = journal
    this.#visible = options.show !== false
  }

  async loadURL(url: string): Promise<void> {
    this.#journal.note('window.loadURL', url)
    await this.webContents.loadURL(url)
  }

  show(): void {
    this.#journal.note('window.show')
    this.#visible = true
    this.emit('show')
  }

  hide(): void {
    this.#journal.note('window.hide')
    this.#visible = false
  }

  focus(): void {
    this.#journal.note('window.focus')
  }

  isMinimized(): boolean {
    return this.minimized
  }

  restore(): void {
    this.minimized = false
  }

  isVisible(): boolean {
    return this.#visible
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  close(): void {
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.webContents.end()
    this.emit('closed')
    this.#app.removeWindow(this)
  }
}

export interface WindowRegistry {
  /** The class as `electron.BrowserWindow`. */
  BrowserWindow: new (
    options?: Options,
  ) => BrowserWindowDouble
  readonly open: ReadonlySet<BrowserWindowDouble>
  find(contentsId: number): BrowserWindowDouble | undefined
}

/** The class that makes windows of this app, and the windows that are open. */
export function createWindowRegistry(
  app: AppDouble,
  session: () => SessionDouble,
  backend: PageBackend,
  journal: Journal,
): WindowRegistry {
  const open = new Set<BrowserWindowDouble>()
  let contentsCount = 0

  class BrowserWindow extends BrowserWindowDouble {
    static getAllWindows(): BrowserWindowDouble[] {
      return [...open]
    }

    constructor(options: Options = {}) {
      app.requireReady('BrowserWindow was created')
      const problems = unsafeOptions(options)
      if (problems.length > 0) throw new Error(`Unsafe window options: ${problems.join(', ')}`)
      if (options.name !== undefined && [...open].some((window) => window.options.name === options.name)) {
        throw new Error('The window name is already in use')
      }
      contentsCount += 1
      const contents = new WebContentsDouble(contentsCount, session(), backend)
      super(options, contents, app, journal)
      journal.note('new BrowserWindow', options)
      open.add(this)
      app.addWindow(this)
      this.on('closed', () => open.delete(this))
      app.emit('web-contents-created', {}, this.webContents)
      // biome-ignore lint/correctness/noConstructorReturn: the app gets the strict view, the registry the object
      return strict('BrowserWindow', this)
    }
  }

  return {
    BrowserWindow,
    open,
    find: (contentsId) => [...open].find((window) => window.webContents.id === contentsId),
  }
}
