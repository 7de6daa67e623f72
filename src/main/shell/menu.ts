import type Electron from 'electron'
import type { ShellElectron } from './electron.ts'

/** The native menu: on macOS copy, paste and quit exist only through it. */

export type Theme = Electron.NativeTheme['themeSource']

export interface MenuSettings {
  platform: NodeJS.Platform
  development: boolean
  theme: Theme
  setTheme(theme: Theme): void
}

const separator: Electron.MenuItemConstructorOptions = { type: 'separator' }

function viewMenu(settings: MenuSettings): Electron.MenuItemConstructorOptions {
  const theme = (label: string, value: Theme): Electron.MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: settings.theme === value,
    click: () => settings.setTheme(value),
  })
  const developer: Electron.MenuItemConstructorOptions[] = settings.development
    ? [{ role: 'reload' }, { role: 'forceReload' }, { role: 'toggleDevTools' }, separator]
    : []
  return {
    label: '&View',
    submenu: [
      ...developer,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      {
        label: 'Theme',
        submenu: [theme('Same as system', 'system'), theme('Light', 'light'), theme('Dark', 'dark')],
      },
      separator,
      { role: 'togglefullscreen' },
    ],
  }
}

/** The menu as a template: roles where Electron has them, so that labels and keys are the platform's. */
export function menuTemplate(settings: MenuSettings): Electron.MenuItemConstructorOptions[] {
  const mac = settings.platform === 'darwin'
  const help: Electron.MenuItemConstructorOptions = { role: 'help', submenu: [{ role: 'about' }] }
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    viewMenu(settings),
    { role: 'windowMenu' },
    // On macOS "About" stands in the application menu.
    ...(mac ? [] : [help]),
  ]
}

/** Installs the menu for all windows. */
export function installMenu(electron: Pick<ShellElectron, 'Menu'>, settings: MenuSettings): void {
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(settings)))
}
