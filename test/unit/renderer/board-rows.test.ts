import { describe, expect, test } from 'vitest'
import { createBoardRows } from '../../../src/renderer/src/features/board/board-rows.ts'
import { turns } from '../../support/turns.ts'

interface Row {
  id: string
  column: string
  stars?: number
}

/** A board over a service that answers when it is told to; `rows` is what the service knows. */
function boardOver(rows: Row[]) {
  let changes = 0
  let failing = false
  const board = createBoardRows<Row>({
    columnOf: ({ column }) => column,
    async fetchPage(columnId, cursor) {
      if (failing) throw new Error('gone')
      const all = rows.filter(({ column }) => column === columnId)
      const from = Number(cursor ?? 0)
      const page = all.slice(from, from + 2)
      return { rows: page, total: all.length, next: from + 2 < all.length ? String(from + 2) : null }
    },
    changed: () => {
      changes += 1
    },
  })
  const idsIn = (column: string) => {
    const { total, at } = board.column(column)
    return Array.from({ length: total ?? 0 }, (_, index) => at(index)?.id)
  }
  return {
    board,
    idsIn,
    changes: () => changes,
    fail: (on: boolean) => {
      failing = on
    },
    async open(...columns: string[]) {
      for (const column of columns) board.need(column, 0, 9)
      await turns()
    },
    move: (ids: string[], column: string) => board.overlay(new Set(ids), (row) => ({ ...row, column })),
  }
}

const three = (): Row[] => ['a', 'b', 'c'].map((id) => ({ id, column: 'new' }))

describe('the cards of a board', () => {
  test('a dropped card stands at the top of its new column at once, and there only once when it is known', async () => {
    const rows = three()
    const { board, idsIn, open, move } = boardOver([...rows, { id: 'd', column: 'screen' }])
    await open('new', 'screen')
    const settle = move(['b'], 'screen')
    expect(idsIn('new')).toEqual(['a', 'c'])
    expect(idsIn('screen')).toEqual(['b', 'd'])
    expect(board.column('screen').indexOf('d')).toBe(1)

    // The change is told by an event before the command has answered.
    const moved = rows.find(({ id }) => id === 'b')
    if (moved) moved.column = 'screen'
    board.refresh()
    await turns()
    expect(idsIn('new')).toEqual(['a', 'c'])
    expect(idsIn('screen')).toEqual(['b', 'd'])
    settle()
    expect(idsIn('screen')).toEqual(['b', 'd'])
    await turns()
    expect(idsIn('screen')).toEqual(['b', 'd'])
  })

  test('a refused card is back where it was', async () => {
    const { idsIn, open, move } = boardOver(three())
    await open('new', 'screen')
    const settle = move(['a', 'c'], 'screen')
    expect(idsIn('screen')).toEqual(['a', 'c'])
    settle()
    await turns()
    expect(idsIn('new')).toEqual(['a', 'b', 'c'])
    expect(idsIn('screen')).toEqual([])
  })

  test('a card that has only just arrived moves on, and changes, like any other', async () => {
    const { board, idsIn, open, move } = boardOver(three())
    await open('new', 'screen', 'offer')
    move(['a'], 'screen')
    board.overlay(new Set(['a']), (row) => ({ ...row, stars: 4 }))
    expect(board.column('screen').at(0)).toMatchObject({ id: 'a', stars: 4 })
    move(['a'], 'offer')
    expect(idsIn('screen')).toEqual([])
    expect(idsIn('offer')).toEqual(['a'])
    expect(board.find('a')?.column).toBe('offer')
  })

  test('a column that shows no cards counts what arrives, until it has been counted again', async () => {
    const { board, open, move } = boardOver(three())
    await open('new')
    const settle = move(['a', 'b'], 'rejected')
    expect(board.column('rejected').total).toBeNull()
    expect(board.arriving('rejected')).toBe(2)
    board.counted('rejected')
    expect(board.arriving('rejected')).toBe(2) // not settled: the count does not have them yet
    settle()
    board.counted('rejected')
    expect(board.arriving('rejected')).toBe(0)
  })

  test('a column whose question fails says so and asks again only when it is asked to', async () => {
    const { board, open, fail, changes } = boardOver(three())
    fail(true)
    await open('new')
    expect(board.column('new')).toMatchObject({ total: null })
    expect(board.column('new').error).toBeInstanceOf(Error)
    const before = changes()
    await turns()
    expect(changes()).toBe(before)
    fail(false)
    board.refresh()
    await turns()
    expect(board.column('new')).toMatchObject({ total: 3, error: null })
  })
})
