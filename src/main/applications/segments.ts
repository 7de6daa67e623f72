/**
 * What a list is divided by. Each segment is a list of its own, with a filter that finds it; one after the other they
 * are the whole list, in an order that no index could give because the value's own order is not that of its code.
 */
import { ApplicationStatus, type ListSort, Source } from '#contract/applications.ts'
import { StageKind } from '#contract/openings.ts'
import type { Readable } from '../store/types.ts'
import type { FilterInput } from './filter.ts'
import type { SegmentSort } from './sorts.ts'

export interface Segment {
  /** Stable name: of a record, a code, or a month as YYYY-MM. Empty: nobody's. */
  key: string
  /** The record's own name, if it has one. */
  name: string | null
  /** What finds it, beside the list's own filter. */
  filter: Partial<FilterInput>
  /** Values of `Division.value` that belong to it; for months the first and the first no longer inside. */
  values: readonly (string | number | null)[]
}

/** A way to divide a list. */
export interface Division {
  segments: readonly Segment[]
  /** The segment's value on application `a`. */
  value: string
  /** Values are ranges: from the first up to the second. */
  isRange: boolean
}

export type DivideBy = SegmentSort | 'month'

type OpeningCells = { id: string; title: string }
type StageCells = { id: string; name: string; kind: string }
type ColleagueCells = { id: string; name: string }

const coded = <Name extends 'source' | 'language'>(name: Name, keys: readonly string[]): Segment[] =>
  keys.map((key) => ({ key, name: null, filter: { [name]: key } as Partial<FilterInput>, values: [key] }))

/** The segments of a list, all of them, also empty ones; null when its filter leaves only one. */
export function divide(db: Readable, by: DivideBy, input: FilterInput): Division | null {
  switch (by) {
    case 'opening':
      return input.openingId !== undefined || input.stageId !== undefined
        ? null
        : { segments: openings(db), value: 'a.opening_id', isRange: false }
    case 'stage':
      return input.stageId !== undefined || (input.stageKind !== undefined && input.openingId === undefined)
        ? null
        : {
            segments: input.openingId === undefined ? kinds(db) : stages(db, input.openingId),
            value: 'a.stage_id',
            isRange: false,
          }
    case 'status': {
      const asked = new Set(input.status ?? [])
      const some = ApplicationStatus.options.filter((status) => asked.size === 0 || asked.has(status))
      return some.length === 1
        ? null
        : {
            segments: some.map((status) => ({
              key: status,
              name: null,
              filter: { status: [status] },
              values: [status],
            })),
            value: 'a.status',
            isRange: false,
          }
    }
    case 'source':
      return input.source !== undefined
        ? null
        : { segments: coded('source', Source.options), value: 'a.source', isRange: false }
    case 'language':
      return input.language !== undefined
        ? null
        : { segments: coded('language', languages(db)), value: 'a.language', isRange: false }
    case 'assignee':
      return input.assigneeId !== undefined || input.unassigned
        ? null
        : { segments: colleagues(db), value: 'a.assignee_id', isRange: false }
    case 'month':
      return { segments: months(db, input), value: 'a.received_at', isRange: true }
  }
}

function openings(db: Readable): Segment[] {
  return db.raw
    .prepare<[], OpeningCells>(
      'SELECT id, title FROM opening INDEXED BY opening_title ORDER BY sort_title, id',
    )
    .all()
    .map(({ id, title }) => ({ key: id, name: title, filter: { openingId: id }, values: [id] }))
}

function stages(db: Readable, openingId: string): Segment[] {
  return db.raw
    .prepare<[string], StageCells>('SELECT id, name, kind FROM stage WHERE opening_id = ? ORDER BY position')
    .all(openingId)
    .map(({ id, name }) => ({ key: id, name, filter: { stageId: id }, values: [id] }))
}

/** Over several openings, stages of one kind stand together: each opening has its own. */
function kinds(db: Readable): Segment[] {
  const ids = new Map<string, string[]>()
  for (const { id, kind } of db.raw
    .prepare<[], { id: string; kind: string }>('SELECT id, kind FROM stage')
    .all())
    ids.set(kind, [...(ids.get(kind) ?? []), id])
  return StageKind.options.map((kind) => ({
    key: kind,
    name: null,
    filter: { stageKind: kind },
    values: ids.get(kind) ?? [],
  }))
}

/** Found by seeking from one to the next: there are a handful among hundreds of thousands of rows. */
function languages(db: Readable): string[] {
  return db.raw
    .prepare<[], string>(
      `WITH RECURSIVE tags(tag) AS (
         SELECT min(language) FROM application
         UNION ALL
         SELECT (SELECT min(a.language) FROM application a WHERE a.language > tags.tag) FROM tags WHERE tag IS NOT NULL
       ) SELECT tag FROM tags WHERE tag IS NOT NULL`,
    )
    .pluck()
    .all()
}

function colleagues(db: Readable): Segment[] {
  const nobody: Segment = { key: '', name: null, filter: { unassigned: true }, values: [null] }
  return [
    ...db.raw
      .prepare<[], ColleagueCells>('SELECT id, full_name AS name FROM colleague ORDER BY sort_name, id')
      .all()
      .map(({ id, name }) => ({ key: id, name, filter: { assigneeId: id }, values: [id] })),
    nobody,
  ]
}

/** Months of the calendar of this machine, newest first, as far as there are applications. */
function months(db: Readable, { receivedFrom = 0, receivedBefore }: FilterInput): Segment[] {
  const end = (way: 'min' | 'max') =>
    db.raw.prepare<[], number | null>(`SELECT ${way}(received_at) FROM application`).pluck().get() ?? null
  const oldest = end('min')
  const newest = end('max')
  if (oldest === null || newest === null) return []
  const found: Segment[] = []
  const day = new Date(Math.min(newest, (receivedBefore ?? newest + 1) - 1))
  let from = new Date(day.getFullYear(), day.getMonth(), 1)
  let before = new Date(day.getFullYear(), day.getMonth() + 1, 1)
  for (; before.getTime() > Math.max(oldest, receivedFrom); ) {
    found.push({
      key: `${from.getFullYear()}-${String(from.getMonth() + 1).padStart(2, '0')}`,
      name: null,
      filter: {
        receivedFrom: Math.max(from.getTime(), receivedFrom),
        receivedBefore: Math.min(before.getTime(), receivedBefore ?? before.getTime()),
      },
      values: [from.getTime(), before.getTime()],
    })
    before = from
    from = new Date(from.getFullYear(), from.getMonth() - 1, 1)
  }
  return found
}

/** Whether the months of a list stand one after the other by its order alone. */
export const isByMonth = (sort: ListSort, descending: boolean): boolean => sort === 'received' && descending
