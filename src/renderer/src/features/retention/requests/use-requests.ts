/** Requests for erasure that stand, and the clock of their answers. */
import { useQuery } from '@pinia/colada'
import type { ErasureRequest } from '#contract/retention-requests.ts'
import { useClient } from '../../../app/client.ts'

const DAY_MS = 86_400_000
/** So near to its end an answer presses. */
const PRESSING_DAYS = 7

export function useRequests() {
  const client = useClient()
  return useQuery({ key: ['retention', 'requests'], query: () => client.retention.requests.list() })
}

/** Days from one to the other, both YYYY-MM-DD; negative when it is over. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS)

export const presses = ({ answerBy, answeredAt }: ErasureRequest, today: string): boolean =>
  answeredAt === null && daysUntil(answerBy, today) <= PRESSING_DAYS
