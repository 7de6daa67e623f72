import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CandidateProfile } from '../../../src/contract/candidates.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { createCandidate, updateCandidate } from '../../../src/main/candidates/commands.ts'
import { getCandidate } from '../../../src/main/candidates/queries.ts'
import { listProblems } from '../../../src/main/imports/problems.ts'
import { revertImport } from '../../../src/main/imports/revert.ts'
import { closeOpening } from '../../../src/main/openings/commands.ts'
import { type ImportBench, importBench } from '../../support/imports.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = await importBench()
})
afterEach(async () => {
  await bench.cleanup()
  expect(bench.faults).toEqual([])
})

const ids = (table: string, order = 'rowid') =>
  bench.store.reader.raw.prepare<[], string>(`SELECT id FROM ${table} ORDER BY ${order}`).pluck().all()
const candidates = () => ids('candidate', 'sort_name').map((id) => getCandidate(bench.store.reader, { id }))
const problemsOf = (importId: string) =>
  listProblems(bench.store.reader, { importId, limit: 100 }).rows.map(({ line, outcome, problems }) => ({
    line,
    outcome,
    codes: problems.map(({ code, column }) => `${code}${column === null ? '' : `@${column}`}`),
  }))
/** Everything that an import writes for people, as text. */
const content = () =>
  JSON.stringify(
    [
      'candidate',
      'candidate_email',
      'candidate_phone',
      'application',
      'application_event',
      'note',
      'application_tag',
    ].map((table) => bench.store.reader.raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()),
  )

describe('tables of other systems', () => {
  it('takes over a table of OpenCATS', async () => {
    const table = [
      'First Name,Last Name,Address,City,State,Zip,Home Phone,Cell Phone,Notes,Current Employer,Email,Email 2,Web Site,Key Skills',
      'Aino,Virtanen,Katu 1,Helsinki,,00100,,040 123 4567,"Met at a fair.\nWants remote work.",Lift Oy,aino@example.org,aino.v@example.com,aino.example.org,"C++, PLC, safety"',
    ].join('\r\n')
    const one = await bench.upload('candidates', table)
    expect(one.proposedBy).toBe('opencats')
    const done = await bench.run((await bench.check(one, { phoneCountry: 'FI' })).id)
    expect(done).toMatchObject({ status: 'done', counts: { new: 1, refused: 0, partial: 0 } })
    expect(candidates()).toMatchObject([
      {
        fullName: 'Aino Virtanen',
        givenName: 'Aino',
        city: 'Helsinki',
        summary: 'Met at a fair.\nWants remote work.',
        emails: [{ address: 'aino@example.org', primary: true }, { address: 'aino.v@example.com' }],
        phones: [{ written: '040 123 4567', e164: '+358401234567' }],
        links: [{ kind: 'website', url: 'https://aino.example.org' }],
        experience: [{ employer: 'Lift Oy' }],
        skills: ['C++', 'PLC', 'safety'],
      },
    ])
  })

  it('takes over a table of Lever, with the application at the stage it names', async () => {
    bench.opening('FT-1', { externalUrl: 'https://jobs.lever.co/example/1234' })
    const table = [
      'Full name,Lever Posting URL,Stage,Sources,Origin,Email,Tags,Links,Resume Filename,IsSecretNote,Notes',
      'Bo Berg,https://jobs.lever.co/example/1234,Phone screen,"Referral, Indeed",Applied,bo@example.org,"plc, night shift",https://www.linkedin.com/in/bo,bo.pdf,false,Called him',
    ].join('\n')
    const stage = (name: string) =>
      bench.store.reader.raw.prepare('SELECT id FROM stage WHERE name = ?').pluck().get(name)
    const done = await bench.take('candidates', table)
    expect(done).toMatchObject({ proposedBy: 'lever', counts: { new: 1, applications: 1, partial: 0 } })
    const [id = ''] = ids('application')
    expect(getApplication(bench.store.reader, { id })).toMatchObject({
      stageId: stage('Screen'),
      status: 'active',
      source: 'referral',
      tags: ['night shift', 'plc'],
      notes: [{ body: 'Called him' }],
    })
    expect(candidates()[0]?.links).toEqual([{ kind: 'linkedin', url: 'https://www.linkedin.com/in/bo' }])
  })

  it('takes over a table of Greenhouse', async () => {
    const table =
      'First Name;Last Name;Company;Title;Email;Phone;Social Media;Source;Notes\nCid;Ruiz;Acme;Buyer;cid@example.org;+34 600 000 001;linkedin.com/in/cid;LinkedIn;\n'
    const done = await bench.take('candidates', table)
    expect(done).toMatchObject({ proposedBy: 'greenhouse', delimiter: ';', counts: { new: 1, partial: 0 } })
    expect(candidates()[0]).toMatchObject({
      headline: 'Buyer',
      experience: [{ employer: 'Acme', title: 'Buyer' }],
    })
  })

  it('knows what columns are called in German, Finnish and Swedish', async () => {
    const heads = [
      'Vorname;Nachname;E-Mail-Adresse;Handynummer;Wohnort;Land;Kenntnisse;Stellennummer;Eingegangen am',
      'Etunimi;Sukunimi;Sähköposti;Puhelinnumero;Paikkakunta;Maa;Osaaminen;Rekrytointinumero;Saapunut',
      'Förnamn;Efternamn;E-postadress;Mobilnummer;Bostadsort;Land;Kompetenser;Rekryteringsnummer;Mottagen',
    ]
    for (const head of heads) {
      const { mapping } = await bench.upload(
        'candidates',
        `${head}\na;b;c@example.org;1;d;Suomi;e;f;1.2.2024\n`,
      )
      expect(mapping.fields.slice(0, 8)).toEqual([
        'givenName',
        'familyName',
        'email',
        'phone',
        'city',
        'country',
        'skills',
        'opening',
      ])
    }
  })

  it('remembers what was chosen for the same columns, in whatever order they come', async () => {
    const first = await bench.upload('candidates', 'Who,Where,Where\nAino,Turku,Oulu\n')
    expect(first.mapping.fields).toEqual(['ignore', 'ignore', 'ignore'])
    await bench.check(first, { fields: ['fullName', 'city', 'ignore'], phoneCountry: 'FI' })
    const second = await bench.upload('candidates', 'Where,Who,Where\nTurku,Aino,Oulu\n')
    expect(second).toMatchObject({
      proposedBy: 'remembered',
      mapping: { fields: ['city', 'fullName', 'ignore'], phoneCountry: 'FI' },
    })
  })
})

describe('values', () => {
  it('asks how a date is to be read only where the table does not tell', async () => {
    const read = (dates: string[]) =>
      bench.upload('candidates', `Name,Applied on\n${dates.map((date) => `A,${date}`).join('\n')}\n`)
    expect(await read(['03/04/2021', '13/04/2021'])).toMatchObject({ mapping: { dateOrder: 'dmy' } })
    expect(await read(['03/04/2021', '04/13/2021'])).toMatchObject({ mapping: { dateOrder: 'mdy' } })
    const open = await read(['03/04/2021'])
    expect(open).toMatchObject({ mapping: { dateOrder: null } })
    expect(open.columns[1]?.ambiguousDates).toBe(true)
  })

  it('leaves out what cannot be read, says so, and keeps the rest of the row', async () => {
    bench.opening('FT-1')
    const done = await bench.take(
      'candidates',
      'Name,Email,Country,Website,Job,Stage,Source,Applied on\nAino,aino at example,Atlantis,not a link,FT-1,Lunch,Smoke signal,31.02.2024\n',
    )
    expect(done.counts).toMatchObject({ new: 1, partial: 1, applications: 1 })
    expect(problemsOf(done.id)).toEqual([
      {
        line: 2,
        outcome: 'new',
        codes: [
          'COUNTRY_UNKNOWN@2',
          'EMAIL_UNREADABLE@1',
          'LINK_UNREADABLE@3',
          'STAGE_UNKNOWN@5',
          'WORD_UNKNOWN@6',
          'DATE_UNREADABLE@7',
        ],
      },
    ])
  })

  it('refuses a row without a name and one that has slipped, and takes the others', async () => {
    const done = await bench.take(
      'candidates',
      'Name,Email\nAino,a@example.org\n,b@example.org\nCid,c@example.org,x\n',
    )
    expect(done.counts).toMatchObject({ new: 1, refused: 2 })
    expect(problemsOf(done.id).map(({ line, codes }) => [line, ...codes])).toEqual([
      [3, 'NAME_MISSING@0'],
      [4, 'TOO_MANY_CELLS@1'],
    ])
  })
})

describe('applications', () => {
  it('keeps the candidate where there is no opening to apply for, and says why', async () => {
    closeOpening(bench.store, { id: bench.opening('OLD-1'), as: 'closed' }, bench.deps)
    bench.opening('A-1', { title: 'Driver' })
    bench.opening('A-2', { title: 'Driver' })
    const done = await bench.take(
      'candidates',
      'Name,Job,Tags\nAino,NONE-1,x\nBo,OLD-1,x\nCid,Driver,x\nDot,,x\nEve,a-2,x\n',
    )
    expect(done.counts).toMatchObject({ new: 5, applications: 1, partial: 4 })
    expect(problemsOf(done.id).map(({ codes }) => codes)).toEqual([
      ['OPENING_UNKNOWN@1'],
      ['OPENING_NOT_PUBLISHED@1'],
      ['OPENING_AMBIGUOUS@1'],
      ['OPENING_MISSING@2'],
    ])
  })

  it('carries decisions over', async () => {
    bench.opening('FT-1')
    await bench.take(
      'candidates',
      'Name,Job,Status,Stage,Applied on\nAino,FT-1,Hired,,2024-03-01\nBo,FT-1,Rejected: Language,Interview,2024-03-02\nCid,FT-1,zurückgezogen,,\nDot,FT-1,,Archived,\n',
    )
    const found = bench.store.reader.raw
      .prepare(
        `SELECT c.full_name AS name, a.status, a.disposition_reason AS reason, s.name AS stage, a.received_at AS at
         FROM application a JOIN candidate c ON c.id = a.candidate_id JOIN stage s ON s.id = a.stage_id ORDER BY 1`,
      )
      .all()
    expect(found).toMatchObject([
      { name: 'Aino', status: 'hired', stage: 'Hired', at: Date.UTC(2024, 2, 1, 12) },
      { name: 'Bo', status: 'rejected', reason: 'language', stage: 'Interview' },
      { name: 'Cid', status: 'withdrawn', reason: 'other', stage: 'New' },
      { name: 'Dot', status: 'rejected', reason: 'other' },
    ])
  })
})

describe('what is there already', () => {
  const profile = CandidateProfile.parse({
    fullName: 'Aino Virtanen',
    city: 'Turku',
    emails: [{ address: 'aino@example.org', primary: true }],
  })

  it('fills gaps of a known candidate and overwrites nothing, and says what it kept', async () => {
    const { id } = createCandidate(bench.store, profile, bench.deps)
    const table = 'Name,Email,City,Key Skills\nAino Maria Virtanen,AINO@example.org,Oulu,PLC\n'
    const checked = await bench.check(await bench.upload('candidates', table))
    expect(checked.counts).toMatchObject({ new: 0, updated: 1, partial: 1 })
    expect(getCandidate(bench.store.reader, { id }).skills).toEqual([])
    const done = await bench.run(checked.id)
    expect(done.counts).toEqual(checked.counts)
    expect(getCandidate(bench.store.reader, { id })).toMatchObject({ ...profile, skills: ['PLC'] })
    expect(problemsOf(done.id)).toMatchObject([{ codes: ['VALUE_KEPT@0', 'VALUE_KEPT@2'] }])
  })

  it('makes no duplicates of the same table, also of people without an address, and says so', async () => {
    bench.opening('FT-1')
    const table =
      'Name,Email,Job,Tags\nAino,aino@example.org,FT-1,x\nBo,,FT-1,y\nCid,,,\nAino,aino@example.org,FT-1,x\n'
    const first = await bench.take('candidates', table)
    expect(first.counts).toMatchObject({ new: 3, same: 1, applications: 2 })
    const before = content()
    bench.workspace.clock.advance(1000)
    const again = await bench.upload('candidates', `\uFEFF${table.replaceAll(',', ';')}`)
    expect(again.sameFile).toBeNull()
    const same = await bench.upload('candidates', table)
    expect(same.sameFile).toMatchObject({ id: first.id })
    const checked = await bench.check(again)
    expect(checked.counts).toMatchObject({ new: 0, updated: 0, same: 4, applications: 0 })
    expect((await bench.run(again.id)).counts).toEqual(checked.counts)
    expect(content()).toBe(before)
  })

  it('foresees what it will do, row by row of one person too', async () => {
    bench.opening('FT-1')
    createCandidate(bench.store, profile, bench.deps)
    const table = [
      'Name,Email,Email 2,City,Key Skills,Job',
      'Aino,aino@example.org,,,PLC,',
      'Aino,aino@example.org,,,PLC,FT-1',
      'Aino,aino@example.org,,,,FT-1',
      'Bo,bo@example.org,bo2@example.org,,,',
      'Bo,bo2@example.org,,Oulu,,',
      'Bo,bo@example.org,,Oulu,,',
      'Cid,,,,,FT-1',
      ',x@example.org,,,,',
    ].join('\n')
    const checked = await bench.check(await bench.upload('candidates', table))
    expect(checked.counts).toMatchObject({ new: 2, updated: 3, same: 2, refused: 1, applications: 2 })
    const foreseen = problemsOf(checked.id)
    const done = await bench.run(checked.id)
    expect(done.counts).toEqual(checked.counts)
    expect(problemsOf(done.id).map(({ line, codes }) => ({ line, codes }))).toEqual(
      foreseen.map(({ line, codes }) => ({ line, codes })),
    )
  })
})

describe('taking an import back', () => {
  const table =
    'Name,Email,City,Job,Tags,Notes,Status\nAino,aino@example.org,Turku,FT-1,x,y,Rejected\nBo,bo@example.org,,,,,\nBo,bo@example.org,Oulu,,,,\n'

  it('leaves nothing of it, and the same table can be imported again', async () => {
    bench.opening('FT-1')
    createCandidate(
      bench.store,
      CandidateProfile.parse({ fullName: 'Aino', emails: [{ address: 'aino@example.org', primary: true }] }),
      bench.deps,
    )
    const before = content()
    bench.workspace.clock.advance(1000)
    const done = await bench.take('candidates', table)
    expect(done.counts).toMatchObject({ new: 1, updated: 2, applications: 1 })
    bench.workspace.clock.advance(1000)
    expect(await revertImport(bench.store, { importId: done.id }, bench.deps)).toEqual({
      reverted: 3,
      kept: 0,
      keptRows: [],
    })
    expect(content()).toBe(before)
    expect(
      bench.store.reader.raw.prepare('SELECT count(*) FROM import_row WHERE cells IS NOT NULL').pluck().get(),
    ).toBe(0)
    const again = await bench.take('candidates', table)
    expect(again).toMatchObject({ sameFile: null, counts: { new: 1, updated: 2, applications: 1 } })
  })

  it('keeps what somebody has worked on since, and says why', async () => {
    bench.opening('FT-1')
    const done = await bench.take('candidates', table)
    bench.workspace.clock.advance(1000)
    const [, bo] = candidates()
    updateCandidate(bench.store, { id: bo?.id ?? '', changes: { headline: 'Driver' } }, bench.deps)
    const result = await revertImport(bench.store, { importId: done.id }, bench.deps)
    expect(result).toMatchObject({ kept: 1, keptRows: [{ line: 3 }] })
    expect(result.keptRows[0]?.reason).toContain('changed since')
    expect(candidates().map(({ fullName }) => fullName)).toEqual(['Bo'])
  })

  it('is one line of the audit, as the import is', async () => {
    const done = await bench.take('candidates', 'Name\nAino\nBo\n')
    await revertImport(bench.store, { importId: done.id }, bench.deps)
    const lines = bench.store.reader.raw
      .prepare(`SELECT action, count FROM audit_entry WHERE action LIKE 'imports%' ORDER BY seq`)
      .all()
    expect(lines).toEqual([
      { action: 'imports.run', count: 2 },
      { action: 'imports.revert', count: 2 },
    ])
  })
})
