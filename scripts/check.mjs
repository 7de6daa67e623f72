/** npm run check: the fast part. Each step prints only when it finds something. */
import { existsSync } from 'node:fs'
import { innerNode } from './lib/node-runtime.mjs'
import { inRoot } from './lib/paths.mjs'
import { fail, run, say } from './lib/run.mjs'

/** @type {readonly [name: string, script: string, ...args: string[]][]} */
const STEPS = [
  [
    'format and lint',
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '--error-on-warnings',
    '--diagnostic-level=warn',
  ],
  [
    'types',
    'node_modules/vue-tsc/bin/vue-tsc.js',
    '-p',
    'tsconfig.json',
    '--incremental',
    '--tsBuildInfoFile',
    '.cache/tsconfig.tsbuildinfo',
  ],
  [
    'arrows',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    'src',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  ['dead code', 'node_modules/knip/bin/knip.js'],
  ['own rules', 'scripts/lint/run.ts'],
  ['personal-data registry', 'src/main/store/check-registry.ts'],
]

const node = innerNode()
if (node === null || !existsSync(inRoot('node_modules')))
  fail('The packages are not installed: run "npm ci" first.')

let failed = 0
for (const [name, script, ...args] of STEPS) {
  const startedAt = performance.now()
  const { code, output } = await run(node, [inRoot(script), ...args], { output: 'capture' })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (code !== 0) {
    failed += 1
    say(output.trimEnd())
  }
}
process.exit(failed === 0 ? 0 : 1)
