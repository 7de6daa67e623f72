/** What other pages' numbers lead to: a list narrowed to exactly the records that were counted. Kept in the address. */
import type { LocationQuery } from 'vue-router'
import type { ApplicationFilter, ApplicationRow } from '#contract/applications.ts'

/** Address name of each; a list shows a chip for each that is set. */
const NAMES = {
  assigneeId: 'assignee',
  snooze: 'snooze',
  arrivedAfter: 'arrived',
  enteredBefore: 'entered',
  scorecardOwedBy: 'owed',
  proposed: 'proposed',
} as const

export type Narrowing = Readonly<Pick<ApplicationFilter, keyof typeof NAMES>>
export type NarrowingName = keyof Narrowing

const ID = /^[0-9a-f-]{36}$/
const SNOOZE = ['away', 'back', 'in_sight'] as const
const NUMBER = /^\d{1,15}$/

/** The narrowing that an address names; what it names wrongly is left out. */
export function narrowingOf(query: LocationQuery): Narrowing {
  const text = (name: NarrowingName, shape: RegExp) => {
    const value = query[NAMES[name]]
    return typeof value === 'string' && shape.test(value) ? value : undefined
  }
  const assigneeId = text('assigneeId', ID)
  const snooze = SNOOZE.find((known) => known === query[NAMES.snooze])
  const arrivedAfter = text('arrivedAfter', NUMBER)
  const enteredBefore = text('enteredBefore', NUMBER)
  const scorecardOwedBy = text('scorecardOwedBy', ID)
  return {
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(snooze === undefined ? {} : { snooze }),
    ...(arrivedAfter === undefined ? {} : { arrivedAfter: Number(arrivedAfter) }),
    ...(enteredBefore === undefined ? {} : { enteredBefore: Number(enteredBefore) }),
    ...(scorecardOwedBy === undefined ? {} : { scorecardOwedBy }),
    ...(query[NAMES.proposed] === 'true' ? { proposed: true as const } : {}),
  }
}

/** The narrowing as an address writes it. */
export function narrowingQuery(narrowing: Narrowing): Record<string, string> {
  return Object.fromEntries(
    Object.entries(narrowing)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [NAMES[name as NarrowingName], String(value)]),
  )
}

/** Which of them are set, in a fixed order. */
export const narrowedBy = (narrowing: Narrowing): NarrowingName[] =>
  (Object.keys(NAMES) as NarrowingName[]).filter((name) => narrowing[name] !== undefined)

/** Whether a row passes, as far as a row can tell. */
export function passesNarrowing(narrowing: Narrowing, row: ApplicationRow, now = Date.now()): boolean {
  const { assigneeId, snooze, enteredBefore, proposed } = narrowing
  const isAway = row.snoozedUntil !== null && row.snoozedUntil > now
  return (
    (assigneeId === undefined || row.assignee?.id === assigneeId) &&
    (snooze === undefined ||
      (snooze === 'away'
        ? isAway
        : snooze === 'in_sight'
          ? !isAway
          : row.snoozedUntil !== null && !isAway)) &&
    (enteredBefore === undefined || row.stageEnteredAt < enteredBefore) &&
    (proposed !== true || (row.status === 'active' && row.proposedReason !== null))
  )
}
