/** Questions and criteria while they are edited in the form of an opening. */
import type { RejectionReason } from '#contract/applications.ts'
import type {
  Criterion,
  CriterionEdit,
  KnockOutRule,
  Question,
  QuestionEdit,
  QuestionKind,
} from '#contract/screening.ts'

export type RuleChoice = 'none' | 'yes' | 'no' | 'one_of' | 'none_of' | 'range' | 'contains'

/** Every field has a value of its own, so that changing the kind of answer and back loses nothing. */
export interface QuestionDraft {
  /** Keeps its row when it moves, also before it has an id. */
  key: number
  id: string | undefined
  question: string
  kind: QuestionKind
  /** One a line. */
  choices: string
  rule: RuleChoice
  named: string[]
  least: string
  most: string
  /** One a line. */
  words: string
  reason: RejectionReason
}

export interface CriterionDraft extends CriterionEdit {
  key: number
}

export const ruleChoices: Record<QuestionKind, readonly RuleChoice[]> = {
  yes_no: ['none', 'yes', 'no'],
  choice: ['none', 'one_of', 'none_of'],
  number: ['none', 'range'],
  text: ['none', 'contains'],
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const emptyQuestion = (key: number): QuestionDraft => ({
  key,
  id: undefined,
  question: '',
  kind: 'yes_no',
  choices: '',
  rule: 'yes',
  named: [],
  least: '',
  most: '',
  words: '',
  reason: 'not_qualified',
})

const choiceOf = (rule: KnockOutRule | null): RuleChoice =>
  rule === null ? 'none' : rule.type === 'must_be' ? rule.answer : rule.type

const numberText = (value: number | null) => (value === null ? '' : String(value))

export function questionDraft(question: Question, key: number): QuestionDraft {
  const { id, kind, choices, rule, reason } = question
  return {
    ...emptyQuestion(key),
    id,
    question: question.question,
    kind,
    choices: choices.join('\n'),
    rule: choiceOf(rule),
    ...(reason ? { reason } : {}),
    ...(rule?.type === 'one_of' || rule?.type === 'none_of' ? { named: [...rule.choices] } : {}),
    ...(rule?.type === 'range' ? { least: numberText(rule.least), most: numberText(rule.most) } : {}),
    ...(rule?.type === 'contains' ? { words: rule.words.join('\n') } : {}),
  }
}

const numberOf = (text: string): number | null => (String(text).trim() === '' ? null : Number(text))

function ruleOf(draft: QuestionDraft): KnockOutRule | null {
  switch (draft.rule) {
    case 'none':
      return null
    case 'yes':
    case 'no':
      return { type: 'must_be', answer: draft.rule }
    case 'one_of':
    case 'none_of': {
      const offered = linesOf(draft.choices)
      return { type: draft.rule, choices: draft.named.filter((choice) => offered.includes(choice)) }
    }
    case 'range':
      return { type: 'range', least: numberOf(draft.least), most: numberOf(draft.most) }
    case 'contains':
      return { type: 'contains', words: linesOf(draft.words) }
  }
}

export function questionEdit(draft: QuestionDraft): QuestionEdit {
  const rule = ruleOf(draft)
  return {
    ...(draft.id === undefined ? {} : { id: draft.id }),
    question: draft.question.trim(),
    kind: draft.kind,
    choices: draft.kind === 'choice' ? linesOf(draft.choices) : [],
    rule,
    reason: rule === null ? null : draft.reason,
  }
}

/** What is missing in a question, as a key under `screening.invalid`; null: nothing that can be seen from here. */
export function questionProblem(draft: QuestionDraft): string | null {
  const { question, kind, choices, rule } = questionEdit(draft)
  if (question === '') return 'question'
  if (kind === 'choice' && choices.length < 2) return 'choices'
  if (rule?.type === 'range' && rule.least === null && rule.most === null) return 'range'
  if ((rule?.type === 'one_of' || rule?.type === 'none_of') && rule.choices.length === 0) return 'named'
  if (rule?.type === 'contains' && rule.words.length === 0) return 'words'
  return null
}

export const emptyCriterion = (key: number): CriterionDraft => ({ key, name: '', anchors: ['', '', '', ''] })

export const criterionDraft = ({ id, name, anchors }: Criterion, key: number): CriterionDraft => ({
  key,
  id,
  name,
  anchors: [...anchors],
})

/** Rows that were never filled in are left out. */
export const criterionEdits = (drafts: readonly CriterionDraft[]): CriterionEdit[] =>
  drafts
    .filter(
      ({ id, name, anchors }) =>
        id !== undefined || name.trim() !== '' || anchors.some((anchor) => anchor.trim() !== ''),
    )
    .map(({ id, name, anchors }) => ({
      ...(id === undefined ? {} : { id }),
      name: name.trim(),
      anchors: anchors.map((anchor) => anchor.trim()) as CriterionEdit['anchors'],
    }))
