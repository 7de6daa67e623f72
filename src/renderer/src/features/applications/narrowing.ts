/** What narrows a list beside opening, stage, status, tag and words: chips over the list, kept in the address. */
import type { LocationQuery } from 'vue-router'
import { type ApplicationFilter, type ApplicationRow, Source } from '#contract/applications.ts'
import { StageKind } from '#contract/openings.ts'

type Filter = Pick<
  ApplicationFilter,
  | 'assigneeId'
  | 'unassigned'
  | 'snooze'
  | 'stageKind'
  | 'source'
  | 'language'
  | 'receivedFrom'
  | 'receivedBefore'
  | 'arrivedAfter'
  | 'enteredBefore'
  | 'scorecardOwedBy'
  | 'proposed'
>
/** `any` shows also what is snoozed where a list would leave it out. */
export type Snooze = NonNullable<ApplicationFilter['snooze']> | 'any'
export type Narrowing = Readonly<Omit<Filter, 'snooze'> & { snooze?: Snooze }>
export type NarrowingName = keyof Narrowing

const matching = (shape: RegExp) => (text: string) => (shape.test(text) ? text : undefined)
const oneOf =
  <T extends string>(...known: readonly T[]) =>
  (text: string) =>
    known.find((one) => one === text)
const id = matching(/^[0-9a-f-]{36}$/)
const instant = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)
const flag = (text: string) => (text === 'true' ? (true as const) : undefined)

/** Address name of each, and how its value is read: undefined for what is no value of it. */
const READERS: { readonly [Name in NarrowingName]-?: readonly [string, (text: string) => Narrowing[Name]] } =
  {
    assigneeId: ['assignee', id],
    unassigned: ['unassigned', flag],
    snooze: ['snooze', oneOf('away', 'back', 'in_sight', 'any')],
    stageKind: ['kind', oneOf(...StageKind.options)],
    source: ['source', oneOf(...Source.options)],
    language: ['language', matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)],
    receivedFrom: ['from', instant],
    receivedBefore: ['before', instant],
    arrivedAfter: ['arrived', instant],
    enteredBefore: ['entered', instant],
    scorecardOwedBy: ['owed', id],
    proposed: ['proposed', flag],
  }
const NAMES = Object.keys(READERS) as NarrowingName[]

/** The narrowing that an address names over what there is without it; what it names wrongly is left out, `''` takes away. */
export function narrowingOf(query: LocationQuery, base: Narrowing = {}): Narrowing {
  const found: Record<string, unknown> = { ...base }
  for (const name of NAMES) {
    const [asked, read] = READERS[name]
    const text = query[asked]
    if (typeof text !== 'string') continue
    const value = text === '' ? undefined : read(text)
    if (value !== undefined) found[name] = value
    else if (text === '') delete found[name]
  }
  return found
}

/** The narrowing as an address writes it, as far as it differs from what there is without it. */
export function narrowingQuery(narrowing: Narrowing, base: Narrowing = {}): Record<string, string> {
  return Object.fromEntries(
    NAMES.filter((name) => narrowing[name] !== base[name]).map((name) => [
      READERS[name][0],
      String(narrowing[name] ?? ''),
    ]),
  )
}

/** Which of them are set, in a fixed order. */
export const narrowedBy = (narrowing: Narrowing): NarrowingName[] =>
  NAMES.filter((name) => narrowing[name] !== undefined)

/** Whether a list leaves out what is snoozed without being asked: the daily list of active ones does. */
const hidesSnoozed = (narrowing: Narrowing, isActive: boolean): boolean =>
  isActive && narrowedBy(narrowing).length === 0

/** What the service is asked for. */
export function narrowingInput(narrowing: Narrowing, isActive: boolean): Filter {
  const { snooze, ...rest } = narrowing
  const asked = snooze ?? (hidesSnoozed(narrowing, isActive) ? 'in_sight' : 'any')
  return asked === 'any' ? rest : { ...rest, snooze: asked }
}

/** The narrowing that asks the service for this; the other way round of `narrowingInput`. */
export function narrowingFrom(filter: Filter, isActive: boolean): Narrowing {
  const all: Record<string, unknown> = Object.fromEntries(
    NAMES.filter((name) => filter[name] !== undefined).map((name) => [name, filter[name]]),
  )
  const { snooze: _, ...rest } = all
  if (!hidesSnoozed(rest, isActive)) return all
  if (filter.snooze === 'in_sight') return rest
  return filter.snooze === undefined ? { snooze: 'any' } : all
}

/** Whether a row passes, as far as a row can tell. */
export function passesNarrowing(
  narrowing: Narrowing,
  isActive: boolean,
  row: ApplicationRow,
  now = Date.now(),
): boolean {
  const asked = narrowingInput(narrowing, isActive)
  const { snoozedUntil } = row
  const isAway = snoozedUntil !== null && snoozedUntil > now
  const snooze = { away: isAway, in_sight: !isAway, back: snoozedUntil !== null && !isAway }
  return (
    (asked.assigneeId === undefined || row.assignee?.id === asked.assigneeId) &&
    (asked.unassigned !== true || row.assignee === null) &&
    (asked.snooze === undefined || snooze[asked.snooze]) &&
    (asked.stageKind === undefined || row.stageKind === asked.stageKind) &&
    (asked.source === undefined || row.source === asked.source) &&
    (asked.language === undefined || row.language === asked.language) &&
    (asked.enteredBefore === undefined || row.stageEnteredAt < asked.enteredBefore) &&
    (asked.proposed !== true || (row.status === 'active' && row.proposedReason !== null))
  )
}
