/** What is left of applications that are no more: figures, of which no group under five is shown. */
import { z } from 'zod'
import { procedure } from './common.ts'

/** Groups smaller than this could be told by whoever remembers something of them (k-anonymity). */
export const SMALLEST_GROUP = 5

export const FigureAxis = z.enum([
  'month',
  'country',
  'opening',
  'job_family',
  'source',
  'stage',
  'status',
  'reason',
])
export type FigureAxis = z.infer<typeof FigureAxis>

/** Null: below five, or kept back because one that is could be worked out from it. */
const Cell = z.int().nullable()

export const Figures = z.object({
  /** Null: there are fewer than five. */
  total: Cell,
  rows: z.array(
    z.object({
      key: z.string(),
      total: Cell,
      /** In the order of `columns`; empty, where there is one axis. */
      cells: z.array(Cell),
    }),
  ),
  columns: z.array(z.object({ key: z.string(), total: Cell })),
})
export type Figures = z.infer<typeof Figures>

/** Applications that were anonymised or erased, by one or two axes; an empty key: not stated. */
export const figures = procedure
  .input(z.object({ by: FigureAxis, across: FigureAxis.optional() }))
  .output(Figures)
