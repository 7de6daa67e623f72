/** Writes accepted fields into a profile, only where it still has what the person was shown. */
import type { AcceptedField } from '#contract/autofill.ts'
import { compareWithProfile, listOf, sameContent } from '#contract/autofill-compare.ts'
import type { Candidate, CandidateProfile } from '#contract/candidates.ts'
import { readProfile, writeProfile } from '../candidates/profile.ts'
import { getCandidate } from '../candidates/queries.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { Problem } from '../platform/problem.ts'
import { effectiveCommand } from '../store/effective-command.ts'
import type { Store } from '../store/types.ts'

const stale = () =>
  new Problem(
    'CONFLICT',
    'PROFILE_CHANGED',
    'The profile was changed after it was compared with this source. Nothing was written.',
    'Look at the comparison again: it now shows what the profile has.',
  )

const twice = () =>
  new Problem(
    'REFUSED',
    'FIELD_TWICE',
    'Two of the chosen fields would go to the same place of the profile. Nothing was written.',
    'Choose one of them.',
  )

/**
 * Accepts fields as one command that can be undone. Each field is compared with the profile as it is now: what differs
 * from what was `seen` refuses them all. Answers how many made a difference. Throws Problem NOT_FOUND, INVALID_STATE for
 * an anonymised candidate, CONFLICT or REFUSED.
 */
export function acceptFields(
  store: Store,
  input: { candidateId: string; fields: readonly AcceptedField[] },
  deps: CommandDeps,
): { candidate: Candidate; changed: number; undoId: number | null } {
  const { result, changed, undoId } = effectiveCommand(
    store,
    { action: 'candidates.fillIn', subjects: [input.candidateId], undoable: true, actor: deps.actor },
    (tx) => {
      const stored = readProfile(tx, input.candidateId)
      const { next, changed: count } = withAccepted(stored.profile, input.fields)
      const wrote = writeProfile(tx, stored, next, deps)
      return { changed: wrote ? count : 0, result: getCandidate(tx, { id: input.candidateId }) }
    },
  )
  return { candidate: result, changed, undoId }
}

type Lists = Record<string, unknown[]>

/** The profile with the fields in it, and how many made a difference. Every field is compared before any is written. */
export function withAccepted(
  profile: CandidateProfile,
  fields: readonly AcceptedField[],
): { next: CandidateProfile; changed: number } {
  const next = structuredClone(profile)
  const filled = new Set<unknown>()
  let changed = 0
  for (const field of fields) {
    const { state, current, next: value } = compareWithProfile(profile, field)
    if (!sameContent(current, field.seen)) throw stale()
    if (state === 'same') continue
    const list = listOf(field.part)
    const place = list === undefined ? field.part : current
    if (place !== null) {
      if (filled.has(place)) throw twice()
      filled.add(place)
    }
    changed += 1
    if (list === undefined) Object.assign(next, { [field.part]: value })
    else {
      const into = (next as unknown as Lists)[list] as unknown[]
      const at = current === null ? -1 : (profile[list] as unknown[]).indexOf(current)
      if (at === -1) into.push(list === 'emails' ? { ...(value as object), primary: false } : value)
      else into[at] = value
    }
  }
  return { next, changed }
}
