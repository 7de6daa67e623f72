/** What is asked and judged in one opening. */
import type { Criterion, Question } from '#contract/screening.ts'
import { newId } from '../platform/ids.ts'
import type { Readable, Writable } from '../store/types.ts'
import { criteriaOf } from './criteria.ts'
import { editQuestions, questionsOf } from './questions.ts'

export const screeningOfOpening = (
  db: Readable,
  { openingId }: { openingId: string },
): { questions: Question[]; criteria: Criterion[] } => ({
  questions: questionsOf(db, openingId),
  criteria: criteriaOf(db, { openingId }),
})

/** Gives a copy of an opening the questions and criteria of the original; its stages are at the same positions. */
export function copyScreening(tx: Writable, fromId: string, toId: string): void {
  editQuestions(
    tx,
    toId,
    questionsOf(tx, fromId).map(({ id: _, ...question }) => question),
  )
  const stageAt = tx.raw
    .prepare<[string, string], string>(
      `SELECT t.id FROM stage f JOIN stage t ON t.opening_id = ? AND t.position = f.position WHERE f.id = ?`,
    )
    .pluck()
  const insert = tx.raw.prepare(
    'INSERT INTO scorecard_criterion (id, opening_id, stage_id, name, anchors, position) VALUES (?, ?, ?, ?, ?, ?)',
  )
  criteriaOf(tx, { openingId: fromId }).forEach(({ stageId, name, anchors }, position) => {
    insert.run(newId(), toId, stageAt.get(toId, stageId), name, JSON.stringify(anchors), position)
  })
}
