/** Electron's runtime: found, fetched once with a time limit, or done without. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'
import { run } from './run.mjs'

const INSTALL_LIMIT_MS = 60_000
/** After a failed attempt none is made for a day, so that every start without a network is quick. */
const RETRY_AFTER_MS = 24 * 60 * 60_000
const NOTE = '.cache/electron-missing.json'

/** Path of the executable, or null. Reads files only: importing the package would download. */
export function electronExecutable() {
  const name = readText('node_modules/electron/path.txt')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const path = join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
    return existsSync(path) ? path : null
  }
  if (name === null) return null
  const path = inRoot(`node_modules/electron/dist/${name}`)
  return existsSync(path) ? path : null
}

/**
 * Why Electron could not show a window here, though it may be installed; null when it could.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {number | undefined} uid
 */
export function whyNoWindow(platform, env, uid) {
  if (platform !== 'linux') return null
  if (uid === 0) return 'it does not run as root'
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no screen here'
  return null
}

/**
 * Fetches the runtime, unless that failed within the last day and `again` is not set. Returns the executable or null.
 * @param {string} node
 * @param {{ again: boolean, now: number, onAttempt: () => void }} options
 */
export async function fetchElectron(node, { again, now, onAttempt }) {
  const version = JSON.parse(readText('node_modules/electron/package.json') ?? '{}').version
  const note = JSON.parse(readText(NOTE) ?? '{}')
  if (!again && note.version === version && now - note.at < RETRY_AFTER_MS) return null
  onAttempt()
  await run(node, [inRoot('node_modules/electron/install.js')], {
    output: 'ignore',
    timeoutMs: INSTALL_LIMIT_MS,
  })
  const executable = electronExecutable()
  if (executable === null) {
    mkdirSync(inRoot('.cache'), { recursive: true })
    writeFileSync(inRoot(NOTE), JSON.stringify({ version, at: now }))
  }
  return executable
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(inRoot(path), 'utf8')
  } catch {
    return null
  }
}
