import { describe, expect, it, vi } from 'vitest'
import { createElectronDouble } from '../../support/electron-double/electron.ts'
import { assertCloneable } from '../../support/electron-double/message.ts'
import { MessageChannelDouble } from '../../support/electron-double/ports.ts'
import { turns } from '../../support/turns.ts'

/** The double is worth something only where it refuses what Electron refuses. */

const SAFE = {
  webPreferences: {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  },
}
const ready = () => {
  const double = createElectronDouble()
  double.app.becomeReady()
  return double
}

describe('the Electron double', () => {
  it('refuses members that it lacks', () => {
    const { electron } = createElectronDouble()
    expect(() => electron.app.getGPUFeatureStatus()).toThrow('no app.getGPUFeatureStatus')
    expect(() => (electron as unknown as { clipboard: unknown }).clipboard).toThrow('no electron.clipboard')
  })

  it('refuses after ready what comes too late, and before ready what comes too early', () => {
    const early = createElectronDouble().electron
    expect(() => new early.BrowserWindow(SAFE)).toThrow('before app is ready')
    expect(() => early.session.defaultSession).toThrow('before app is ready')
    expect(() => early.utilityProcess.fork('/x.cjs')).toThrow('before app is ready')
    expect(() => early.protocol.handle('app', () => new Response())).toThrow('before app is ready')
    const late = ready().electron
    expect(() => late.app.enableSandbox()).toThrow('after app is ready')
    expect(() => late.app.setPath('userData', '/x')).toThrow('after app is ready')
    expect(() => late.app.commandLine.appendSwitch('x')).toThrow('after app is ready')
    expect(() => late.protocol.registerSchemesAsPrivileged([])).toThrow('after app is ready')
  })

  it('takes privileged schemes once', () => {
    const { electron } = createElectronDouble()
    electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app' }])
    expect(() => electron.protocol.registerSchemesAsPrivileged([{ scheme: 'other' }])).toThrow('twice')
  })

  it('takes the profile folder before the lock only', () => {
    const { electron } = createElectronDouble()
    electron.app.requestSingleInstanceLock()
    expect(() => electron.app.setPath('userData', '/x')).toThrow('after the lock')
  })

  it.each([
    [{}, 'contextIsolation must be true'],
    [{ ...SAFE.webPreferences, sandbox: false }, 'sandbox must be true'],
    [{ ...SAFE.webPreferences, nodeIntegration: true }, 'nodeIntegration must be false'],
    [{ ...SAFE.webPreferences, webSecurity: false }, 'webSecurity must not be set'],
    [{ ...SAFE.webPreferences, allowRunningInsecureContent: true }, 'allowRunningInsecureContent must not'],
    [{ ...SAFE.webPreferences, experimentalFeatures: true }, 'experimentalFeatures must not'],
    [{ ...SAFE.webPreferences, enableBlinkFeatures: 'X' }, 'enableBlinkFeatures must not'],
    [{ ...SAFE.webPreferences, webviewTag: true }, 'webviewTag must be false'],
    [{ ...SAFE.webPreferences, preload: '/x/index.mjs' }, 'must be CommonJS'],
    [{ ...SAFE.webPreferences, preload: 'index.cjs' }, 'absolute path'],
  ])('refuses a window with %o', (webPreferences, reason) => {
    const { electron } = ready()
    expect(() => new electron.BrowserWindow({ webPreferences })).toThrow(reason)
  })

  it('refuses two windows of one name', () => {
    const { electron } = ready()
    const first = new electron.BrowserWindow({ ...SAFE, name: 'main' })
    expect(() => new electron.BrowserWindow({ ...SAFE, name: 'main' })).toThrow('already in use')
    first.destroy()
    expect(() => new electron.BrowserWindow({ ...SAFE, name: 'main' })).not.toThrow()
  })

  it('transfers ports and nothing else, each once', () => {
    const { port1 } = new MessageChannelDouble()
    expect(() => port1.postMessage('x', [new ArrayBuffer(1)] as never)).toThrow(
      'Port at index 0 is not a valid port',
    )
    const { port2 } = new MessageChannelDouble()
    port2.handOver({ message: () => undefined, closed: () => undefined })
    expect(() => port1.postMessage('x', [port2])).toThrow('already neutered')
  })

  it('refuses to send what the serializer of the main process does not know', () => {
    for (const value of [
      new Blob(['x']),
      new File([], 'x'),
      () => undefined,
      Symbol('x'),
      { deep: [new Blob()] },
    ]) {
      expect(() => assertCloneable(value)).toThrow('could not be cloned')
    }
    const round: Record<string, unknown> = { bytes: new Uint8Array(2), map: new Map([[1, new Set(['x'])]]) }
    round.self = round
    expect(() => assertCloneable(round)).not.toThrow()
  })

  it('queues messages of a port until it is started, and hands over an object with data', async () => {
    const { port1, port2 } = new MessageChannelDouble()
    const heard = vi.fn()
    port2.on('message', (event: { data: unknown }) => heard(event.data))
    port1.postMessage('early')
    await turns()
    expect(heard).not.toHaveBeenCalled()
    port2.start()
    await turns()
    expect(heard).toHaveBeenCalledExactlyOnceWith('early')
  })

  it('closes both ends of a channel with one', async () => {
    const { port1, port2 } = new MessageChannelDouble()
    const closed = vi.fn()
    port2.on('close', closed)
    port1.close()
    await turns()
    expect(closed).toHaveBeenCalledOnce()
  })

  it('goes on running after quit, and never becomes ready then', async () => {
    const onExit = vi.fn()
    const double = createElectronDouble({ onExit })
    const becameReady = vi.fn()
    double.app.on('ready', becameReady)
    double.electron.app.quit()
    double.app.becomeReady()
    await turns()
    expect(onExit).toHaveBeenCalledExactlyOnceWith(0)
    expect(becameReady).not.toHaveBeenCalled()
  })

  it('grants, loads and opens everything where the app does not say otherwise', async () => {
    const { electron, windows, sessions } = ready()
    const window = new electron.BrowserWindow(SAFE)
    expect(sessions[0]?.handlers.setPermissionRequestHandler).toBeNull()
    await expect(sessions[0]?.mayRequest({ url: 'https://x.test/' } as never)).resolves.toBe(true)
    const contents = windows.find(window.webContents.id)?.webContents
    expect(contents?.askWindow('https://x.test/').action).toBe('allow')
    expect(contents?.askNavigation('https://x.test/', true)).toBe(true)
  })
})
