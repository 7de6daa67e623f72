/** Who applies for what: 300 people, 420 applications, worked out before anything is written. */
import { type DemoPerson, makePerson } from './people.ts'
import type { Random } from './random.ts'
import { type DemoOpening, OPENINGS } from './words/openings.ts'
import type { Trade } from './words/trades.ts'

export const PEOPLE = 300
/** The first people bring a .doc that was written with a word processor once and for all. */
export const WORD_FILES = 6
/** What those files were dated by. */
export const WORD_FILES_DAY = Date.UTC(2026, 10, 1)

/** Trades whose people also apply for each other's openings. */
const NEAR: Readonly<Record<Trade, readonly Trade[]>> = {
  engineer: ['technician', 'software', 'project'],
  technician: ['engineer', 'service'],
  software: ['engineer'],
  project: ['engineer', 'technician', 'buyer'],
  buyer: ['project', 'finance', 'people'],
  service: ['people', 'technician', 'buyer'],
  people: ['service', 'buyer'],
  finance: ['buyer'],
}

export interface DemoPlan {
  people: readonly DemoPerson[]
  applications: readonly { person: number; opening: DemoOpening }[]
}

/** The plan; its names and choices are the same whenever it is made, its dates follow `today`. */
export function makePlan(random: Random, today: number): DemoPlan {
  const slots = OPENINGS.flatMap((opening) => Array.from({ length: opening.applications }, () => opening))
  // The first of each opening bring somebody new; whoever comes later may be known from another one.
  const choice = random.fork('slots')
  const order = choice.some(slots, slots.length)
  const people: DemoPerson[] = []
  const taken: Set<string>[] = []
  const applications: { person: number; opening: DemoOpening }[] = []
  order.forEach((opening, at) => {
    const left = order.length - at
    const wanted = PEOPLE - people.length
    const mayReturn = people.length > 20 && left > wanted
    const known =
      mayReturn && choice.chance(1 - wanted / left) ? returning(choice, opening, people, taken) : null
    const person = known ?? people.length
    if (known === null) {
      const number = people.length
      people.push(
        makePerson(random.fork(`person/${number}`), {
          number,
          country: opening.country,
          trade: opening.trade,
          language: opening.draft.language,
          today: number < WORD_FILES ? WORD_FILES_DAY : today,
        }),
      )
      taken.push(new Set())
    }
    taken[person]?.add(opening.key)
    applications.push({ person, opening })
  })
  return { people, applications }
}

/** Somebody who has applied elsewhere and would here too; null when nobody fits. */
function returning(
  random: Random,
  opening: DemoOpening,
  people: readonly DemoPerson[],
  taken: readonly Set<string>[],
): number | null {
  const fits = (trades: readonly Trade[]) =>
    people.flatMap(({ trade }, at) =>
      trades.includes(trade) && taken[at] && !taken[at].has(opening.key) && taken[at].size < 4 ? [at] : [],
    )
  const same = fits([opening.trade])
  const near = same.length > 0 ? same : fits(NEAR[opening.trade])
  return near.length > 0 ? random.pick(near) : null
}
