/** The one place of the main side, outside the Electron shell, that opens something in another program. */
import { spawn } from 'node:child_process'

/** Program and arguments that open an address in the person's browser. */
export function browserCommand(url: string, platform: NodeJS.Platform): [program: string, args: string[]] {
  // rundll32 takes the address as it is; `start` would hand it to a shell that reads & and %.
  if (platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', url]]
  if (platform === 'darwin') return ['open', [url]]
  return ['xdg-open', [url]]
}

/**
 * Opens an address of this machine in the person's browser. Resolves to false when that could not be started or
 * failed at once; what happens in the browser afterwards is not known. Throws for anything but http on 127.0.0.1.
 */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'http:' || hostname !== '127.0.0.1') throw new Error('Only our own address is opened.')
  const [program, args] = browserCommand(url, platform)
  return new Promise((settle) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    // An opener that is still running after this has found a browser.
    const timer = setTimeout(() => settle(true), 3000)
    const end = (opened: boolean) => {
      clearTimeout(timer)
      settle(opened)
    }
    child.on('error', () => end(false))
    child.on('exit', (code) => end(code === 0))
    child.unref()
  })
}
