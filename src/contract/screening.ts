/**
 * Knock-out questions of an opening, and what an application's answers to them propose. A rule only ever proposes.
 * People have the right not to be subject to a decision based solely on automated processing that significantly affects
 * them (Art. 22 GDPR; Recital 71 names e-recruiting without any human intervention; France: Art. 47 Loi 78-17), and a
 * figure that others draw strongly on is itself such a decision (CJEU C-634/21). So no command applies a proposal, it
 * always quotes the answer it comes from, and a person rejects as they reject anybody, or sets it aside. The rules are
 * written by people alone and learn nothing, so they are no AI system (Regulation 2024/1689, Recital 12; its Annex III
 * 4(a) would make one that filters applications high-risk).
 */
import { z } from 'zod'
import { Id, Instant, procedure } from './common.ts'
import { RejectionReason } from './reasons.ts'

export const QuestionKind = z.enum(['yes_no', 'choice', 'number', 'text'])
export type QuestionKind = z.infer<typeof QuestionKind>

const Choice = z.string().trim().min(1).max(200)
const Choices = z.array(Choice).max(50)

/** What an answer must be; one that is not proposes the question's disposition reason. */
export const KnockOutRule = z.discriminatedUnion('type', [
  /** For yes_no. */
  z.object({ type: z.literal('must_be'), answer: z.enum(['yes', 'no']) }),
  /** For choice: at least one of these is chosen. */
  z.object({ type: z.literal('one_of'), choices: Choices.min(1) }),
  /** For choice: none of these is chosen. */
  z.object({ type: z.literal('none_of'), choices: Choices.min(1) }),
  /** For number, both ends included; null: open on that side. */
  z.object({
    type: z.literal('range'),
    least: z.number().nullable(),
    most: z.number().nullable(),
  }),
  /** For text: one of these stands in it; case and accents do not count. */
  z.object({ type: z.literal('contains'), words: Choices.min(1) }),
])
export type KnockOutRule = z.infer<typeof KnockOutRule>

export const QuestionEdit = z.object({
  /** Left out: a new question. */
  id: Id.optional(),
  question: z.string().trim().min(1, 'A question needs words.').max(2000),
  kind: QuestionKind,
  /** Empty unless kind is choice. */
  choices: Choices.default([]),
  /** Null: asked, never a knock-out. */
  rule: KnockOutRule.nullable().default(null),
  /** What the rule proposes; null without a rule. */
  reason: RejectionReason.nullable().default(null),
})
export type QuestionEdit = z.infer<typeof QuestionEdit>

export const Question = QuestionEdit.extend({ id: Id })
export type Question = z.infer<typeof Question>

/** What the scores 1, 2, 3 and 4 mean; empty text where the number says enough. */
export const Anchors = z.tuple([
  z.string().max(300),
  z.string().max(300),
  z.string().max(300),
  z.string().max(300),
])

export const CriterionEdit = z.object({
  /** Left out: a new criterion. */
  id: Id.optional(),
  name: z.string().trim().min(1).max(120),
  anchors: Anchors,
})
export type CriterionEdit = z.infer<typeof CriterionEdit>

export const Criterion = CriterionEdit.extend({ id: Id, stageId: Id })
export type Criterion = z.infer<typeof Criterion>

/**
 * `fits` and `fails` are the rule's verdict; `noted`: answered, and there is no rule; `unclear`: the answer could not
 * be read as the kind of answer that the rule is about, so a person has to. Only `fails` proposes anything.
 */
export const AnswerState = z.enum(['fits', 'fails', 'noted', 'unclear', 'unanswered'])
export type AnswerState = z.infer<typeof AnswerState>

export const Screening = z.object({
  /** The opening's questions in their order, each with the answer that belongs to it. */
  questions: z.array(Question.extend({ answer: z.string().nullable(), state: AnswerState })),
  /** Answers to what the opening does not ask. */
  others: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** Null: nothing fails. Shown only while the application is active. */
  proposal: z
    .object({
      reason: RejectionReason,
      /** The questions whose answers fail. */
      questionIds: z.array(Id),
      /** When a person kept the application all the same; null: the proposal stands. */
      setAsideAt: Instant.nullable(),
    })
    .nullable(),
})
export type Screening = z.infer<typeof Screening>

export const screening = {
  /** What is asked and judged in an opening; changed by `openings.update`, with the rest of its form. */
  ofOpening: procedure
    .input(z.object({ openingId: Id }))
    .output(z.object({ questions: z.array(Question), criteria: z.array(Criterion) })),
  /** Keeps applications in spite of what their answers propose, or (`aside: false`) lets the proposal stand again. */
  setAside: procedure
    .input(z.object({ ids: z.array(Id).min(1).max(10_000), aside: z.boolean() }))
    .output(z.object({ changed: z.int(), undoId: z.int().nullable() })),
}
