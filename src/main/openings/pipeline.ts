/** The pipeline of an opening: which stages it may have and how it is edited. */
import { DEFAULT_PIPELINE, type Stage, type StageEdit } from '#contract/openings.ts'
import { foldName } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { editCriteria, removeStageCriteria } from '../screening/criteria.ts'
import type { Readable, Writable } from '../store/types.ts'
import { stagesOf } from './queries.ts'

function refuse(reason: string, message: string, remedy: string): never {
  throw new Problem('REFUSED', reason, `${message} Nothing was changed.`, remedy)
}

/** Throws Problem REFUSED unless the stages start with a new one, end with the only hired one, and have names of their own. */
function requirePipeline(stages: readonly Omit<StageEdit, 'id'>[]): void {
  if (stages[0]?.kind !== 'new') {
    refuse(
      'FIRST_STAGE_NOT_NEW',
      'The first stage must be of kind "new": applications arrive in it.',
      'Put the stage for new applications first.',
    )
  }
  if (stages.filter(({ kind }) => kind === 'hired').length !== 1 || stages.at(-1)?.kind !== 'hired') {
    refuse(
      'LAST_STAGE_NOT_HIRED',
      'A pipeline has exactly one stage of kind "hired", and it is the last one.',
      'Keep one hired stage, at the end.',
    )
  }
  const names = new Set(stages.map(({ name }) => foldName(name)))
  if (names.size !== stages.length) {
    refuse('STAGE_NAME_TWICE', 'Two stages have the same name.', 'Give each stage a name of its own.')
  }
}

/** Writes the pipeline of a new opening. */
export function insertPipeline(
  tx: Writable,
  openingId: string,
  stages: readonly Omit<StageEdit, 'id'>[] = DEFAULT_PIPELINE,
): void {
  const insert = tx.raw.prepare(
    'INSERT INTO stage (id, opening_id, name, kind, position) VALUES (?, ?, ?, ?, ?)',
  )
  stages.forEach(({ name, kind }, position) => {
    insert.run(newId(), openingId, name.trim(), kind, position)
  })
}

function applicationsIn(db: Readable, stageId: string): number {
  const count = db.raw
    .prepare<[string], number>('SELECT count(*) FROM application WHERE stage_id = ?')
    .pluck()
  return count.get(stageId) ?? 0
}

function requireEmpty(db: Readable, stage: Stage, reason: string, what: string): void {
  const applications = applicationsIn(db, stage.id)
  if (applications === 0) return
  throw new Problem(
    'INVALID_STATE',
    reason,
    `The stage "${stage.name}" has ${applications} ${applications === 1 ? 'application' : 'applications'}, rejected and withdrawn ones counted, and cannot ${what}. Nothing was changed.`,
    'Move its applications to another stage first; reactivate rejected ones for that.',
  )
}

/**
 * Makes the pipeline of an opening what `edits` says; a stage with an id keeps it, whatever its new name or place.
 * Returns whether anything changed. Throws Problem REFUSED for an impossible pipeline or criteria, INVALID_STATE when a
 * stage with applications or scorecards would go, or one with applications would start or stop meaning hired.
 */
export function editPipeline(tx: Writable, openingId: string, edits: readonly StageEdit[]): boolean {
  requirePipeline(edits)
  const existing = new Map(stagesOf(tx, openingId).map((stage) => [stage.id, stage]))
  const kept = edits.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (new Set(kept).size !== kept.length || kept.some((id) => !existing.has(id))) {
    refuse(
      'STAGE_UNKNOWN',
      'A stage does not belong to this opening, or is listed twice.',
      'Read the opening again and repeat the edit.',
    )
  }

  let changed = false
  const remove = tx.raw.prepare('DELETE FROM stage WHERE id = ?')
  for (const stage of existing.values()) {
    if (kept.includes(stage.id)) continue
    requireEmpty(tx, stage, 'STAGE_IN_USE', 'be removed')
    removeStageCriteria(tx, stage)
    remove.run(stage.id)
    changed = true
  }
  const update = tx.raw.prepare('UPDATE stage SET name = ?, kind = ?, position = ? WHERE id = ?')
  const insert = tx.raw.prepare(
    'INSERT INTO stage (id, opening_id, name, kind, position) VALUES (?, ?, ?, ?, ?)',
  )
  edits.forEach((edit, position) => {
    const name = edit.name.trim()
    const stage = edit.id === undefined ? undefined : existing.get(edit.id)
    const id = stage?.id ?? newId()
    if (!stage) {
      insert.run(id, openingId, name, edit.kind, position)
      changed = true
    }
    if (edit.criteria && editCriteria(tx, { id, openingId }, edit.criteria)) changed = true
    if (!stage) return
    if (stage.name === name && stage.kind === edit.kind && stage.position === position) return
    if ((stage.kind === 'hired') !== (edit.kind === 'hired')) {
      requireEmpty(tx, stage, 'STAGE_IN_USE', 'start or stop being the hired stage')
    }
    update.run(name, edit.kind, position, stage.id)
    changed = true
  })
  return changed
}
