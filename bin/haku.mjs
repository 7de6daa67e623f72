#!/usr/bin/env node
/** The command `haku`: runs the built command line on the Node that came with the packages. */
import { existsSync } from 'node:fs'
import { innerNode } from '../scripts/lib/node-runtime.mjs'
import { inRoot } from '../scripts/lib/paths.mjs'
import { runHere } from '../scripts/lib/run.mjs'

const entry = inRoot('out/main/cli.cjs')
const node = innerNode()
/** Exit code of a command that cannot begin: EX_UNAVAILABLE of sysexits.h. */
const UNAVAILABLE = 69

if (node === null) {
  process.stderr.write(
    'haku: needs Node 22.22 or newer, or the packages: run "npm ci" in the folder of Haku.\n',
  )
  process.exitCode = UNAVAILABLE
} else if (!existsSync(entry)) {
  process.stderr.write('haku: has not been built yet: run "npm run build" in the folder of Haku.\n')
  process.exitCode = UNAVAILABLE
} else {
  process.exitCode = await runHere(node, [entry, ...process.argv.slice(2)])
}
