import { type ChildProcess, fork as forkChild } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { isAbsolute } from 'node:path'
import type Electron from 'electron'
import type { AppDouble } from './app.ts'
import type { Journal } from './journal.ts'
import { assertCloneable } from './message.ts'
import { assertPorts, type PortPeer } from './ports.ts'

/** utilityProcess over a real child process: a real crash, a real exit, messages copied across a real boundary. */

/** What the two processes say to each other; ports travel by number. */
export type UtilityFrame =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'port-message'; port: number; data: unknown }
  | { kind: 'port-closed'; port: number }

type Surface = Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'>

/** Loaded into the child before the module: makes `process.parentPort`. */
const SHIM_URL = new URL('./utility-shim.ts', import.meta.url).href

export class UtilityProcessDouble extends EventEmitter implements Surface {
  pid: number | undefined
  stdout: NodeJS.ReadableStream | null
  stderr: NodeJS.ReadableStream | null
  readonly #child: ChildProcess
  readonly #ports = new Map<number, PortPeer>()
  #portCount = 0

  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super()
    if (!isAbsolute(modulePath)) throw new Error('The double takes absolute module paths only')
    const stdio = typeof options.stdio === 'string' ? options.stdio : (options.stdio?.[1] ?? 'inherit')
    if (Array.isArray(options.stdio) && options.stdio[0] !== undefined && options.stdio[0] !== 'ignore') {
      throw new Error('stdin of a utility process cannot be configured')
    }
    this.#child = forkChild(modulePath, [...args], {
      cwd: options.cwd,
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      execArgv: ['--import', SHIM_URL, ...(options.execArgv ?? [])],
      serialization: 'advanced',
      stdio: ['ignore', stdio as 'inherit', stdio as 'inherit', 'ipc'],
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    this.#child.once('spawn', () => {
      this.pid = this.#child.pid
      this.emit('spawn')
    })
    this.#child.on('message', (frame) => this.#receive(frame as UtilityFrame))
    // A write to a child that has just died: its exit event tells.
    this.#child.on('error', () => undefined)
    this.#child.once('exit', (code, signal) => this.#ended(code ?? signalNumber(signal)))
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    assertPorts(transfer)
    assertCloneable(message)
    const ports = transfer.map((port) => {
      this.#portCount += 1
      return { id: this.#portCount, port }
    })
    this.#send({ kind: 'message', data: message, ports: ports.map(({ id }) => id) })
    // Only then, because a port brings along what waited in it.
    for (const { id, port } of ports) {
      const peer = port.handOver({
        message: (data) => this.#send({ kind: 'port-message', port: id, data }),
        closed: () => this.#send({ kind: 'port-closed', port: id }),
      })
      this.#ports.set(id, peer)
    }
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }

  #send(frame: UtilityFrame): void {
    if (this.#child.connected) this.#child.send(frame)
  }

  #receive(frame: UtilityFrame): void {
    if (frame.kind === 'message') this.emit('message', frame.data)
    else if (frame.kind === 'port-message') this.#ports.get(frame.port)?.message(frame.data)
    else {
      this.#ports.get(frame.port)?.closed()
      this.#ports.delete(frame.port)
    }
  }

  #ended(code: number): void {
    for (const peer of this.#ports.values()) peer.closed()
    this.#ports.clear()
    this.emit('exit', code)
    this.pid = undefined
    this.stdout = null
    this.stderr = null
  }
}

/** What waitpid gives for a child that a signal ended. */
const signalNumber = (signal: NodeJS.Signals | null): number =>
  signal === null ? 0 : constants.signals[signal]

/** `electron.utilityProcess`. */
export function createUtilityProcess(app: AppDouble, journal: Journal) {
  const running = new Set<UtilityProcessDouble>()
  return {
    running: running as ReadonlySet<UtilityProcessDouble>,
    utilityProcess: {
      fork(
        modulePath: string,
        args: string[] = [],
        options: Electron.ForkOptions = {},
      ): UtilityProcessDouble {
        app.requireReady('utilityProcess.fork was called')
        // Options as names only: an environment is not for a journal.
        journal.note('utilityProcess.fork', { modulePath, args, serviceName: options.serviceName ?? null })
        const child = new UtilityProcessDouble(modulePath, args, options)
        running.add(child)
        child.once('exit', () => running.delete(child))
        return child
      },
    },
  }
}
