/**
 * Scorecards: the structured verdict of one colleague on one application at one stage. Whoever is to judge judges
 * before seeing what others wrote, so that verdicts are independent (Kahneman, Sibony, Sunstein, Noise, ch. 24): the
 * service answers others' scorecards of a stage only when the person has handed in their own, or has said that they
 * do not judge there. It guards against being swayed, not against a person who says they are somebody else.
 */
import { z } from 'zod'
import { Id, Instant, procedure } from './common.ts'
import { Stage } from './openings.ts'
import { Criterion } from './screening.ts'

export const Verdict = z.enum(['strong_no', 'no', 'yes', 'strong_yes'])
export type Verdict = z.infer<typeof Verdict>

export const CriterionScore = z.object({
  criterionId: Id,
  score: z.int().min(1).max(4),
  comment: z.string().max(2000).default(''),
})
export type CriterionScore = z.infer<typeof CriterionScore>

/** A criterion without a score was not judged. */
export const ScorecardContent = z.object({
  verdict: Verdict.nullable(),
  comment: z.string().max(20_000),
  scores: z.array(CriterionScore).max(100),
})
export type ScorecardContent = z.infer<typeof ScorecardContent>

export const Scorecard = ScorecardContent.extend({
  authorId: Id,
  authorName: z.string(),
  verdict: Verdict,
  submittedAt: Instant,
  /** When it was changed while others' could be seen; null: it was not. */
  changedAt: Instant.nullable(),
  /** Its author had said not to judge, and so had seen others' before writing. */
  afterOthers: z.boolean(),
})
export type Scorecard = z.infer<typeof Scorecard>

/** How many gave each value, from the lowest to the highest. */
const Counts = z.tuple([z.int(), z.int(), z.int(), z.int()])
export type Counts = z.infer<typeof Counts>

export const ScorecardSummary = z.object({
  verdicts: Counts,
  /** Some say yes and some say no: worth talking about. */
  split: z.boolean(),
  criteria: z.array(
    z.object({
      criterionId: Id,
      counts: Counts,
      /** Null: nobody judged it. */
      mean: z.number().nullable(),
      /** Highest less lowest score; 2 and more is a disagreement that the mean hides. */
      spread: z.int().min(0).max(3),
    }),
  ),
})
export type ScorecardSummary = z.infer<typeof ScorecardSummary>

export const StageScorecards = z.object({
  stage: Stage,
  criteria: z.array(Criterion),
  /** The person's own; null: none begun, or nobody said who uses this workspace. */
  own: ScorecardContent.extend({
    submittedAt: Instant.nullable(),
    changedAt: Instant.nullable(),
    declinedAt: Instant.nullable(),
  }).nullable(),
  /** How many others have handed in one: never who, or what. */
  others: z.int(),
  /** All that were handed in, from the oldest, own included; null while they are not to be seen. */
  cards: z.array(Scorecard).nullable(),
  summary: ScorecardSummary.nullable(),
})
export type StageScorecards = z.infer<typeof StageScorecards>

const place = z.object({ applicationId: Id, stageId: Id })
const saved = z.object({ at: Instant })

export const scorecards = {
  /** Stages that have criteria or scorecards, and the one that the application is in. */
  ofApplication: procedure
    .input(z.object({ applicationId: Id }))
    .output(
      z.object({ self: z.object({ id: Id, name: z.string() }).nullable(), stages: z.array(StageScorecards) }),
    ),
  /** Keeps what is being written. It is nobody's verdict yet: no audit line, nothing to undo. */
  saveDraft: procedure.input(place.extend(ScorecardContent.shape)).output(saved),
  /**
   * Hands in, or changes what was handed in. It cannot be undone, because others' scorecards are seen from then on:
   * a change says that it was made afterwards.
   */
  submit: procedure.input(place.extend(ScorecardContent.shape).extend({ verdict: Verdict })).output(saved),
  /** "I do not judge here": shows others' scorecards. It cannot be undone; a scorecard written later says so. */
  decline: procedure.input(place).output(saved),
}
