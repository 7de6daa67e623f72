/** What has become of an application: when it came, how far it got, how it ended. Nothing is written here. */
import type { RejectionReason, WithdrawalReason } from '#contract/reasons.ts'
import type { Random } from './random.ts'
import type { DemoOpening } from './words/openings.ts'

export const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export type Ending =
  | { status: 'active' | 'hired' }
  | { status: 'rejected'; reason: RejectionReason }
  | { status: 'withdrawn'; reason: WithdrawalReason }

export interface Journey {
  receivedAt: number
  /** When it entered the second stage, the third, and so on. */
  moves: readonly number[]
  ending: Ending
  /** Null while active. A hire is decided by its last move. */
  decidedAt: number | null
}

/** Stages that the default pipeline has after the first. */
const HIRED = 4

/** The same day in office hours, so that nobody seems to work at night. */
function atWork(random: Random, at: number): number {
  const date = new Date(at)
  const weekday = date.getUTCDay()
  const weekend = weekday === 0 ? 1 : weekday === 6 ? 2 : 0
  return Date.UTC(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate() + weekend,
    random.int(7, 15),
    random.int(0, 59),
    random.int(0, 59),
  )
}

/** Instants after `from` with days between them, all before `until`. */
function instants(random: Random, from: number, until: number, count: number): number[] {
  const gaps = Array.from({ length: count }, () => random.int(2, 13) * DAY_MS)
  const natural = gaps.reduce((sum, gap) => sum + gap, 0)
  const scale = Math.min(1, (until - from - HOUR_MS * 2) / (natural + 1))
  let before = from
  let planned = from
  return gaps.map((gap, at) => {
    planned += gap * scale
    const snapped = atWork(random, planned)
    // Room is kept for those that come after.
    const latest = until - (count - at) * 60_000
    before = Math.min(Math.max(snapped, before + 15 * 60_000), Math.max(latest, before + 1000))
    return Math.round(before)
  })
}

const REASONS: readonly (readonly (readonly [RejectionReason, number])[])[] = [
  [
    ['not_qualified', 48],
    ['others_fit_better', 18],
    ['language', 10],
    ['location', 9],
    ['work_permit', 8],
    ['pay_expectation', 4],
    ['duplicate', 3],
  ],
  [
    ['others_fit_better', 45],
    ['not_qualified', 25],
    ['pay_expectation', 16],
    ['location', 8],
    ['other', 6],
  ],
  [
    ['others_fit_better', 75],
    ['pay_expectation', 15],
    ['other', 10],
  ],
]
const WITHDRAWALS = [
  ['other_offer', 40],
  ['personal', 20],
  ['process_too_slow', 18],
  ['pay', 14],
  ['location', 6],
  ['other', 2],
] as const satisfies readonly (readonly [WithdrawalReason, number])[]

function rejection(random: Random, stage: number, { closed }: DemoOpening): Ending {
  if (closed?.as === 'cancelled' && random.chance(0.6))
    return { status: 'rejected', reason: 'position_closed' }
  return { status: 'rejected', reason: random.weighted(REASONS[Math.min(stage, 2)] ?? []) }
}

const withdrawal = (random: Random): Ending => ({
  status: 'withdrawn',
  reason: random.weighted(WITHDRAWALS),
})

/** How far somebody gets who is decided about, by how many there are. */
const DEPTH = [
  [0, 46],
  [1, 28],
  [2, 20],
  [3, 6],
] as const

function endingOf(random: Random, opening: DemoOpening, ageDays: number): { stage: number; ending: Ending } {
  const over = opening.closed !== null
  if (!over && ageDays < 4) return { stage: 0, ending: { status: 'active' } }
  const active = over ? 0.04 : ageDays < 15 ? 0.72 : ageDays < 45 ? 0.42 : 0.2
  if (random.chance(active)) {
    const stage = ageDays < 10 ? random.int(0, 1) : random.weighted([...DEPTH])
    return { stage, ending: { status: 'active' } }
  }
  const stage = random.weighted([...DEPTH])
  const ending = random.chance(0.15 + stage * 0.05) ? withdrawal(random) : rejection(random, stage, opening)
  return { stage, ending }
}

/**
 * The journeys of one opening's applications, in the order given: the first that came early enough are hired. `now` is
 * the end of every story.
 */
export function journeysOf(random: Random, opening: DemoOpening, count: number, now: number): Journey[] {
  const opened = now - (opening.openedDaysAgo ?? 0) * DAY_MS
  const end = opening.closed === null ? now : now - opening.closed.daysAgo * DAY_MS
  // Most come soon after an opening is published; what closes takes nobody for its last week.
  const last = opening.closed === null ? now - HOUR_MS : end - 7 * DAY_MS
  return Array.from({ length: count }, (_, at) => {
    const hired = at < opening.hires
    const share = hired ? random.next() * 0.35 : random.next() ** 1.25
    const arrival = opened + HOUR_MS * 5 + share * (last - opened - HOUR_MS * 6)
    const receivedAt = Math.round(arrival)
    const ageDays = (now - receivedAt) / DAY_MS
    const { stage, ending } = hired
      ? { stage: HIRED, ending: { status: 'hired' } as const }
      : endingOf(random, opening, ageDays)
    const closes = ending.status === 'rejected' || ending.status === 'withdrawn'
    const times = instants(random, receivedAt, end, stage + (closes ? 1 : 0))
    const decidedAt = ending.status === 'active' ? null : (times.at(-1) ?? receivedAt)
    return { receivedAt, moves: times.slice(0, stage), ending, decidedAt }
  })
}
