/**
 * Figures of applications that are no more. Whoever remembers "the only one from the fair in March" must not find that
 * one: a group under five is not shown, nor any other number from which it could be worked out.
 */
import type { InputOf } from '#contract/common.ts'
import type { FigureAxis, Figures, figures } from '#contract/retention-figures.ts'
import type { Readable } from '../store/types.ts'
import { keptBack } from './suppress.ts'

const COLUMN: Record<FigureAxis, string> = {
  month: 'received_month',
  country: 'country',
  opening: 'opening_id',
  job_family: 'job_family',
  source: 'source',
  stage: 'last_stage',
  status: 'status',
  reason: 'reason',
}

/** By one axis, or by one across another. */
export function readFigures(db: Readable, { by, across }: InputOf<typeof figures>): Figures {
  const second = across === undefined || across === by ? null : across
  const found = db.raw
    .prepare<[], { row: string; column: string; count: number }>(
      `SELECT coalesce(${COLUMN[by]}, '') AS "row", ${second ? `coalesce(${COLUMN[second]}, '')` : `''`} AS "column",
        count(*) AS count FROM application_stat GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all()
  const rows = [...new Set(found.map(({ row }) => row))]
  const columns = [...new Set(found.map(({ column }) => column))].sort()
  const rowAt = new Map(rows.map((key, at) => [key, at]))
  const columnAt = new Map(columns.map((key, at) => [key, at]))
  const table = Array.from({ length: rows.length + 1 }, () => new Array<number>(columns.length + 1).fill(0))
  for (const { row, column, count } of found)
    for (const y of [rowAt.get(row) as number, rows.length])
      for (const x of [columnAt.get(column) as number, columns.length]) {
        const cells = table[y] as number[]
        cells[x] = (cells[x] as number) + count
      }
  const hidden = keptBack(table)
  const shown = (y: number, x: number): number | null =>
    hidden[y]?.[x] ? null : ((table[y]?.[x] ?? 0) as number)
  return {
    total: shown(rows.length, columns.length),
    rows: rows.map((key, y) => ({
      key,
      total: shown(y, columns.length),
      cells: second ? columns.map((_, x) => shown(y, x)) : [],
    })),
    columns: second ? columns.map((key, x) => ({ key, total: shown(rows.length, x) })) : [],
  }
}
