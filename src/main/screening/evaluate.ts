/** What answers say to an opening's questions, and what that proposes: a function of the two and of nothing else. */
import type { AnswerState, KnockOutRule, Question, Screening } from '#contract/screening.ts'
import { foldName } from '../platform/fold.ts'
import { isBlank, readChoices, readNumber, readYesNo, textKey } from './understand.ts'

export interface Answer {
  question: string
  answer: string
}

type Verdict = 'fits' | 'fails' | 'unclear'

const verdict = (fits: boolean): Verdict => (fits ? 'fits' : 'fails')

/** What a rule says to an answer that is not blank. */
function judge(rule: KnockOutRule, answer: string, choices: readonly string[]): Verdict {
  switch (rule.type) {
    case 'must_be': {
      const said = readYesNo(answer)
      return said === null ? 'unclear' : verdict(said === rule.answer)
    }
    case 'one_of':
    case 'none_of': {
      const chosen = readChoices(answer, choices)
      if (chosen === null) return 'unclear'
      const named = new Set(rule.choices.map(textKey))
      const some = chosen.some((choice) => named.has(choice))
      return verdict(some === (rule.type === 'one_of'))
    }
    case 'range': {
      const within = readNumber(answer).map(
        (value) => (rule.least === null || value >= rule.least) && (rule.most === null || value <= rule.most),
      )
      // Two readings that disagree are for a person.
      return within.length === 0 || new Set(within).size > 1 ? 'unclear' : verdict(within[0] === true)
    }
    case 'contains': {
      const text = foldName(answer)
      return verdict(rule.words.some((word) => text.includes(foldName(word))))
    }
  }
}

/** The state of one answer; null: the question has none. */
export function stateOf(question: Pick<Question, 'rule' | 'choices'>, answer: string | null): AnswerState {
  if (answer === null || isBlank(answer)) return 'unanswered'
  return question.rule === null ? 'noted' : judge(question.rule, answer, question.choices)
}

/** By the key of the question; of several answers to one question the last that is not blank counts. */
function byQuestion(answers: readonly Answer[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { question, answer } of answers) {
    const key = textKey(question)
    if (!isBlank(answer) || !found.has(key)) found.set(key, answer)
  }
  return found
}

/** Each question with its answer and state, and the answers to what is not asked. Questions belong to answers by folded text. */
export function match(
  questions: readonly Question[],
  answers: readonly Answer[],
): Pick<Screening, 'questions' | 'others'> {
  const given = byQuestion(answers)
  const asked = new Set(questions.map(({ question }) => textKey(question)))
  return {
    questions: questions.map((question) => {
      const answer = given.get(textKey(question.question)) ?? null
      return { ...question, answer, state: stateOf(question, answer) }
    }),
    others: answers.filter(({ question }) => !asked.has(textKey(question))),
  }
}

/** What fails, in the order of the questions; the first one's reason is what is proposed. Null: nothing fails. */
export function proposalOf(
  questions: readonly Question[],
  answers: readonly Answer[],
): Pick<NonNullable<Screening['proposal']>, 'reason' | 'questionIds'> | null {
  const failing = match(questions, answers).questions.filter(({ state }) => state === 'fails')
  const reason = failing[0]?.reason
  return reason ? { reason, questionIds: failing.map(({ id }) => id) } : null
}
