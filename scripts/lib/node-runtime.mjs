/** The Node that Haku runs on: 24 from the installed packages, or the outer one where that is new enough. */
import { existsSync } from 'node:fs'
import { inRoot } from './paths.mjs'

/** Oldest Node that runs TypeScript sources and everything else of Haku as it is. */
export const OLDEST_INNER = [22, 22]
/** Oldest Node that can run npm and these scripts. */
export const OLDEST_OUTER = [20, 19]

/**
 * @param {string} version such as v20.19.1
 * @param {readonly number[]} oldest
 */
export function isAtLeast(version, [major = 0, minor = 0]) {
  const [thisMajor = 0, thisMinor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return thisMajor > major || (thisMajor === major && thisMinor >= minor)
}

/**
 * Why the Node that runs this cannot go on, in words for the person; null when it can. On macOS no Node comes with
 * the packages, so the outer one has to be new enough for everything.
 * @param {string} version
 * @param {NodeJS.Platform} platform
 */
export function outerNodeProblem(version, platform) {
  const oldest = platform === 'darwin' ? OLDEST_INNER : OLDEST_OUTER
  if (isAtLeast(version, oldest)) return null
  const system = platform === 'darwin' ? ' on macOS' : ''
  return `Haku needs Node ${oldest.join('.')} or newer${system}; this is Node ${version.replace(/^v/, '')}. Install a newer one from https://nodejs.org and try again.`
}

/** Node from the installed packages for this machine, or null. */
export function packagedNode(platform = process.platform, arch = process.arch) {
  const folder = `node_modules/node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const path = inRoot(`${folder}/bin/${platform === 'win32' ? 'node.exe' : 'node'}`)
  return existsSync(path) ? path : null
}

/** The Node that runs everything inside; null when there is none (yet). */
export function innerNode() {
  return packagedNode() ?? (isAtLeast(process.version, OLDEST_INNER) ? process.execPath : null)
}
