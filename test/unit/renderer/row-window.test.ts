import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRowWindow, type RowPage } from '../../../src/renderer/src/features/applications/row-window.ts'

interface Row {
  id: string
  closed: boolean
}

const pageSize = 5

/** A service that answers pages by key, and can be told to hold its answers back. */
function service(count: number) {
  let rows: Row[] = Array.from({ length: count }, (_, at) => ({
    id: `r${String(at).padStart(4, '0')}`,
    closed: false,
  }))
  const asked: (string | null)[] = []
  let gate = Promise.resolve()
  let open = () => {}
  async function page(cursor: string | null): Promise<RowPage<Row>> {
    asked.push(cursor)
    await gate
    const visible = rows.filter((row) => !row.closed)
    const rest = cursor === null ? visible : visible.filter((row) => row.id > cursor)
    const some = rest.slice(0, pageSize)
    return {
      rows: some,
      total: visible.length,
      next: rest.length > pageSize ? (some.at(-1)?.id ?? null) : null,
    }
  }
  return {
    page,
    asked,
    close: (ids: readonly string[]) => {
      rows = rows.map((row) => (ids.includes(row.id) ? { ...row, closed: true } : row))
    },
    insert: (id: string) => {
      rows = [...rows, { id, closed: false }].sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    release: () => open(),
    open: () => rows.filter((row) => !row.closed).map((row) => row.id),
  }
}

const settled = async () => {
  for (let turn = 0; turn < 400; turn++) await Promise.resolve()
}

describe('a window onto a long list', () => {
  it('fetches only as far as is looked at, and knows how long the list is', async () => {
    const from = service(100)
    const rows = createRowWindow<Row>(from.page, () => {})
    rows.need(0, 3)
    await settled()
    expect(rows.total).toBe(100)
    expect(from.asked).toHaveLength(1)
    expect(rows.at(0)?.id).toBe('r0000')
    expect(rows.at(50)).toBeUndefined()
    rows.need(50, 53)
    await settled()
    expect(rows.at(50)?.id).toBe('r0050')
    expect(rows.indexOf('r0052')).toBe(52)
  })

  it('drops pages that are far away and fetches them again where they were', async () => {
    const from = service(500)
    const rows = createRowWindow<Row>(from.page, () => {})
    rows.need(490, 495)
    await settled()
    expect(rows.at(490)?.id).toBe('r0490')
    expect(rows.held().length).toBeLessThanOrEqual((12 + 2) * pageSize) // 12 around, and what is in sight
    expect(rows.at(0)).toBeUndefined()
    rows.need(0, 3)
    await settled()
    expect(rows.at(2)?.id).toBe('r0002')
    expect(rows.total).toBe(500)
  })

  it('shows a decision at once, also in pages that arrive while it is under way', async () => {
    const from = service(12)
    const rows = createRowWindow<Row>(from.page, () => {})
    rows.need(0, 3)
    await settled()
    const settle = rows.overlay(new Set(['r0001', 'r0007']), () => null)
    expect(rows.at(1)?.id).toBe('r0002')
    expect(rows.total).toBe(11)
    rows.need(5, 8)
    await settled()
    expect(rows.indexOf('r0007')).toBe(-1)
    from.close(['r0001', 'r0007'])
    settle()
    await settled()
    expect(rows.total).toBe(10)
    expect(rows.indexOf('r0002')).toBe(1)
  })

  it('takes a refused decision back', async () => {
    const from = service(4)
    const rows = createRowWindow<Row>(from.page, () => {})
    rows.need(0, 3)
    await settled()
    const settle = rows.overlay(new Set(['r0001']), (row) => ({ ...row, closed: true }))
    expect(rows.at(1)?.closed).toBe(true)
    settle()
    await settled()
    expect(rows.at(1)).toEqual({ id: 'r0001', closed: false })
  })

  it('keeps no answer that was asked before the list changed', async () => {
    const from = service(8)
    const rows = createRowWindow<Row>(from.page, () => {})
    from.hold()
    rows.need(0, 3)
    from.close(['r0000'])
    rows.refresh()
    from.release()
    await settled()
    expect(rows.at(0)?.id).toBe('r0001')
    expect(rows.total).toBe(7)
  })

  it('says what went wrong and goes on when asked again', async () => {
    let broken = true
    const from = service(3)
    const rows = createRowWindow<Row>(
      async (cursor) => {
        if (broken) throw new Error('no answer')
        return from.page(cursor)
      },
      () => {},
    )
    rows.need(0, 2)
    await settled()
    expect(rows.error).toBeInstanceOf(Error)
    broken = false
    rows.refresh()
    await settled()
    expect(rows.error).toBeNull()
    expect(rows.at(2)?.id).toBe('r0002')
  })

  it('shows exactly the list, whatever is scrolled, added and closed in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('look' as const), at: fc.nat(70) }),
      fc.record({ do: fc.constant('close' as const), at: fc.nat(59) }),
      fc.record({ do: fc.constant('insert' as const), at: fc.nat(59) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const from = service(60)
        const rows = createRowWindow<Row>(from.page, () => {})
        rows.need(0, 9)
        for (const [turn, one] of steps.entries()) {
          const id = `r${String(one.at).padStart(4, '0')}`
          if (one.do === 'look') rows.need(one.at, one.at + 9)
          else if (one.do === 'insert') from.insert(`${id}-${turn}`)
          else {
            const settle = rows.overlay(new Set([id]), () => null)
            from.close([id])
            settle()
          }
          if (one.do === 'insert') rows.refresh()
          if (turn % 2 === 0) await settled()
        }
        rows.need(0, 200)
        rows.refresh()
        await settled()
        const expected = from.open()
        expect(rows.total).toBe(expected.length)
        expect(
          Array.from({ length: Math.min(pageSize, expected.length) }, (_, at) => rows.at(at)?.id),
        ).toEqual(expected.slice(0, pageSize))
        for (const row of rows.held()) expect(expected).toContain(row.id)
      }),
      { numRuns: 60 },
    )
  })
})
