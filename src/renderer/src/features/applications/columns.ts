/** What the list can show beside the name: widths in CSS pixels, and the order that each column's head gives. */
import type { ListSort } from '#contract/applications.ts'
import type { ListColumn } from '#contract/views.ts'

interface ColumnShape {
  readonly width: number
  /** Null: no order of its own. */
  readonly sort: ListSort | null
  /** Numbers and dates stand at the end. */
  readonly end?: boolean
}

export const columnShapes: Record<ListColumn, ColumnShape> = {
  headline: { width: 180, sort: 'headline' },
  opening: { width: 170, sort: 'opening' },
  stage: { width: 104, sort: 'stage' },
  status: { width: 96, sort: 'status' },
  received: { width: 78, sort: 'received', end: true },
  stageEntered: { width: 84, sort: 'stageEntered', end: true },
  rating: { width: 48, sort: 'rating', end: true },
  tags: { width: 150, sort: null },
  source: { width: 112, sort: 'source' },
  city: { width: 104, sort: 'city' },
  country: { width: 60, sort: 'country' },
  language: { width: 68, sort: 'language' },
  assignee: { width: 128, sort: 'assignee' },
  snoozed: { width: 84, sort: 'snoozed', end: true },
  documents: { width: 44, sort: null, end: true },
}

/** The name never gets less than this. */
const NAME_WIDTH = 168
const GAP = 12

/** The grid that the head and every row have. */
export const gridOf = (columns: readonly ListColumn[]): string =>
  [`minmax(${NAME_WIDTH}px, 1fr)`, ...columns.map((name) => `${columnShapes[name].width}px`)].join(' ')

/** A list that is narrower than this scrolls sideways, its names stay. */
export const leastWidth = (columns: readonly ListColumn[]): number =>
  columns.reduce((sum, name) => sum + columnShapes[name].width + GAP, NAME_WIDTH + GAP)
