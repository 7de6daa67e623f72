/** A CV before it has a format: what every layout is made of. */
import type { CandidateProfile } from '#contract/candidates.ts'
import { cvLabels } from './words/labels.ts'

export interface CvJob {
  title: string
  employer: string
  period: string
  lines: readonly string[]
}

export interface Cv {
  name: string
  headline: string
  contact: readonly string[]
  /** Headings in the language of the CV. */
  headings: { profile: string; experience: string; education: string; skills: string; languages: string }
  summary: string
  jobs: readonly CvJob[]
  schools: readonly { what: string; where: string; period: string }[]
  skills: readonly string[]
  languages: readonly string[]
  other: { heading: string; text: string } | null
  language: string
  rightToLeft: boolean
}

/** A letter or certificate: a heading, lines above, and paragraphs. */
export interface Letter {
  name: string
  contact: readonly string[]
  title: string
  paragraphs: readonly string[]
  language: string
  rightToLeft: boolean
}

const month = (date: string | null, now: string): string => {
  if (date === null) return now
  const [year, number] = date.split('-')
  return number === undefined ? String(year) : `${number}/${year}`
}

/** The CV that goes with a profile. `pastime` is what the person does beside work. */
export function cvOf(profile: CandidateProfile, language: string, pastime: string | null): Cv {
  const labels = cvLabels(language)
  const { profile: about, experience, education, skills, languages } = labels
  return {
    name: profile.fullName,
    headline: profile.headline ?? '',
    contact: [
      profile.city ?? '',
      ...profile.emails.map(({ address }) => address),
      ...profile.phones.map(({ written }) => written),
      ...profile.links.map(({ url }) => url),
    ].filter((line) => line !== ''),
    headings: { profile: about, experience, education, skills, languages },
    summary: profile.summary,
    jobs: profile.experience.map(({ title, employer, from, to, summary }) => ({
      title,
      employer,
      period: `${month(from, labels.now)} – ${month(to, labels.now)}`,
      lines: summary.split('\n'),
    })),
    schools: profile.education.map(({ degree, area, institution, from, to }) => ({
      what: `${degree}, ${area}`,
      where: institution,
      period: `${month(from, labels.now)} – ${month(to, labels.now)}`,
    })),
    skills: profile.skills,
    languages: profile.languages.map(({ language: name, fluency }) => `${name} (${fluency})`),
    other: pastime === null ? null : { heading: labels.other, text: pastime },
    language,
    rightToLeft: language === 'ar',
  }
}
