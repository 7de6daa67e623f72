/** The one way into the readers of profiles: what a file says of the person whose profile it is. */
import type { ProfileProposal, ProposedField } from '#contract/autofill.ts'
import { type CandidateProfile, CandidateProfile as Profile } from '#contract/candidates.ts'
import type { RefusedInspection } from '#contract/inspection.ts'
import { decodeText } from '../documents/charset.ts'
import { type InspectionTools, inspectDocument } from '../documents/inspect.ts'
import { normaliseText } from '../documents/normalise-text.ts'
import { proposeContact } from '../documents/propose-contact.ts'

/**
 * To be called inside a document worker only: it works for as long as the file makes it work. Never throws for anything
 * that the file holds; what cannot be read is refused.
 */
export async function proposeProfile(
  bytes: Uint8Array,
  fileName: string,
  tools: InspectionTools,
): Promise<ProfileProposal | RefusedInspection> {
  const resume = fromJsonResume(bytes)
  if (resume !== null) return resume
  const inspection = await inspectDocument(bytes, fileName, tools)
  return inspection.accepted ? fromText(inspection.text) : inspection
}

type Json = Record<string, unknown>
const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const items = (value: unknown): Json[] => (Array.isArray(value) ? value.map(record) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const date = (value: unknown): string | null => /^\d{4}(-\d{2}(-\d{2})?)?/.exec(text(value))?.[0] ?? null

/** JSON Resume 1.x (https://jsonresume.org/schema); null when the file is none. */
function fromJsonResume(bytes: Uint8Array): ProfileProposal | null {
  const { text: source } = normaliseText(decodeText(bytes, { html: false }).text)
  if (!source.startsWith('{')) return null
  let resume: Json
  try {
    resume = record(JSON.parse(source))
  } catch {
    return null
  }
  const basics = record(resume.basics)
  const location = record(basics.location)
  const draft = draftOf(source, 1)
  draft.add('fullName', text(basics.name))
  draft.add('headline', text(basics.label))
  draft.add('city', text(location.city))
  draft.add('country', text(location.countryCode))
  draft.add('summary', text(basics.summary))
  draft.add('email', { address: text(basics.email), primary: true }, text(basics.email))
  draft.add('phone', { written: text(basics.phone), e164: null }, text(basics.phone))
  draft.add('link', { kind: 'website', url: text(basics.url) }, text(basics.url))
  for (const profile of items(basics.profiles)) {
    const kind =
      ['linkedin', 'xing', 'github'].find((one) => text(profile.network).toLowerCase() === one) ?? 'other'
    draft.add('link', { kind, url: text(profile.url) }, text(profile.url))
  }
  for (const job of items(resume.work)) {
    draft.add(
      'experience',
      {
        employer: text(job.name),
        title: text(job.position),
        location: text(job.location) || null,
        from: date(job.startDate),
        to: date(job.endDate),
        summary: text(job.summary),
      },
      text(job.name),
      text(job.position),
    )
  }
  for (const study of items(resume.education)) {
    draft.add(
      'education',
      {
        institution: text(study.institution),
        area: text(study.area),
        degree: text(study.studyType),
        from: date(study.startDate),
        to: date(study.endDate),
      },
      text(study.institution),
      text(study.area),
    )
  }
  for (const skill of items(resume.skills)) draft.add('skill', text(skill.name))
  for (const spoken of items(resume.languages))
    draft.add(
      'language',
      { language: text(spoken.language), fluency: text(spoken.fluency) },
      text(spoken.language),
    )
  return { source: 'json_resume', text: source, fields: draft.fields, skipped: [] }
}

function fromText(source: string): ProfileProposal {
  const contact = proposeContact(source)
  const draft = draftOf(source, 0)
  if (contact.fullName)
    draft.add('fullName', contact.fullName.value, contact.fullName.value, '', contact.fullName.confidence)
  if (contact.email)
    draft.add(
      'email',
      { address: contact.email.value, primary: true },
      contact.email.value,
      '',
      contact.email.confidence,
    )
  if (contact.phone)
    draft.add(
      'phone',
      { written: contact.phone.value, e164: contact.phone.value },
      contact.phone.value,
      '',
      contact.phone.confidence,
    )
  return { source: 'cv_text', text: source, fields: draft.fields, skipped: [] }
}

const LISTS: Record<string, keyof CandidateProfile> = {
  email: 'emails',
  phone: 'phones',
  link: 'links',
  experience: 'experience',
  education: 'education',
  skill: 'skills',
  language: 'languages',
}

/** Collects fields that a profile can hold, with the places where their words stand. */
function draftOf(source: string, sure: number) {
  const fields: ProposedField[] = []
  const lower = source.toLowerCase()
  function spanOf(words: string) {
    const start = words === '' ? -1 : lower.indexOf(words.toLowerCase())
    return start === -1 ? [] : [{ start, end: start + words.length }]
  }
  function add(part: string, value: unknown, words = String(value), more = '', confidence = sure): void {
    if (words === '' && more === '') return
    const list = LISTS[part]
    const one = { fullName: 'A', [list ?? part]: list === undefined ? value : [value] }
    if (!Profile.safeParse(one).success) return
    const at = fields.filter((field) => field.part === part).length
    const id = list === undefined ? part : `${part}.${at}`
    fields.push({ id, part, value, confidence, spans: [...spanOf(words), ...spanOf(more)] } as ProposedField)
  }
  return { fields, add }
}
