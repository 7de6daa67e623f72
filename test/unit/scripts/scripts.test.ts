import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newestChange } from '../../../scripts/lib/build.mjs'
import { usualPlaces } from '../../../scripts/lib/chromium.mjs'
import { whyNoWindow } from '../../../scripts/lib/electron.mjs'
import { isInstalled } from '../../../scripts/lib/install.mjs'
import { isAtLeast, outerNodeProblem } from '../../../scripts/lib/node-runtime.mjs'
import {
  closingLine,
  playwrightCounts,
  playwrightFailures,
  sum,
  vitestCounts,
  vitestFailures,
  withExitCode,
} from '../../../scripts/lib/results.mjs'

test.each([
  ['v20.19.0', true],
  ['v20.18.9', false],
  ['v22.0.0', true],
  ['v18.20.0', false],
])('Node %s is new enough for the scripts: %s', (version, enough) => {
  expect(isAtLeast(version, [20, 19])).toBe(enough)
  expect(outerNodeProblem(version, 'linux') === null).toBe(enough)
})

test('macOS needs a newer Node, and is told so by name', () => {
  expect(outerNodeProblem('v20.19.0', 'darwin')).toMatch(
    /Node 22\.22 or newer on macOS; this is Node 20\.19\.0/,
  )
  expect(outerNodeProblem('v24.1.0', 'darwin')).toBeNull()
})

const locked = (packages: object) => ({ packages: { '': { version: '1' }, ...packages } })
test('packages are installed when every one is there in its version, and optional ones may be missing', () => {
  const wanted = locked({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  })
  expect(isInstalled(wanted, locked({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true)
  expect(isInstalled(wanted, locked({ 'node_modules/a': { version: '1.0.1' } }))).toBe(false)
  expect(isInstalled(wanted, locked({ 'node_modules/b': { version: '2.0.0' } }))).toBe(false)
  const older = locked({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } })
  expect(isInstalled(wanted, older)).toBe(false)
  expect(isInstalled(wanted, null)).toBe(false)
})

test('a removed source counts as a change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'haku-build-'))
  try {
    mkdirSync(join(folder, 'deep'))
    writeFileSync(join(folder, 'deep/a.ts'), '')
    for (const path of ['deep/a.ts', 'deep', '.']) utimesSync(join(folder, path), 1000, 1000)
    expect(newestChange(folder)).toBe(1_000_000)
    rmSync(join(folder, 'deep/a.ts'))
    expect(newestChange(folder)).toBeGreaterThan(1_000_000)
    expect(newestChange(join(folder, 'nothing'))).toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('browsers are looked for where each system has them', () => {
  expect(usualPlaces('linux', { PATH: '/opt/bin' })).toEqual(
    expect.arrayContaining(['/opt/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium']),
  )
  expect(usualPlaces('darwin', {})).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  expect(usualPlaces('win32', { ProgramFiles: 'C:\\P' })).toContain(
    'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
  )
})

test('Electron is left out where it cannot show a window, with the reason', () => {
  expect(whyNoWindow('linux', { DISPLAY: ':0' }, 1000)).toBeNull()
  expect(whyNoWindow('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull()
  expect(whyNoWindow('linux', {}, 1000)).toMatch(/screen/)
  expect(whyNoWindow('linux', { DISPLAY: ':0' }, 0)).toMatch(/root/)
  expect(whyNoWindow('darwin', {}, undefined)).toBeNull()
})

test('results are summed, and one line says them', () => {
  const unit = vitestCounts({
    numPassedTests: 10,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [],
  })
  const pages = playwrightCounts({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 2 }, errors: [] })
  expect(closingLine(sum([unit, pages]))).toBe('15 passed, 2 failed, 3 skipped')
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
})

test('what failed is named with its reason', () => {
  const unit = {
    testResults: [
      { status: 'passed', name: 'a.test.ts', assertionResults: [{ status: 'passed', fullName: 'well' }] },
      {
        status: 'failed',
        name: 'b.test.ts',
        assertionResults: [
          { status: 'passed', fullName: 'well' },
          {
            status: 'failed',
            fullName: 'ill',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\nat line 3'],
          },
        ],
      },
      { status: 'failed', name: 'c.test.ts', message: 'cannot be loaded', assertionResults: [] },
    ],
  }
  expect(vitestFailures(unit)).toEqual(['b.test.ts › ill: expected 1', 'c.test.ts: cannot be loaded'])
  const ran = (status: string, results: object[]) => ({ projectName: 'p', status, results })
  const spec = (title: string, ...tests: object[]) => ({ file: 'd.spec.ts', title, tests })
  const pages = {
    errors: [{ message: 'no browser' }],
    suites: [
      {
        specs: [spec('well', ran('expected', [{}]))],
        suites: [{ specs: [spec('ill', ran('unexpected', [{ error: { message: 'gone' } }]))] }],
      },
    ],
  }
  expect(playwrightFailures(pages)).toEqual(['end to end: no browser', '[p] d.spec.ts › ill: gone'])
  expect([...vitestFailures(null), ...playwrightFailures(null)]).toEqual([])
})

test('a run that tells nothing, breaks, or tests nothing has failed', () => {
  expect(vitestCounts(null).failed).toBe(1)
  expect(playwrightCounts(null).failed).toBe(1)
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1)
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, null).failed).toBe(1)
  expect(withExitCode({ passed: 0, failed: 0, skipped: 9 }, 0).failed).toBe(1)
  expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0)
  const unloaded = { status: 'failed', assertionResults: [] }
  expect(vitestCounts({ numPassedTests: 1, numFailedTests: 0, testResults: [unloaded] }).failed).toBe(1)
})
