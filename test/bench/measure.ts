/** Timing, and what a row of the table says. */

export interface Timing {
  p50: number
  p95: number
  max: number
}

export interface Row {
  what: string
  /** As it was measured, with its unit. */
  p50: string
  p95: string
  /** Against the bare database or the plain way of doing the same, in the same run. */
  ratio: string
  budget: string
  met: boolean | null
  note: string
}

export function percentiles(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? Number.NaN }
}

/** Milliseconds of each of these works, run `rounds` times after one that warms up. */
export function timed(works: readonly (() => unknown)[], rounds: number): Timing {
  for (const work of works) work()
  const samples: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const work of works) {
      const start = performance.now()
      work()
      samples.push(performance.now() - start)
    }
  }
  return percentiles(samples)
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** A row of a work that is timed beside its baseline. */
export function timedRow(
  what: string,
  budgetMs: number,
  ours: Timing,
  baseline: Timing | null,
  note = '',
): Row {
  return {
    what,
    p50: ms(ours.p50),
    p95: ms(ours.p95),
    ratio: baseline === null ? '' : `${(ours.p50 / baseline.p50).toFixed(2)}`,
    budget: `p95 ${budgetMs} ms`,
    met: ours.p95 <= budgetMs,
    note,
  }
}
