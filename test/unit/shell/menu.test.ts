import { describe, expect, it, vi } from 'vitest'
import { type MenuSettings, menuTemplate } from '../../../src/main/shell/menu.ts'
import { menuWords } from '../../../src/main/shell/menu-words.ts'

const settings = (changes: Partial<MenuSettings> = {}): MenuSettings => ({
  platform: 'linux',
  development: false,
  theme: 'system',
  words: menuWords(['en']),
  setTheme: () => undefined,
  ...changes,
})

type Item = Electron.MenuItemConstructorOptions
const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
const roles = (changes?: Partial<MenuSettings>) =>
  flat(menuTemplate(settings(changes))).map((item) => item.role)

describe('the native menu', () => {
  it('has the edit roles everywhere: on macOS copy and paste work only through them', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const)
      expect(roles({ platform })).toContain('editMenu')
  })

  it('has the application menu on macOS and "About" under help elsewhere', () => {
    expect(roles({ platform: 'darwin' })[0]).toBe('appMenu')
    expect(roles({ platform: 'darwin' })).not.toContain('about')
    expect(roles()).toContain('about')
  })

  it('offers reload and developer tools in development only', () => {
    const tools = ['reload', 'forceReload', 'toggleDevTools']
    expect(tools.filter((role) => roles({ development: true }).includes(role as never))).toEqual(tools)
    expect(tools.filter((role) => roles().includes(role as never))).toEqual([])
  })

  it("speaks the first of the system's languages that Haku knows, and leaves no label to Electron", () => {
    const labels = (preferred: string[]) =>
      flat(menuTemplate(settings({ words: menuWords(preferred) })))
        .filter((item) => item.type !== 'separator')
        .map((item) => item.label)
    expect(labels(['nb-NO', 'fi-FI', 'en'])).toContain('Valitse kaikki')
    expect(labels(['de-AT'])).toContain('Rückgängig')
    expect(labels(['sv'])).toContain('Ångra')
    expect(labels(['ja'])).toEqual(labels(['en-GB']))
    for (const language of ['en', 'fi', 'de', 'sv']) expect(labels([language]).every(Boolean)).toBe(true)
  })

  it('marks the theme in use and sets another', () => {
    const setTheme = vi.fn()
    const items = flat(menuTemplate(settings({ theme: 'light', setTheme })))
    const themes = items.filter((item) => item.type === 'radio')
    expect(themes.map((item) => [item.label, item.checked])).toEqual([
      ['Same as system', false],
      ['Light', true],
      ['Dark', false],
    ])
    themes[2]?.click?.({} as never, undefined, {} as never)
    expect(setTheme).toHaveBeenCalledExactlyOnceWith('dark')
  })
})
