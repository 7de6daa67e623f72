/** Records as people name them on a command line. */
import { Id } from '#contract/common.ts'
import type { Opening } from '#contract/openings.ts'
import { refused } from './failure.ts'
import { collect } from './paging.ts'
import type { Client } from './service.ts'

/** An opening by requisition number, in any case of letters, or by id. Throws Problem REFUSED, or what the service throws. */
export async function findOpening(client: Client, named: string): Promise<Opening> {
  if (Id.safeParse(named).success) return client.openings.get({ id: named })
  const wanted = named.trim().toLowerCase()
  const { rows } = await collect(10_000, (page) =>
    client.openings.list({ text: named.slice(0, 200), sort: 'requisitionNumber', ...page }),
  )
  const found = rows.find((row) => row.requisitionNumber.toLowerCase() === wanted)
  if (found === undefined)
    throw refused(
      'OPENING_UNKNOWN',
      'No opening has this requisition number.',
      'See them all with "haku openings list".',
    )
  return client.openings.get({ id: found.id })
}
