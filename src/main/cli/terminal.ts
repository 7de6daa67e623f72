/** The process's own terminal. */
import { type CliIo, exitCode } from './io.ts'

export function terminal(): CliIo {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY === true,
    askSecret,
    onInterrupt(listener) {
      let pressed = false
      const onSignal = () => {
        // A second one does not wait: what is accepted is safe, the next run takes the rest.
        if (pressed) process.exit(exitCode.interrupted)
        pressed = true
        listener()
      }
      process.on('SIGINT', onSignal)
      return () => void process.off('SIGINT', onSignal)
    },
  }
}

const ENTER = new Set(['\r', '\n'])
const BACKSPACE = new Set(['\u007f', '\b'])
const END = new Set(['\u0003', '\u0004'])

/** Reads one line with the echo off. Ctrl+C and Ctrl+D give up: null. */
function askSecret(question: string): Promise<string | null> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return Promise.resolve(null)
  stderr.write(question)
  stdin.setEncoding('utf8')
  stdin.setRawMode(true)
  stdin.resume()
  return new Promise((resolve) => {
    const typed: string[] = []
    const finish = (answer: string | null) => {
      stdin.off('data', read)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      resolve(answer)
    }
    const read = (chunk: string) => {
      for (const character of chunk) {
        if (ENTER.has(character)) return finish(typed.join(''))
        if (END.has(character)) return finish(null)
        if (BACKSPACE.has(character)) typed.pop()
        else typed.push(character)
      }
    }
    stdin.on('data', read)
  })
}
