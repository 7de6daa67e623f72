import type Electron from 'electron'
import type { ShellElectron } from '../../../src/main/shell/electron.ts'
import { AppDouble, type AppSettings } from './app.ts'
import type { PageBackend } from './contents.ts'
import {
  createDesktopServices,
  type KeyStoreState,
  NativeThemeDouble,
  SafeStorageDouble,
} from './desktop-services.ts'
import { Journal } from './journal.ts'
import { MessageChannelDouble } from './ports.ts'
import { ProtocolDouble, SessionDouble } from './session.ts'
import { strict } from './strict.ts'
import { createUtilityProcess } from './utility-process.ts'
import { createWindowRegistry } from './window.ts'

/**
 * A double of Electron's main process. Each part is typed against electron.d.ts, so that a changed API fails the
 * type check; a member that is missing throws when it is used.
 */
export interface DoubleSettings extends AppSettings {
  keyStore: KeyStoreState
  backend: PageBackend
  onTheme(theme: Electron.NativeTheme['themeSource']): void
}

const NO_PAGES: PageBackend = {
  load: async () => undefined,
  reload: () => undefined,
  destroy: () => undefined,
}

export function createElectronDouble(settings: Partial<DoubleSettings> = {}) {
  const journal = new Journal()
  const app = new AppDouble(
    {
      packaged: settings.packaged ?? false,
      version: settings.version ?? '0.0.0-test',
      homeDir: settings.homeDir ?? '/nonexistent',
      lock: settings.lock ?? (() => true),
      onExit: settings.onExit ?? (() => undefined),
    },
    journal,
  )
  const protocol = new ProtocolDouble(app, journal)
  const sessions: SessionDouble[] = []
  const defaultSession = (): SessionDouble => {
    app.requireReady('session.defaultSession was used')
    const existing = sessions[0]
    if (existing !== undefined) return existing
    const created = new SessionDouble(protocol)
    sessions.push(created)
    app.emit('session-created', created)
    return created
  }
  const windows = createWindowRegistry(app, defaultSession, settings.backend ?? NO_PAGES, journal)
  const services = createDesktopServices(app, journal)
  const safeStorage = new SafeStorageDouble(settings.keyStore ?? 'works', app)
  const nativeTheme = new NativeThemeDouble(settings.onTheme ?? (() => undefined))
  const { utilityProcess, running } = createUtilityProcess(app, journal)
  const parts = {
    app: strict('app', app),
    BrowserWindow: windows.BrowserWindow,
    dialog: strict('dialog', services.dialog),
    Menu: strict('Menu', services.Menu),
    MessageChannelMain: MessageChannelDouble,
    nativeTheme: strict('nativeTheme', nativeTheme),
    powerMonitor: services.powerMonitor,
    protocol: strict('protocol', protocol),
    safeStorage: strict('safeStorage', safeStorage),
    session: strict('session', {
      get defaultSession() {
        return strict('session.defaultSession', defaultSession())
      },
    }),
    shell: strict('shell', services.shell),
    utilityProcess: strict('utilityProcess', utilityProcess),
  } satisfies Record<keyof ShellElectron, unknown>

  return {
    /** What `require('electron')` gives. Each part is checked against its type above, the whole cannot be. */
    electron: strict('electron', parts) as unknown as ShellElectron,
    app,
    journal,
    nativeTheme,
    powerMonitor: services.powerMonitor,
    protocol,
    safeStorage,
    sessions: sessions as readonly SessionDouble[],
    windows,
    utilityProcesses: running,
  }
}

export type ElectronDouble = ReturnType<typeof createElectronDouble>
