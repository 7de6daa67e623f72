import { basename, join } from 'node:path'
import type Electron from 'electron'
import type { Clock } from '../platform/clock.ts'
import { createLog, type Log } from '../platform/log.ts'
import { logFile, type Machine } from '../platform/workspace-dir.ts'
import type { ServiceHost } from '../service/host.ts'
import { acceptPorts } from './connect.ts'
import type { ShellElectron } from './electron.ts'
import { watchWindow } from './health.ts'
import { createKeyStore } from './key-store.ts'
import { installMenu, type Theme } from './menu.ts'
import { menuWords } from './menu-words.ts'
import { guardContents } from './navigation.ts'
import { guardNetwork } from './network.ts'
import { createOpenDocument } from './open-document.ts'
import { createOpenExternal } from './open-external.ts'
import { APP_SCHEME, APP_URL, pageOrigin } from './origin.ts'
import { guardPermissions } from './permissions.ts'
import { createProtocolHandler, readManifest } from './protocol.ts'
import { startServiceHost } from './service-host.ts'
import { foldersOf, prepare } from './startup.ts'
import { readTheme, writeTheme } from './theme.ts'
import { createWindow, focusWindow } from './window.ts'

/** Where the build's parts are, all absolute. */
export interface ShellFiles {
  rendererDir: string
  preloadPath: string
  dataServicePath: string
  documentWorkerUrl: string
}

export interface ShellDeps {
  files: ShellFiles
  argv: readonly string[]
  machine: Machine
  /** The system's folder for temporary files. */
  tempDir: string
  clock: Clock
  /** The dev server's address; heeded only in an app that is not packaged. */
  devServerUrl?: string | undefined
  /** Opens the log; until it is open, lines wait. */
  openLog(path: string): Promise<(line: string) => void>
}

const KEY_STORE_TIMEOUT_MS = 10_000

/**
 * The Electron side of Haku, composed: windows, menu, protocol, permissions, key store, and the data service's
 * process. Holds no business rule. `start` is called once, before Electron is ready.
 */
export function createShell(electron: ShellElectron, deps: ShellDeps): { start(): void } {
  const { app, session, nativeTheme, powerMonitor, protocol } = electron
  const { platform } = deps.machine
  const development = !app.isPackaged
  const devServerUrl = development ? deps.devServerUrl : undefined
  const origin = pageOrigin(devServerUrl)
  const folders = foldersOf(deps.argv, deps.machine)
  const themePath = join(folders.profileDir, 'theme.json')
  const { write, log } = queuedLog(deps)
  const openExternal = createOpenExternal(electron.shell, () => log.warn('external.not-opened'))
  const outside = createOpenDocument({
    shell: electron.shell,
    tempDir: deps.tempDir,
    windowName: basename(folders.profileDir),
    onError: (error) => log.error('document.outside-failed', error),
  })

  let window: Electron.BrowserWindow | undefined
  let host: ServiceHost<Electron.MessagePortMain> | undefined
  /** Ports that came before the key store had answered and the service was started. */
  const early: Electron.MessagePortMain[] = []
  let closing: Promise<void> | undefined

  const attach = (port: Electron.MessagePortMain): void => {
    if (host !== undefined) host.attach(port)
    else early.push(port)
  }

  function guardSession(created: Electron.Session): void {
    guardPermissions(created, origin)
    guardNetwork(created, { origin, development })
    // Its dictionaries would come from the network.
    created.setSpellCheckerEnabled(false)
  }

  function openWindow(): void {
    const opened = createWindow(electron, {
      preloadPath: deps.files.preloadPath,
      platform,
      packaged: app.isPackaged,
    })
    window = opened
    watchWindow(electron, opened, log, deps.clock)
    acceptPorts(electron, opened.webContents, origin, attach, log)
    opened.once('ready-to-show', () => {
      log.info('window.shown')
      showMenu()
    })
    opened.once('closed', () => {
      window = undefined
    })
    // Windows ends the session without before-quit.
    opened.on('session-end', () => void close())
    opened.loadURL(devServerUrl ?? APP_URL).catch((error: unknown) => log.error('window.not-loaded', error))
  }

  function showMenu(): void {
    const setTheme = (theme: Theme): void => {
      nativeTheme.themeSource = theme
      try {
        writeTheme(themePath, theme)
      } catch (error) {
        log.error('theme.not-stored', error)
      }
    }
    installMenu(electron, {
      platform,
      development,
      theme: nativeTheme.themeSource,
      words: menuWords(app.getPreferredSystemLanguages()),
      setTheme,
    })
  }

  async function startService(): Promise<void> {
    const keyStore = createKeyStore(electron.safeStorage, {
      platform,
      timeoutMs: KEY_STORE_TIMEOUT_MS,
      onFailure: (operation) => log.warn('key-store.failed', { operation }),
    })
    const available = await keyStore.available()
    if (closing !== undefined) return
    host = startServiceHost(electron, {
      dataServicePath: deps.files.dataServicePath,
      init: {
        workspaceDir: folders.workspaceDir,
        documentWorkerUrl: deps.files.documentWorkerUrl,
        appVersion: app.getVersion(),
        actor: 'person',
        demo: folders.demo,
      },
      keyStore: available ? keyStore : undefined,
      outside,
      log,
      writeLogLine: write,
      showOutput: development,
    })
    for (const port of early.splice(0)) host.attach(port)
  }

  /** The service writes everything out and closes; `supervise` limits how long that may take. */
  function close(): Promise<void> {
    closing ??= (host?.close() ?? Promise.resolve()).then(() => outside.clear())
    return closing
  }

  function onReady(): void {
    nativeTheme.themeSource = readTheme(themePath)
    app.setAboutPanelOptions({ applicationName: 'Haku', applicationVersion: app.getVersion() })
    // Reached for the first time, the session is created and guarded by the listener.
    protocol.handle(APP_SCHEME, createProtocolHandler(readManifest(deps.files.rendererDir)))
    guardSession(session.defaultSession)
    powerMonitor.on('suspend', () => log.info('power.suspend'))
    powerMonitor.on('resume', () => {
      log.info('power.resume')
      host?.woke()
    })
    // Linux and macOS: the system waits for as long as the quit takes, within its own limit.
    powerMonitor.on('shutdown', ((event?: Electron.Event) => {
      event?.preventDefault()
      app.quit()
    }) as () => void)
    openWindow()
    outside.clear() // what a killed app left
    startService().catch(fail)
  }

  function fail(error: unknown): void {
    log.error('shell.not-started', error)
    electron.dialog.showErrorBox(
      'Haku cannot start',
      'Its own files are missing or damaged. Your data is safe where it is. Install Haku again.',
    )
    app.exit(1)
  }

  return {
    start() {
      if (!prepare(electron, folders, platform)) {
        app.quit()
        return
      }
      app.on('session-created', guardSession)
      app.on('web-contents-created', (_event, contents) => guardContents(contents, origin, openExternal))
      app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
        log.warn('process.gone', { type, reason, exitCode })
      })
      app.on('second-instance', () => {
        if (window !== undefined) focusWindow(window)
        else if (app.isReady()) openWindow()
      })
      app.on('activate', () => {
        if (window === undefined && app.isReady()) openWindow()
      })
      app.on('window-all-closed', () => {
        if (platform !== 'darwin') app.quit()
      })
      app.on('before-quit', (event) => {
        event.preventDefault()
        window?.hide()
        void close().then(() => app.exit(0))
      })
      app.whenReady().then(onReady).catch(fail)
    },
  }
}

/** The log, whose lines wait in memory until its file is open. */
function queuedLog(deps: ShellDeps): { write(line: string): void; log: Log } {
  const waiting: string[] = []
  let sink = (line: string): void => void waiting.push(line)
  deps
    .openLog(logFile('electron', deps.machine))
    .then((open) => {
      for (const line of waiting.splice(0)) open(line)
      sink = open
    })
    .catch(() => {
      // A log that cannot be written never stops the work.
      sink = () => undefined
      waiting.length = 0
    })
  const write = (line: string): void => sink(line)
  return { write, log: createLog(write, deps.clock) }
}
