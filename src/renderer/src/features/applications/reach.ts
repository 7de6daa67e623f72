/** Whom a decision over many is for, and who of them is left out, and why. */
import type { ApplicationStatus } from '#contract/applications.ts'

export type Deed =
  | 'move'
  | 'advance'
  | 'reject'
  | 'withdraw'
  | 'reactivate'
  | 'rate'
  | 'tag'
  | 'assign'
  | 'snooze'

export type WhyNot = ApplicationStatus | 'otherOpening'

export interface LeftOut {
  readonly why: WhyNot
  readonly count: number
}

/**
 * The statuses that a decision is for. Where there are several sets, the first is meant that any of the chosen is in:
 * rejecting a list rejects its active ones, and corrects the reason only where all are rejected already.
 */
const FOR: Record<Deed, readonly (readonly ApplicationStatus[])[] | null> = {
  move: [['active'], ['hired']],
  advance: [['active']],
  reject: [['active'], ['rejected']],
  withdraw: [['active'], ['withdrawn']],
  reactivate: [['rejected', 'withdrawn']],
  rate: null,
  tag: null,
  assign: null,
  snooze: [['active']],
}

export type Counts = Partial<Record<ApplicationStatus, number>>

/** Whether the status of those it is done to matters at all. */
export const asksStatus = (deed: Deed): boolean => FOR[deed] !== null

/** Statuses that take part, and how many of each other status do not. */
export function reachOf(
  deed: Deed,
  counts: Counts,
): { statuses: readonly ApplicationStatus[]; affected: number; leftOut: LeftOut[] } {
  const there = (Object.keys(counts) as ApplicationStatus[]).filter((status) => (counts[status] ?? 0) > 0)
  const sets = FOR[deed]
  const set = sets === null ? there : (sets.find((one) => one.some((status) => there.includes(status))) ?? [])
  const statuses = there.filter((status) => set.includes(status))
  return {
    statuses,
    affected: statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0),
    leftOut: there.filter((status) => !set.includes(status)).map((why) => ({ why, count: counts[why] ?? 0 })),
  }
}

/** How many of these are of each status. */
export function countStatuses(some: readonly { status: ApplicationStatus }[]): Counts {
  const counts: Counts = {}
  for (const { status } of some) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
