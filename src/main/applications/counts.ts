/** How many applications fulfil a filter, in all and by group. */
import type { applications, GroupBy } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { Clock } from '../platform/clock.ts'
import type { CursorValue } from '../platform/cursor.ts'
import { isAnybodyRestricted } from '../store/restricted.ts'
import type { Readable } from '../store/types.ts'
import {
  type Counter,
  counterOf,
  countSql,
  type FilterInput,
  filterOf,
  type Source,
  type Sql,
  selectSql,
} from './filter.ts'
import { rangesTable } from './page-sql.ts'
import { type Division, divide } from './segments.ts'

/**
 * The queries that count: the first less the others. Few are snoozed, and few have asked to be erased: those taken from
 * all are counted from indexes alone, where looking at each row in sight would read every one of them.
 */
export function countQueries(
  db: Readable,
  input: FilterInput,
  now: number,
  count: Counter = counterOf(db),
): Sql[] {
  const parts = lessParts(db, input)
  if (parts) return parts.flatMap((one) => countQueries(db, one, now, count))
  const filter = filterOf(db, input, now, count)
  return filter ? [countSql(filter.source)] : []
}

/** A filter as one that indexes answer, and those that are taken from it; null: it is one already. */
function lessParts(db: Readable, input: FilterInput): FilterInput[] | null {
  if (input.sight === undefined && isAnybodyRestricted(db))
    return [
      { ...input, sight: 'everybody' },
      { ...input, sight: 'hidden' },
    ]
  if (input.snooze !== 'in_sight' || input.sight === 'hidden') return null
  const { snooze: _, ...all } = input
  return [all, { ...input, snooze: 'away' }]
}

/** How many applications fulfil the filter; `now` in UTC milliseconds. */
export function countMatching(
  db: Readable,
  input: FilterInput,
  now: number,
  count: Counter = counterOf(db),
): number {
  const [all = 0, ...others] = countQueries(db, input, now, count).map(count)
  return others.reduce((rest, one) => rest - one, all)
}

type Groups = { groups: { key: string; name: string | null; count: number }[] }

/** The groups that have any, in the order of the list, with how many each has. */
export function groupApplications(
  db: Readable,
  { group, ...input }: InputOf<typeof applications.groups>,
  { clock }: { clock: Clock },
): Groups {
  const now = clock.now()
  const count = counterOf(db)
  const total = countMatching(db, input, now, count)
  if (total === 0) return { groups: [] }
  const division = divide(db, group, input)
  if (!division) return { groups: [{ ...theOne(db, group, input), count: total }] }

  const counted = countEach(db, division, group, input, now, count)
  let rest = total
  const groups = division.segments.map(({ key, name, values }, at) => {
    const own = division.isRange ? [at] : values
    const isNobody = own.includes(null) // whoever is in no other group: nobody's have no index of their own
    const found = isNobody ? rest : own.reduce((sum: number, value) => sum + (counted.get(value) ?? 0), 0)
    rest -= found
    return { key, name, count: found }
  })
  return { groups: groups.filter((one) => one.count > 0) }
}

/** How many matches there are of each value, of a range by its place. */
function countEach(
  db: Readable,
  division: Division,
  group: GroupBy,
  input: FilterInput,
  now: number,
  count: Counter,
): Map<CursorValue, number> {
  const [all, ...others] = lessParts(db, input) ?? []
  if (all) {
    const found = countEach(db, division, group, all, now, count)
    for (const other of others)
      for (const [value, less] of countEach(db, division, group, other, now, count))
        found.set(value, (found.get(value) ?? 0) - less)
    return found
  }
  const filter = filterOf(db, input, now, count)
  if (!filter) return new Map()
  const { status } = input
  const onlyStatus =
    input.sight !== 'hidden' &&
    Object.entries(input).every(
      ([name, value]) => name === 'status' || name === 'sight' || value === undefined,
    )
  if (onlyStatus && division.isRange) return countRanges(db, division, status ?? [])

  // A list over everything, narrowed by nothing but status, is counted from the group's own index.
  const own = onlyStatus ? GROUP_INDEXES[group] : undefined
  const source = own ? { ...own, conditions: [...filter.conditions, ...own.conditions] } : filter.source
  const ranges = division.isRange ? rangesTable(division, 0) : null
  const { sql, values } = selectSql(
    `${ranges ? 'g0.place' : (own?.value ?? division.value)}, count(*)`,
    ranges ? { ...source, from: `${source.from} ${ranges.join}` } : source,
    [],
    ' GROUP BY 1',
  )
  return new Map(
    db.raw
      .prepare<CursorValue[], [CursorValue, number]>(ranges ? `WITH ${ranges.table.sql} ${sql}` : sql)
      .raw()
      .all(...(ranges?.table.values ?? []), ...values),
  )
}

/** Indexes that hold both the group and the status. */
const GROUP_INDEXES: Partial<Record<GroupBy, Source & { value?: string }>> = {
  stage: { from: 'application a INDEXED BY application_stage', conditions: [] },
  opening: {
    from: 'stage s CROSS JOIN application a INDEXED BY application_stage ON a.stage_id = s.id',
    conditions: [],
    value: 's.opening_id',
  },
  source: { from: 'application a INDEXED BY application_source', conditions: [] },
  assignee: {
    from: 'application a INDEXED BY application_assignee',
    conditions: [{ sql: 'a.assignee_id IS NOT NULL', values: [] }],
  },
}

/** Each range is a stretch of the index by date, of each status apart. */
function countRanges(
  db: Readable,
  { segments }: Division,
  status: readonly string[],
): Map<CursorValue, number> {
  const range = 'a.received_at >= ? AND a.received_at < ?'
  const ofAll = db.raw
    .prepare<CursorValue[], number>(
      `SELECT count(*) FROM application a INDEXED BY application_received WHERE ${range}`,
    )
    .pluck()
  const ofStatus = db.raw
    .prepare<CursorValue[], number>(
      `SELECT count(*) FROM application a INDEXED BY application_status WHERE a.status = ? AND ${range}`,
    )
    .pluck()
  return new Map(
    segments.map(({ values }, place) => [
      place,
      status.length === 0
        ? (ofAll.get(...values) ?? 0)
        : [...new Set(status)].reduce((sum, one) => sum + (ofStatus.get(one, ...values) ?? 0), 0),
    ]),
  )
}

/** The only group that the filter leaves. */
function theOne(db: Readable, group: GroupBy, input: FilterInput): { key: string; name: string | null } {
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
