/** Counts what was proposed against what the CV says, field by field. */
import type { ProfileProposal, ProposedField } from '../../../src/contract/autofill.ts'
import type { BenchCv } from './resumes.ts'

export const SCORED = [
  'name',
  'email',
  'phone',
  'headline',
  'city',
  'country',
  'link',
  'experience',
  'education',
  'skill',
  'language',
] as const
export type Scored = (typeof SCORED)[number]

export interface Tally {
  right: number
  proposed: number
  wanted: number
}

/** A proposed value with whether it was right, for the bands of confidence. */
export interface Judged {
  part: Scored
  confidence: number
  right: boolean
}

export interface Score {
  tallies: Map<Scored, Tally>
  judged: Judged[]
  /** What went wrong, for whoever mends it; the people are invented. */
  misses: string[]
}

/** A name in capitals has lost its ß. */
const plain = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss').replace(/\s+/g, ' ').trim()
const key = (...parts: (string | null)[]): string => parts.map((part) => plain(part ?? '')).join(' § ')

const PARTS: Partial<Record<ProposedField['part'], Scored>> = {
  fullName: 'name',
  email: 'email',
  phone: 'phone',
  headline: 'headline',
  city: 'city',
  country: 'country',
  link: 'link',
  experience: 'experience',
  education: 'education',
  skill: 'skill',
  language: 'language',
}

/** Title, employer and both dates count as one value, and so do all parts of an education and a language with its level. */
function keyOf(field: ProposedField): string {
  switch (field.part) {
    case 'email':
      return key(field.value.address)
    case 'phone':
      return key(field.value.e164)
    case 'link':
      return key(field.value.url)
    case 'experience':
      return key(field.value.title, field.value.employer, field.value.from, field.value.to)
    case 'education':
      return key(
        field.value.degree,
        field.value.area,
        field.value.institution,
        field.value.from,
        field.value.to,
      )
    case 'language':
      return key(field.value.language, field.value.fluency)
    default:
      return key(field.value)
  }
}

function wantedOf({ resume }: BenchCv): Map<Scored, string[]> {
  const { basics, work, education, skills, languages } = resume
  return new Map<Scored, string[]>([
    ['name', [key(basics.name)]],
    ['email', [key(basics.email)]],
    ['phone', [key(basics.phone)]],
    ['headline', [key(basics.label)]],
    ['city', [key(basics.location.city)]],
    ['country', [key(basics.location.countryCode)]],
    ['link', basics.url === '' ? [] : [key(basics.url)]],
    ['experience', work.map((entry) => key(entry.position, entry.name, entry.startDate, entry.endDate))],
    [
      'education',
      education.map((entry) =>
        key(entry.studyType, entry.area, entry.institution, entry.startDate, entry.endDate),
      ),
    ],
    ['skill', skills.map((skill) => key(skill))],
    ['language', languages.map((entry) => key(entry.language, entry.fluency))],
  ])
}

export function scoreProposal(cv: BenchCv, proposal: ProfileProposal): Score {
  const wanted = wantedOf(cv)
  const tallies = new Map<Scored, Tally>()
  const judged: Judged[] = []
  const misses: string[] = []
  for (const part of SCORED) {
    const open = [...(wanted.get(part) ?? [])]
    const fields = proposal.fields.filter((field) => PARTS[field.part] === part)
    let right = 0
    const wrong: string[] = []
    for (const field of fields) {
      const at = open.indexOf(keyOf(field))
      const isRight = at >= 0
      if (isRight) {
        open.splice(at, 1)
        right += 1
      } else wrong.push(keyOf(field))
      judged.push({ part, confidence: field.confidence, right: isRight })
    }
    tallies.set(part, { right, proposed: fields.length, wanted: (wanted.get(part) ?? []).length })
    if (open.length > 0 || wrong.length > 0)
      misses.push(
        `${cv.language}/${cv.layout}/${cv.format} ${part}: wanted [${open.join(' || ')}] got [${wrong.join(' || ')}]`,
      )
  }
  return { tallies, judged, misses }
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, one) => ({
      right: total.right + one.right,
      proposed: total.proposed + one.proposed,
      wanted: total.wanted + one.wanted,
    }),
    { right: 0, proposed: 0, wanted: 0 },
  )
}

export const precision = ({ right, proposed }: Tally): number => (proposed === 0 ? 1 : right / proposed)
export const recall = ({ right, wanted }: Tally): number => (wanted === 0 ? 1 : right / wanted)
export function f1(tally: Tally): number {
  const [p, r] = [precision(tally), recall(tally)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}
