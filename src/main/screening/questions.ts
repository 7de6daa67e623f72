/** The knock-out questions of an opening: their rules, how they are kept, how they are edited as a whole. */
import { KnockOutRule, type Question, type QuestionEdit, type QuestionKind } from '#contract/screening.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Writable } from '../store/types.ts'
import { textKey } from './understand.ts'

interface QuestionCells {
  id: string
  question: string
  kind: QuestionKind
  choices: string
  rule: string | null
  reason: Question['reason']
}

/** The questions of an opening in their order; none of an opening that does not exist. */
export function questionsOf(db: Readable, openingId: string): Question[] {
  return db.raw
    .prepare<[string], QuestionCells>(
      'SELECT id, question, kind, choices, rule, reason FROM screening_question WHERE opening_id = ? ORDER BY position',
    )
    .all(openingId)
    .map(({ choices, rule, ...cells }) => ({
      ...cells,
      choices: JSON.parse(choices) as string[],
      rule: rule === null ? null : KnockOutRule.parse(JSON.parse(rule)),
    }))
}

function refuse(reason: string, message: string, remedy: string): never {
  throw new Problem('REFUSED', reason, `${message} Nothing was changed.`, remedy)
}

const RULES: Record<QuestionKind, readonly KnockOutRule['type'][]> = {
  yes_no: ['must_be'],
  choice: ['one_of', 'none_of'],
  number: ['range'],
  text: ['contains'],
}

/** Throws Problem REFUSED when the rule cannot be about answers of this kind. */
function requireFitting({ question, kind, choices, rule, reason }: QuestionEdit): void {
  const named = `The question "${question.length > 60 ? `${question.slice(0, 60)}…` : question}"`
  if (kind === 'choice' && choices.length < 2)
    refuse('TOO_FEW_CHOICES', `${named} needs at least two choices.`, 'Write the choices, one a line.')
  if (new Set(choices.map(textKey)).size < choices.length)
    refuse('CHOICE_TWICE', `${named} has the same choice twice.`, 'Give each choice words of its own.')
  if ((rule === null) !== (reason === null))
    refuse(
      'RULE_WITHOUT_REASON',
      `${named} needs both a rule and the reason that it proposes, or neither.`,
      'Choose a reason, or take the rule away.',
    )
  if (rule === null) return
  if (!RULES[kind].includes(rule.type))
    refuse('RULE_DOES_NOT_FIT', `${named} has a rule for another kind of answer.`, 'Choose the rule again.')
  if (rule.type === 'range') {
    const { least, most } = rule
    if (least === null && most === null)
      refuse('RANGE_OPEN', `${named} has a rule without a number.`, 'Write the least or the most.')
    if (least !== null && most !== null && least > most)
      refuse(
        'RANGE_UPSIDE_DOWN',
        `${named} asks for at least more than at most.`,
        'Correct one of the two numbers.',
      )
  }
  if (rule.type === 'one_of' || rule.type === 'none_of') {
    const known = new Set(choices.map(textKey))
    if (rule.choices.some((choice) => !known.has(textKey(choice))))
      refuse(
        'CHOICE_UNKNOWN',
        `${named} has a rule about a choice that it does not offer.`,
        'Choose the rule again.',
      )
  }
}

/** As it is kept: choices only where there is something to choose. */
const tidy = (edit: QuestionEdit): QuestionEdit => ({
  ...edit,
  question: edit.question.trim(),
  choices: edit.kind === 'choice' ? edit.choices.map((choice) => choice.trim()) : [],
})

const cellsOf = ({ question, kind, choices, rule, reason }: QuestionEdit, position: number) =>
  [
    question,
    kind,
    JSON.stringify(choices),
    rule === null ? null : JSON.stringify(rule),
    reason,
    position,
  ] as const

/**
 * Makes the questions of an opening what `edits` says, in that order; a question with an id keeps it. Returns whether
 * anything changed. Throws Problem REFUSED when a rule does not fit its question, or two questions are the same.
 */
export function editQuestions(tx: Writable, openingId: string, edits: readonly QuestionEdit[]): boolean {
  const wanted = edits.map(tidy)
  for (const edit of wanted) requireFitting(edit)
  const keys = wanted.map(({ question }) => textKey(question))
  if (new Set(keys).size < keys.length || keys.includes(''))
    refuse(
      'QUESTION_TWICE',
      'Two questions are the same, or one has no letters: answers could not be told apart.',
      'Give each question words of its own.',
    )
  const before = questionsOf(tx, openingId)
  const known = new Map(before.map((question, position) => [question.id, { question, position }]))
  const kept = wanted.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (new Set(kept).size < kept.length || kept.some((id) => !known.has(id)))
    refuse(
      'QUESTION_UNKNOWN',
      'A question does not belong to this opening, or is listed twice.',
      'Read the opening again and repeat the edit.',
    )

  let changed = false
  const remove = tx.raw.prepare('DELETE FROM screening_question WHERE id = ?')
  for (const { id } of before) {
    if (kept.includes(id)) continue
    remove.run(id)
    changed = true
  }
  const insert = tx.raw.prepare(
    `INSERT INTO screening_question (question, kind, choices, rule, reason, position, id, opening_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = tx.raw.prepare(
    'UPDATE screening_question SET question = ?, kind = ?, choices = ?, rule = ?, reason = ?, position = ? WHERE id = ?',
  )
  wanted.forEach((edit, position) => {
    const cells = cellsOf(edit, position)
    if (edit.id === undefined) {
      insert.run(...cells, newId(), openingId)
      changed = true
      return
    }
    const old = known.get(edit.id)
    if (old && JSON.stringify(cellsOf(old.question, old.position)) === JSON.stringify(cells)) return
    update.run(...cells, edit.id)
    changed = true
  })
  return changed
}
