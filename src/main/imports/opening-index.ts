/** Finds the opening that a row of another system means. */
import type { OpeningStatus, Stage } from '#contract/openings.ts'
import { foldName } from '../platform/fold.ts'
import type { Readable } from '../store/types.ts'

export interface KnownOpening {
  id: string
  title: string
  requisitionNumber: string
  status: OpeningStatus
  externalId: string | null
  externalUrl: string | null
  stages: Stage[]
}

export interface OpeningIndex {
  /** By requisition number, the id or address of another system, or a title that only one opening has. */
  find(text: string): KnownOpening | 'unknown' | 'ambiguous'
}

/** All openings as they are now; there are thousands at most. */
export function createOpeningIndex(db: Readable): OpeningIndex {
  const openings = db.raw
    .prepare<[], Omit<KnownOpening, 'stages'>>(
      `SELECT id, title, requisition_number AS requisitionNumber, status, external_id AS externalId,
        external_url AS externalUrl FROM opening`,
    )
    .all()
  const stages = new Map<string, Stage[]>()
  for (const { openingId, ...stage } of db.raw
    .prepare<[], Stage & { openingId: string }>(
      'SELECT id, opening_id AS openingId, name, kind, position FROM stage ORDER BY opening_id, position',
    )
    .all())
    stages.set(openingId, [...(stages.get(openingId) ?? []), stage])
  const certain = new Map<string, KnownOpening>()
  const byTitle = new Map<string, KnownOpening[]>()
  for (const row of openings) {
    const opening = { ...row, stages: stages.get(row.id) ?? [] }
    certain.set(foldName(row.requisitionNumber), opening)
    const title = foldName(row.title)
    byTitle.set(title, [...(byTitle.get(title) ?? []), opening])
  }
  // A requisition number of ours is stronger than what another system calls it.
  for (const row of openings)
    for (const name of [row.externalId, row.externalUrl])
      if (name !== null && !certain.has(foldName(name)))
        certain.set(foldName(name), { ...row, stages: stages.get(row.id) ?? [] })

  return {
    find(text) {
      const name = foldName(text)
      const found = certain.get(name)
      if (found !== undefined) return found
      const titled = byTitle.get(name) ?? []
      const open = titled.filter(({ status }) => status === 'published')
      const [first, ...others] = open.length > 0 ? open : titled
      if (first === undefined) return 'unknown'
      return others.length > 0 ? 'ambiguous' : first
    },
  }
}
