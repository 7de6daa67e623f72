/** The command line, inside the test's own process or as one that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CliIo } from '../../src/main/cli/io.ts'
import { runCli } from '../../src/main/cli/run.ts'
import { built } from './built.ts'

export interface CliAnswer {
  code: number
  out: string
  err: string
  /** What was printed, parsed. */
  json(): unknown
}

export interface CliOptions {
  /** Answers to the questions for secrets, in their order; none: nobody can be asked. */
  secrets?: string[]
  terminal?: boolean
  /** Called with the way to press Ctrl+C, once the command listens for it. */
  onListening?: (interrupt: () => void) => void
  onErr?: (text: string) => void
}

/** Runs one command line with the data service as it is built. */
export async function haku(words: readonly string[], options: CliOptions = {}): Promise<CliAnswer> {
  let out = ''
  let err = ''
  const secrets = [...(options.secrets ?? [])]
  const io: CliIo = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
      options.onErr?.(text)
    },
    errIsTerminal: options.terminal ?? false,
    askSecret: async () => secrets.shift() ?? null,
    onInterrupt(listener) {
      options.onListening?.(listener)
      return () => undefined
    },
  }
  const code = await runCli(words, io, {
    dataService: built('data-service'),
    documentWorker: built('document-worker'),
  })
  return {
    code,
    out,
    err,
    json() {
      // A command that failed printed its reason elsewhere: a test that wanted its answer shows that.
      if (out === '') throw new Error(`haku ${words[0]} printed no answer, ended with ${code}: ${err}`)
      return JSON.parse(out) as unknown
    },
  }
}

/** Starts the command line as a process of its own. `ended` gives its exit code, null when it was killed. */
export function startHaku(
  words: readonly string[],
  env: Record<string, string>,
): { process: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [fileURLToPath(built('cli')), ...words], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
  })
  return { process: child, ended: once(child, 'close').then(([code]) => code as number | null) }
}
