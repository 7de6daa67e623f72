import type Electron from 'electron'
import type { ShellElectron } from './electron.ts'

/** The window: nothing of Node reaches it, and it is shown when it has something to show. */

/** Zinc, as in the renderer's theme: no white flash in the dark. */
const BACKGROUND = { light: '#ffffff', dark: '#18181b' } as const

export interface WindowSettings {
  preloadPath: string
  platform: NodeJS.Platform
  packaged: boolean
}

/** The options of the main window, every security switch written out. */
export function windowOptions(
  settings: WindowSettings,
  dark: boolean,
): Electron.BrowserWindowConstructorOptions {
  return {
    // Electron keeps bounds and maximised state under this name.
    name: 'main',
    windowStatePersistence: true,
    title: 'Haku',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
    // Alt shows the menu on Windows and Linux; macOS has it at the top of the screen.
    autoHideMenuBar: settings.platform !== 'darwin',
    webPreferences: {
      preload: settings.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !settings.packaged,
      v8CacheOptions: 'bypassHeatCheck',
    },
  }
}

/** Opens the window and shows it when its first picture is ready. The caller loads a page. */
export function createWindow(
  electron: Pick<ShellElectron, 'BrowserWindow' | 'nativeTheme'>,
  settings: WindowSettings,
): Electron.BrowserWindow {
  const window = new electron.BrowserWindow(windowOptions(settings, electron.nativeTheme.shouldUseDarkColors))
  window.once('ready-to-show', () => window.show())
  return window
}

/** Brings a window to the person: restored, visible, focused. */
export function focusWindow(window: Electron.BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
