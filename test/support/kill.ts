/** Starts test/support/store-child.ts and kills it, as a power cut would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('./store-child.ts', import.meta.url))

export interface Child {
  readonly process: ChildProcess
  /** What it has said so far, line by line. */
  readonly lines: string[]
  /** Settles when it has said a line that starts so; throws what it wrote to standard error when it ends first. */
  says(start: string): Promise<void>
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>
  /** Waits until it ends by itself. */
  end(): Promise<void>
}

export function startChild(...args: string[]): Child {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  let errors = ''
  let heard: () => void = () => undefined
  const ended = once(child, 'close')
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    heard()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  return {
    process: child,
    lines,
    async says(start) {
      while (!lines.some((line) => line.startsWith(start))) {
        const next = new Promise<void>((resolve) => {
          heard = resolve
        })
        const over = await Promise.race([next.then(() => false), ended.then(() => true)])
        if (over && !lines.some((line) => line.startsWith(start)))
          throw new Error(`The child ended. ${errors}`)
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async end() {
      await ended
    },
  }
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
