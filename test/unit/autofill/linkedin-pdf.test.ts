import { describe, expect, test } from 'vitest'
import { autofillTools, linkedInPdf, proposalOf, shownBy, valuesOf } from '../../support/autofill.ts'

const tools = autofillTools()

/**Headings and words as LinkedIn writes them in each language. */
const IN: Record<
  string,
  {
    side: [string, string, string]
    main: [string, string, string]
    footer: [string, string]
    now: string
    from: string
    to: string
    native: string
  }
> = {
  en: {
    side: ['Contact', 'Top Skills', 'Languages'],
    main: ['Summary', 'Experience', 'Education'],
    footer: ['Page', 'of'],
    from: 'March 2021',
    to: 'February 2021',
    now: 'Present',
    native: 'Native or Bilingual',
  },
  de: {
    side: ['Kontakt', 'Top-Kenntnisse', 'Sprachen'],
    main: ['Zusammenfassung', 'Berufserfahrung', 'Ausbildung'],
    footer: ['Page', 'of'],
    from: 'März 2021',
    to: 'Februar 2021',
    now: 'Heute',
    native: 'Muttersprache oder zweisprachig',
  },
  fi: {
    side: ['Yhteystiedot', 'Tärkeimmät taidot', 'Kielet'],
    main: ['Yhteenveto', 'Kokemus', 'Koulutus'],
    footer: ['Sivu', 'kautta'],
    from: 'maaliskuu 2021',
    to: 'helmikuu 2021',
    now: 'nykyinen',
    native: 'äidinkieli',
  },
  sv: {
    side: ['Kontakt', 'Främsta kompetenser', 'Språk'],
    main: ['Sammanfattning', 'Erfarenhet', 'Utbildning'],
    footer: ['Sida', 'av'],
    from: 'mars 2021',
    to: 'februari 2021',
    now: 'nu',
    native: 'modersmål',
  },
  fr: {
    side: ['Coordonnées', 'Principales compétences', 'Langues'],
    main: ['Résumé', 'Expérience', 'Formation'],
    footer: ['Page', 'of'],
    from: 'mars 2021',
    to: 'février 2021',
    now: 'aujourd’hui',
    native: 'Langue maternelle',
  },
  es: {
    side: ['Contactar', 'Aptitudes principales', 'Idiomas'],
    main: ['Extracto', 'Experiencia', 'Educación'],
    footer: ['Página', 'de'],
    from: 'marzo de 2021',
    to: 'febrero de 2021',
    now: 'actualidad',
    native: 'nativo',
  },
  it: {
    side: ['Contatti', 'Competenze principali', 'Lingue'],
    main: ['Riepilogo', 'Esperienza', 'Formazione'],
    footer: ['Pagina', 'di'],
    from: 'marzo 2021',
    to: 'febbraio 2021',
    now: 'oggi',
    native: 'madrelingua',
  },
  nl: {
    side: ['Contact', 'Belangrijkste vaardigheden', 'Talen'],
    main: ['Samenvatting', 'Ervaring', 'Opleiding'],
    footer: ['Pagina', 'van'],
    from: 'maart 2021',
    to: 'februari 2021',
    now: 'heden',
    native: 'moedertaal',
  },
  pt: {
    side: ['Contato', 'Principais competências', 'Languages'],
    main: ['Resumo', 'Experiência', 'Formação acadêmica'],
    footer: ['Page', 'of'],
    from: 'março de 2021',
    to: 'fevereiro de 2021',
    now: 'atual',
    native: 'nativo',
  },
  ru: {
    side: ['Контакты', 'Основные навыки', 'Языки'],
    main: ['Общие сведения', 'Опыт работы', 'Образование'],
    footer: ['Страница', 'из'],
    from: 'март 2021',
    to: 'февраль 2021',
    now: 'настоящее время',
    native: 'родной',
  },
}

const pdfIn = (language: string) => {
  const words = IN[language]
  if (words === undefined) throw new Error('There is no such language here.')
  const [contact, skills, languages] = words.side
  const [summary, experience, education] = words.main
  return linkedInPdf({
    footer: words.footer,
    side: [
      { text: contact, size: 13 },
      { text: '+358 40 123 4567 (Mobile)' },
      { text: 'ines@example.org' },
      { text: 'www.linkedin.com/in/ines-' },
      { text: 'vaaramaki-1a2b3c (LinkedIn)' },
      { text: 'ines.example.org (Personal)' },
      { text: skills, size: 13 },
      { text: 'Hydraulics' },
      { text: 'Supply Chain' },
      { text: 'Management' },
      { text: languages, size: 13 },
      { text: `English (${words.native})` },
      { text: 'Français (Professional' },
      { text: 'Working)' },
    ],
    main: [
      { text: 'Ines Vaaramäki', size: 26 },
      { text: 'Lift engineer | speaker | still', size: 12 },
      { text: 'climbing', size: 12 },
      { text: 'Helsinki, Uusimaa, Finland', size: 12 },
      { text: summary, size: 16 },
      { text: 'I keep things moving.', size: 12 },
      { text: experience, size: 16 },
      { text: 'Hoist & Hook Oy', size: 12 },
      { text: '6 years 2 months', size: 10.5 },
      { text: 'Head of drives', size: 11.5 },
      { text: `${words.from} - ${words.now} (2 years 3 months)`, size: 10.5 },
      { text: 'Tampere, Finland', size: 10.5 },
      { text: 'Leads people who lead drives.', size: 10.5 },
      { text: 'Lift engineer', size: 11.5 },
      { text: `${words.from.replace('2021', '2017')} - ${words.to} (4 years)`, size: 10.5 },
      { text: 'Paternoster AG', size: 12 },
      { text: 'Engineer', size: 11.5 },
      { text: '2014 - 2017 (3 years)', size: 10.5 },
      { text: 'Berlin, Germany', size: 10.5 },
      { text: education, size: 16 },
      { text: 'Aalto-yliopisto', size: 12 },
      { text: 'Master of Science - MS, Mechanical Engineering · (2008 - 2013)', size: 10.5 },
      { text: 'Kallion lukio', size: 12 },
      { text: '(2005 - 2008)', size: 10.5 },
    ],
  })
}

describe('aLinkedIn profile saved as PDF', () => {
  test.each(Object.keys(IN))('is read in %s', async (language) => {
    const proposal = await proposalOf(await pdfIn(language), tools, 'Profile.pdf')
    expect(proposal.source).toBe('linkedin_pdf')
    expect(valuesOf(proposal, 'fullName')).toEqual(['Ines Vaaramäki'])
    expect(valuesOf(proposal, 'headline')).toEqual(['Lift engineer | speaker | still climbing'])
    expect(valuesOf(proposal, 'city')).toEqual(['Helsinki'])
    expect(valuesOf(proposal, 'country')).toEqual(['FI'])
    expect(valuesOf(proposal, 'email')).toEqual([{ address: 'ines@example.org', primary: true }])
    expect(valuesOf(proposal, 'phone')).toEqual([{ written: '+358 40 123 4567', e164: '+358401234567' }])
    expect(valuesOf(proposal, 'link')).toContainEqual({
      kind: 'linkedin',
      url: 'https://www.linkedin.com/in/ines-vaaramaki-1a2b3c',
    })
    expect(valuesOf(proposal, 'summary')).toEqual(['I keep things moving.'])
    expect(valuesOf(proposal, 'experience')).toEqual([
      {
        employer: 'Hoist & Hook Oy',
        title: 'Head of drives',
        location: 'Tampere, Finland',
        from: '2021-03',
        to: null,
        summary: 'Leads people who lead drives.',
      },
      {
        employer: 'Hoist & Hook Oy',
        title: 'Lift engineer',
        location: null,
        from: '2017-03',
        to: '2021-02',
        summary: '',
      },
      {
        employer: 'Paternoster AG',
        title: 'Engineer',
        location: 'Berlin, Germany',
        from: '2014',
        to: '2017',
        summary: '',
      },
    ])
    expect(valuesOf(proposal, 'education')).toEqual([
      {
        institution: 'Aalto-yliopisto',
        degree: 'Master of Science - MS',
        area: 'Mechanical Engineering',
        from: '2008',
        to: '2013',
      },
      { institution: 'Kallion lukio', degree: '', area: '', from: '2005', to: '2008' },
    ])
    expect(valuesOf(proposal, 'skill')).toEqual(['Hydraulics', 'Supply Chain Management'])
    expect(valuesOf(proposal, 'language')).toEqual([
      { language: 'English', fluency: IN[language]?.native },
      { language: 'French', fluency: 'Professional Working' },
    ])
    expect(shownBy(proposal, 'fullName')).toEqual([['Ines Vaaramäki']])
    expect(proposal.text).not.toMatch(/1 \p{L}+ 1$/mu)
  })
})
