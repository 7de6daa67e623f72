/** Starting other programs: with a time limit where one is given, and never through a shell. */
import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

/**
 * @typedef {object} RunOptions
 * @property {'inherit' | 'capture' | 'ignore'} [output] where it prints; `capture` returns it
 * @property {number} [timeoutMs] after this it is killed, and the code is null
 * @property {Record<string, string>} [env] added to the environment
 * @property {boolean} [shell] only for npm on Windows, with fixed arguments
 */

/**
 * Runs a program to its end. Ctrl+C and a request to end are passed on by the terminal and by us.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number | null, output: string }>} the code is null when it could not be started or was killed
 */
export function run(program, args, { output = 'inherit', timeoutMs, env = {}, shell = false } = {}) {
  return new Promise((resolve) => {
    const stdio = output === 'capture' ? ['ignore', 'pipe', 'pipe'] : output
    const child = spawn(program, [...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: /** @type {any} */ (stdio),
      shell,
    })
    let text = ''
    child.stdout?.on('data', (data) => (text += data))
    child.stderr?.on('data', (data) => (text += data))
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const passOn = () => child.kill('SIGTERM')
    // The terminal sends Ctrl+C to the child too; here it must only not end us before the child has ended.
    const wait = () => undefined
    process.on('SIGTERM', passOn).on('SIGINT', wait)
    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(timer)
      process.off('SIGTERM', passOn).off('SIGINT', wait)
      resolve({ code, output: text })
    }
    child.on('error', () => end(null))
    child.on('exit', (code) => end(code))
  })
}

/**
 * Runs a program in the caller's own folder, on the caller's own terminal. Resolves to its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function runHere(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { stdio: 'inherit' })
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
    process
      .on('SIGTERM', passOn)
      .on('SIGHUP', passOn)
      .on('SIGINT', () => undefined)
    child.on('error', () => resolve(1))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** @param {string} text */
export const say = (text) => void process.stdout.write(`${text}\n`)

/**
 * Ends with a sentence for the person.
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
