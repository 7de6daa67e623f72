/** Builds the app when its sources are newer than what was built last. */
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { fail, run, say } from './run.mjs'

const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
]
const STAMP = 'out/.built'

/**
 * Newest modification below a path in ms, folders included: removing a file changes its folder. 0 when missing.
 * @param {string} path absolute
 * @returns {number}
 */
export function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // What the build itself writes beside the sources.
  if (path.endsWith('/node_modules')) return 0
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(`${path}/${name}`)),
    stat.mtimeMs,
  )
}

export function isStale() {
  const built = statSync(inRoot(STAMP), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return SOURCES.some((path) => newestChange(inRoot(path)) > built)
}

/**
 * @param {string} node
 * @param {boolean} [quiet] shows the build's own lines only when it fails
 */
export async function buildIfStale(node, quiet = true) {
  if (!isStale()) return
  say('Building…')
  // What is edited while it builds counts as newer than the build.
  const startedAt = new Date()
  const { code, output } = await run(
    node,
    [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    {
      output: quiet ? 'capture' : 'inherit',
    },
  )
  if (code !== 0) {
    process.stderr.write(output)
    fail('Haku could not be built; the lines above say why.')
  }
  mkdirSync(inRoot('out'), { recursive: true })
  writeFileSync(inRoot(STAMP), '')
  utimesSync(inRoot(STAMP), startedAt, startedAt)
}
