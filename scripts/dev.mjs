/** npm run dev: hot reload, in Electron where its runtime is installed, otherwise in the browser. */
import { electronExecutable, whyNoWindow } from './lib/electron.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { innerNode, outerNodeProblem } from './lib/node-runtime.mjs'
import { inRoot } from './lib/paths.mjs'
import { fail, run } from './lib/run.mjs'

const problem = outerNodeProblem(process.version, process.platform)
if (problem) fail(problem)
await ensureInstalled()
const node = innerNode()
if (node === null)
  fail(
    'No Node comes with the packages for this machine. Haku needs Node 22.22 or newer; install it and try again.',
  )

const args = process.argv.slice(2)
const inElectron =
  !args.includes('--browser') &&
  electronExecutable() !== null &&
  whyNoWindow(process.platform, process.env, process.getuid?.()) === null
const { code } = inElectron
  ? await run(node, [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'dev'])
  : await run(node, [inRoot('scripts/dev-browser.ts'), ...args.filter((arg) => arg !== '--browser')])
process.exit(code ?? 1)
