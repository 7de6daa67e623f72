import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type Electron from 'electron'
import type { Journal } from './journal.ts'

/** Electron's `app`: what must happen before ready is refused after it, and the lock can be lost. */

export interface AppSettings {
  packaged: boolean
  version: string
  /** Stands for the person's home: all of Electron's paths lie below it. */
  homeDir: string
  /** Decides who is the first instance of a userData folder; false for every later one. */
  lock(userData: string, additionalData: unknown): boolean
  /** Ends the process; called once. */
  onExit(code: number): void
}

interface ClosableWindow {
  close(): void
  destroy(): void
}

export class AppDouble
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'enableSandbox'
      | 'exit'
      | 'focus'
      | 'getPath'
      | 'getPreferredSystemLanguages'
      | 'getVersion'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'requestSingleInstanceLock'
      | 'setAboutPanelOptions'
      | 'setAppUserModelId'
      | 'setName'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly isPackaged: boolean
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'>
  readonly #settings: AppSettings
  readonly #journal: Journal
  readonly #paths = new Map<string, string>()
  readonly #ready = Promise.withResolvers<void>()
  readonly #windows = new Set<ClosableWindow>()
  #isReady = false
  #locked = false
  #quitting = false
  #exited = false

  constructor(settings: AppSettings, journal: Journal) {
    super()
    this.#settings = settings
    this.#journal = journal
    this.isPackaged = settings.packaged
    this.commandLine = {
      appendSwitch: (name, value) => this.#early(`app.commandLine.appendSwitch ${name}`, () => value),
    }
  }

  /** Electron has finished starting: `whenReady` resolves. Nothing happens after a quit. */
  becomeReady(): void {
    if (this.#quitting || this.#exited) return
    this.#isReady = true
    this.#journal.note('ready')
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }

  /** Throws before ready, for what Electron has only then. */
  requireReady(what: string): void {
    if (!this.#isReady) throw new Error(`${what} before app is ready`)
  }

  /** Throws after ready, for what comes too late then. */
  requireNotReady(what: string): void {
    if (this.#isReady) throw new Error(`${what} after app is ready`)
  }

  addWindow(window: ClosableWindow): void {
    this.#windows.add(window)
  }

  removeWindow(window: ClosableWindow): void {
    this.#windows.delete(window)
    if (this.#windows.size > 0 || this.#exited) return
    if (this.#quitting) this.#finishQuit()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  enableSandbox(): void {
    this.#early('app.enableSandbox', () => undefined)
  }

  setName(name: string): void {
    this.#early(`app.setName ${name}`, () => undefined)
  }

  setAppUserModelId(id: string): void {
    this.#journal.note('app.setAppUserModelId', id)
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.#journal.note('app.setAboutPanelOptions', options)
  }

  focus(): void {
    this.#journal.note('app.focus')
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-GB', 'fi']
  }

  getVersion(): string {
    return this.#settings.version
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.#paths.get(name) ?? join(this.#settings.homeDir, name)
  }

  setPath(name: string, path: string): void {
    if (name === 'userData' && this.#locked) throw new Error('userData was set after the lock was taken')
    this.#early(`app.setPath ${name}`, () => this.#paths.set(name, path))
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#journal.note('app.requestSingleInstanceLock')
    this.#locked = true
    return this.#settings.lock(this.getPath('userData'), additionalData)
  }

  /** Asks first, then closes the windows. Code after the call goes on running. */
  quit(): void {
    if (this.#quitting || this.#exited) return
    this.#journal.note('app.quit')
    if (!this.#isReady) {
      this.#quitting = true
      setImmediate(() => this.exit(0))
      return
    }
    let prevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (prevented || this.#exited) return
    this.#quitting = true
    if (this.#windows.size === 0) this.#finishQuit()
    for (const window of [...this.#windows]) window.close()
  }

  /** Ends at once: no before-quit, no question to the windows. */
  exit(code = 0): void {
    if (this.#exited) return
    this.#exited = true
    this.#journal.note('app.exit', code)
    for (const window of [...this.#windows]) window.destroy()
    this.emit('quit', {}, code)
    this.#settings.onExit(code)
  }

  #finishQuit(): void {
    this.emit('will-quit', { preventDefault: () => undefined })
    this.exit(0)
  }

  #early(what: string, work: () => unknown): void {
    this.requireNotReady(what)
    this.#journal.note(what)
    work()
  }
}
