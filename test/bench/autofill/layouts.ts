/** The six layouts: from a CV to blocks that every format can draw. */
import type { BenchCv } from './resumes.ts'

export type Block =
  | { type: 'name' | 'headline' | 'heading' | 'strong' | 'line' | 'paragraph' | 'bullet'; text: string }
  /** Something at the left end of a line, and something at its right end. */
  | { type: 'pair'; left: string; right: string; strong: boolean }
  /** A table row: dates beside what was then. */
  | { type: 'row'; left: string; right: Block[] }

export interface Page {
  /** Over the whole width, above the columns. */
  top: Block[]
  main: Block[]
  side: { at: 'left' | 'right'; blocks: Block[] } | undefined
}

const line = (text: string): Block => ({ type: 'line', text })
const strong = (text: string): Block => ({ type: 'strong', text })

export function layOut(cv: BenchCv): Page {
  switch (cv.layout) {
    case 'classic':
      return oneColumn(cv, (job) => [
        { type: 'pair', left: job.title, right: job.period, strong: true },
        line(`${job.employer}, ${job.place}`),
        ...job.deeds,
      ])
    case 'dates left':
      return oneColumn(
        cv,
        (job) => [
          { type: 'row', left: job.period, right: [strong(job.title), line(job.employer), ...job.deeds] },
        ],
        (study) => [{ type: 'row', left: study.period, right: study.lines }],
      )
    case 'compact':
      return oneColumn(
        cv,
        (job) => [strong(`${job.title}${cv.words.at}${job.employer} (${job.period})`), ...job.deeds],
        (study) => [line(`${study.oneLine} (${study.period})`)],
      )
    case 'employer first':
      return oneColumn(cv, (job) => [
        { type: 'pair', left: job.employer, right: job.place, strong: true },
        { type: 'pair', left: job.title, right: job.period, strong: false },
        ...job.deeds,
      ])
    case 'sidebar left':
      return {
        top: [],
        main: [
          { type: 'name', text: cv.resume.basics.name },
          { type: 'headline', text: cv.resume.basics.label },
          ...summary(cv),
          ...career(
            cv,
            (job) => [strong(job.title), line(`${job.employer} | ${job.period}`), ...job.deeds],
            (study) => [...study.lines, line(study.period)],
          ),
        ],
        side: { at: 'left', blocks: [...contact(cv, true), ...skills(cv, true), ...languages(cv, true)] },
      }
    default:
      return {
        top: [
          { type: 'name', text: cv.resume.basics.name },
          { type: 'headline', text: cv.resume.basics.label },
        ],
        main: [
          ...summary(cv),
          ...career(
            cv,
            (job) => [
              strong(`${job.employer}, ${job.place}`),
              line(job.title),
              line(job.period),
              ...job.deeds,
            ],
            (study) => [line(study.period), ...study.lines],
          ),
        ],
        side: {
          at: 'right',
          blocks: [...contact(cv, true), ...skills(cv, true), ...languages(cv, true), ...other(cv)],
        },
      }
  }
}

interface Job {
  title: string
  employer: string
  place: string
  period: string
  deeds: Block[]
}
interface Study {
  oneLine: string
  lines: Block[]
  period: string
}
type JobForm = (job: Job) => Block[]
type StudyForm = (study: Study) => Block[]

function oneColumn(cv: BenchCv, jobForm: JobForm, studyForm?: StudyForm): Page {
  const { basics } = cv.resume
  return {
    top: [],
    main: [
      { type: 'name', text: basics.name },
      { type: 'headline', text: basics.label },
      ...contact(cv, false),
      ...summary(cv),
      ...career(cv, jobForm, studyForm ?? ((study) => [...pairFirst(study)])),
      ...skills(cv, false),
      ...languages(cv, false),
      ...other(cv),
    ],
    side: undefined,
  }
}

function pairFirst({ lines, period }: Study): Block[] {
  const [first, ...rest] = lines
  return [{ type: 'pair', left: textOf(first), right: period, strong: true }, ...rest]
}
const textOf = (block: Block | undefined): string =>
  block !== undefined && 'text' in block ? block.text : ''

function heading(cv: BenchCv, kind: keyof BenchCv['manner']['headings']): Block {
  const { headings, capitals, colon } = cv.manner
  const text = `${headings[kind]}${colon ? ':' : ''}`
  return { type: 'heading', text: capitals ? text.toUpperCase() : text }
}

function contact(cv: BenchCv, titled: boolean): Block[] {
  const { basics } = cv.resume
  const { words, manner } = cv
  const code = words.cities.find(([, town]) => town === basics.location.city)?.[0] ?? ''
  const town = `${code} ${basics.location.city}`.trim()
  const street = words.streets[basics.name.length % words.streets.length] ?? ''
  const address =
    manner.address === 'street'
      ? `${street}, ${town}`
      : manner.address === 'country'
        ? `${basics.location.city}, ${words.countryName}`
        : basics.location.city
  const label = (kind: keyof typeof words.labels, text: string) =>
    manner.labelled ? `${words.labels[kind][basics.name.length % words.labels[kind].length]}: ${text}` : text
  const parts = [
    label('address', address),
    label('phone', manner.phone),
    label('email', basics.email),
    ...(basics.url === '' ? [] : [basics.url.replace('https://', '')]),
  ]
  const join = titled ? '\n' : manner.contactJoin
  return [...(titled ? [heading(cv, 'contact')] : []), ...parts.join(join).split('\n').map(line)]
}

const summary = (cv: BenchCv): Block[] => [
  heading(cv, 'summary'),
  { type: 'paragraph', text: cv.resume.basics.summary },
]

const other = (cv: BenchCv): Block[] => [
  heading(cv, 'other'),
  { type: 'paragraph', text: cv.words.other[cv.resume.basics.name.length % cv.words.other.length] ?? '' },
]

function career(cv: BenchCv, jobForm: JobForm, studyForm: StudyForm): Block[] {
  const experience = [
    heading(cv, 'experience'),
    ...cv.resume.work.flatMap((work) =>
      jobForm({
        title: work.position,
        employer: work.name,
        place: work.location,
        period: period(cv, work.startDate, work.endDate),
        deeds: work.highlights.map((text): Block => ({ type: 'bullet', text })),
      }),
    ),
  ]
  const education = [
    heading(cv, 'education'),
    ...cv.resume.education.flatMap((study) => studyForm(studyOf(cv, study))),
  ]
  return cv.manner.educationFirst ? [...education, ...experience] : [...experience, ...education]
}

function studyOf(
  cv: BenchCv,
  { institution, area, studyType, startDate, endDate }: BenchCv['resume']['education'][number],
): Study {
  const joint = { en: ' in ', de: ' ', fi: ', ', sv: ' i ' }[cv.language]
  const what = cv.manner.degreeForm === 'in' ? `${studyType}${joint}${area}` : `${studyType}, ${area}`
  const lines =
    cv.manner.degreeForm === 'line' ? [strong(institution), line(what)] : [strong(what), line(institution)]
  return { oneLine: `${what}, ${institution}`, lines, period: period(cv, startDate, endDate) }
}

function period(cv: BenchCv, from: string, to: string | null): string {
  const { between, now } = cv.manner
  const [begin, end] = [point(cv, from), to === null ? now : point(cv, to)]
  // An open dash ends where the next word would stand.
  if (to === null && now === '') return `${begin}${between.trimEnd()}`
  // 'bis heute' brings its own word.
  if (to === null && now.includes(' ') && /\p{L}/u.test(between)) return `${begin} ${now}`
  return `${begin}${between}${end}`
}

function point({ words, manner }: BenchCv, date: string): string {
  const [year = '', month] = date.split('-')
  if (month === undefined) return year
  const at = Number(month) - 1
  switch (manner.date) {
    case 'month/year':
      return `${month}/${year}`
    case 'long':
      return `${words.months[at]} ${year}`
    case 'short':
      return `${words.short[at]} ${year}`
    case 'dotted':
      return `${Number(month)}.${year}`
    default:
      return `${year}-${month}`
  }
}

function skills(cv: BenchCv, narrow: boolean): Block[] {
  const { skillJoin } = cv.manner
  const items = cv.resume.skills
  if (narrow || skillJoin === '\n')
    return [heading(cv, 'skills'), ...items.map((text): Block => ({ type: 'bullet', text }))]
  return [heading(cv, 'skills'), { type: 'paragraph', text: items.join(skillJoin) }]
}

function languages(cv: BenchCv, narrow: boolean): Block[] {
  const forms = cv.resume.languages.map(({ written, fluency }) => {
    if (cv.manner.languageForm === 'brackets') return `${written} (${fluency})`
    return cv.manner.languageForm === 'colon' ? `${written}: ${fluency}` : `${written} – ${fluency}`
  })
  if (narrow || cv.manner.skillJoin === '\n') return [heading(cv, 'languages'), ...forms.map(line)]
  return [
    heading(cv, 'languages'),
    { type: 'paragraph', text: forms.join(cv.manner.languageForm === 'brackets' ? ', ' : '; ') },
  ]
}
