/** What a list of applications shows: from the address, from a saved view, and back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GroupBy, ListSort, Source } from '../../../src/contract/applications.ts'
import { StageKind } from '../../../src/contract/openings.ts'
import { Density, ListColumn, ViewDefinition } from '../../../src/contract/views.ts'
import { groupLayout } from '../../../src/renderer/src/features/applications/group-layout.ts'
import {
  applicationFilter,
  definitionOf,
  filterFrom,
  filterOf,
  type ListFilter,
  passes,
  queryOf,
  statusFilters,
  usualFilter,
} from '../../../src/renderer/src/features/applications/list-filter.ts'

const OPENING = '0b0e7f6e-3c1d-4c55-9d0e-1f1d2c3b4a59'
const STAGE = '3b0e7f6e-3c1d-4c55-9d0e-1f1d2c3b4a50'
const COLLEAGUE = '5b0e7f6e-3c1d-4c55-9d0e-1f1d2c3b4a51'

const narrowing = fc.record(
  {
    assigneeId: fc.constant(COLLEAGUE),
    unassigned: fc.constant(true as const),
    snooze: fc.constantFrom('away' as const, 'back' as const, 'in_sight' as const, 'any' as const),
    stageKind: fc.constantFrom(...StageKind.options),
    source: fc.constantFrom(...Source.options),
    language: fc.constantFrom('fi', 'pt-BR'),
    receivedFrom: fc.nat(),
    arrivedAfter: fc.nat(),
    proposed: fc.constant(true as const),
  },
  { requiredKeys: [] },
)
const anyFilter = (openingId: string | null): fc.Arbitrary<ListFilter> =>
  fc.record({
    openingId: fc.constant(openingId),
    stageId: openingId === null ? fc.constant(null) : fc.constantFrom(null, STAGE),
    status: fc.constantFrom(...statusFilters),
    tag: fc.constantFrom(null, 'relocates', 'c++ & more'),
    text: fc.constantFrom('', 'anna', 'stage:interview skill:"c++" applied:>2026-01-01'),
    narrowing,
    sort: fc.constantFrom(...ListSort.options),
    descending: fc.boolean(),
    group: fc.constantFrom(null, ...GroupBy.options),
    columns: fc.subarray([...ListColumn.options]),
    density: fc.constantFrom(...Density.options),
  })
const bothOf = fc.constantFrom(null, OPENING).chain((id) => fc.tuple(anyFilter(id), anyFilter(id)))

describe('the filter of a list', () => {
  it('is read from the address; what it names wrongly is as without it', () => {
    expect(filterOf(usualFilter('o'), { status: 'rejected', sort: 'name', stage: 's' })).toMatchObject({
      status: 'rejected',
      sort: 'name',
      descending: false,
      stageId: 's',
    })
    const wrong = {
      status: 'nonsense',
      sort: 'nonsense',
      stage: 's',
      order: 'up',
      source: 'moon',
      group: 'x',
    }
    expect(filterOf(usualFilter(null), wrong)).toEqual({ ...usualFilter(null), descending: false })
  })

  it('is written to the address as far as it differs, and read back the same', () => {
    fc.assert(
      fc.property(bothOf, ([filter, base]) => {
        expect(filterOf(base, queryOf(filter, base))).toEqual(filter)
        expect(queryOf(base, base)).toEqual({})
      }),
    )
  })

  it('is kept by a saved view, and asks for the same applications again', () => {
    fc.assert(
      fc.property(bothOf, ([filter]) => {
        const definition = ViewDefinition.parse(definitionOf(filter))
        const again = filterFrom(definition)
        expect(definitionOf(again)).toEqual(definition)
        expect(applicationFilter(again)).toEqual(applicationFilter(filter))
      }),
    )
  })

  it('leaves out what is snoozed in the daily list alone: a number that leads to a list finds all it counted', () => {
    expect(applicationFilter(usualFilter(null))).toEqual({ status: ['active'], snooze: 'in_sight' })
    const asked = filterOf(usualFilter(null), { entered: '5' })
    expect(applicationFilter(asked)).toEqual({ status: ['active'], enteredBefore: 5 })
    expect(applicationFilter(filterOf(usualFilter(null), { snooze: 'any' }))).toEqual({ status: ['active'] })
  })

  it('lets rows pass by status, stage, tag and sleep, whatever the case of the tag', () => {
    const row = { status: 'active', stageId: 's', tags: ['Controls'], snoozedUntil: null } as never
    const asleep = { status: 'active', stageId: 's', tags: [], snoozedUntil: Date.now() + 60_000 } as never
    const usual = usualFilter('o')
    expect(passes(usual, row)).toBe(true)
    expect(passes(usual, asleep)).toBe(false)
    expect(passes(filterOf(usual, { snooze: 'away' }), asleep)).toBe(true)
    expect(passes(filterOf(usual, { status: 'rejected' }), row)).toBe(false)
    expect(passes(filterOf(usual, { stage: 'other' }), row)).toBe(false)
    expect(passes(filterOf(usual, { tag: 'controls' }), row)).toBe(true)
    expect(passes(filterOf(usual, { tag: 'other' }), row)).toBe(false)
  })
})

describe('the heads of groups', () => {
  it('stand before the first row of each group, and every row has one place', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 12 }), fc.nat(40), (counts, total) => {
        const groups = counts.map((count, key) => ({ key: String(key), name: null, count }))
        const layout = groupLayout(groups, total)
        const expected: (string | number)[] = []
        let row = 0
        for (const { key, count } of groups) {
          if (row >= total || count === 0) continue
          expected.push(key)
          for (let n = 0; n < count && row < total; n++) expected.push(row++)
        }
        while (row < total) expected.push(row++) // counted later than listed

        const drawn = Array.from({ length: layout.length }, (_, place) => {
          const head = layout.headAt(place)
          return head ? head.key : layout.rowAt(place)
        })
        expect(drawn).toEqual(expected)
        for (const [place, one] of expected.entries())
          if (typeof one === 'number') expect(layout.placeOf(one)).toBe(place)
      }),
    )
  })
})
