/** A JSON Resume 1.x file. Nothing in it is required, and what is malformed costs only itself. */
import { toE164 } from '../candidates/normalise.ts'
import { decodeText } from '../documents/charset.ts'
import { linkOf } from './links.ts'
import { partialDate } from './partial-date.ts'
import type { StructuredReading } from './structured.ts'

type Json = Record<string, unknown>

const MAX_CHARACTERS = 2_000_000
/** Items of any list that are looked at. */
const MAX_ITEMS = 500

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.slice(0, MAX_ITEMS).filter(isObject) : []
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, MAX_ITEMS).filter((item) => typeof item === 'string') : []
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The résumé when the bytes are one, told by `basics` or by lists that only a résumé has; otherwise undefined. */
export function parseJsonResume(bytes: Uint8Array): Json | undefined {
  // A brace is the first sign of one, behind a byte order mark and blanks at most.
  if (!/^[^\x21-\x7a\x7c-\x7e]{0,64}\{/.test(Buffer.from(bytes.subarray(0, 80)).toString('latin1')))
    return undefined
  const { text: source } = decodeText(bytes, { html: false })
  if (
    source.length > MAX_CHARACTERS ||
    !source
      .replace(/^\ufeff/, '')
      .trimStart()
      .startsWith('{')
  )
    return undefined
  try {
    const value: unknown = JSON.parse(source.replace(/^\ufeff/, ''))
    if (!isObject(value)) return undefined
    return isObject(value.basics) || Array.isArray(value.work) || Array.isArray(value.education)
      ? value
      : undefined
  } catch {
    return undefined
  }
}

export function readJsonResume(resume: Json): StructuredReading {
  const basics = isObject(resume.basics) ? resume.basics : {}
  const location = isObject(basics.location) ? basics.location : {}
  const email = text(basics.email)
  const phone = text(basics.phone)
  const countryCode = text(location.countryCode).toUpperCase()
  const country = /^[A-Z]{2}$/.test(countryCode) ? countryCode : null
  const links = [
    linkOf(text(basics.url)),
    ...objects(basics.profiles).map((profile) => linkOf(text(profile.url), 'other')),
  ]
  return {
    profile: {
      fullName: text(basics.name),
      headline: text(basics.label),
      city: text(location.city),
      country,
      summary: text(basics.summary),
      emails: email === '' ? [] : [{ address: email, primary: true }],
      phones: phone === '' ? [] : [{ written: phone, e164: toE164(phone, country) }],
      links: links.filter((link) => link !== undefined),
      experience: objects(resume.work).map((work) => ({
        // `company` was the name of this field before version 1.
        employer: text(work.name) || text(work.company),
        title: text(work.position),
        location: text(work.location) || null,
        from: partialDate(text(work.startDate)),
        to: partialDate(text(work.endDate)),
        summary: [text(work.summary), ...strings(work.highlights).map((line) => `• ${line.trim()}`)]
          .filter((line) => line !== '')
          .join('\n'),
      })),
      education: objects(resume.education).map((study) => ({
        institution: text(study.institution),
        area: text(study.area),
        degree: text(study.studyType),
        from: partialDate(text(study.startDate)),
        to: partialDate(text(study.endDate)),
      })),
      skills: objects(resume.skills).flatMap((group) => [text(group.name), ...strings(group.keywords)]),
      languages: objects(resume.languages).map((entry) => ({
        language: text(entry.language),
        fluency: text(entry.fluency),
      })),
    },
    // References are other people's words, with their names.
    skipped: [
      ['OTHER_PEOPLE', objects(resume.references).length],
      [
        'NOT_USED',
        ['volunteer', 'awards', 'certificates', 'publications', 'interests', 'projects'].reduce(
          (sum, key) => sum + objects(resume[key]).length,
          0,
        ),
      ],
    ],
  }
}
