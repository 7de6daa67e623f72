/** What scorecards judge at each stage of an opening. */
import { Anchors, type Criterion, type CriterionEdit } from '#contract/screening.ts'
import { foldName } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { Readable, Writable } from '../store/types.ts'

interface CriterionCells {
  id: string
  stageId: string
  name: string
  anchors: string
}

/** The criteria of an opening, by stage and in the order of each; or those of one stage. */
export function criteriaOf(db: Readable, where: { openingId: string } | { stageId: string }): Criterion[] {
  const [column, value] = 'stageId' in where ? ['stage_id', where.stageId] : ['opening_id', where.openingId]
  return db.raw
    .prepare<[string], CriterionCells>(
      `SELECT c.id, c.stage_id AS stageId, c.name, c.anchors FROM scorecard_criterion c
       JOIN stage s ON s.id = c.stage_id WHERE c.${column} = ? ORDER BY s.position, c.position`,
    )
    .all(value)
    .map(({ anchors, ...cells }) => ({ ...cells, anchors: Anchors.parse(JSON.parse(anchors)) }))
}

function refuse(reason: string, message: string, remedy: string): never {
  throw new Problem('REFUSED', reason, `${message} Nothing was changed.`, remedy)
}

const cellsOf = ({ name, anchors }: CriterionEdit, position: number) =>
  [name.trim(), JSON.stringify(anchors.map((anchor) => anchor.trim())), position] as const

/** Drafts lose their score with the criterion; what has been handed in stands, so its criterion does too. */
function removeCriterion(tx: Writable, { id, name }: Criterion): void {
  const judged = tx.raw
    .prepare<[string], number>(
      `SELECT count(*) FROM scorecard_score s JOIN scorecard d ON d.id = s.scorecard_id
       WHERE s.criterion_id = ? AND d.submitted_at IS NOT NULL`,
    )
    .pluck()
  const count = judged.get(id) ?? 0
  if (count > 0)
    refuse(
      'CRITERION_IN_USE',
      `${count} ${count === 1 ? 'scorecard that was handed in judges' : 'scorecards that were handed in judge'} "${name}", which so cannot be removed.`,
      'Rename it, or leave it and judge it no more.',
    )
  tx.raw.prepare('DELETE FROM scorecard_score WHERE criterion_id = ?').run(id)
  tx.raw.prepare('DELETE FROM scorecard_criterion WHERE id = ?').run(id)
}

/**
 * Makes the criteria of a stage what `edits` says, in that order; one with an id keeps it and its scores. Returns
 * whether anything changed. Throws Problem REFUSED when two have one name, or one that was judged would go.
 */
export function editCriteria(
  tx: Writable,
  stage: { id: string; openingId: string },
  edits: readonly CriterionEdit[],
): boolean {
  if (new Set(edits.map(({ name }) => foldName(name))).size < edits.length)
    refuse('CRITERION_TWICE', 'Two criteria of a stage have the same name.', 'Give each a name of its own.')
  const before = criteriaOf(tx, { stageId: stage.id })
  const known = new Map(before.map((criterion, position) => [criterion.id, { criterion, position }]))
  const kept = edits.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (new Set(kept).size < kept.length || kept.some((id) => !known.has(id)))
    refuse(
      'CRITERION_UNKNOWN',
      'A criterion does not belong to this stage, or is listed twice.',
      'Read the opening again and repeat the edit.',
    )

  let changed = false
  for (const criterion of before) {
    if (kept.includes(criterion.id)) continue
    removeCriterion(tx, criterion)
    changed = true
  }
  const insert = tx.raw.prepare(
    'INSERT INTO scorecard_criterion (name, anchors, position, id, stage_id, opening_id) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const update = tx.raw.prepare(
    'UPDATE scorecard_criterion SET name = ?, anchors = ?, position = ? WHERE id = ?',
  )
  edits.forEach((edit, position) => {
    const cells = cellsOf(edit, position)
    if (edit.id === undefined) {
      insert.run(...cells, newId(), stage.id, stage.openingId)
      changed = true
      return
    }
    const old = known.get(edit.id)
    if (old && JSON.stringify(cellsOf(old.criterion, old.position)) === JSON.stringify(cells)) return
    update.run(...cells, edit.id)
    changed = true
  })
  return changed
}

/**
 * Takes the criteria of a stage that is about to be removed. Throws Problem INVALID_STATE when somebody has filled in
 * a scorecard there: an application may have been judged at a stage that it has left.
 */
export function removeStageCriteria(tx: Writable, stage: { id: string; name: string }): void {
  const cards = tx.raw.prepare<[string], number>('SELECT count(*) FROM scorecard WHERE stage_id = ?').pluck()
  const count = cards.get(stage.id) ?? 0
  if (count > 0)
    throw new Problem(
      'INVALID_STATE',
      'STAGE_IN_USE',
      `The stage "${stage.name}" has ${count} ${count === 1 ? 'scorecard' : 'scorecards'} and cannot be removed. Nothing was changed.`,
      'Rename it instead.',
    )
  tx.raw.prepare('DELETE FROM scorecard_criterion WHERE stage_id = ?').run(stage.id)
}
