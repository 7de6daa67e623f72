import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listProblems } from '../../../src/main/imports/problems.ts'
import { revertImport } from '../../../src/main/imports/revert.ts'
import { publishOpening, updateOpening } from '../../../src/main/openings/commands.ts'
import { getOpening } from '../../../src/main/openings/queries.ts'
import { type ImportBench, importBench } from '../../support/imports.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = await importBench()
})
afterEach(async () => {
  await bench.cleanup()
  expect(bench.faults).toEqual([])
})

const openings = () =>
  bench.store.reader.raw
    .prepare<[], string>('SELECT id FROM opening ORDER BY requisition_number')
    .pluck()
    .all()
    .map((id) => getOpening(bench.store.reader, { id }))
const codes = (importId: string) =>
  listProblems(bench.store.reader, { importId, limit: 100 }).rows.map(({ line, problems }) => [
    line,
    ...problems.map(({ code }) => code),
  ])

const OPENCATS = [
  'Reference,Title,Company,City,State,Type,Description,Notes,Openings,Public,Is Hot',
  'J-1,Elevator engineer,Lifts Ltd,Helsinki,,H (Hire),"Builds lifts.\nBy hand.",,2,1,0',
].join('\n')

describe('tables of openings', () => {
  it('takes over job orders of OpenCATS as drafts, and says what a draft still needs', async () => {
    const done = await bench.take('openings', OPENCATS)
    expect(done).toMatchObject({ proposedBy: 'opencats', counts: { new: 1, partial: 1 } })
    expect(openings()).toMatchObject([
      {
        requisitionNumber: 'J-1',
        title: 'Elevator engineer',
        department: 'Lifts Ltd',
        city: 'Helsinki',
        employmentType: 'full_time',
        description: 'Builds lifts.\nBy hand.',
        seats: 2,
        country: null,
        status: 'draft',
      },
    ])
    expect(codes(done.id)).toEqual([[2, 'COUNTRY_MISSING']])
  })

  it('reads countries, languages, types, pay and dates as people write them', async () => {
    const done = await bench.take(
      'openings',
      'Stellennummer;Stellentitel;Land;Bundesland;Sprache;Beschäftigungsart;Arbeitsmodell;Gehalt von;Gehalt bis;Währung;Gehaltszeitraum;Beginn;Bewerbungsschluss;Recruiter;Hiring Manager\n' +
        'D-1;Einkäufer;Deutschland;BY;Deutsch;Teilzeit;Hybrid;45.000;52.500,50;€;Jahr;1.2.2026;28. Februar 2026;Ida Bo;Kim Lee\n',
    )
    expect(done.counts).toMatchObject({ new: 1, partial: 0 })
    expect(openings()[0]).toMatchObject({
      country: 'DE',
      subdivision: 'DE-BY',
      language: 'de',
      employmentType: 'part_time',
      workplace: 'hybrid',
      pay: { min: 45_000, max: 52_500.5, currency: 'EUR', period: 'year' },
      opensOn: '2026-02-01',
      closesOn: '2026-02-28',
      team: [
        { name: 'Ida Bo', role: 'recruiter' },
        { name: 'Kim Lee', role: 'hiring_manager' },
      ],
    })
  })

  it('never has two of one requisition number, and changes none that is there', async () => {
    bench.opening('J-1')
    const table = `${OPENCATS}\nJ-2,A,,,,,,,1,,\nj-2,A,,,,,,,1,,\nJ-2,B,,,,,,,1,,\n,C,,,,,,,1,,\nJ-3,,,,,,,,1,,\n`
    const checked = await bench.check(await bench.upload('openings', table))
    expect(checked.counts).toMatchObject({ new: 1, same: 1, refused: 4 })
    const done = await bench.run(checked.id)
    expect(done.counts).toEqual(checked.counts)
    expect(openings().map(({ requisitionNumber, title }) => [requisitionNumber, title])).toEqual([
      ['J-1', 'Job J-1'],
      ['J-2', 'A'],
    ])
    expect(codes(done.id)).toEqual([
      [2, 'REQUISITION_NUMBER_TAKEN'],
      [4, 'COUNTRY_MISSING'],
      [6, 'REQUISITION_NUMBER_TAKEN'],
      [7, 'REQUISITION_NUMBER_MISSING'],
      [8, 'TITLE_MISSING'],
    ])
  })

  it('makes no duplicates of the same table, also when an opening has been worked on since', async () => {
    await bench.take('openings', OPENCATS)
    const [one] = openings()
    updateOpening(
      bench.store,
      { id: one?.id ?? '', changes: { country: 'FI', title: 'Engineer' } },
      bench.deps,
    )
    publishOpening(bench.store, { id: one?.id ?? '' }, bench.deps)
    expect((await bench.take('openings', OPENCATS)).counts).toMatchObject({ new: 0, same: 1, refused: 0 })
  })

  it('is taken back but for what somebody has worked on', async () => {
    const done = await bench.take('openings', `${OPENCATS}\nJ-2,A,,,,,,,1,,\n`)
    bench.workspace.clock.advance(1000)
    updateOpening(bench.store, { id: openings()[0]?.id ?? '', changes: { country: 'FI' } }, bench.deps)
    expect(await revertImport(bench.store, { importId: done.id }, bench.deps)).toMatchObject({
      reverted: 1,
      kept: 1,
      keptRows: [{ line: 2 }],
    })
    expect(openings().map(({ requisitionNumber }) => requisitionNumber)).toEqual(['J-1'])
    expect(bench.count('stage')).toBe(5)
  })

  it('cannot be checked without what every opening needs', async () => {
    const one = await bench.upload('openings', 'A,B\n1,2\n')
    await expect(bench.check(one)).rejects.toMatchObject({ reason: 'OPENING_NOT_MAPPED' })
  })
})
