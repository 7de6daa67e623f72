/** npm run build: the app into out/, whether or not it seems to be there already. */
import { rmSync } from 'node:fs'
import { buildIfStale } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { innerNode } from './lib/node-runtime.mjs'
import { inRoot } from './lib/paths.mjs'
import { fail } from './lib/run.mjs'

await ensureInstalled()
const node = innerNode()
if (node === null) fail('Haku needs Node 22.22 or newer, or the packages: run "npm ci" first.')
rmSync(inRoot('out'), { recursive: true, force: true })
await buildIfStale(node, false)
