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
  const page = plainLayOut(cv)
  const { manner, words } = cv
  if (manner.titled) page.top.unshift({ type: 'heading', text: words.trouble.title })
  const last = page.main
  if (manner.projects) last.push(heading(cv, words.trouble.project[0]), line(words.trouble.project[1]))
  if (manner.references)
    last.push(heading(cv, words.trouble.referee[0]), ...words.trouble.referee[1].map(line))
  return page
}

function plainLayOut(cv: BenchCv): Page {
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
        ...(job.again ? [] : [{ type: 'pair' as const, left: job.employer, right: job.place, strong: true }]),
        { type: 'pair', left: job.title, right: job.period, strong: false },
        ...job.deeds,
      ])
    case 'sidebar left':
      return {
        top: [],
        main: [
          nameOf(cv),
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
        top: [nameOf(cv), { type: 'headline', text: cv.resume.basics.label }],
        main: [
          ...summary(cv),
          ...career(
            cv,
            (job) => [
              ...(job.again ? [] : [strong(`${job.employer}, ${job.place}`)]),
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

function nameOf({ resume, manner }: BenchCv): Block {
  const { name } = resume.basics
  return { type: 'name', text: manner.shouted ? name.toUpperCase() : name }
}

interface Job {
  title: string
  employer: string
  place: string
  period: string
  deeds: Block[]
  /** The employer is that of the job above. */
  again: boolean
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
      nameOf(cv),
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

type HeadingKind = keyof BenchCv['manner']['headings']

function heading(cv: BenchCv, kind: string): Block {
  const { headings, capitals, colon, spaced } = cv.manner
  const word = headings[kind as HeadingKind] ?? kind
  if (spaced && !word.includes(' ') && !word.includes('-'))
    return { type: 'heading', text: [...word.toUpperCase()].join(' ') }
  const text = `${word}${colon ? ':' : ''}`
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
    `${manner.signs ? '☎ ' : ''}${label('phone', manner.phone)}`,
    `${manner.signs ? '✉ ' : ''}${label('email', basics.email)}`,
    ...(manner.born ? [words.trouble.born] : []),
    ...(basics.url === '' ? [] : [basics.url.replace('https://', '')]),
  ]
  const join = titled ? '\n' : manner.contactJoin
  return [...(titled ? [heading(cv, 'contact')] : []), ...parts.join(join).split('\n').map(line)]
}

const summary = (cv: BenchCv): Block[] => [
  ...(cv.manner.summaryHeading ? [heading(cv, 'summary')] : []),
  { type: 'paragraph', text: cv.resume.basics.summary },
]

const other = (cv: BenchCv): Block[] => [
  heading(cv, 'other'),
  { type: 'paragraph', text: cv.words.other[cv.resume.basics.name.length % cv.words.other.length] ?? '' },
]

function career(cv: BenchCv, jobForm: JobForm, studyForm: StudyForm): Block[] {
  const experience = [
    heading(cv, 'experience'),
    ...cv.resume.work.flatMap((work, at) =>
      jobForm({
        again: cv.resume.work[at - 1]?.name === work.name,
        title: work.position,
        employer: work.name,
        place: work.location,
        period: period(cv, work.startDate, work.endDate),
        deeds: deedsOf(cv, work.highlights),
      }),
    ),
  ]
  const education = [
    heading(cv, 'education'),
    ...cv.resume.education.flatMap((study) => studyForm(studyOf(cv, study))),
  ]
  return cv.manner.educationFirst ? [...education, ...experience] : [...experience, ...education]
}

function deedsOf({ manner, words, resume }: BenchCv, highlights: readonly string[]): Block[] {
  const blurb = words.trouble.blurb[resume.basics.name.length % words.trouble.blurb.length] ?? ''
  return [
    ...(manner.blurbs ? [line(blurb)] : []),
    ...(manner.prose
      ? [
          {
            type: 'paragraph' as const,
            text: highlights.map((text) => text.replace(/(?<!\.)$/, '.')).join(' '),
          },
        ]
      : highlights.map((text): Block => ({ type: 'bullet', text }))),
  ]
}

function studyOf(
  cv: BenchCv,
  { institution, area, studyType, startDate, endDate }: BenchCv['resume']['education'][number],
): Study {
  const joint = { en: ' in ', de: ' ', fi: ', ', sv: ' i ' }[cv.language]
  const what = cv.manner.degreeForm === 'in' ? `${studyType}${joint}${area}` : `${studyType}, ${area}`
  const lines =
    cv.manner.degreeForm === 'line' ? [strong(institution), line(what)] : [strong(what), line(institution)]
  if (cv.manner.thesis) lines.push({ type: 'paragraph', text: cv.words.trouble.thesis })
  const when = startDate === null ? point(cv, endDate) : period(cv, startDate, endDate)
  return { oneLine: `${what}, ${institution}`, lines, period: when }
}

function period(cv: BenchCv, from: string, to: string | null): string {
  const { between, now } = cv.manner
  const [begin, end] = [point(cv, from), to === null ? now : point(cv, to)]
  if (to === null && cv.manner.since) {
    const { since } = cv.words.trouble
    return cv.language === 'fi' ? `${begin} ${since}` : `${since} ${begin}`
  }
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
    case 'year/month':
      return `${year}/${month}`
    case 'apostrophe':
      return `${words.short[at]} ’${year.slice(2)}`
    case 'dotted':
      return `${Number(month)}.${year}`
    default:
      return `${year}-${month}`
  }
}

function skills(cv: BenchCv, narrow: boolean): Block[] {
  const { skillJoin } = cv.manner
  const items = cv.resume.skills
  if (skillJoin === 'groups') {
    const half = Math.ceil(items.length / 2)
    const [first, second] = cv.words.trouble.groups
    return [
      heading(cv, 'skills'),
      { type: 'paragraph', text: `${first}: ${items.slice(0, half).join(', ')}` },
      { type: 'paragraph', text: `${second}: ${items.slice(half).join(', ')}` },
    ]
  }
  if (skillJoin === 'rated') {
    const rated = (item: string, at: number) =>
      at % 2 === 0 ? `${item} ●●●●○` : `${item} (${(at % 4) + 1}/5)`
    return [heading(cv, 'skills'), ...items.map((item, at): Block => line(rated(item, at)))]
  }
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
