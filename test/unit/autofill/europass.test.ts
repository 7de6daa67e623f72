import { describe, expect, test } from 'vitest'
import { readEuropass } from '../../../src/main/autofill/europass.ts'
import {
  autofillTools,
  EUROPASS_CANDIDATE,
  EUROPASS_PASSPORT,
  proposalOf,
  valuesOf,
} from '../../support/autofill.ts'
import { pdfOf } from '../../support/documents.ts'

const tools = autofillTools()
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('Europass', () => {
  test('of today gives every field exactly', async () => {
    const proposal = await proposalOf(utf8(EUROPASS_CANDIDATE), tools)
    expect(proposal.source).toBe('europass_xml')
    expect(valuesOf(proposal, 'fullName')).toEqual(['Élodie Marchetti & Fils'])
    expect(valuesOf(proposal, 'city')).toEqual(['Lyon'])
    expect(valuesOf(proposal, 'country')).toEqual(['FR'])
    expect(valuesOf(proposal, 'summary')).toEqual(['Baker & teacher.'])
    expect(valuesOf(proposal, 'email')).toEqual([{ address: 'elodie@example.fr', primary: true }])
    expect(valuesOf(proposal, 'phone')).toEqual([{ written: '+33 612345678', e164: '+33612345678' }])
    expect(valuesOf(proposal, 'link')).toEqual([{ kind: 'website', url: 'https://elodie.example.fr/' }])
    expect(valuesOf(proposal, 'experience')).toEqual([
      {
        employer: 'Four Doré',
        title: 'Head baker',
        location: 'Lyon, France',
        from: '2018-04-01',
        to: null,
        summary: '• Bread\n• Night shifts',
      },
    ])
    expect(valuesOf(proposal, 'education')).toEqual([
      { institution: 'Lycée hôtelier', area: '', degree: 'CAP Boulanger', from: '2009-09', to: '2011' },
    ])
    expect(valuesOf(proposal, 'language')).toEqual([
      { language: 'French', fluency: 'Native' },
      { language: 'English', fluency: 'B2' },
    ])
    expect(valuesOf(proposal, 'skill')).toEqual(['Recipe software'])
    expect(JSON.stringify(proposal)).not.toContain('Somebody Else')
  })

  test('of before 2020 gives every field exactly', async () => {
    const proposal = await proposalOf(utf8(EUROPASS_PASSPORT), tools)
    expect(valuesOf(proposal, 'fullName')).toEqual(['Betje Smit'])
    expect(valuesOf(proposal, 'headline')).toEqual(['Water engineer'])
    expect(valuesOf(proposal, 'country')).toEqual(['NL'])
    expect(valuesOf(proposal, 'phone')).toEqual([{ written: '015 212 3456', e164: '+31152123456' }])
    expect(valuesOf(proposal, 'link')).toEqual([{ kind: 'website', url: 'https://example.nl/' }])
    expect(valuesOf(proposal, 'experience')).toEqual([
      {
        employer: 'Waterschap',
        title: 'Dike inspector',
        location: 'Delft, Netherlands',
        from: '2015-06-01',
        to: '2020',
        summary: 'Walked every dike.',
      },
    ])
    expect(valuesOf(proposal, 'education')).toEqual([
      { institution: 'TU Delft', area: '', degree: 'BSc Civil Engineering', from: '2010', to: '2014-07' },
    ])
    expect(valuesOf(proposal, 'language')).toEqual([
      { language: 'Dutch', fluency: 'Native' },
      {
        language: 'German',
        fluency: 'listening C1, reading C1, conversation B2, speaking B2, writing B1',
      },
    ])
    expect(valuesOf(proposal, 'skill')).toEqual(['QGIS'])
  })

  test.each(['attachment.xml', 'Europass-XML-Attachment.xml'])(
    'inside a PDF is read from %s',
    async (name) => {
      const src = `data:text/xml;base64,${Buffer.from(EUROPASS_CANDIDATE).toString('base64')}`
      const pdf = await pdfOf({ content: ['Élodie'], files: { [name]: { src, name } } })
      const proposal = await proposalOf(pdf, tools, 'cv.pdf')
      expect(proposal.source).toBe('europass_pdf')
      expect(valuesOf(proposal, 'experience')).toMatchObject([{ title: 'Head baker' }])
    },
  )

  test('in UTF-16 and in Latin-1 is the same', async () => {
    const utf16 = Buffer.from(`\ufeff${EUROPASS_CANDIDATE.replace('UTF-8', 'UTF-16')}`, 'utf16le')
    const latin1 = Buffer.from(EUROPASS_CANDIDATE.replace('UTF-8', 'ISO-8859-1'), 'latin1')
    for (const bytes of [utf16, latin1])
      expect(valuesOf(await proposalOf(new Uint8Array(bytes), tools), 'fullName')).toEqual([
        'Élodie Marchetti & Fils',
      ])
  })

  test('reaches for nothing outside, and never deeper than a CV is', () => {
    const entity = EUROPASS_CANDIDATE.replace(
      '<Candidate ',
      '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><Candidate ',
    ).replace('Four Doré', '&x;')
    expect(readEuropass(utf8(entity))?.profile.experience).toMatchObject([{ employer: '&x;' }])
    const deep = EUROPASS_CANDIDATE.replace('<Skills>', `${'<a>'.repeat(100_000)}<Skills>`)
    expect(readEuropass(utf8(deep))).toBeUndefined()
  })
})
