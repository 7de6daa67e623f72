/** Applications by the hundred, straight into the tables: what they are is of no account, only that they are many. */
import { randomUUID } from 'node:crypto'
import type { Opening } from '#contract/openings.ts'
import type { Store } from '../../src/main/store/types.ts'

/** So many active applications in the first stage of an opening, each with an address unless `withAddress` says no. Returns their ids. */
export function addMany(
  store: Store,
  opening: Pick<Opening, 'id' | 'stages'>,
  count: number,
  withAddress: (n: number) => boolean = () => true,
): string[] {
  const [stage] = opening.stages
  if (!stage) throw new Error('An opening has stages.')
  return store.maintain(({ raw }) => {
    const candidate = raw.prepare(
      `INSERT INTO candidate (id, full_name, sort_name, summary, profile_status, created_at, updated_at)
       VALUES (?, ?, ?, '', 'active', 1, 1)`,
    )
    const email = raw.prepare(
      'INSERT INTO candidate_email (id, candidate_id, address, normalised, position) VALUES (?, ?, ?, ?, 0)',
    )
    const application = raw.prepare(
      `INSERT INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status, source, language,
        received_at, stage_entered_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, 'active', 'unknown', 'en', ?, ?, ?, ?)`,
    )
    return Array.from({ length: count }, (_, n) => {
      const id = randomUUID()
      const candidateId = randomUUID()
      const name = `Person ${n}`
      const address = `person-${n}@example.org`
      candidate.run(candidateId, name, name.toLowerCase())
      if (withAddress(n)) email.run(randomUUID(), candidateId, address, address)
      application.run(id, candidateId, name.toLowerCase(), opening.id, stage.id, n, n, n, n)
      return id
    })
  })
}
