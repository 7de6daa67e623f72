/** Reads application.json into what intake works with; every fault is named with its place in the document. */
import type { CandidateProfile } from '#contract/candidates.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'
import {
  APPLICATION_FILE,
  APPLICATION_FORMAT,
  ApplicationPackage,
  MAX_APPLICATION_JSON_BYTES,
} from './package-format.ts'
import { IntakeRefusal } from './refusal.ts'

/** Deeper than any application is written; keeps the walk below from running out of stack. */
const MAX_JSON_DEPTH = 30
const MAX_NAMED_FAULTS = 3
/** A sender's clock may be wrong, but not by more than this. */
const FUTURE_TOLERANCE_MS = 24 * 60 * 60 * 1000

const REMEDY = 'Nothing of it was taken in. Ask the sender to mend it, and add it again.'

/**
 * Parses and checks one application.json. `now` in UTC ms: an application from the future is refused.
 * Throws IntakeRefusal MALFORMED (with the JSON path) or UNKNOWN_FORMAT.
 */
export function readApplicationJson(bytes: Uint8Array, now: number): ApplicationPackage {
  const value = parse(bytes)
  if (typeof value === 'object' && value !== null && 'format' in value && value.format !== APPLICATION_FORMAT)
    throw new IntakeRefusal(
      'UNKNOWN_FORMAT',
      `${APPLICATION_FILE} says another format than ${APPLICATION_FORMAT}, which is the only one that this version of Haku reads. Nothing of it was taken in. Update Haku, or ask the sender for ${APPLICATION_FORMAT}.`,
    )
  const result = ApplicationPackage.safeParse(withoutBlanks(value, 0))
  if (!result.success) {
    const faults = result.error.issues.slice(0, MAX_NAMED_FAULTS)
    throw malformed(faults.map((issue) => `${jsonPath(issue.path)}: ${asSentence(issue.message)}`).join(' '))
  }
  if (Date.parse(result.data.appliedAt) > now + FUTURE_TOLERANCE_MS)
    throw malformed('appliedAt: This instant lies in the future.')
  return result.data
}

function parse(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_APPLICATION_JSON_BYTES)
    throw malformed(`It is larger than ${MAX_APPLICATION_JSON_BYTES} bytes.`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw malformed('It is not written in UTF-8.')
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    // The parser's message quotes the document; only the place in it is told.
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const where = at === undefined ? '' : ` from line ${text.slice(0, Number(at)).split('\n').length} on`
    throw malformed(`It is not JSON${where}.`)
  }
}

const malformed = (fault: string): IntakeRefusal =>
  new IntakeRefusal('MALFORMED', `${APPLICATION_FILE} cannot be used. ${fault} ${REMEDY}`)

const asSentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`)

/** Senders write null or "" for what they do not know; both mean that it is left out. */
function withoutBlanks(value: unknown, depth: number): unknown {
  if (depth > MAX_JSON_DEPTH) throw malformed(`It is nested deeper than ${MAX_JSON_DEPTH} levels.`)
  if (Array.isArray(value))
    return value
      .filter((entry) => entry !== null && entry !== '')
      .map((entry) => withoutBlanks(entry, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null && entry !== '')
      .map(([key, entry]) => [key, withoutBlanks(entry, depth + 1)]),
  )
}

function jsonPath(path: readonly PropertyKey[]): string {
  let text = ''
  for (const step of path) text += typeof step === 'number' ? `[${step}]` : `${text && '.'}${String(step)}`
  return text || 'the document'
}

/** The profile that a package states, cleaned; phones are given as written. */
export function profileOf(candidate: ApplicationPackage['candidate']): CandidateProfile {
  const { basics } = candidate
  const country = basics.location?.countryCode?.toUpperCase() ?? null
  return {
    fullName: cleanLine(basics.name, 300),
    givenName: orNull(basics.givenName, 150),
    familyName: orNull(basics.familyName, 150),
    headline: orNull(basics.label, 300),
    city: orNull(basics.location?.city, 150),
    country,
    summary: cleanText(basics.summary ?? ''),
    emails: basics.email === undefined ? [] : [{ address: basics.email.trim(), primary: true }],
    phones: phonesOf(basics.phone),
    links: linksOf(basics),
    experience: (candidate.work ?? []).map((work) => ({
      employer: cleanLine(work.name ?? '', 300),
      title: cleanLine(work.position ?? '', 300),
      location: orNull(work.location, 300),
      from: work.startDate ?? null,
      to: work.endDate ?? null,
      summary: withHighlights(work.summary ?? '', work.highlights ?? []),
    })),
    education: (candidate.education ?? []).map((study) => ({
      institution: cleanLine(study.institution ?? '', 300),
      area: cleanLine(study.area ?? '', 300),
      degree: cleanLine(study.studyType ?? '', 300),
      from: study.startDate ?? null,
      to: study.endDate ?? null,
    })),
    skills: skillsOf(candidate.skills ?? []),
    languages: (candidate.languages ?? [])
      .map((entry) => ({
        language: cleanLine(entry.language ?? '', 100),
        fluency: cleanLine(entry.fluency ?? '', 100),
      }))
      .filter((entry) => entry.language !== ''),
  }
}

function orNull(text: string | undefined, maxLength: number): string | null {
  const clean = cleanLine(text ?? '', maxLength)
  return clean === '' ? null : clean
}

function phonesOf(phone: string | undefined): CandidateProfile['phones'] {
  const written = cleanLine(phone ?? '', 60)
  return written === '' ? [] : [{ written, e164: null }]
}

function withHighlights(summary: string, highlights: readonly string[]): string {
  const lines = highlights.map((highlight) => `• ${cleanLine(highlight, 5000)}`)
  return [cleanText(summary), ...lines]
    .filter((entry) => entry !== '')
    .join('\n')
    .slice(0, 20_000)
    .toWellFormed()
}

/** JSON Resume groups skills under a heading with keywords; Haku keeps one flat list without repeats. */
function skillsOf(
  groups: readonly { name?: string | undefined; keywords?: string[] | undefined }[],
): string[] {
  const skills = new Map<string, string>()
  for (const group of groups)
    for (const name of [group.name ?? '', ...(group.keywords ?? [])]) {
      const clean = cleanLine(name, 200)
      if (clean !== '' && !skills.has(clean.toLowerCase())) skills.set(clean.toLowerCase(), clean)
    }
  return [...skills.values()].slice(0, 500)
}

const LINK_HOSTS: readonly [RegExp, CandidateProfile['links'][number]['kind']][] = [
  [/(^|\.)linkedin\.com$/, 'linkedin'],
  [/(^|\.)xing\.com$/, 'xing'],
  [/(^|\.)github\.com$/, 'github'],
]

/** Only web addresses are kept: a link is something that a person may later click. */
function linksOf(basics: ApplicationPackage['candidate']['basics']): CandidateProfile['links'] {
  const links = new Map<string, CandidateProfile['links'][number]>()
  const add = (written: string | undefined, otherwise: 'website' | 'other') => {
    const url = URL.parse(written ?? '')
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return
    const kind = LINK_HOSTS.find(([host]) => host.test(url.hostname))?.[1] ?? otherwise
    if (url.href.length <= 2000 && !links.has(url.href)) links.set(url.href, { kind, url: url.href })
  }
  add(basics.url, 'website')
  for (const profile of basics.profiles ?? []) add(profile.url, 'other')
  return [...links.values()].slice(0, 50)
}
