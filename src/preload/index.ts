import { contextBridge, ipcRenderer } from 'electron'

/**
 * Runs before the page, sandboxed, in a world of its own. It tells the page which shell it is in and passes one
 * port at a time to the main process; everything that may be asked goes through that port (src/contract).
 */
const CONNECT = 'haku:connect'

contextBridge.exposeInMainWorld('haku', Object.freeze({ shell: 'electron', platform: process.platform }))

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin || event.data !== CONNECT) return
  const [port, ...others] = event.ports
  if (port === undefined || others.length > 0) return
  ipcRenderer.postMessage(CONNECT, null, [port])
})
