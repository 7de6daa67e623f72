/** What several scorecards say together: how far they agree, not only where their middle is. */
import type { Counts, Scorecard, ScorecardSummary, Verdict } from '#contract/scorecards.ts'

const countsOf = <Value>(given: readonly Value[], values: readonly [Value, Value, Value, Value]): Counts => {
  const count = (value: Value) => given.filter((one) => one === value).length
  return [count(values[0]), count(values[1]), count(values[2]), count(values[3])]
}

/** Verdicts and scores counted by value, with mean and spread of each criterion. */
export function summarise(
  cards: readonly Pick<Scorecard, 'verdict' | 'scores'>[],
  criterionIds: readonly string[],
): ScorecardSummary {
  const verdicts = countsOf<Verdict>(
    cards.map(({ verdict }) => verdict),
    ['strong_no', 'no', 'yes', 'strong_yes'],
  )
  const [strongNo, no, yes, strongYes] = verdicts
  return {
    verdicts,
    split: strongNo + no > 0 && yes + strongYes > 0,
    criteria: criterionIds.map((criterionId) => {
      const scores = cards.flatMap((card) =>
        card.scores.filter((entry) => entry.criterionId === criterionId).map(({ score }) => score),
      )
      const sum = scores.reduce((total, score) => total + score, 0)
      return {
        criterionId,
        counts: countsOf(scores, [1, 2, 3, 4]),
        mean: scores.length === 0 ? null : sum / scores.length,
        spread: scores.length === 0 ? 0 : Math.max(...scores) - Math.min(...scores),
      }
    }),
  }
}
