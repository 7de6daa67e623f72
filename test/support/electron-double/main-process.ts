import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { frame } from './contents.ts'
import type { KeyStoreState } from './desktop-services.ts'
import { createElectronDouble } from './electron.ts'
import { MessagePortDouble } from './ports.ts'
import type { FromMain, Questions, ToMain, WireRequest, WireResponse } from './wire.ts'

/**
 * Stands for Electron's main process: a Node process that runs the built out/main/index.cjs, with the double as
 * `electron`. Its windows are pages in the desktop process that started it; its data service is a real child.
 *
 * Usage: node main-process.ts MAIN_ENTRY [arguments of the app]; settings come from the environment.
 */
const [entry = '', ...appArguments] = process.argv.slice(2)
const homeDir = process.env.HAKU_DOUBLE_HOME ?? ''

function send(message: FromMain): void {
  if (process.connected) process.send?.(message)
}

let questions = 0
const waiting = new Map<number, (answer: Extract<ToMain, { type: 'answer' }>) => void>()

/** One lock file per profile folder, as Chromium's SingletonLock: held while its process lives. */
function lock(userData: string): boolean {
  const path = join(userData, 'SingletonLock')
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      process.once('exit', () => rmSync(path, { force: true }))
      return true
    } catch {
      if (isAlive(Number(readFileSync(path, 'utf8')))) break
      rmSync(path, { force: true })
    }
  }
  send({ type: 'second-instance', userData, argv: process.argv })
  return false
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const double = createElectronDouble({
  version: process.env.npm_package_version ?? '0.1.0',
  homeDir,
  keyStore: (process.env.HAKU_DOUBLE_KEY_STORE as KeyStoreState | undefined) ?? 'unavailable',
  lock,
  // The last messages leave first.
  onExit: (code) => setImmediate(() => process.exit(code)),
  onTheme: (theme) => send({ type: 'theme', theme }),
  backend: {
    load: (window, url) => {
      const preload = double.windows.find(window)?.options.webPreferences?.preload ?? ''
      return new Promise((resolve, reject) => {
        questions += 1
        waiting.set(questions, ({ error }) => (error === undefined ? resolve() : reject(new Error(error))))
        send({ type: 'load', id: questions, window, url, preload: readFileSync(preload, 'utf8') })
      })
    },
    reload: (window) => send({ type: 'reload', window }),
    destroy: (window) => send({ type: 'destroy', window }),
  },
})

const ports = new Map<number, MessagePortDouble>()

function openPort(id: number): MessagePortDouble {
  const port = new MessagePortDouble()
  port.connect({
    message: (data) => send({ type: 'port-message', port: id, data }),
    closed: () => {
      ports.delete(id)
      send({ type: 'port-closed', port: id })
    },
  })
  ports.set(id, port)
  return port
}

const answers: {
  [Name in keyof Questions]: (takes: Questions[Name]['takes']) => Promise<Questions[Name]['gives']>
} = {
  request: answerRequest,
  'may-navigate': async ({ window, url, isMainFrame }) =>
    double.windows.find(window)?.webContents.askNavigation(url, isMainFrame) ?? false,
  'window-open': async ({ window, url }) =>
    double.windows.find(window)?.webContents.askWindow(url).action ?? 'deny',
  journal: async () => JSON.parse(JSON.stringify(double.journal.entries)) as Questions['journal']['gives'],
  'service-pid': async () => [...double.utilityProcesses][0]?.pid ?? null,
}

/** As Electron's network stack: first the session's request listener, then the scheme's handler. */
async function answerRequest(wire: WireRequest): Promise<WireResponse | null> {
  const session = double.sessions[0]
  const allowed = await session?.mayRequest({
    id: 0,
    url: wire.url,
    method: wire.method,
    resourceType: wire.resourceType as 'other',
    referrer: '',
    timestamp: 0,
    uploadData: [],
  })
  if (allowed !== true) return null
  const response = await double.protocol.fetch(
    new Request(wire.url, { method: wire.method, headers: wire.headers }),
  )
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

async function answer({ id, name, takes }: Extract<ToMain, { type: 'ask' }>): Promise<void> {
  try {
    send({ type: 'answer', id, value: await answers[name](takes as never) })
  } catch (error) {
    send({ type: 'answer', id, value: null, error: String(error) })
  }
}

function receive(message: ToMain): void {
  switch (message.type) {
    case 'ask':
      void answer(message)
      return
    case 'answer':
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
      return
    case 'port-message':
      ports.get(message.port)?.receive(message.data)
      return
    case 'port-closed':
      ports.get(message.port)?.disconnected()
      ports.delete(message.port)
      return
    case 'second-instance':
      double.app.emit('second-instance', {}, message.argv, '', null)
      return
    case 'power':
      double.powerMonitor.emit(message.event, { preventDefault: () => undefined })
      return
    case 'quit':
      double.app.quit()
      return
    default:
      receiveOfWindow(message)
  }
}

function receiveOfWindow(message: Extract<ToMain, { window: number }>): void {
  const window = double.windows.find(message.window)
  if (window === undefined) return
  const { webContents } = window
  switch (message.type) {
    case 'did-navigate':
      webContents.navigated(message.url, 200)
      return
    case 'painted':
      window.emit('ready-to-show')
      return
    case 'ipc': {
      const sender = frame(message.frame.url, message.frame.isTop ? null : webContents.mainFrame)
      webContents.deliver(message.channel, message.message, message.ports.map(openPort), sender)
      return
    }
    case 'preload-error':
      webContents.emit('preload-error', {}, '', new Error(message.message))
      return
    case 'crashed':
      webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 })
      return
    case 'close-window':
      window.close()
  }
}

process.on('message', receive)
// The desktop is gone: nobody sees this window any more.
process.on('disconnect', () => process.exit(0))

const doubleUrl = new URL('./electron.cjs', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: doubleUrl, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
})
Object.defineProperty(globalThis, Symbol.for('haku.electron-double'), { value: double.electron })
Object.defineProperty(process, 'type', { value: 'browser' })
process.argv = [process.execPath, '.', ...appArguments]
mkdirSync(homeDir, { recursive: true })
createRequire(import.meta.url)(entry)
// Electron becomes ready after the entry has run: what is registered later comes too late.
setImmediate(() => double.app.becomeReady())
