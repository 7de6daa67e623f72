import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperatorName } from '#contract/query.ts'
import { tagApplications } from '../../../src/main/applications/marks.ts'
import { distinctSql } from '../../../src/main/search/query/names.ts'
import { checkQuery, suggestValues } from '../../../src/main/search/suggest.ts'
import { plansOf } from '../../support/plans.ts'
import { type Records, records } from '../../support/records.ts'

let all: Records
let openingId: string
beforeAll(async () => {
  all = await records()
  const nurse = all.published({ title: 'Nurse', requisitionNumber: 'CARE-7' })
  all.published({ title: 'Elevator engineer', requisitionNumber: 'ENG-1' })
  all.published({ title: 'Elevator engineer', requisitionNumber: 'ENG-2' })
  openingId = nurse.id
  const people = [
    { country: 'FI', city: 'Malmö', skills: ['PLC', 'Siemens PLC', 'Welding'], languages: ['German'] },
    { country: 'FI', city: 'Oulu', skills: ['plc', 'C++'], languages: ['Finnish'] },
    { country: 'DE', city: 'malmö', skills: ['PLC'], languages: ['German'] },
  ]
  for (const [n, { languages, ...person }] of people.entries()) {
    const id = all.candidate(`Person ${n}`, {
      ...person,
      languages: languages.map((language) => ({ language, fluency: '' })),
    })
    const application = all.application(nurse.id, id)
    tagApplications(
      all.workspace.store,
      { ids: [application], add: n === 0 ? ['Senior', 'Call'] : ['Senior'], remove: [] },
      all.deps,
    )
  }
})
afterAll(() => all.workspace.cleanup())

const suggest = (operator: OperatorName, text = '', of?: string) =>
  suggestValues(all.workspace.store.reader, {
    operator,
    text,
    limit: 12,
    ...(of !== undefined && { openingId: of }),
  }).values.map(({ value, count }) => `${value} ${count}`)

describe('suggestions', () => {
  it.each<[OperatorName, string, string[]]>([
    ['skill', 'pl', ['PLC 3', 'Siemens PLC 1']],
    ['skill', 'sie', ['Siemens PLC 1']],
    ['skill', 'c', ['C++ 1']],
    ['skill', '"; DROP TABLE candidate; --', []],
    ['city', 'malmo', ['Malmö 2']],
    ['country', 'fin', ['FI 2']],
    ['country', 'saksa', ['DE 1']],
    ['country', '', ['FI 2', 'DE 1']],
    ['language', 'ger', ['German 2']],
    ['tag', '', ['Senior 3', 'Call 1']],
    ['opening', 'nur', ['Nurse 3']],
    ['opening', 'engineer', ['ENG-2 0', 'ENG-1 0']],
    ['opening', 'care', ['Nurse 3']],
    ['stage', 'int', ['Interview 0']],
    ['rating', '', ['5 0', '4 0', '3 0', '2 0', '1 0']],
    ['applied', '', []],
    ['name', 'per', []],
  ])('for %s: of %j are %j', (operator, text, wanted) => {
    const found = suggest(operator, text)
    expect(operator === 'opening' ? found.sort() : found).toEqual(
      operator === 'opening' ? [...wanted].sort() : wanted,
    )
  })

  it('are the stages of one opening, in their order', () => {
    expect(suggest('stage', '', openingId)).toEqual([
      'New 3',
      'Screen 0',
      'Interview 0',
      'Offer 0',
      'Hired 0',
    ])
  })

  it('are every status and source, with how many have it', () => {
    expect(suggest('status')).toEqual(['active 3', 'hired 0', 'rejected 0', 'withdrawn 0'])
    expect(suggest('source')).toContain('unknown 3')
  })

  it('walk distinct names by an index, one seek each', () => {
    for (const column of ['skill', 'city', 'language', 'tag', 'stage', 'country'] as const) {
      const plan = plansOf(all.workspace.store.reader, distinctSql(column)).join('\n')
      expect(plan).toMatch(/SEARCH \w+ USING COVERING INDEX/)
      expect(plan).not.toMatch(/SCAN (candidate|application|stage)|TEMP B-TREE/)
    }
  })
})

it('says which names of a query the workspace does not know', () => {
  const check = (text: string) => checkQuery(all.workspace.store.reader, { text }, all.deps).unknown
  expect(check('skill:plc tag:senior,nothing -stage:nowhere assignee:me (country:fi OR city:none)')).toEqual([
    { operator: 'tag', value: 'nothing' },
    { operator: 'stage', value: 'nowhere' },
  ])
  expect(check('anna')).toEqual([])
  expect(check('skill:')).toEqual([])
})
