import { describe, expect, test } from 'vitest'
import { autofillTools, proposalOf, shownBy, valuesOf } from '../../support/autofill.ts'

const tools = autofillTools()
const fileOf = (resume: unknown) => new TextEncoder().encode(JSON.stringify(resume))

const RESUME = {
  $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
  basics: {
    name: 'Tuula Õunapuu',
    label: 'Cartographer',
    email: 'tuula@example.ee',
    phone: '5123 4567',
    url: 'https://tuula.example.ee',
    summary: 'Maps.\nMore maps.',
    location: { city: 'Tartu', countryCode: 'ee', address: 'Somewhere 1' },
    profiles: [{ network: 'GitHub', username: 'tuula', url: 'https://github.com/tuula' }],
  },
  work: [
    {
      name: 'Kaart AS',
      position: 'Head of maps',
      location: 'Tartu',
      startDate: '2019-03-01',
      endDate: '',
      summary: 'Draws.',
      highlights: ['Printed 40 sheets', 'Found an island'],
    },
    { company: 'Old field name Ltd', position: 'Surveyor', startDate: '2015-01', endDate: '2019' },
  ],
  education: [
    {
      institution: 'University of Tartu',
      area: 'Geography',
      studyType: 'MSc',
      startDate: '2010',
      endDate: '2015-06',
    },
  ],
  skills: [{ name: 'GIS', level: 'Master', keywords: ['QGIS', 'PostGIS', 'gis'] }],
  languages: [{ language: 'Estonian', fluency: 'Native' }],
  references: [{ name: 'Kalle Keegi', reference: 'A fine colleague.' }],
  projects: [{ name: 'Island' }],
}

describe('a JSON Resume', () => {
  test('gives every field exactly', async () => {
    const proposal = await proposalOf(fileOf(RESUME), tools)
    expect(proposal.source).toBe('json_resume')
    expect(valuesOf(proposal, 'fullName')).toEqual(['Tuula Õunapuu'])
    expect(valuesOf(proposal, 'headline')).toEqual(['Cartographer'])
    expect(valuesOf(proposal, 'summary')).toEqual(['Maps.\nMore maps.'])
    expect(valuesOf(proposal, 'city')).toEqual(['Tartu'])
    expect(valuesOf(proposal, 'country')).toEqual(['EE'])
    expect(valuesOf(proposal, 'email')).toEqual([{ address: 'tuula@example.ee', primary: true }])
    expect(valuesOf(proposal, 'phone')).toEqual([{ written: '5123 4567', e164: '+37251234567' }])
    expect(valuesOf(proposal, 'link')).toEqual([
      { kind: 'website', url: 'https://tuula.example.ee/' },
      { kind: 'github', url: 'https://github.com/tuula' },
    ])
    expect(valuesOf(proposal, 'experience')).toEqual([
      {
        employer: 'Kaart AS',
        title: 'Head of maps',
        location: 'Tartu',
        from: '2019-03-01',
        to: null,
        summary: 'Draws.\n• Printed 40 sheets\n• Found an island',
      },
      {
        employer: 'Old field name Ltd',
        title: 'Surveyor',
        location: null,
        from: '2015-01',
        to: '2019',
        summary: '',
      },
    ])
    expect(valuesOf(proposal, 'education')).toEqual([
      { institution: 'University of Tartu', area: 'Geography', degree: 'MSc', from: '2010', to: '2015-06' },
    ])
    expect(valuesOf(proposal, 'skill')).toEqual(['GIS', 'QGIS', 'PostGIS'])
    expect(valuesOf(proposal, 'language')).toEqual([{ language: 'Estonian', fluency: 'Native' }])
    expect(shownBy(proposal, 'language')).toEqual([['Estonian, Native']])
  })

  test('keeps references to itself', async () => {
    const proposal = await proposalOf(fileOf(RESUME), tools)
    expect(JSON.stringify(proposal)).not.toContain('Keegi')
    expect(proposal.skipped).toContainEqual({ code: 'OTHER_PEOPLE', count: 1 })
  })

  test('loses only what is malformed', async () => {
    const proposal = await proposalOf(
      fileOf({
        basics: {
          name: 7,
          email: 'no address',
          phone: null,
          location: [],
          url: 'javascript:alert(1)',
          label: 'Cook',
        },
        work: [null, 'text', { name: 'A', startDate: 'sometime', endDate: '2019-13' }, {}],
        skills: [{ keywords: 'one' }, { name: ' ' }, { keywords: [1, null, 'Baking'] }],
        languages: 'all of them',
      }),
      tools,
    )
    expect(proposal.fields.map(({ part }) => part)).toEqual(['headline', 'experience', 'skill'])
    expect(valuesOf(proposal, 'experience')).toMatchObject([{ employer: 'A', from: null, to: '2019' }])
    expect(proposal.skipped).toContainEqual({ code: 'INVALID', count: 2 })
  })

  test('is read behind a byte order mark, and in UTF-16', async () => {
    const text = `\ufeff ${JSON.stringify({ basics: { name: 'Å Ö' } })}`
    const utf16 = new Uint8Array(Buffer.from(text, 'utf16le'))
    for (const bytes of [new TextEncoder().encode(text), utf16])
      expect(valuesOf(await proposalOf(bytes, tools), 'fullName')).toEqual(['Å Ö'])
  })

  test('deep nesting and prototypes are only data', async () => {
    const deep = `{"basics":{"name":"A B"},"x":${'['.repeat(50_000)}${']'.repeat(50_000)},"__proto__":{"work":[]}}`
    expect(valuesOf(await proposalOf(new TextEncoder().encode(deep), tools), 'fullName')).toEqual(['A B'])
  })
})
