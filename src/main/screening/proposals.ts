/** Keeps what applications carry of their proposals equal to rules and answers; reads and sets aside. */
import type { InputOf } from '#contract/common.ts'
import type { Question, Screening, screening } from '#contract/screening.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Readable, Store, Writable } from '../store/types.ts'
import { type Answer, match, proposalOf } from './evaluate.ts'
import { questionsOf } from './questions.ts'

const answersOf = (db: Readable, applicationId: string): Answer[] =>
  db.raw
    .prepare<[string], Answer>(
      'SELECT question, answer FROM application_answer WHERE application_id = ? ORDER BY position',
    )
    .all(applicationId)

/** Questions, answers and proposal of one application, worked out from what is stored now. */
export function screeningOf(
  db: Readable,
  application: { id: string; openingId: string; proposalSetAsideAt: number | null },
): Screening {
  const questions = questionsOf(db, application.openingId)
  const answers = answersOf(db, application.id)
  const proposal = proposalOf(questions, answers)
  return {
    ...match(questions, answers),
    proposal: proposal && { ...proposal, setAsideAt: application.proposalSetAsideAt },
  }
}

interface Row {
  seq: number
  proposed: string | null
  setAsideAt: number | null
  answers: string
}

const ROWS = `SELECT a.seq, a.proposed_reason AS proposed, a.proposal_set_aside_at AS setAsideAt,
  (SELECT json_group_array(json_object('question', w.question, 'answer', w.answer) ORDER BY w.position)
   FROM application_answer w WHERE w.application_id = a.id) AS answers
  FROM application a`

/**
 * Writes the proposals of an opening's applications, or of one of them, as its questions and their answers are now. A
 * proposal that was set aside stays so, unless its reason is another now, or an answer fails that did not under
 * `before`, the questions as they were. Returns how many changed.
 */
export function refreshProposals(
  tx: Writable,
  openingId: string,
  scope: { applicationId?: string; before?: readonly Question[] } = {},
): number {
  const questions = questionsOf(tx, openingId).filter(({ rule }) => rule !== null)
  const rows =
    scope.applicationId === undefined
      ? tx.raw
          .prepare<[string, number], Row>(
            `${ROWS} INDEXED BY application_opening_received WHERE a.opening_id = ?
             AND (? OR a.proposed_reason IS NOT NULL)`,
          )
          .iterate(openingId, questions.length)
      : tx.raw.prepare<[string], Row>(`${ROWS} WHERE a.id = ?`).iterate(scope.applicationId)
  const changes: [reason: string | null, setAsideAt: number | null, seq: number][] = []
  for (const { seq, proposed, setAsideAt, answers: json } of rows) {
    const answers = JSON.parse(json) as Answer[]
    const proposal = proposalOf(questions, answers)
    const reason = proposal?.reason ?? null
    const aside = setAsideAt !== null && reason === proposed && !failsAnew(proposal, answers, scope.before)
    if (reason !== proposed || (setAsideAt !== null && !aside))
      changes.push([reason, aside ? setAsideAt : null, seq])
  }
  const update = tx.raw.prepare(
    'UPDATE application SET proposed_reason = ?, proposal_set_aside_at = ? WHERE seq = ?',
  )
  for (const change of changes) update.run(...change)
  return changes.length
}

function failsAnew(
  proposal: ReturnType<typeof proposalOf>,
  answers: readonly Answer[],
  before: readonly Question[] | undefined,
): boolean {
  if (proposal === null || before === undefined) return false
  const failed = new Set(proposalOf(before, answers)?.questionIds)
  return proposal.questionIds.some((id) => !failed.has(id))
}

/**
 * Keeps applications in spite of their proposals, or lets the proposals stand again. Those without a proposal are not
 * counted; ids that do not exist are passed over.
 */
export function setProposalsAside(
  store: Store,
  input: InputOf<typeof screening.setAside>,
  deps: CommandDeps,
): { changed: number; undoId: number | null } {
  const ids = [...new Set(input.ids)]
  const { changed, undoId } = effectiveCommand(
    store,
    { action: 'screening.setAside', subjects: ids, undoable: true, actor: deps.actor },
    (tx) => ({
      changed: tx.raw
        .prepare(
          `UPDATE application SET proposal_set_aside_at = ? WHERE id IN (SELECT value FROM json_each(?))
           AND proposed_reason IS NOT NULL AND (proposal_set_aside_at IS NULL) = ?`,
        )
        .run(input.aside ? deps.clock.now() : null, JSON.stringify(ids), input.aside ? 1 : 0).changes,
      result: null,
    }),
  )
  return { changed, undoId }
}
