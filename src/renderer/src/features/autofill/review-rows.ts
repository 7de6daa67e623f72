/** The fields of a proposal beside a profile: what each would do, and which may be accepted together. */
import {
  LIKELY,
  type ProfileProposal,
  type ProposedField,
  type ProposedPart,
  SURE,
} from '#contract/autofill.ts'
import { type Compared, compareWithProfile, listOf } from '#contract/autofill-compare.ts'
import type { CandidateProfile } from '#contract/candidates.ts'

export type Level = 'sure' | 'likely' | 'check'
/** `twice`: a field that is surer fills the same place; it can still be accepted by itself. */
export type RowState = Compared['state'] | 'skipped' | 'twice'

export interface ReviewRow {
  readonly field: ProposedField
  readonly compared: Compared
  readonly state: RowState
  readonly level: Level
}

export interface ReviewGroup {
  /** Key of the group's name among `candidates.form.sections`. */
  readonly name: string
  readonly rows: readonly ReviewRow[]
}

const GROUPS: readonly (readonly [name: string, parts: readonly ProposedPart[]])[] = [
  ['person', ['fullName', 'givenName', 'familyName', 'headline', 'city', 'country']],
  ['contact', ['email', 'phone', 'link']],
  ['summary', ['summary']],
  ['experience', ['experience']],
  ['education', ['education']],
  ['skills', ['skill']],
  ['languages', ['language']],
]

export const levelOf = (confidence: number): Level =>
  confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'check'

/** Every field beside what the profile has now, in the order of a profile. */
export function reviewGroups(
  profile: CandidateProfile,
  proposal: ProfileProposal,
  skipped: ReadonlySet<string>,
): ReviewGroup[] {
  const compared = new Map(proposal.fields.map((field) => [field.id, compareWithProfile(profile, field)]))
  const rival = rivals(proposal.fields, compared, skipped)
  const rowOf = (field: ProposedField): ReviewRow => {
    const found = compared.get(field.id) as Compared
    const undecided = skipped.has(field.id) ? 'skipped' : rival.has(field.id) ? 'twice' : found.state
    return {
      field,
      compared: found,
      state: found.state === 'same' ? 'same' : undecided,
      level: levelOf(field.confidence),
    }
  }
  return GROUPS.map(([name, parts]) => ({
    name,
    rows: parts.flatMap((part) => proposal.fields.filter((field) => field.part === part).map(rowOf)),
  })).filter(({ rows }) => rows.length > 0)
}

/** Fields whose place another field, at least as sure, would fill. */
function rivals(
  fields: readonly ProposedField[],
  compared: ReadonlyMap<string, Compared>,
  skipped: ReadonlySet<string>,
): Set<string> {
  const filled = new Set<unknown>()
  const found = new Set<string>()
  const surest = [...fields].sort((a, b) => b.confidence - a.confidence)
  for (const field of surest) {
    const { state, current } = compared.get(field.id) as Compared
    if (skipped.has(field.id)) continue
    const place = listOf(field.part) === undefined ? field.part : current
    // What the profile says already is settled: another field for that place would change it again.
    if (place === null || (state === 'same' && listOf(field.part) !== undefined)) continue
    if (state !== 'same' && filled.has(place)) found.add(field.id)
    filled.add(place)
  }
  return found
}

export const isOpen = ({ state }: ReviewRow): boolean => state === 'new' || state === 'differs'
/** What may be accepted without a look at each: it is sure, and replaces nothing. */
export const isSafe = (row: ReviewRow): boolean => row.state === 'new' && row.level === 'sure'
