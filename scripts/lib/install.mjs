/** Brings node_modules in line with package-lock.json, and leaves it alone where it is. */
import { readFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { fail, run, say } from './run.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/** @param {string} path @returns {Lockfile | null} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(inRoot(path), 'utf8'))
  } catch {
    return null
  }
}

/**
 * Whether everything that the lock file names is installed in that version. Optional packages of other systems may
 * be missing. `installed` is what npm wrote last, at the end of a complete install; null when it never finished one.
 * @param {Lockfile | null} wanted
 * @param {Lockfile | null} installed
 */
export function isInstalled(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false
  const present = installed.packages
  return Object.entries(wanted.packages).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    const found = present[path]
    return found === undefined ? optional === true : found.version === version
  })
}

/** Runs `npm ci` when needed. Ends with a message when that fails. */
export async function ensureInstalled() {
  if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return
  say('Installing packages (npm ci)…')
  // Windows cannot remove a program that runs, and started by npm we may be running from the packages.
  const inside = process.platform === 'win32' && process.execPath.startsWith(inRoot('node_modules'))
  const args = [inside ? 'install' : 'ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  // npm's own Node, because ours may be among what npm removes.
  const { code } = npm?.endsWith('.js')
    ? await run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' })
  if (code !== 0) {
    fail(
      'The packages could not be installed. Look at the lines above; without a network nothing can be fetched. Then try again.',
    )
  }
}
