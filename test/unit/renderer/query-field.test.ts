import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { MAX_QUERY_LENGTH, OPERATOR_NAMES, partsOf, type QueryNode } from '#contract/query.ts'
import { parseQuery } from '#contract/query-parser.ts'
import { printQuery } from '#contract/query-printer.ts'
import { joinQuery, splitQuery, spotAt } from '../../../src/renderer/src/features/search/query-edit.ts'
import { useQueryField } from '../../../src/renderer/src/features/search/use-query-field.ts'

describe('a query taken apart', () => {
  it.each([
    ['', [], ''],
    ['anna', [], 'anna'],
    ['stage:New anna -tag:vip', ['stage:New', '-tag:vip'], 'anna'],
    ['anna AND stage:New', ['stage:New'], 'anna'],
    ['stage:New AND anna', ['stage:New'], 'anna'],
    ['a AND stage:New AND b', ['stage:New'], 'a AND AND b'],
    ['OR stage:New a', ['stage:New'], 'OR a'],
    ['(stage:New a', ['stage:New'], '( a'],
    ['(a OR b) stage:New', ['stage:New'], '(a OR b)'],
    ['a OR stage:New', [], 'a OR stage:New'],
    ['stage:New stag:x', ['stage:New'], 'stag:x'],
  ])('%s has the chips %j and the text %j', (text, chips, rest) => {
    expect(splitQuery(text)).toEqual({ chips, rest })
  })

  it('is the same query when it is put together again, for any text', () => {
    const pieces = fc.constantFrom(
      ...['anna', 'OR', 'AND', '-', '(', ')', '"a b"', ',', 'x', '040 12345', 'stag:', '"', 'NOT'],
      ...OPERATOR_NAMES.map((name) => `${name}:`),
      ...['stage:New', 'tag:"a b"', '-skill:plc', 'rating:>=4', 'applied:2026-01..2026-03'],
    )
    /** The parts in one order, whatever the order they were written in. */
    const parts = (root: QueryNode | null) =>
      partsOf(root)
        .map((part) => printQuery(part))
        .sort()
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        const text = some.join(' ')
        const before = parseQuery(text)
        const joined = joinQuery(splitQuery(text))
        fc.pre(joined.length <= MAX_QUERY_LENGTH)
        const after = parseQuery(joined)
        expect(parts(after.root)).toEqual(parts(before.root))
        expect(after.broken).toBe(before.broken)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('what stands at the caret', () => {
  /** The caret is where | stands. */
  const at = (text: string) => spotAt(text.replace('|', ''), text.indexOf('|'))
  it.each([
    ['|', null],
    ['sta|', { kind: 'operator', typed: 'sta' }],
    ['anna -sta|', { kind: 'operator', typed: 'sta', from: 6 }],
    ['(sta|', { kind: 'operator', typed: 'sta', from: 1 }],
    ['anna |', null],
    ['x9|', null],
    ['"sta|', null],
    ['stage:|', { kind: 'value', operator: 'stage', typed: '', from: 6, to: 6, tokenFrom: 0, tokenTo: 6 }],
    ['stage:Sc|r', { kind: 'value', typed: 'Scr', from: 6, to: 9 }],
    ['a -stage:Sc| b', { kind: 'value', typed: 'Sc', from: 9, to: 11, tokenFrom: 2, tokenTo: 11 }],
    ['stage:New,Sc|', { kind: 'value', typed: 'Sc', from: 10, to: 12, tokenFrom: 0 }],
    ['stage:New,|', { kind: 'value', typed: '', from: 10, to: 10 }],
    ['stage:"Phone s|', { kind: 'value', typed: 'Phone s', from: 6, to: 14 }],
    ['stage:"Phone s|" b', { kind: 'value', typed: 'Phone s', from: 6, to: 15 }],
    ['rating:>=|', { kind: 'value', operator: 'rating', typed: '>=' }],
    ['stage:New |', null],
    ['foo:b|', null],
  ])('in %s is %j', (text, wanted) => {
    if (wanted === null) expect(at(text)).toBeNull()
    else expect(at(text)).toMatchObject(wanted)
  })

  it('is inside the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (text, caret) => {
        const spot = spotAt(`sta ${text}`, Math.min(caret, text.length + 4))
        if (spot) expect(spot.to).toBeLessThanOrEqual(text.length + 4)
      }),
    )
  })
})

describe('the field', () => {
  function field(text = '') {
    const model = ref(text)
    const scope = effectScope()
    const made = scope.run(() => useQueryField(model, () => null))
    if (!made) throw new Error('No field.')
    made.focused.value = true
    return {
      model,
      made,
      async type(more: string) {
        for (const letter of more) {
          const now = made.rest.value
          made.onInput(
            now.slice(0, made.caret.value) + letter + now.slice(made.caret.value),
            made.caret.value + 1,
          )
          await nextTick()
        }
      },
      chips: () => made.shownChips.value.map(({ text: chip }) => chip),
    }
  }

  it('makes a chip of a condition once it is written, and asks for it only then', async () => {
    const { model, made, type, chips } = field()
    await type('plc rating:>=4')
    expect(model.value).toBe('plc')
    expect(chips()).toEqual([])
    await type(' ')
    expect(chips()).toEqual(['rating:>=4'])
    expect(model.value).toBe('rating:>=4 plc')
    expect(made.rest.value).toBe('plc ')
    await type('x')
    expect(model.value).toBe('rating:>=4 plc x')
  })

  it('puts a chosen value in the place of what was typed', async () => {
    const { model, made, type, chips } = field()
    await type('sta')
    const spot = made.spot.value
    if (spot) made.choose(spot, 'stage:')
    await nextTick()
    expect(made.spot.value).toMatchObject({ kind: 'value', operator: 'stage', typed: '' })
    await type('ph')
    const value = made.spot.value
    if (value) made.choose(value, '"Phone screen"')
    await nextTick()
    expect(chips()).toEqual(['stage:"Phone screen"'])
    expect(made.rest.value).toBe('')
    expect(model.value).toBe('stage:"Phone screen"')
  })

  it('puts a chip back into the text to be edited, and asks without it meanwhile', async () => {
    const { model, made, chips } = field('stage:New anna')
    expect(chips()).toEqual(['stage:New'])
    made.editChip(0)
    await nextTick()
    expect(made.rest.value).toBe('anna stage:New')
    expect(made.caret.value).toBe(14)
    expect(model.value).toBe('anna')
    expect(made.finish()).toBe(true)
    await nextTick()
    expect(model.value).toBe('stage:New anna')
  })

  it('takes the chip back when OR is typed behind it', async () => {
    const { model, made, type, chips } = field()
    await type('stage:New OR stage:Offer')
    expect(chips()).toEqual([])
    expect(made.rest.value).toBe('stage:New OR stage:Offer')
    made.focused.value = false
    await nextTick()
    expect(model.value).toBe('stage:New OR stage:Offer')
  })

  it('keeps "this or that" one part beside the chips', async () => {
    const { model, type } = field('stage:New')
    await type('a OR b')
    expect(model.value).toBe('stage:New (a OR b)')
    expect(joinQuery(splitQuery(model.value))).toBe(model.value)
  })

  it('follows a query that is set from outside, but not its own', async () => {
    const { model, made, type, chips } = field()
    await type('anna ')
    expect(made.rest.value).toBe('anna ')
    model.value = 'tag:vip bo'
    await nextTick()
    expect([chips(), made.rest.value]).toEqual([['tag:vip'], 'bo'])
  })

  it('says what is odd, but not about what is still being written', async () => {
    const { made, type } = field()
    await type('stage:')
    expect(made.notes.value).toEqual([])
    await type(' ')
    expect(made.notes.value).toMatchObject([{ code: 'MISSING_VALUE' }])
    made.clear()
    await type('stag:new ')
    expect(made.notes.value).toMatchObject([{ code: 'UNKNOWN_OPERATOR', fix: 'stage:' }])
  })
})
