import { useQuery } from '@pinia/colada'
import { useClient } from './client.ts'

export const DUE_COUNTS = ['retentionCount']
const FRESH_MS = 3_600_000

/**
 * How many applications are due, soon due, held. Counting looks at every application: now and then is enough; the page
 * of retention counts at once, and puts what it found here.
 */
export function useDueCounts() {
  const client = useClient()
  return useQuery({
    key: DUE_COUNTS,
    query: async () => (await client.retention.preview({})).byFilter,
    staleTime: FRESH_MS,
  })
}
