import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { readFigures } from '../../../src/main/retention/figures.ts'
import { installPack } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns } from '../../../src/main/retention/run.ts'
import { keptBack } from '../../../src/main/retention/suppress.ts'
import { createRetentionView } from '../../../src/main/retention/view.ts'
import { type Records, records } from '../../support/records.ts'

/** A table with its sums. */
function withSums(cells: readonly (readonly number[])[]): number[][] {
  const rows = cells.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)])
  const sums = (rows[0] ?? []).map((_, x) => rows.reduce((sum, row) => sum + (row[x] ?? 0), 0))
  return [...rows, sums]
}

/** The places kept back whose number the sums give, by elimination: an oracle that knows nothing of graphs. */
function workedOut(hidden: readonly (readonly boolean[])[]): string[] {
  const height = hidden.length
  const width = hidden[0]?.length ?? 0
  const names = hidden.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${y},${x}`] : [])))
  const place = (y: number, x: number) => names.indexOf(`${y},${x}`)
  const equation = (parts: [number, number][], sum: [number, number]) => {
    const row = new Array<number>(names.length).fill(0)
    for (const [y, x] of parts) if (place(y, x) >= 0) row[place(y, x)] = 1
    if (place(...sum) >= 0) row[place(...sum)] = -1
    return row
  }
  const upTo = (end: number) => Array.from({ length: end }, (_, n) => n)
  const matrix = [
    ...upTo(height).map((y) =>
      equation(
        upTo(width - 1).map((x) => [y, x]),
        [y, width - 1],
      ),
    ),
    ...upTo(width).map((x) =>
      equation(
        upTo(height - 1).map((y) => [y, x]),
        [height - 1, x],
      ),
    ),
  ]
  let rank = 0
  for (let column = 0; column < names.length && rank < matrix.length; column += 1) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [row = []] = matrix.splice(pivot, 1)
    const by = row[column] ?? 1
    const scaled = row.map((value) => value / by)
    matrix.splice(rank, 0, scaled)
    matrix.forEach((other, at) => {
      const times = other[column] ?? 0
      if (at !== rank && times !== 0) matrix[at] = other.map((value, n) => value - times * (scaled[n] ?? 0))
    })
    rank += 1
  }
  return matrix
    .map((row) => row.flatMap((value, n) => (Math.abs(value) > 1e-9 ? [n] : [])))
    .filter((used) => used.length === 1)
    .map(([n = 0]) => names[n] ?? '')
}

describe('what is kept back of a table', () => {
  it('is every group under five, and enough beside it that nobody can work one out, 3,000 times', () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }))
    const grid = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    fc.assert(
      fc.property(grid, (cells) => {
        const table = withSums(cells)
        const hidden = keptBack(table)
        table.forEach((row, y) => {
          row.forEach((value, x) => {
            if (value > 0 && value < 5) expect(hidden[y]?.[x]).toBe(true)
          })
        })
        expect(workedOut(hidden)).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  it('is nothing where every group is large enough', () => {
    expect(
      keptBack(
        withSums([
          [5, 6],
          [7, 8],
        ]),
      )
        .flat()
        .some(Boolean),
    ).toBe(false)
  })
})

describe('figures of what is no more', () => {
  let all: Records
  beforeEach(async () => {
    all = await records()
    installPack(all.workspace.store, all.deps)
  })
  afterEach(() => all.workspace.cleanup())

  it('add up to what there was, by every axis; the only one from a source in a month is not among them', async () => {
    const { store, clock } = all.workspace
    const opening = all.published({ country: 'DE', jobFamily: 'Care' })
    const ids = Array.from({ length: 23 }, () => all.application(opening.id))
    const count = (table: string) =>
      store.reader.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    store.command({ action: 'test.source', subjects: [], undoable: false, actor: 'person' }, (tx) => {
      const set = tx.raw.prepare('UPDATE application SET source = ? WHERE id = ?')
      ids.forEach((id, n) => {
        set.run(n === 0 ? 'event' : n < 12 ? 'referral' : 'job_board', id)
      })
    })
    rejectApplications(store, { ids, reason: 'other' }, all.deps)
    clock.advance(200 * 86_400_000)
    const before = count('application') + count('application_stat')
    const view = createRetentionView(store, clock)
    const runs = createRetentionRuns(store, { ...all.deps, view, backups: () => [] })
    const { id, due } = await runs.prepare({ by: 'Maija' })
    runs.approve({ id, by: 'Pekka', count: due })
    await runs.start({ id })
    view.close()
    expect(count('application') + count('application_stat')).toBe(before)
    for (const by of ['month', 'country', 'opening', 'job_family', 'stage', 'status', 'reason'] as const)
      expect(readFigures(store.reader, { by })).toMatchObject({ total: 23, rows: [{ total: 23 }] })
    expect(readFigures(store.reader, { by: 'source', across: 'month' })).toEqual({
      total: 23,
      rows: [
        { key: 'event', total: null, cells: [null] },
        // Eleven, but they would tell the one above.
        { key: 'job_board', total: null, cells: [null] },
        { key: 'referral', total: 11, cells: [11] },
      ],
      columns: [{ key: '2026-01', total: 23 }],
    })
  })
})
