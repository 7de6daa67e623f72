/** Counts of what ran, read from the runners' own reports: a run that tells nothing has failed. */

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
