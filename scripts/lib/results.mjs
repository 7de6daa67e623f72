/** Counts of what ran, read from the runners' own reports: a run that tells nothing has failed. */

import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * From vitest's JSON report. A file that could not be loaded counts as one failure.
 * @param {any} report null when there is none
 * @returns {Counts}
 */
export function vitestCounts(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = (report.testResults ?? []).filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  ).length
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/**
 * From Playwright's JSON report. What passed only at a second try has failed; so has a file that could not be loaded.
 * @param {any} report null when there is none
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  if (!report?.stats) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + (report.errors ?? []).length, skipped }
}

/**
 * What failed in vitest's JSON report, each with the first line of its reason.
 * @param {any} report null when there is none
 * @returns {string[]}
 */
export function vitestFailures(report) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    if (file.status !== 'failed') return []
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed')
    if (failed.length === 0) return [failure(file.name, file.message)]
    return failed.map((/** @type {any} */ test) =>
      failure(`${file.name} › ${test.fullName}`, test.failureMessages?.[0]),
    )
  })
}

/**
 * What failed in Playwright's JSON report, each with the first line of its reason.
 * @param {any} report null when there is none
 * @returns {string[]}
 */
export function playwrightFailures(report) {
  const unloaded = (report?.errors ?? []).map((/** @type {any} */ error) =>
    failure('end to end', error.message),
  )
  return [...unloaded, ...(report?.suites ?? []).flatMap(failuresOfSuite)]
}

/** @param {any} suite @returns {string[]} */
function failuresOfSuite(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests
      .filter((/** @type {any} */ test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((/** @type {any} */ test) => {
        const reason = test.results.find((/** @type {any} */ result) => result.error)?.error?.message
        return failure(`[${test.projectName}] ${spec.file} › ${spec.title}`, reason)
      }),
  )
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfSuite)]
}

/** @param {string} name @param {string | undefined} reason */
const failure = (name, reason) =>
  `${name}: ${stripVTControlCharacters(reason ?? 'no reason given').split('\n')[0]}`

/**
 * Counts of one part of the run, made honest: one that ended with a fault, or ran no test, has at least one failure.
 * @param {Counts} counts
 * @param {number | null} exitCode
 * @returns {Counts}
 */
export function withExitCode(counts, exitCode) {
  const ranNothing = counts.passed + counts.failed === 0
  return counts.failed === 0 && (exitCode !== 0 || ranNothing) ? { ...counts, failed: 1 } : counts
}

/** @param {readonly Counts[]} parts @returns {Counts} */
export const sum = (parts) =>
  parts.reduce(
    (all, part) => ({
      passed: all.passed + part.passed,
      failed: all.failed + part.failed,
      skipped: all.skipped + part.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
