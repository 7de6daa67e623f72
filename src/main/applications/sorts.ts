/** The orders of the list of applications, and where each comes from. */
import type { ListSort } from '#contract/applications.ts'
import type { CursorShape } from '../platform/cursor.ts'
import type { Filter, Source, Sql } from './filter.ts'

interface Walk extends Source {
  /** Every entry on the way is a match, or nearly: nothing is quicker. */
  readonly straight: boolean
}

/** An order that one walk along an index gives. */
export interface WalkSort {
  /** What is ordered by, all in one direction; the application's number last, because no two share it. */
  readonly keys: readonly string[]
  readonly shape: CursorShape
  /** The first key may be null; such rows come last in both directions, in the order of the other keys. */
  readonly nullable: boolean
  /** Below this every value of the first key that is not null begins: makes an index search of "is stated". */
  readonly least: 0 | ''
  /** What the keys are columns of, beside the application. */
  readonly joins: string
  /** How many of the keys the walked index itself begins with, where the application is only looked up from it. */
  readonly led: number
  /** The walk leads over everything, also in a list of one opening. */
  readonly everywhere: boolean
  /** Where the walk starts for a filter. `stated` tells the two parts of a nullable order apart. */
  walk(filter: Filter, stated: boolean): Walk
}

/** Orders by a value that few applications differ in: one list after the other, each by the date received. */
export const SEGMENT_SORTS = ['opening', 'stage', 'status', 'source', 'language', 'assignee'] as const
export type SegmentSort = (typeof SEGMENT_SORTS)[number]
export const isSegmentSort = (sort: ListSort): sort is SegmentSort =>
  (SEGMENT_SORTS as readonly string[]).includes(sort)

const from = (clause: string): Walk => ({ from: clause, conditions: [], straight: false })
const indexed = (index: string) => from(`application a INDEXED BY ${index}`)

/** Indexes that hold an order over everything and inside one opening. */
function ofApplication(
  keys: readonly string[],
  shape: CursorShape,
  all: string,
  ofOpening: string,
  special: (filter: Filter) => Walk | null = () => null,
): WalkSort {
  return {
    keys: keys.map((key) => `a.${key}`),
    shape,
    nullable: shape[0] === 'number?',
    least: 0,
    joins: '',
    led: 0,
    everywhere: false,
    walk: (filter) => special(filter) ?? indexed(filter.openingId === null ? all : ofOpening),
  }
}

/** Word for word the condition of the index over active applications. */
const ACTIVE: Sql = { sql: "a.status = 'active'", values: [] }

/** The person gives the order: from candidate to candidate, and to the applications of each. */
function ofCandidate(column: string, index: string): WalkSort {
  return {
    keys: [column, 'c.sort_name', 'c.id', 'a.received_at', 'a.seq'],
    shape: ['text?', 'text', 'text', 'number', 'number'],
    nullable: true,
    least: '',
    joins: 'CROSS JOIN candidate c ON c.id = a.candidate_id',
    led: 3,
    everywhere: true,
    walk: () =>
      from(`candidate c INDEXED BY ${index}
        CROSS JOIN application a INDEXED BY application_candidate ON a.candidate_id = c.id`),
  }
}

const RECEIVED = ofApplication(
  ['received_at', 'seq'],
  ['number', 'number'],
  'application_received',
  'application_opening_received',
  ({ onlyStatus }) => (onlyStatus ? { ...indexed('application_status'), straight: true } : null),
)

const WALKS: Record<Exclude<ListSort, SegmentSort>, WalkSort> = {
  received: RECEIVED,
  name: ofApplication(
    ['candidate_sort_name', 'seq'],
    ['text', 'number'],
    'application_name',
    'application_opening_name',
  ),
  stageEntered: ofApplication(
    ['stage_entered_at', 'seq'],
    ['number', 'number'],
    'application_stage_entered',
    'application_opening_stage_entered',
    ({ activeStage }) =>
      activeStage ? { ...indexed('application_active_stage'), conditions: [ACTIVE], straight: true } : null,
  ),
  rating: ofApplication(
    ['rating', 'received_at', 'seq'],
    ['number?', 'number', 'number'],
    'application_rating',
    'application_opening_rating',
  ),
  snoozed: {
    ...ofApplication(['snoozed_until', 'seq'], ['number?', 'number'], '', ''),
    everywhere: true,
    walk: (_, stated) => (stated ? indexed('application_snoozed') : from('application a NOT INDEXED')),
  },
  country: ofCandidate('c.country', 'candidate_country'),
  city: ofCandidate('c.city COLLATE NOCASE', 'candidate_city'),
  headline: ofCandidate('c.headline COLLATE NOCASE', 'candidate_headline'),
}

/** The order inside the last list of segments. */
export const walkOf = (sort: ListSort): WalkSort => (isSegmentSort(sort) ? RECEIVED : WALKS[sort])
