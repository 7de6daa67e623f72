/** How many applications fulfil a filter, in all and by group. */
import type { applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { Clock } from '../platform/clock.ts'
import type { CursorValue } from '../platform/cursor.ts'
import type { Readable } from '../store/types.ts'
import { countSql, type FilterInput, filterOf, type Sql, selectSql } from './filter.ts'
import { divide } from './segments.ts'

const NONE: Sql = { sql: 'SELECT 0', values: [] }

/**
 * The query that counts. Few are snoozed: those away taken from all are counted from indexes alone, where looking at
 * each row in sight would read every one of them.
 */
export function countQuery(db: Readable, input: FilterInput, now: number): Sql {
  if (input.snooze === 'in_sight') {
    const { snooze: _, ...all } = input
    const whole = countQuery(db, all, now)
    const away = countQuery(db, { ...input, snooze: 'away' }, now)
    return { sql: `SELECT (${whole.sql}) - (${away.sql})`, values: [...whole.values, ...away.values] }
  }
  const filter = filterOf(db, input, now)
  return filter ? countSql(filter.source) : NONE
}

/** How many applications fulfil the filter; `now` in UTC milliseconds. */
export function countMatching(db: Readable, input: FilterInput, now: number): number {
  const { sql, values } = countQuery(db, input, now)
  return (
    db.raw
      .prepare<CursorValue[], number>(sql)
      .pluck()
      .get(...values) ?? 0
  )
}

/** Up to here one look at each match costs less than a count for each group. */
const FEW = 5000

type Groups = { groups: { key: string; name: string | null; count: number }[] }

/** The groups that have any, in the order of the list, with how many each has. */
export function groupApplications(
  db: Readable,
  { group, ...input }: InputOf<typeof applications.groups>,
  { clock }: { clock: Clock },
): Groups {
  const now = clock.now()
  const division = divide(db, group, input)
  const total = countMatching(db, input, now)
  if (total === 0) return { groups: [] }
  if (!division) return { groups: [{ ...theOne(db, group, input), count: total }] }

  const counted = total <= FEW && !division.isRange ? countEach(db, division.value, input, now) : undefined
  let rest = total
  const groups = division.segments.map(({ key, name, filter, values }, at) => {
    const isLast = at === division.segments.length - 1
    const count = counted
      ? values.reduce((sum: number, value) => sum + (counted.get(value) ?? 0), 0)
      : isLast // whoever is in no other group; nobody's have no index of their own
        ? rest
        : countMatching(db, { ...input, ...filter }, now)
    rest -= count
    return { key, name, count }
  })
  return { groups: groups.filter(({ count }) => count > 0) }
}

/** How many matches have each value. */
function countEach(
  db: Readable,
  value: string,
  input: FilterInput,
  now: number,
): Map<string | number | null, number> {
  const source = filterOf(db, input, now)?.source
  if (!source) return new Map()
  const { sql, values } = selectSql(`${value}, count(*)`, source, [], ' GROUP BY 1')
  return new Map(
    db.raw
      .prepare<CursorValue[], [string | number | null, number]>(sql)
      .raw()
      .all(...values),
  )
}

/** The only group that the filter leaves. */
function theOne(
  db: Readable,
  group: InputOf<typeof applications.groups>['group'],
  input: FilterInput,
): { key: string; name: string | null } {
  const {
    openingId: _o,
    stageId: _s,
    stageKind: _k,
    source: _c,
    assigneeId: _a,
    unassigned: _u,
    ...wider
  } = input
  const { stageId, assigneeId, source } = input
  const openingId = input.openingId ?? openingOfStage(db, stageId)
  const inOpening = group === 'stage' && openingId !== undefined ? { ...wider, openingId } : wider
  const key =
    { stage: stageId ?? input.stageKind, opening: openingId, source, assignee: assigneeId ?? '', month: '' }[
      group
    ] ?? ''
  const segment = divide(db, group, inOpening)?.segments.find((one) => one.key === key)
  return { key, name: segment?.name ?? null }
}

const openingOfStage = (db: Readable, stageId: string | undefined): string | undefined =>
  stageId === undefined
    ? undefined
    : db.raw.prepare<[string], string>('SELECT opening_id FROM stage WHERE id = ?').pluck().get(stageId)
