import type Electron from 'electron'
import type { ShellElectron } from './electron.ts'
import type { MenuWords } from './menu-words.ts'

/** The native menu: on macOS copy, paste and quit exist only through it. */

export type Theme = Electron.NativeTheme['themeSource']

export interface MenuSettings {
  platform: NodeJS.Platform
  development: boolean
  theme: Theme
  words: MenuWords
  setTheme(theme: Theme): void
}

const separator: Electron.MenuItemConstructorOptions = { type: 'separator' }

function viewMenu(settings: MenuSettings): Electron.MenuItemConstructorOptions {
  const { words } = settings
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
    label: words.view,
    submenu: [
      ...developer,
      { role: 'resetZoom', label: words.resetZoom },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      separator,
      {
        label: words.theme,
        submenu: [theme(words.system, 'system'), theme(words.light, 'light'), theme(words.dark, 'dark')],
      },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  }
}

function editMenu({ words }: MenuSettings): Electron.MenuItemConstructorOptions {
  return {
    role: 'editMenu',
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'delete', label: words.remove },
      separator,
      { role: 'selectAll', label: words.selectAll },
    ],
  }
}

/** The menu as a template: roles where Electron has them, so that keys are the platform's; labels are ours. */
export function menuTemplate(settings: MenuSettings): Electron.MenuItemConstructorOptions[] {
  const mac = settings.platform === 'darwin'
  const { words } = settings
  const help: Electron.MenuItemConstructorOptions = {
    role: 'help',
    label: words.help,
    submenu: [{ role: 'about', label: words.about }],
  }
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      role: 'fileMenu',
      label: words.file,
      submenu: [mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit }],
    },
    editMenu(settings),
    viewMenu(settings),
    {
      role: 'windowMenu',
      label: words.window,
      submenu: [
        { role: 'minimize', label: words.minimize },
        { role: 'close', label: words.close },
      ],
    },
    // On macOS "About" stands in the application menu.
    ...(mac ? [] : [help]),
  ]
}

/** Installs the menu for all windows. */
export function installMenu(electron: Pick<ShellElectron, 'Menu'>, settings: MenuSettings): void {
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(settings)))
}
