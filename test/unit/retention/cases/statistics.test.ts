import { afterEach, beforeEach, expect, it } from 'vitest'
import { getOpening } from '../../../../src/main/openings/queries.ts'
import { readFigures } from '../../../../src/main/retention/figures.ts'
import { registry } from '../../../../src/main/store/registry.ts'
import { type RetentionRecords, retentionRecords } from '../../../support/retention.ts'

let all: RetentionRecords
beforeEach(async () => {
  all = await retentionRecords()
})
afterEach(() => all.cleanup())

/** Columns of the registry, as written in code. */
const columns = () =>
  Object.entries(registry).flatMap(([table, of]) => Object.keys(of).map((name) => `${table}.${name}`))

/** Twelve rejected applications with a CV each, due, and gone with a run. */
async function anonymised(country: string): Promise<string> {
  const opening = all.published({ country, title: 'Enfermeira', description: 'O anúncio da vaga.' })
  const ids = Array.from({ length: 12 }, () => {
    const candidateId = all.candidate()
    const id = all.application(opening.id, candidateId)
    all.file(candidateId, 'Curriculum', id)
    return id
  })
  all.reject(...ids)
  all.close(opening.id)
  all.until('2029-06-01')
  expect((await all.run()).run).toMatchObject({
    anonymised: 12,
    candidates: 12,
    documents: 12,
    state: 'done',
  })
  return opening.id
}

it('B38 Portugal register: counts per opening and the advert are still there years later, no CV (Haku records no sex and no test results, so it counts neither)', async () => {
  const id = await anonymised('PT')
  all.until('2030-12-31')
  expect(readFigures(all.store.reader, { by: 'opening' })).toMatchObject({
    total: 12,
    rows: [{ key: id, total: 12 }],
  })
  expect(getOpening(all.store.reader, { id })).toMatchObject({
    title: 'Enfermeira',
    description: 'O anúncio da vaga.',
  })
  expect(all.count('document')).toBe(0)
  expect(columns().filter((name) => /\.(sex|gender)|testResult/i.test(name))).toEqual([])
})

it('B39 US EEO data: figures stay when applications go (Haku records no self-identification, so there is no row of it to remove)', async () => {
  await anonymised('US')
  expect(readFigures(all.store.reader, { by: 'country' })).toMatchObject({ rows: [{ key: 'US', total: 12 }] })
  expect(columns().filter((name) => /race|ethnic|veteran|disab|selfIdent|eeo/i.test(name))).toEqual([])
})
