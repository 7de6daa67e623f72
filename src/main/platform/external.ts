/** The one place of the main side, outside the Electron shell, that opens something in another program. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'

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

/** done: by itself and well; slow: ended at the limit; stopped: ended because that was asked for. */
export type ProgramEnd = 'done' | 'failed' | 'slow' | 'stopped'

export interface ProgramOptions {
  folder: string
  /** All of its environment. */
  env: NodeJS.ProcessEnv
  timeLimitMs: number
  stop?: AbortSignal
}

/**
 * Runs a program to its end, or ends it. Whatever it has started ends with it. What it prints goes nowhere: it may quote
 * a candidate's document.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { folder, env, timeLimitMs, stop }: ProgramOptions,
): Promise<ProgramEnd> {
  return new Promise((settle) => {
    let ended: ProgramEnd | undefined
    // A process group of its own, so that all of it can be ended.
    const detached = process.platform !== 'win32'
    const child = spawn(program, args, { cwd: folder, env, stdio: 'ignore', detached, windowsHide: true })
    const endAs = (why: ProgramEnd): void => {
      ended ??= why
      endGroup(child)
    }
    const timer = setTimeout(() => endAs('slow'), timeLimitMs)
    const onStop = (): void => endAs('stopped')
    stop?.addEventListener('abort', onStop, { once: true })
    if (stop?.aborted) onStop()
    const finish = (end: ProgramEnd): void => {
      clearTimeout(timer)
      stop?.removeEventListener('abort', onStop)
      // The program itself is gone; what it left behind is ended too.
      endGroup(child)
      settle(end)
    }
    child.on('error', () => finish('failed'))
    child.on('exit', (code) => finish(ended ?? (code === 0 ? 'done' : 'failed')))
  })
}

function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    if (exitCode === null) execFile('taskkill', ['/pid', String(pid), '/t', '/f'], () => undefined)
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left in it.
  }
}
