/** npm run bench: installs and builds what it needs, then measures. See test/bench. */
import { buildIfStale } from './lib/build.mjs'
import { findChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { innerNode, outerNodeProblem } from './lib/node-runtime.mjs'
import { inRoot } from './lib/paths.mjs'
import { fail, run } from './lib/run.mjs'

const problem = outerNodeProblem(process.version, process.platform)
if (problem) fail(problem)
await ensureInstalled()
const node = innerNode()
if (node === null) fail('No Node comes with the packages for this machine. Haku needs Node 22.22 or newer.')
const chromium = await findChromium(node)
if (chromium === null)
  fail('No Chromium was found, and none could be installed. Name one with HAKU_CHROMIUM=/path.')
await buildIfStale(node)
const { code } = await run(node, [inRoot('test/bench/main.ts'), ...process.argv.slice(2)], {
  env: { HAKU_CHROMIUM: chromium },
})
process.exit(code)
