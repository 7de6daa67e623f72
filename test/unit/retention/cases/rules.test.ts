import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RuleContent } from '#contract/retention.ts'
import { changeRule } from '../../../../src/main/retention/change-rule.ts'
import { readVersions } from '../../../../src/main/retention/rule-store.ts'
import { problemOf } from '../../../support/records.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

const versions = (country: string) =>
  readVersions(all.store.reader, { country, subdivision: null, scope: 'default' })
const save = (country: string, content: Partial<RuleContent>, ceilingReason: string | null = null) => {
  const newest = versions(country).at(-1)
  if (!newest) throw new Error('There is such a rule.')
  return changeRule(
    all.store,
    {
      country,
      subdivision: null,
      scope: 'default',
      content: { ...newest.content, ...content },
      basedOn: newest.version,
      reason: 'Counsel said so.',
      ceilingReason,
      approvedBy: 'Maija',
    },
    all.deps,
  )
}

it('B15 editor refuses min > max: the message names both numbers', () => {
  expect(problemOf(() => save('US', { maxMonths: 6, minMonths: 12 }))).toBe('REFUSED MIN_OVER_MAX')
  expect(() => save('US', { maxMonths: 6, minMonths: 12 })).toThrow(/12 months .* 6 months/)
  expect(versions('US')).toHaveLength(1)
})

it('B16 editor refuses max above ceiling without reason: with one it is kept in the version that the audit names', () => {
  expect(problemOf(() => save('DE', { maxMonths: 12 }))).toBe('REFUSED ABOVE_CEILING')
  expect(versions('DE')).toHaveLength(1)
  const { id, ceilingReason } = save('DE', { maxMonths: 12 }, 'Works agreement')
  expect(ceilingReason).toBe('Works agreement')
  const [line] = all.column(`SELECT subjects FROM audit_entry WHERE action = 'retention.changeRule'`)
  expect(line).toContain(id)
})

it('B17 zero or negative: refused, neither "never" nor "at once"', () => {
  for (const maxMonths of [0, -1])
    expect(problemOf(() => save('DE', { maxMonths }))).toBe('REFUSED PERIOD_NOT_POSITIVE')
  expect(versions('DE')).toHaveLength(1)
})
