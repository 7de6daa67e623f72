import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { foldersOf } from '../../../src/main/shell/startup.ts'
import { preventable } from '../../support/electron-double/contents.ts'
import type { MenuDouble } from '../../support/electron-double/desktop-services.ts'
import { shellFixture } from '../../support/electron-double/shell-fixture.ts'

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })

describe('the shell', () => {
  it('does before ready what would come too late after it, the lock first', async () => {
    await using fixture = shellFixture({ platform: 'win32' })
    await fixture.open()
    const names = fixture.journal.names()
    const order = [
      'app.setPath userData',
      'app.requestSingleInstanceLock',
      'protocol.registerSchemesAsPrivileged',
      'app.enableSandbox',
      'app.setAppUserModelId',
      'ready',
      'new BrowserWindow',
      'utilityProcess.fork',
    ]
    expect(order.map((name) => names.indexOf(name))).toEqual(
      order.map((name) => names.indexOf(name)).toSorted((a, b) => a - b),
    )
    expect(order.every((name) => names.includes(name))).toBe(true)
  })

  it('gives its scheme the privileges of a web origin and none that go round the policy', async () => {
    await using fixture = shellFixture()
    await fixture.open()
    expect(fixture.journal.of('protocol.registerSchemesAsPrivileged')).toEqual([
      [
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
        },
      ],
    ])
  })

  it('shows the window when there is something to show, and the menu after it', async () => {
    await using fixture = shellFixture()
    const window = await fixture.open()
    expect(window.isVisible()).toBe(false)
    expect(fixture.journal.of('Menu.setApplicationMenu')).toEqual([null])
    window.emit('ready-to-show')
    expect(window.isVisible()).toBe(true)
    expect(fixture.journal.of('Menu.setApplicationMenu')).toHaveLength(2)
    expect(fixture.journal.of('window.loadURL')).toEqual(['app://bundle/'])
  })

  it('opens with the background of the theme that was chosen last', async () => {
    await using fixture = shellFixture()
    const first = await fixture.open()
    expect(first.options.backgroundColor).toBe('#ffffff')
    first.emit('ready-to-show')
    const menu = fixture.journal.of('Menu.setApplicationMenu').at(-1) as MenuDouble
    const view = menu.template.find((item) => item.label === '&View')
    const items = (view?.submenu as Electron.MenuItemConstructorOptions[]) ?? []
    const themes = items.find((item) => item.label === 'Theme')
      ?.submenu as Electron.MenuItemConstructorOptions[]
    themes.find((item) => item.label === 'Dark')?.click?.({} as never, undefined, {} as never)
    expect(fixture.nativeTheme.themeSource).toBe('dark')

    const stored = join(fixture.homeDir, 'haku', 'window', 'theme.json')
    expect(JSON.parse(readFileSync(stored, 'utf8'))).toEqual({ theme: 'dark' })
  })

  it('leaves the workspace to the first instance: the second quits without window or service', async () => {
    const fixture = shellFixture({ lock: () => false })
    fixture.start()
    await expect(fixture.exited).resolves.toBe(0)
    expect(fixture.journal.names()).toEqual([
      'app.setPath userData',
      'app.setName Haku',
      'app.requestSingleInstanceLock',
      'app.quit',
      'app.exit',
    ])
  })

  it('brings its window forward when it is started once more', async () => {
    await using fixture = shellFixture()
    const window = await fixture.open()
    window.minimized = true
    fixture.app.emit('second-instance', {}, ['haku'], '/', null)
    expect(window.isMinimized()).toBe(false)
    expect(window.isVisible()).toBe(true)
    expect(fixture.journal.names()).toContain('window.focus')
    expect(fixture.windows.open.size).toBe(1)
  })

  it('quits with the last window, and closes the service cleanly before it ends', async () => {
    const fixture = shellFixture()
    const window = await fixture.open()
    await until(() => expect(fixture.utilityProcesses.size).toBe(1))
    window.close()
    await expect(fixture.exited).resolves.toBe(0)
    expect(fixture.utilityProcesses.size).toBe(0)
    expect(fixture.logged.map((line) => line.event)).not.toContain('service.stopped')
  })

  it('stays without a window on macOS, and opens one again', async () => {
    await using fixture = shellFixture({ platform: 'darwin' })
    const window = await fixture.open()
    window.close()
    expect(fixture.journal.names()).not.toContain('app.quit')
    for (const again of ['activate', 'second-instance']) {
      fixture.app.emit(again, {}, [], '', null)
      expect(fixture.windows.open.size).toBe(1)
      fixture.app.emit(again, {}, [], '', null)
      expect(fixture.windows.open.size).toBe(1)
      for (const opened of fixture.windows.open) opened.close()
    }
  })

  it('ends even when the system shuts down, and asks it to wait', async () => {
    const fixture = shellFixture()
    await fixture.open()
    const event = preventable({})
    fixture.powerMonitor.emit('shutdown', event)
    expect(event.defaultPrevented).toBe(true)
    await expect(fixture.exited).resolves.toBe(0)
  })

  it('hides the window while it quits, however often that is asked', async () => {
    const fixture = shellFixture()
    await fixture.open()
    await until(() => expect(fixture.utilityProcesses.size).toBe(1))
    fixture.app.quit()
    fixture.app.quit()
    expect(fixture.journal.names()).toContain('window.hide')
    await expect(fixture.exited).resolves.toBe(0)
    expect(fixture.journal.of('app.exit')).toEqual([0])
  })

  it('says so and ends when its own files are missing', async () => {
    const fixture = shellFixture()
    const { rmSync } = await import('node:fs')
    rmSync(join(fixture.homeDir, 'out', 'renderer'), { recursive: true })
    fixture.start()
    fixture.app.becomeReady()
    await expect(fixture.exited).resolves.toBe(1)
    expect(fixture.journal.of('dialog.showErrorBox')).toEqual([
      expect.objectContaining({ title: 'Haku cannot start' }),
    ])
    expect(fixture.logged).toContainEqual(expect.objectContaining({ event: 'shell.not-started' }))
  })

  it('loads the window again after a crash, and tells the person when it keeps crashing', async () => {
    const reload = vi.fn()
    await using fixture = shellFixture({
      backend: { load: async () => undefined, reload, destroy: () => undefined },
    })
    const window = await fixture.open()
    const crash = { reason: 'crashed', exitCode: 139 }
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
    expect(reload).not.toHaveBeenCalled()
    for (let i = 0; i < 5; i += 1) window.webContents.emit('render-process-gone', {}, crash)
    expect(reload).toHaveBeenCalledTimes(3)
    expect(fixture.journal.of('dialog.showErrorBox')).toHaveLength(2)
  })

  it('logs what shows nowhere else: a broken preload, a page that does not load, a process that is gone', async () => {
    await using fixture = shellFixture()
    const { webContents } = await fixture.open()
    webContents.emit('preload-error', {}, '/preload.cjs', new TypeError('x'))
    webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://bundle/', true)
    webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://bundle/x', false)
    webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://bundle/', true)
    fixture.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 })
    const events = fixture.logged.map((line) => line.event)
    expect(events.filter((event) => event !== 'window.shown')).toEqual(
      expect.arrayContaining(['window.preload-error', 'window.load-failed', 'process.gone']),
    )
    expect(events.filter((event) => event === 'window.load-failed')).toHaveLength(1)
  })

  it('loads the dev server in development only', async () => {
    {
      await using fixture = shellFixture({ devServerUrl: 'http://localhost:5173/' })
      await fixture.open()
      expect(fixture.journal.of('window.loadURL')).toEqual(['http://localhost:5173/'])
    }
    await using fixture = shellFixture({ devServerUrl: 'http://localhost:5173/', packaged: true })
    await fixture.open()
    expect(fixture.journal.of('window.loadURL')).toEqual(['app://bundle/'])
    expect(() => shellFixture({ devServerUrl: 'http://evil.test/' }).start()).toThrow('on this machine')
  })

  it('starts no crash reporter and no spell checker', async () => {
    await using fixture = shellFixture()
    const window = await fixture.open()
    // crashReporter is not among what the shell is given: using it would throw.
    expect('crashReporter' in fixture.electron).toBe(false)
    expect(fixture.sessions.map((session) => session.spellChecker)).toEqual([false])
    expect(window.options.webPreferences?.spellcheck).toBe(false)
  })
})

describe('the folders of a start', () => {
  const machine = { platform: 'linux', env: {}, home: '/home/x' } as const

  it('are the default ones when no workspace is named', () => {
    expect(foldersOf(['.', '--inspect=1', 'something'], machine)).toEqual({
      workspaceDir: '/home/x/.local/share/haku/workspace',
      profileDir: '/home/x/.local/share/haku/window',
      demo: false,
    })
  })

  it("are the demo's own when that is asked for", () => {
    const demo = foldersOf(['--demo'], machine)
    expect(demo.demo).toBe(true)
    expect(demo.workspaceDir).toBe('/home/x/.local/share/haku/demo')
    expect(demo.profileDir).not.toBe(foldersOf([], machine).profileDir)
  })

  it('give each named workspace a window profile of its own, and the same one each time', () => {
    const one = foldersOf(['.', '--workspace', '/data/one'], machine)
    expect(one.workspaceDir).toBe('/data/one')
    expect(one.profileDir).toMatch(/\/haku\/window-[0-9a-f]{16}$/)
    expect(foldersOf(['--no-sandbox', '--workspace=/data/one'], machine)).toEqual(one)
    expect(foldersOf(['--workspace', '/data/two'], machine).profileDir).not.toBe(one.profileDir)
    expect(existsSync(one.profileDir)).toBe(false)
  })
})
