/**
 * npm test: installs what it needs, then checks, unit and integration tests, end-to-end tests. Closes with one line,
 * `N passed, N failed`, after the names of what failed. A failed check counts as one failure.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { buildIfStale } from './lib/build.mjs'
import { findChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { innerNode, outerNodeProblem } from './lib/node-runtime.mjs'
import { inRoot } from './lib/paths.mjs'
import {
  closingLine,
  playwrightCounts,
  playwrightFailures,
  sum,
  vitestCounts,
  vitestFailures,
  withExitCode,
} from './lib/results.mjs'
import { fail, run, say } from './lib/run.mjs'

const problem = outerNodeProblem(process.version, process.platform)
if (problem) fail(problem)
await ensureInstalled()
const node = innerNode()
if (node === null)
  fail(
    'No Node comes with the packages for this machine. Haku needs Node 22.22 or newer; install it and try again.',
  )

const chromium = await findChromium(node)
if (chromium === null) {
  fail(
    'No Chromium was found, and none could be installed. Install Chrome, Chromium or Edge, or name one with HAKU_CHROMIUM=/path, and try again.',
  )
}
say(`Browser for the end-to-end tests: ${chromium}`)
await buildIfStale(node)

mkdirSync(inRoot('.cache'), { recursive: true })
/** @type {string[]} What failed, told again at the end, where it is found. */
const failures = []
const parts = [await check(node), await unit(node), await endToEnd(node, chromium)]
const counts = sum(parts)
if (failures.length > 0) say(`\n# What failed\n${failures.join('\n')}`)
say(`\n${closingLine(counts)}`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)

/** @param {string} node */
async function check(node) {
  say('\n# Checks')
  const { code } = await run(node, [inRoot('scripts/check.mjs')])
  if (code !== 0) failures.push('npm run check: see above')
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** @param {string} node */
async function unit(node) {
  say('\n# Unit and integration tests')
  const report = freshReport('.cache/vitest.json')
  const { code } = await run(node, [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const told = readReport(report)
  tell('unit and integration tests', vitestFailures(told), code)
  return withExitCode(vitestCounts(told), code)
}

/** @param {string} node @param {string} chromium */
async function endToEnd(node, chromium) {
  say('\n# End-to-end tests')
  const report = freshReport('.cache/playwright.json')
  const { code } = await run(
    node,
    [inRoot('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    {
      env: {
        HAKU_CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  )
  const told = readReport(report)
  tell('end-to-end tests', playwrightFailures(told), code)
  return withExitCode(playwrightCounts(told), code)
}

/** A process that was lost takes its tests along, and no report names them. @param {string} part @param {string[]} named @param {number | null} code */
function tell(part, named, code) {
  failures.push(...named)
  if (named.length === 0 && code !== 0)
    failures.push(`${part}: ended with ${code} though no test failed, see above`)
}

/** @param {string} path */
function freshReport(path) {
  rmSync(inRoot(path), { force: true })
  return inRoot(path)
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
