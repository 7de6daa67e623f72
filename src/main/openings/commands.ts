import type { Opening, OpeningChanges, OpeningDraft, StageEdit } from '#contract/openings.ts'
import type { QuestionEdit } from '#contract/screening.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { copyScreening } from '../screening/opening.ts'
import { refreshProposals } from '../screening/proposals.ts'
import { editQuestions, questionsOf } from '../screening/questions.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Store, Writable } from '../store/types.ts'
import {
  isClosed,
  requireAllowed,
  requireConsistent,
  requireCountry,
  requireFreeNumber,
  tidyDraft,
  toCells,
  writeTeam,
} from './draft.ts'
import { editPipeline, insertPipeline } from './pipeline.ts'
import { getOpening } from './queries.ts'

/** Writes a new draft with its pipeline and team. Throws as `createOpening` does. */
export function insertOpening(
  tx: Writable,
  id: string,
  draft: OpeningDraft,
  now: number,
  stages?: readonly Omit<StageEdit, 'id'>[],
): Opening {
  const tidy = tidyDraft(draft)
  requireConsistent(tidy)
  requireFreeNumber(tx, tidy.requisitionNumber, id)
  const cells = { id, ...toCells(tidy), status: 'draft', created_at: now, updated_at: now }
  const columns = Object.keys(cells)
  tx.raw
    .prepare(
      `INSERT INTO opening (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    )
    .run(cells)
  insertPipeline(tx, id, stages)
  writeTeam(tx, id, tidy.team)
  return getOpening(tx, { id })
}

/**
 * A new draft with the default pipeline. Throws Problem CONFLICT when the requisition number is taken, REFUSED when
 * fields contradict each other.
 */
export function createOpening(store: Store, input: OpeningDraft, deps: CommandDeps): Opening {
  const id = newId()
  return store.command(
    { action: 'openings.create', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => insertOpening(tx, id, input, deps.clock.now()),
  ).result
}

/**
 * A new draft with the fields, team, pipeline, questions and criteria of another opening. External id and address stay behind: they name
 * the original's advertisement. Throws Problem NOT_FOUND, and CONFLICT when the requisition number is taken.
 */
export function duplicateOpening(
  store: Store,
  input: { id: string; requisitionNumber: string },
  deps: CommandDeps,
): Opening {
  const id = newId()
  return store.command(
    { action: 'openings.duplicate', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      const original = getOpening(tx, input)
      const draft = {
        ...original,
        requisitionNumber: input.requisitionNumber,
        externalId: null,
        externalUrl: null,
      }
      const copy = insertOpening(tx, id, draft, deps.clock.now(), original.stages)
      copyScreening(tx, original.id, id)
      return copy
    },
  ).result
}

/**
 * Changes what `changes` names and, where given, the pipeline and the knock-out questions as a whole; works in every
 * status. What the questions propose about the applications is worked out anew in the same transaction. Throws Problem
 * NOT_FOUND, CONFLICT (requisition number taken), REFUSED (contradicting fields, impossible pipeline or questions),
 * INVALID_STATE (a published opening without a country, another place for a closed one, a stage in use removed).
 */
export function updateOpening(
  store: Store,
  input: {
    id: string
    changes: OpeningChanges
    stages?: StageEdit[] | undefined
    questions?: QuestionEdit[] | undefined
  },
  deps: CommandDeps,
): Opening {
  const named = Object.fromEntries(Object.entries(input.changes).filter(([, value]) => value !== undefined))
  return effectiveCommand(
    store,
    { action: 'openings.update', subjects: [input.id], undoable: true, actor: deps.actor },
    (tx) => {
      const opening = getOpening(tx, input)
      const next = tidyDraft({ ...opening, ...named })
      requireConsistent(next)
      requireAllowed(opening, next)
      requireFreeNumber(tx, next.requisitionNumber, input.id)

      const before = toCells(opening)
      const cells = Object.entries(toCells(next)).filter(([column, value]) => value !== before[column])
      const newTeam = JSON.stringify(opening.team) !== JSON.stringify(next.team)
      const newStages = input.stages !== undefined && editPipeline(tx, input.id, input.stages)
      const newQuestions = input.questions !== undefined && askAnew(tx, input.id, input.questions)
      if (newTeam) writeTeam(tx, input.id, next.team)
      if (cells.length === 0 && !newTeam && !newStages && !newQuestions)
        return { changed: 0, result: opening }

      const sets = [...cells, ['updated_at', deps.clock.now()] as const]
      tx.raw
        .prepare(`UPDATE opening SET ${sets.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`)
        .run(...sets.map(([, value]) => value), input.id)
      return { changed: 1, result: getOpening(tx, input) }
    },
  ).result
}

/** Edits the questions, and what they propose. Returns whether anything changed. */
function askAnew(tx: Writable, openingId: string, questions: readonly QuestionEdit[]): boolean {
  const before = questionsOf(tx, openingId)
  if (!editQuestions(tx, openingId, questions)) return false
  refreshProposals(tx, openingId, { before })
  return true
}

/** One change of status; `next` says what becomes of the opening, or throws. */
function changeStatus(
  store: Store,
  action: string,
  id: string,
  deps: CommandDeps,
  next: (opening: Opening, now: number) => Pick<Opening, 'status' | 'publishedAt' | 'closedAt'>,
): Opening {
  return store.command({ action, subjects: [id], undoable: true, actor: deps.actor }, (tx) => {
    const opening = getOpening(tx, { id })
    const now = deps.clock.now()
    const { status, publishedAt, closedAt } = next(opening, now)
    tx.raw
      .prepare('UPDATE opening SET status = ?, published_at = ?, closed_at = ?, updated_at = ? WHERE id = ?')
      .run(status, publishedAt, closedAt, now, id)
    return getOpening(tx, { id })
  }).result
}

/** Opens a draft for applications. Throws Problem NOT_FOUND, and INVALID_STATE unless it is a draft with a country. */
export function publishOpening(store: Store, input: { id: string }, deps: CommandDeps): Opening {
  return changeStatus(store, 'openings.publish', input.id, deps, (opening, now) => {
    if (opening.status !== 'draft') {
      throw new Problem(
        'INVALID_STATE',
        opening.status === 'published' ? 'ALREADY_PUBLISHED' : 'OPENING_CLOSED',
        `Only a draft can be published; this opening is ${opening.status}. Nothing was changed.`,
        opening.status === 'published' ? undefined : 'Reopen it instead.',
      )
    }
    requireCountry(opening)
    return { status: 'published', publishedAt: opening.publishedAt ?? now, closedAt: null }
  })
}

/**
 * Ends an opening as closed, filled or cancelled. Its active applications stay active. Throws Problem NOT_FOUND, and
 * INVALID_STATE when it is closed already.
 */
export function closeOpening(
  store: Store,
  input: { id: string; as: 'closed' | 'filled' | 'cancelled' },
  deps: CommandDeps,
): Opening {
  return changeStatus(store, 'openings.close', input.id, deps, (opening, now) => {
    if (isClosed(opening.status)) {
      throw new Problem(
        'INVALID_STATE',
        'OPENING_CLOSED',
        `This opening is ${opening.status} already. Nothing was changed.`,
        'Reopen it first to close it in another way.',
      )
    }
    return { status: input.as, publishedAt: opening.publishedAt, closedAt: now }
  })
}

/**
 * Takes a closed, filled or cancelled opening up again: as published if it had been, else as a draft. Throws Problem
 * NOT_FOUND, and INVALID_STATE when it is not closed.
 */
export function reopenOpening(store: Store, input: { id: string }, deps: CommandDeps): Opening {
  return changeStatus(store, 'openings.reopen', input.id, deps, (opening) => {
    if (!isClosed(opening.status)) {
      throw new Problem(
        'INVALID_STATE',
        'OPENING_NOT_CLOSED',
        `Only a closed, filled or cancelled opening can be reopened; this one is ${opening.status}. Nothing was changed.`,
      )
    }
    if (opening.publishedAt === null) return { status: 'draft', publishedAt: null, closedAt: null }
    requireCountry(opening)
    return { status: 'published', publishedAt: opening.publishedAt, closedAt: null }
  })
}
