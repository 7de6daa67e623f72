/** A Chromium for the end-to-end tests: one that is installed, else Playwright's own, else (as root on Debian) apt's. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { inRoot } from './paths.mjs'
import { run, say } from './run.mjs'

const PLAYWRIGHT_LIMIT_MS = 5 * 60_000
const APT_LIMIT_MS = 10 * 60_000

/**
 * Where browsers of Chromium's family usually are, best first.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`))
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(
    Boolean,
  )
  const names = [
    // The same engine without the windows around it: the tests look at pages, and it costs a third less.
    'chromium-headless-shell',
    'chromium',
    'google-chrome-stable',
    'google-chrome',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
  return [...new Set(names.flatMap((name) => folders.map((folder) => join(folder, name))))]
}

/** Whether a file is a browser that starts: Ubuntu's chromium-browser may be a note to install a snap. */
async function starts(path) {
  if (!existsSync(path)) return false
  // Chrome on Windows opens a window instead of telling its version.
  if (process.platform === 'win32') return true
  const { code } = await run(path, ['--version'], { output: 'ignore', timeoutMs: 30_000 })
  return code === 0
}

async function findInstalled() {
  for (const path of usualPlaces(process.platform, process.env)) if (await starts(path)) return path
  return null
}

/** @param {string} node */
async function playwrightsOwn(node) {
  const ask = `console.log(require('playwright').chromium.executablePath())`
  const { code, output } = await run(node, ['-e', ask], { output: 'capture' })
  const path = output.trim()
  return code === 0 && (await starts(path)) ? path : null
}

async function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  say('Installing Chromium (apt-get install chromium-headless-shell)…')
  const apt = {
    output: /** @type {const} */ ('ignore'),
    timeoutMs: APT_LIMIT_MS,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  }
  await run('apt-get', ['update'], apt)
  // Ubuntu and older Debians have no shell of its own.
  for (const browser of ['chromium-headless-shell', 'chromium']) {
    await run('apt-get', ['install', '-y', '--no-install-recommends', browser, 'fonts-liberation'], apt)
    const found = await findInstalled()
    if (found !== null) return found
  }
  return null
}

/**
 * Path of a Chromium that starts; null when none can be had. HAKU_CHROMIUM names one outright.
 * @param {string} node
 * @returns {Promise<string | null>}
 */
export async function findChromium(node) {
  const named = process.env.HAKU_CHROMIUM
  if (named) return (await starts(named)) ? named : null
  const found = (await findInstalled()) ?? (await playwrightsOwn(node))
  if (found !== null) return found
  say('Installing Chromium (playwright install chromium)…')
  await run(node, [inRoot('node_modules/playwright/cli.js'), 'install', 'chromium'], {
    output: 'ignore',
    timeoutMs: PLAYWRIGHT_LIMIT_MS,
  })
  return (await playwrightsOwn(node)) ?? (await fromApt())
}
