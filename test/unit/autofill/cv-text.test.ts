import { describe, expect, test } from 'vitest'
import { proposeFromText } from '../../../src/main/autofill/cv-text.ts'
import { createLexicon } from '../../../src/main/autofill/lexicon.ts'
import { skillEntries } from '../../../src/main/autofill/words/skills.ts'
import { normaliseText } from '../../../src/main/documents/normalise-text.ts'
import { shownBy, valuesOf } from '../../support/autofill.ts'

const lexicon = createLexicon()
const read = (text: string) => proposeFromText(normaliseText(text).text, lexicon)

const SECTIONS: Record<
  string,
  { experience: string; education: string; skills: string; languages: string; period: string; tongue: string }
> = {
  en: {
    experience: 'Work experience',
    education: 'Education',
    skills: 'Key skills',
    languages: 'Languages',
    period: 'March 2019 – May 2021',
    tongue: 'Swedish (fluent)',
  },
  de: {
    experience: 'BERUFLICHER WERDEGANG',
    education: 'Ausbildung',
    skills: 'Kenntnisse:',
    languages: 'Sprachen',
    period: 'März 2019 bis Mai 2021',
    tongue: 'Schwedisch: fließend',
  },
  fi: {
    experience: 'Työkokemus',
    education: 'Koulutus',
    skills: 'Osaaminen',
    languages: 'Kielitaito',
    period: '3/2019–5/2021',
    tongue: 'ruotsi – sujuva',
  },
  sv: {
    experience: 'Arbetslivserfarenhet',
    education: 'Utbildning',
    skills: 'Kompetenser',
    languages: 'Språk',
    period: 'mars 2019 – maj 2021',
    tongue: 'Svenska (flytande)',
  },
  fr: {
    experience: 'Expérience professionnelle',
    education: 'Formation',
    skills: 'Compétences',
    languages: 'Langues',
    period: 'mars 2019 à mai 2021',
    tongue: 'Suédois : courant',
  },
  es: {
    experience: 'Experiencia laboral',
    education: 'Formación académica',
    skills: 'Competencias',
    languages: 'Idiomas',
    period: 'marzo de 2019 - mayo de 2021',
    tongue: 'Sueco (fluido)',
  },
  it: {
    experience: 'Esperienze professionali',
    education: 'Istruzione e formazione',
    skills: 'Competenze',
    languages: 'Lingue',
    period: 'marzo 2019 - maggio 2021',
    tongue: 'Svedese (fluente)',
  },
  nl: {
    experience: 'Werkervaring',
    education: 'Opleiding',
    skills: 'Vaardigheden',
    languages: 'Talen',
    period: 'maart 2019 tot mei 2021',
    tongue: 'Zweeds (vloeiend)',
  },
}

describe('the text of any CV', () => {
  test.each(Object.entries(SECTIONS))('is read in %s', (_, words) => {
    const proposal = read(`Jane Doe
Data Analyst
jane.doe@example.org | +358 40 123 4567 | Helsinki, Finland

${words.experience}
Data Analyst
Kone Oyj, Espoo
${words.period}
• Counted lifts

${words.education}
MSc, Statistics
Aalto University
2014 – 2018

${words.skills}
Python, project management, Bell ringing

${words.languages}
${words.tongue}`)
    expect(valuesOf(proposal, 'fullName')).toEqual(['Jane Doe'])
    expect(valuesOf(proposal, 'headline')).toEqual(['Data Analyst'])
    expect(valuesOf(proposal, 'city')).toEqual(['Helsinki'])
    expect(valuesOf(proposal, 'country')).toEqual(['FI'])
    expect(valuesOf(proposal, 'experience')).toEqual([
      {
        title: 'Data Analyst',
        employer: 'Kone Oyj',
        location: 'Espoo',
        from: '2019-03',
        to: '2021-05',
        summary: '• Counted lifts',
      },
    ])
    expect(valuesOf(proposal, 'education')).toEqual([
      { degree: 'MSc', area: 'Statistics', institution: 'Aalto University', from: '2014', to: '2018' },
    ])
    expect(valuesOf(proposal, 'skill')).toEqual(['Python', 'Project management', 'Bell ringing'])
    expect(valuesOf(proposal, 'language')).toMatchObject([{ language: 'Swedish' }])
    expect(shownBy(proposal, 'experience')[0]).toEqual([
      'Data Analyst',
      'Kone Oyj',
      'Espoo',
      words.period,
      'Counted lifts',
    ])
    expect(shownBy(proposal, 'fullName')).toEqual([['Jane Doe']])
  })

  test('tells the order of title and employer by what most entries show', () => {
    const proposal = read(`Jane Doe
Experience
Quillfeather
Project Manager, 2019 – 2021
Overland
Site lead, 2017 – 2019
The Wool Exchange
Beekeeper, 2015 – 2017`)
    expect(valuesOf(proposal, 'experience')).toMatchObject([
      { employer: 'Quillfeather', title: 'Project Manager' },
      { employer: 'Overland', title: 'Site lead' },
      { employer: 'The Wool Exchange', title: 'Beekeeper' },
    ])
  })

  test('gives a second role its employer above', () => {
    const proposal = read(`Jane Doe
Experience
Brightwater Systems Ltd
Head of Sales
2021 – present
• Sold more
Sales Manager
2018 – 2021
• Sold`)
    expect(valuesOf(proposal, 'experience')).toMatchObject([
      { employer: 'Brightwater Systems Ltd', title: 'Head of Sales', from: '2021', to: null },
      { employer: 'Brightwater Systems Ltd', title: 'Sales Manager', from: '2018', to: '2021' },
    ])
  })

  test("never takes a referee's address or page for the person's", () => {
    const proposal = read(`Jane Doe
References
Winifred Marlowe
w.marlowe@elsewhere.example.org
+44 20 7946 0999
linkedin.com/in/winifred
Contact
jane@example.org`)
    expect(valuesOf(proposal, 'email')).toEqual([{ address: 'jane@example.org', primary: true }])
    expect(valuesOf(proposal, 'phone')).toEqual([])
    expect(valuesOf(proposal, 'link')).toEqual([])
    expect(proposal.skipped).toContainEqual({ code: 'OTHER_PEOPLE', count: 1 })
  })

  test('is less sure of less: no headings, no dates, words it does not know', () => {
    const proposal = read('Jane Doe\nI know Kubernetes and welding.\nWork gladly.')
    expect(proposal.fields.filter(({ part }) => part === 'skill')).toMatchObject([
      { value: 'Kubernetes', confidence: 0.45 },
      { value: 'Welding', confidence: 0.45 },
    ])
    expect(valuesOf(proposal, 'experience')).toEqual([])
    expect(read('').fields).toEqual([])
  })
})

describe('the dictionary of skills', () => {
  test('has at least 600 entries over its trades, and no spelling that stands for two', () => {
    const entries = skillEntries()
    expect(entries.length).toBeGreaterThanOrEqual(600)
    const owner = new Map<string, string>()
    for (const { name, aliases } of entries)
      for (const written of [name, ...aliases]) {
        const other = owner.get(written.toLowerCase())
        expect(other === undefined || other === name, `${written} stands for ${other} and ${name}`).toBe(true)
        owner.set(written.toLowerCase(), name)
      }
  })
})
