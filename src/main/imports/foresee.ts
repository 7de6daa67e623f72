/** Says what would become of each row, in the order of the table, without writing anything. */
import type { CandidateProfile } from '#contract/candidates.ts'
import type { RowOutcome } from '#contract/imports.ts'
import { mergedProfile } from '../candidates/merge.ts'
import { normaliseEmail } from '../candidates/normalise.ts'
import { profilesDiffer, readProfile, tidyProfile } from '../candidates/profile.ts'
import { foldName } from '../platform/fold.ts'
import type { Readable } from '../store/types.ts'
import type { StoredRow } from './batches.ts'
import type { CandidateDraft } from './candidate-row.ts'
import { type Finding, RowRefused } from './cells.ts'
import { hasApplication, keptValues, knownCandidate, knownOpening, saysTheSame } from './known.ts'
import type { OpeningRowDraft } from './opening-row.ts'
import type { RowReader } from './reader.ts'
import { openingSeen, seenBefore } from './settle.ts'

export interface Foreseen {
  outcome: Exclude<RowOutcome, 'pending' | 'reverted'>
  findings: Finding[]
  application: boolean
}

/** What rows before this one would have made of a person: the rows, by their positions in the table. */
interface Group {
  positions: number[]
  openings: Set<string>
}

/** To be asked for every row of one import, once and in order. Throws RowRefused. */
export function createForesight(db: Readable, batchId: string, reader: RowReader) {
  const groups = new Map<string, Group>()
  const numbers = new Map<string, OpeningRowDraft>()
  const cellsAt = db.raw
    .prepare<[string, number], string>('SELECT cells FROM import_row WHERE batch_id = ? AND position = ?')
    .pluck()

  /** The profile as it would be after the rows before; null: there would be none. */
  function profileSoFar(known: string | null, group: Group | undefined): CandidateProfile | null {
    let profile = known === null ? null : readProfile(db, known).profile
    for (const position of group?.positions ?? []) {
      const said = reader.candidate(JSON.parse(cellsAt.get(batchId, position) ?? '[]')).profile
      profile = tidyProfile(profile === null ? said : mergedProfile(profile, said))
    }
    return profile
  }

  function candidate(row: StoredRow): Foreseen {
    const draft = reader.candidate(row.cells)
    const { profile, findings } = draft
    const known = knownCandidate(db, profile, row.mac)
    const names = namesOf(profile, known, row)
    const group = names.map((name) => groups.get(name)).find((found) => found !== undefined)
    const before = profileSoFar(known, group)
    if (before !== null) findings.push(...keptValues(before, profile, reader.layout))
    const application = foreseeApplication(draft, row, known, group)
    const outcome =
      before === null
        ? 'new'
        : application || profilesDiffer(before, mergedProfile(before, profile))
          ? 'updated'
          : 'same'
    const mine = group ?? { positions: [], openings: new Set<string>() }
    // A row that adds nothing needs not be read again.
    if (outcome !== 'same') mine.positions.push(row.position)
    if (application && draft.application) mine.openings.add(draft.application.openingId)
    for (const name of names) groups.set(name, mine)
    return { outcome, findings, application }
  }

  function foreseeApplication(
    { application, findings }: CandidateDraft,
    row: StoredRow,
    known: string | null,
    group: Group | undefined,
  ): boolean {
    if (application === null) return false
    const there = known !== null && hasApplication(db, known, application.openingId)
    if (!there && group?.openings.has(application.openingId) !== true) return true
    if (!(known !== null && seenBefore(db, row, known)))
      findings.push({ code: 'ALREADY_APPLIED', column: application.openingColumn })
    return false
  }

  function opening(row: StoredRow): Foreseen {
    const read = reader.opening(row.cells)
    const number = foldName(read.draft.requisitionNumber)
    const known = knownOpening(db, read.draft.requisitionNumber)
    const earlier = known ?? numbers.get(number)?.draft
    if (earlier === undefined) {
      numbers.set(number, read)
      return { outcome: 'new', findings: read.findings, application: false }
    }
    if (saysTheSame(earlier, read) || (known !== null && openingSeen(db, row, known.id)))
      return { outcome: 'same', findings: [], application: false }
    throw new RowRefused('REQUISITION_NUMBER_TAKEN', reader.layout.columns.get('requisitionNumber')?.[0])
  }

  return { candidate, opening }
}

/** By what another row of the table is about the same person. */
function namesOf(profile: CandidateProfile, known: string | null, row: StoredRow): string[] {
  const names = profile.emails.map(({ address }) => `@${normaliseEmail(address)}`)
  if (known !== null) names.push(`=${known}`)
  return [...names, `#${row.mac.toString('base64')}`]
}
