import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import type { AppDouble } from './app.ts'
import type { Journal } from './journal.ts'

/** What Electron takes from the desktop: key store, theme, power, dialogs, menus, other programs. */

/** `unavailable`: no key store; `basic_text`: Linux without a keyring; `rotated`: works, and asks to wrap again. */
export type KeyStoreState = 'works' | 'rotated' | 'unavailable' | 'basic_text' | 'silent'

export class SafeStorageDouble
  implements
    Pick<
      Electron.SafeStorage,
      'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
    >
{
  state: KeyStoreState
  readonly #app: AppDouble

  constructor(state: KeyStoreState, app: AppDouble) {
    this.state = state
    this.#app = app
  }

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    this.#app.requireReady('safeStorage was used')
    if (this.state === 'silent') return new Promise<boolean>(() => undefined)
    return this.state !== 'unavailable'
  }

  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    if (!this.#app.isReady()) return 'unknown'
    return this.state === 'basic_text' ? 'basic_text' : 'gnome_libsecret'
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    if (this.state === 'unavailable') throw new Error('Encryption is not available')
    // Never twice the same, as real encryption.
    return Buffer.concat([
      Buffer.from('v10'),
      randomBytes(16),
      Buffer.from(plainText).map((byte) => byte ^ 0x5a),
    ])
  }

  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    if (this.state === 'unavailable') throw new Error('Decryption is not available')
    if (encrypted.subarray(0, 3).toString() !== 'v10')
      throw new Error('Error while decrypting the ciphertext')
    const result = Buffer.from(encrypted.subarray(19).map((byte) => byte ^ 0x5a)).toString()
    return { result, shouldReEncrypt: this.state === 'rotated' }
  }
}

export class NativeThemeDouble
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  systemDark = false
  readonly #onChange: (theme: Electron.NativeTheme['themeSource']) => void
  #source: Electron.NativeTheme['themeSource'] = 'system'

  constructor(onChange: (theme: Electron.NativeTheme['themeSource']) => void) {
    super()
    this.#onChange = onChange
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (source === this.#source) return
    this.#source = source
    this.#onChange(source)
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.systemDark : this.#source === 'dark'
  }
}

export class MenuDouble {
  readonly template: readonly Electron.MenuItemConstructorOptions[]

  constructor(template: readonly Electron.MenuItemConstructorOptions[]) {
    this.template = template
  }
}

export function createDesktopServices(app: AppDouble, journal: Journal) {
  const shell = {
    openExternal: async (url: string) => journal.note('shell.openExternal', url),
    openPath: async (path: string) => {
      journal.note('shell.openPath', path)
      return ''
    },
  } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>
  const dialog = {
    showErrorBox: (title: string, content: string) => journal.note('dialog.showErrorBox', { title, content }),
  } satisfies Pick<Electron.Dialog, 'showErrorBox'>
  const Menu = {
    buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => new MenuDouble(template),
    setApplicationMenu: (menu: MenuDouble | null) => journal.note('Menu.setApplicationMenu', menu),
  }
  const powerMonitor = new EventEmitter()
  return { app, shell, dialog, Menu, powerMonitor }
}
