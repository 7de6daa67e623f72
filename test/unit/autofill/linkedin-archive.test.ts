import { describe, expect, test } from 'vitest'
import { proposeProfile } from '../../../src/main/autofill/index.ts'
import { openLinkedInArchive, readLinkedInArchive } from '../../../src/main/autofill/linkedin-archive.ts'
import {
  archiveOf,
  autofillTools,
  LINKEDIN_TABLES,
  proposalOf,
  shownBy,
  valuesOf,
} from '../../support/autofill.ts'

const tools = autofillTools()
const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('a LinkedIn data archive', () => {
  test('gives every field exactly as it stands there', async () => {
    const proposal = await proposalOf(archiveOf({ ...LINKEDIN_TABLES }), tools)
    expect(proposal.source).toBe('linkedin_archive')
    expect(valuesOf(proposal, 'fullName')).toEqual(['Ines Vaaramäki'])
    expect(valuesOf(proposal, 'givenName')).toEqual(['Ines'])
    expect(valuesOf(proposal, 'familyName')).toEqual(['Vaaramäki'])
    expect(valuesOf(proposal, 'headline')).toEqual(['Lift engineer, and proud of it'])
    expect(valuesOf(proposal, 'summary')).toEqual(['I keep things moving.\nTwo lines of it.'])
    expect(valuesOf(proposal, 'city')).toEqual(['Tampere'])
    expect(valuesOf(proposal, 'email')).toEqual([
      { address: 'ines@example.org', primary: true },
      { address: 'old@example.org', primary: false },
    ])
    expect(valuesOf(proposal, 'phone')).toEqual([{ written: '+358 40 123 4567', e164: '+358401234567' }])
    expect(valuesOf(proposal, 'link')).toEqual([
      { kind: 'website', url: 'https://ines.example.org/' },
      { kind: 'website', url: 'https://example.net/lifts' },
      { kind: 'other', url: 'https://x.com/inesv' },
    ])
    expect(valuesOf(proposal, 'experience')).toEqual([
      {
        employer: 'Hoist & Hook Oy',
        title: 'Senior lift engineer',
        location: 'Tampere, Finland',
        from: '2020-03',
        to: null,
        summary: 'Designs drives.\nSays "no" to noise.',
      },
      {
        employer: 'Paternoster AG',
        title: 'Engineer',
        location: 'Berlin',
        from: '2014',
        to: '2020-02',
        summary: '',
      },
    ])
    expect(valuesOf(proposal, 'education')).toEqual([
      {
        institution: 'Aalto-yliopisto',
        area: '',
        degree: 'Master of Science - MS, Mechanical Engineering',
        from: '2008',
        to: '2013',
      },
    ])
    expect(valuesOf(proposal, 'skill')).toEqual(['Hydraulics', 'Machine rooms, small ones'])
    expect(valuesOf(proposal, 'language')).toEqual([
      { language: 'Finnish', fluency: 'Native or bilingual proficiency' },
      { language: 'English', fluency: 'Full professional proficiency' },
    ])
    expect(proposal.fields.every((field) => field.confidence === 1)).toBe(true)
  })

  test('shows each value in its text', async () => {
    const proposal = await proposalOf(archiveOf({ ...LINKEDIN_TABLES }), tools)
    expect(shownBy(proposal, 'fullName')).toEqual([['Ines Vaaramäki']])
    expect(shownBy(proposal, 'experience')[0]?.[0]).toContain('Hoist & Hook Oy')
    for (const { spans } of proposal.fields)
      for (const span of spans) expect(span.end).toBeGreaterThan(span.start)
    expect(new Set(proposal.fields.map((field) => field.id)).size).toBe(proposal.fields.length)
  })

  test('is known by its tables in any folder and in any case, with columns in any order or missing', async () => {
    const proposal = await proposalOf(
      archiveOf({
        'Basic_LinkedInDataExport/PROFILE.CSV': '\ufeffLast Name,First Name\r\nVaaramäki,Ines\r\n',
        'Basic_LinkedInDataExport/positions.csv': 'Title,Company Name\nEngineer,Hoist & Hook Oy',
      }),
      tools,
    )
    expect(valuesOf(proposal, 'fullName')).toEqual(['Ines Vaaramäki'])
    expect(valuesOf(proposal, 'experience')).toEqual([
      { employer: 'Hoist & Hook Oy', title: 'Engineer', location: null, from: null, to: null, summary: '' },
    ])
    expect(valuesOf(proposal, 'headline')).toEqual([])
  })

  test('is read in Latin-1, with notes before the header, and with rows cut short', async () => {
    const proposal = await proposalOf(
      archiveOf({
        'Profile.csv': latin1('First Name,Last Name,Headline\nJürgen,Größ,Löter für Öfen und Brücken\n'),
        'Skills.csv': 'Notes:\n"Some words, about this file"\n\nName\nSolder\n',
        'Languages.csv': 'Name,Proficiency\nGerman\n',
      }),
      tools,
    )
    expect(valuesOf(proposal, 'fullName')).toEqual(['Jürgen Größ'])
    expect(valuesOf(proposal, 'skill')).toEqual(['Solder'])
    expect(valuesOf(proposal, 'language')).toEqual([{ language: 'German', fluency: '' }])
  })

  test('has a position that stands there twice once, with the fuller text', async () => {
    const proposal = await proposalOf(
      archiveOf({
        'Profile.csv': LINKEDIN_TABLES['Profile.csv'] ?? '',
        'Positions.csv':
          'Company Name,Title,Description,Location,Started On,Finished On\nA Oy,Cook,,,Mar 2020,\nA Oy,Cook,Soup.,,Mar 2020,\nA Oy,Chef,,,Mar 2021,',
      }),
      tools,
    )
    expect(valuesOf(proposal, 'experience')).toMatchObject([
      { title: 'Cook', summary: 'Soup.' },
      { title: 'Chef' },
    ])
    expect(proposal.skipped).toContainEqual({ code: 'DUPLICATE', count: 1 })
  })

  test('never reads what is about other people', async () => {
    const secret = 'Quentin Elsewhere'
    const bytes = archiveOf({
      ...LINKEDIN_TABLES,
      'Connections.csv': `Notes:\n"text"\n\nFirst Name,Last Name,URL,Email Address\n${secret},,,`,
      'messages.csv': `CONVERSATION ID,FROM,CONTENT\n1,${secret},hello`,
      'Invitations.csv': `From,To\n${secret},Ines`,
      'Recommendations_Received.csv': `First Name,Text\n${secret},praise`,
      'Certifications.csv': 'Name\nCrane licence',
    })
    const proposal = await proposalOf(bytes, tools)
    expect(JSON.stringify(proposal)).not.toContain(secret)
    expect(proposal.skipped).toContainEqual({ code: 'OTHER_PEOPLE', count: 4 })
    expect(proposal.skipped).toContainEqual({ code: 'NOT_USED', count: 1 })
  })

  test('does not even unpack them: damage and a bomb in them change nothing', async () => {
    const bomb = archiveOf({ ...LINKEDIN_TABLES, 'messages.csv': new Uint8Array(3 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const directory = await openLinkedInArchive(bomb)
    const inflated: string[] = []
    if (directory === undefined) throw new Error('It is an archive.')
    await readLinkedInArchive({
      ...directory,
      inflate: (keep, options) => {
        expect(options).toEqual({ others: 'leave' })
        return directory.inflate((name) => {
          const kept = keep(name)
          if (kept) inflated.push(name)
          return kept
        }, options)
      },
    })
    expect(inflated.sort()).toEqual(Object.keys(LINKEDIN_TABLES).sort())
    expect(valuesOf(await proposalOf(bomb, tools), 'fullName')).toEqual(['Ines Vaaramäki'])
  })

  test('is refused where its own tables unpack to too much', async () => {
    const bytes = archiveOf({ ...LINKEDIN_TABLES, 'Skills.csv': new Uint8Array(3 * 1024 * 1024) })
    expect(await proposeProfile(bytes, 'export.zip', tools)).toMatchObject({
      accepted: false,
      code: 'ZIP_LIMIT',
    })
  })

  test('with huge cells, odd quotes and thousands of rows costs no more than its limits', async () => {
    const proposal = await proposalOf(
      archiveOf({
        'Profile.csv': `First Name,Last Name,Headline,Summary\n${'x'.repeat(400)},Y,${'z'.repeat(100_000)},"${'long '.repeat(50_000)}"`,
        'Skills.csv': `Name\n${Array.from({ length: 3000 }, (_, at) => `Skill ${at}`).join('\n')}\n"never closed`,
      }),
      tools,
    )
    expect(valuesOf(proposal, 'skill')).toHaveLength(500)
    expect((valuesOf(proposal, 'headline')[0] as string).length).toBeLessThanOrEqual(300)
    expect((valuesOf(proposal, 'summary')[0] as string).length).toBeLessThanOrEqual(20_000)
    expect(proposal.skipped).toContainEqual({ code: 'LIMIT', count: expect.any(Number) })
  })

  test('another zip is no archive', async () => {
    const answer = await proposeProfile(archiveOf({ 'a.txt': utf8('x') }), 'a.zip', tools)
    expect(answer).toMatchObject({ accepted: false, code: 'NOT_ACCEPTED_TYPE' })
  })
})
