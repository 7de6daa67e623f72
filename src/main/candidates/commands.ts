import type { Candidate, CandidateChanges, CandidateProfile } from '#contract/candidates.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { newId } from '../platform/ids.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Store } from '../store/types.ts'
import { insertCandidate, readProfile, writeProfile } from './profile.ts'
import { getCandidate } from './queries.ts'

/** A new candidate; two people may share an address, so that is not refused. Returns the candidate. */
export function createCandidate(store: Store, input: CandidateProfile, deps: CommandDeps): Candidate {
  const id = newId()
  const { result } = store.command(
    { action: 'candidates.create', subjects: [id], undoable: true, actor: deps.actor },
    (tx) => {
      insertCandidate(tx, input, deps, id)
      return getCandidate(tx, { id })
    },
  )
  return result
}

/**
 * Changes what `changes` names; a list that is named is replaced as a whole. Returns the candidate. Throws Problem
 * NOT_FOUND, and INVALID_STATE for an anonymised one.
 */
export function updateCandidate(
  store: Store,
  input: { id: string; changes: CandidateChanges },
  deps: CommandDeps,
): Candidate {
  const named = Object.fromEntries(Object.entries(input.changes).filter(([, value]) => value !== undefined))
  const { result } = effectiveCommand(
    store,
    { action: 'candidates.update', subjects: [input.id], undoable: true, actor: deps.actor },
    (tx) => {
      const stored = readProfile(tx, input.id)
      const changed = writeProfile(tx, stored, { ...stored.profile, ...named }, deps)
      return { changed: changed ? 1 : 0, result: getCandidate(tx, { id: input.id }) }
    },
  )
  return result
}
