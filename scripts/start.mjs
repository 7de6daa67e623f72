/**
 * npm start: installs, builds, and opens Haku, in Electron where it can be had and in the browser otherwise.
 * Uses nothing but what Node 20.19 brings, because nothing may be installed yet.
 */
import { buildIfStale } from './lib/build.mjs'
import { electronExecutable, fetchElectron, whyNoWindow } from './lib/electron.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { innerNode, outerNodeProblem } from './lib/node-runtime.mjs'
import { inRoot } from './lib/paths.mjs'
import { fail, run, say } from './lib/run.mjs'

/** Electron that ends with a fault this soon did not start at all (a library is missing, for example). */
const START_FAULT_MS = 5_000

const args = process.argv.slice(2)
/** @param {string} flag */
const take = (flag) => {
  const at = args.indexOf(flag)
  if (at >= 0) args.splice(at, 1)
  return at >= 0
}
const browserWanted = take('--browser')
const electronWanted = take('--electron')

const problem = outerNodeProblem(process.version, process.platform)
if (problem) fail(problem)
await ensureInstalled()
const node = innerNode()
if (node === null)
  fail(
    'No Node comes with the packages for this machine. Haku needs Node 22.22 or newer; install it and try again.',
  )
await buildIfStale(node)

const executable = browserWanted ? null : await findElectron(node)
if (executable !== null) {
  const startedAt = performance.now()
  const { code } = await run(executable, [inRoot('.'), ...args])
  if (code === 0 || performance.now() - startedAt > START_FAULT_MS) process.exit(code ?? 1)
  say('Electron could not start here; Haku opens in your browser instead.')
}
const { code } = await run(node, [inRoot('out/main/browser.cjs'), ...args])
process.exit(code ?? 1)

/** @param {string} node */
async function findElectron(node) {
  const reason = whyNoWindow(process.platform, process.env, process.getuid?.())
  if (reason !== null && !electronWanted) {
    say(`Electron is left out because ${reason}; Haku opens in your browser instead.`)
    return null
  }
  const found =
    electronExecutable() ??
    (await fetchElectron(node, {
      again: electronWanted,
      now: Date.now(),
      onAttempt: () => say('Fetching the Electron runtime (at most one minute)…'),
    }))
  if (found === null) {
    say(
      'The Electron runtime cannot be had; Haku opens in your browser instead. (npm start -- --electron tries again.)',
    )
  }
  return found
}
