/** Runs the built preload as Electron does: in an isolated world of the page, before the page's own scripts. */

export const WORLD_NAME = 'Electron Isolated Context'
/** A function that only the isolated world sees; takes one JSON text per message. */
export const BINDING = '__electronDoubleSend'
const EXPOSE_EVENT = 'electron-double-expose'

/** What the isolated world says to the desktop. */
export type FromPage =
  | { type: 'ipc'; channel: string; message: unknown; ports: number[]; url: string; isTop: boolean }
  | { type: 'port-message'; port: number; data: Encoded }
  | { type: 'port-closed'; port: number }
  | { type: 'preload-error'; message: string }

/** Bytes as base64, everything else as it is. */
export type Encoded = { bytes: string } | { text: string } | { lost: string }

export function encode(data: unknown): Encoded {
  if (typeof data === 'string') return { text: data }
  if (data instanceof Uint8Array) return { bytes: Buffer.from(data).toString('base64') }
  return { lost: typeof data }
}

export function decode(data: Encoded): unknown {
  if ('text' in data) return data.text
  return 'bytes' in data ? new Uint8Array(Buffer.from(data.bytes, 'base64')) : undefined
}

/**
 * The main world's half, as a script that runs first: defines what the preload exposes, frozen, and listens only
 * until the page's own scripts begin.
 */
export const mainWorldScript = `(() => {
  if (window !== window.top) return
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }
  addEventListener('${EXPOSE_EVENT}', (event) => {
    event.stopImmediatePropagation()
    const { key, value } = JSON.parse(event.detail)
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, key, { value: freeze(value), enumerable: true })
  }, { once: true })
})()`

/**
 * The isolated world's half: Electron's \`require\` for sandboxed preloads, and the preload itself. Only the top
 * frame has a preload.
 */
export const isolatedWorldScript = (preload: string): string => `(() => {
  if (window !== window.top || location.href === 'about:blank') return
  const ports = new Map()
  let portCount = 0
  const say = (message) => ${BINDING}(JSON.stringify(message))
  const toBase64 = (bytes) => {
    let text = ''
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768))
    return btoa(text)
  }
  const encode = (data) =>
    typeof data === 'string' ? { text: data }
    : data instanceof Uint8Array ? { bytes: toBase64(data) }
    : data instanceof ArrayBuffer ? { bytes: toBase64(new Uint8Array(data)) }
    : { lost: Object.prototype.toString.call(data) }
  const decode = (data) =>
    'text' in data ? data.text : Uint8Array.from(atob(data.bytes), (c) => c.charCodeAt(0))
  const openPort = (port) => {
    if (!(port instanceof MessagePort)) throw new TypeError('Found invalid object in transferList')
    portCount += 1
    const id = portCount
    ports.set(id, port)
    port.onmessage = (event) => say({ type: 'port-message', port: id, data: encode(event.data) })
    port.onclose = () => {
      if (ports.delete(id)) say({ type: 'port-closed', port: id })
    }
    return id
  }
  globalThis.__electronDoubleDeliver = (message) => {
    const port = ports.get(message.port)
    if (message.type === 'port-message') port?.postMessage(decode(message.data))
    else if (ports.delete(message.port)) port.close()
  }
  const strict = (name, target) => new Proxy(target, {
    get(object, member) {
      if (typeof member === 'string' && !(member in object)) throw new Error('The Electron double has no ' + name + '.' + member)
      return object[member]
    },
  })
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld(key, value) {
        // Only what JSON can carry crosses here; functions would need Electron's own bridge.
        const text = JSON.stringify({ key, value }, (_key, part) => {
          if (typeof part === 'function' || typeof part === 'symbol') throw new Error('The Electron double exposes data only')
          return part
        })
        dispatchEvent(new CustomEvent('${EXPOSE_EVENT}', { detail: text }))
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      postMessage(channel, message, transfer = []) {
        say({ type: 'ipc', channel, message: message ?? null, ports: transfer.map(openPort), url: location.href, isTop: true })
      },
    }),
  })
  const require = (name) => {
    if (name === 'electron') return electron
    throw new Error('module not found: ' + name)
  }
  const process = Object.freeze({
    type: 'renderer', sandboxed: true, contextIsolated: true, isMainFrame: true, env: {},
    platform: ${JSON.stringify(process.platform)},
    versions: Object.freeze({ electron: '45.4.1' }),
  })
  try {
    (function (require, process, exports, module) {
      ${preload}
    })(require, process, {}, {})
  } catch (error) {
    say({ type: 'preload-error', message: String(error) })
  }
})()`
