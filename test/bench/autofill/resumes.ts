/** Invented people as JSON Resume, from a seed; and how each one's CV is written down. */
import { createRandom, type Random } from '../../../src/main/demo/random.ts'
import { type CvLanguage, type CvWords, WORDS } from './words.ts'

export interface Resume {
  basics: {
    name: string
    label: string
    email: string
    /** E.164. */
    phone: string
    url: string
    summary: string
    location: { city: string; countryCode: string }
  }
  work: {
    name: string
    position: string
    location: string
    startDate: string
    endDate: string | null
    highlights: string[]
  }[]
  education: {
    institution: string
    area: string
    studyType: string
    startDate: string | null
    endDate: string
  }[]
  skills: string[]
  languages: { language: string; written: string; fluency: string }[]
}

export const LAYOUTS = [
  'classic',
  'dates left',
  'sidebar left',
  'sidebar right',
  'compact',
  'employer first',
] as const
export type LayoutName = (typeof LAYOUTS)[number]
export const FORMATS = ['pdf', 'docx', 'doc', 'html', 'txt'] as const
export type FormatName = (typeof FORMATS)[number]
export const CV_LANGUAGES: readonly CvLanguage[] = ['en', 'de', 'fi', 'sv']

/** How a CV is written down, beside its layout. */
export interface Manner {
  date: 'month/year' | 'long' | 'short' | 'year' | 'iso' | 'dotted' | 'year/month' | 'apostrophe'
  between: string
  now: string
  capitals: boolean
  colon: boolean
  labelled: boolean
  contactJoin: ' | ' | ' · ' | '\n'
  educationFirst: boolean
  headings: Record<keyof CvWords['headings'], string>
  phone: string
  address: string
  skillJoin: ', ' | ' · ' | '\n' | 'groups' | 'rated'
  languageForm: 'brackets' | 'colon' | 'dash'
  degreeForm: 'comma' | 'in' | 'line'
  /** What real CVs have beside what is wanted of them. */
  titled: boolean
  shouted: boolean
  born: boolean
  blurbs: boolean
  prose: boolean
  summaryHeading: boolean
  references: boolean
  projects: boolean
  since: boolean
  thesis: boolean
  pageNumbers: boolean
  spaced: boolean
  signs: boolean
}

export interface BenchCv {
  resume: Resume
  /** What can be read from the CV as it is written: dates are as precise as their form. */
  words: CvWords
  language: CvLanguage
  layout: LayoutName
  format: FormatName
  manner: Manner
}

/** One CV for each layout, language and format: 120. `half` is which half of every list of words is used. */
export function benchCvs(seed: string, half: 0 | 1): BenchCv[] {
  const cvs: BenchCv[] = []
  for (const language of CV_LANGUAGES)
    for (const layout of LAYOUTS)
      for (const format of FORMATS) {
        const random = createRandom(`${seed}/${language}/${layout}/${format}`)
        const words = halved(WORDS[language], half)
        const { resume, phone } = makeResume(random, words, language)
        const manner = makeManner(random, words, phone)
        cvs.push({ resume: asWritten(resume, manner), words, language, layout, format, manner })
      }
  return cvs
}

/** Every second item of the open-ended lists; headings, months and levels are what they are in a language. */
function halved(words: CvWords, half: 0 | 1): CvWords {
  const of = <Item>(items: readonly Item[]) => items.filter((_, at) => at % 2 === half)
  return {
    ...words,
    given: of(words.given),
    family: of(words.family),
    titles: of(words.titles),
    employers: of(words.employers),
    cities: of(words.cities),
    schools: of(words.schools),
    areas: of(words.areas),
    skills: of(words.skills),
    deeds: of(words.deeds),
  }
}

const two = (number: number): string => String(number).padStart(2, '0')
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replace(/[^a-z]/g, '')

function makeResume(random: Random, words: CvWords, language: CvLanguage) {
  const [given, family] = [random.pick(words.given), random.pick(words.family)]
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')
  const phone = words.phone(digits)
  const mailbox = random.weighted([
    [`${plain(given)}.${plain(family)}`, 6],
    [`${plain(given).charAt(0)}${plain(family)}`, 2],
    [`${plain(given)}${random.int(70, 99)}`, 1],
    [`mail`, 0.5],
  ])
  const [, city] = random.pick(words.cities)
  const titles = random.some(words.titles, 4)
  const employers = random.some(words.employers, 4)
  const rises = random.chance(0.25)
  let year = 2026
  let month = random.int(1, 12)
  const work = Array.from({ length: random.int(2, 4) }, (_, at) => {
    const end = at === 0 && random.chance(0.7) ? null : `${year}-${two(month)}`
    year -= random.int(1, 4)
    month = random.int(1, 12)
    const startDate = `${year}-${two(month)}`
    if (random.chance(0.4)) year -= 1
    return {
      // Some rise where they are.
      name: employers[rises && at === 1 ? 0 : at] ?? '',
      position: titles[at] ?? '',
      location: random.pick(words.cities)[1],
      startDate,
      endDate: end,
      highlights: random.some(words.deeds, random.int(1, 3)),
    }
  })
  const schools = random.some(words.schools, 2)
  const education = Array.from({ length: random.int(1, 2) }, (_, at) => {
    const end = year - at * 5 - random.int(0, 1)
    return {
      institution: schools[at] ?? '',
      area: random.pick(words.areas),
      studyType: random.pick(words.degrees),
      startDate: random.chance(0.2) ? null : `${end - random.int(2, 5)}-${two(random.int(8, 10))}`,
      endDate: `${end}-${two(random.int(5, 7))}`,
    }
  })
  const [own = ['', ''], ...others] = words.tongues
  const languages = [
    { language: own[1], written: own[0], fluency: words.native },
    ...random.some(others, random.int(1, 3)).map(([written, english]) => ({
      language: english,
      written,
      fluency: random.pick(words.levels),
    })),
  ]
  const handle = `${plain(given)}-${plain(family)}`
  const resume: Resume = {
    basics: {
      name: `${given} ${family}`,
      label: random.chance(0.7) ? (titles[0] ?? '') : random.pick(words.titles),
      email: `${mailbox}@${random.pick(['example.org', 'example.com', 'post.example.net', `example.${language === 'en' ? 'co.uk' : language === 'sv' ? 'se' : language}`])}`,
      phone: phone.e164,
      url: random.chance(0.6) ? `https://www.linkedin.com/in/${handle}` : '',
      summary: random.pick(words.summaries),
      location: { city, countryCode: words.country },
    },
    work,
    education,
    skills: random.some(words.skills, random.int(5, 10)),
    languages,
  }
  return { resume, phone: random.chance(0.75) ? phone.international : phone.national }
}

function makeManner(random: Random, words: CvWords, phone: string): Manner {
  const heading = (kind: keyof CvWords['headings']) => random.pick(words.headings[kind])
  return {
    date: random.pick([
      'month/year',
      'long',
      'short',
      'year',
      'iso',
      'dotted',
      'year/month',
      'apostrophe',
    ] as const),
    between: random.pick(words.between),
    now: random.pick(words.now),
    capitals: random.chance(0.35),
    colon: random.chance(0.15),
    labelled: random.chance(0.4),
    contactJoin: random.pick([' | ', ' · ', '\n', '\n'] as const),
    educationFirst: random.chance(0.3),
    headings: {
      summary: heading('summary'),
      experience: heading('experience'),
      education: heading('education'),
      skills: heading('skills'),
      languages: heading('languages'),
      contact: heading('contact'),
      other: heading('other'),
    },
    phone,
    address: random.pick(['street', 'town', 'country']),
    skillJoin: random.pick([', ', ' · ', '\n', 'groups', 'rated'] as const),
    languageForm: random.pick(['brackets', 'colon', 'dash'] as const),
    degreeForm: random.pick(['comma', 'in', 'line'] as const),
    titled: random.chance(0.25),
    shouted: random.chance(0.15),
    born: random.chance(0.25),
    blurbs: random.chance(0.2),
    prose: random.chance(0.3),
    summaryHeading: random.chance(0.8),
    references: random.chance(0.25),
    projects: random.chance(0.2),
    since: random.chance(0.2),
    thesis: random.chance(0.25),
    pageNumbers: random.chance(0.3),
    spaced: random.chance(0.08),
    signs: random.chance(0.15),
  }
}

/** Years alone tell no months. */
function asWritten(resume: Resume, { date }: Manner): Resume {
  if (date !== 'year') return resume
  const year = (written: string) => written.slice(0, 4)
  return {
    ...resume,
    work: resume.work.map((entry) => ({
      ...entry,
      startDate: year(entry.startDate),
      endDate: entry.endDate === null ? null : year(entry.endDate),
    })),
    education: resume.education.map((entry) => ({
      ...entry,
      startDate: entry.startDate === null ? null : year(entry.startDate),
      endDate: year(entry.endDate),
    })),
  }
}
