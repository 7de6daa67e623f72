/** Reads the rows of one import by its mapping. */
import type { Readable } from '../store/types.ts'
import type { BatchRow } from './batches.ts'
import { type CandidateDraft, readCandidate } from './candidate-row.ts'
import { type Layout, layoutOf } from './cells.ts'
import { createOpeningIndex } from './opening-index.ts'
import { type OpeningRowDraft, readOpening } from './opening-row.ts'
import { createValueReader } from './values.ts'

export interface RowReader {
  readonly layout: Layout
  /** Throws RowRefused. */
  candidate(cells: readonly string[]): CandidateDraft
  /** Throws RowRefused. */
  opening(cells: readonly string[]): OpeningRowDraft
}

/** The openings are those of now. */
export async function createRowReader(db: Readable, { mapping }: BatchRow): Promise<RowReader> {
  const values = await createValueReader()
  const layout = layoutOf(mapping)
  const openings = createOpeningIndex(db)
  return {
    layout,
    candidate: (cells) => readCandidate(cells, layout, values, openings),
    opening: (cells) => readOpening(cells, layout, values),
  }
}
