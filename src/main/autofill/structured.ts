/** From a source that names its fields to a proposal: the values as they are, and a text that shows them. */

import type { ProfileProposal, ProposalSource, TextSpan } from '#contract/autofill.ts'
import type { CandidateProfile } from '#contract/candidates.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'
import { ProposalBuilder, type SkipCode } from './proposal.ts'

/** What a structured source says; what it does not say is left out. */
export type StructuredProfile = Partial<CandidateProfile>

export interface StructuredReading {
  profile: StructuredProfile
  skipped: readonly (readonly [code: SkipCode, count: number])[]
}

const cleanLineOrNull = (text: string | null | undefined, limit: number): string | null => {
  const line = cleanLine(text ?? '', limit)
  return line === '' ? null : line
}

const LONG = 20_000
const long = (text: string): string => cleanText(text).slice(0, LONG).toWellFormed().trim()

/** Writes lines down and remembers where they stand. */
class Rendering {
  #text = ''
  get text(): string {
    return this.#text.trimEnd()
  }
  heading(text: string): void {
    this.#text += `${this.#text === '' ? '' : '\n'}${text}\n`
  }
  line(text: string): TextSpan {
    const start = this.#text.length
    this.#text += `${text}\n`
    return { start, end: start + text.length }
  }
}

const period = (from: string | null, to: string | null): string =>
  from === null && to === null ? '' : `${from ?? '?'} – ${to ?? ''}`.trim()
const joined = (...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ')

/** The proposal of a structured source. Its values are certain: the person wrote them into fields of that name. */
export function structuredProposal(
  source: ProposalSource,
  { profile, skipped }: StructuredReading,
): ProfileProposal {
  const out = new ProposalBuilder()
  const page = new Rendering()
  for (const [code, count] of skipped) out.skip(code, count)

  const one = (
    part: 'fullName' | 'givenName' | 'familyName' | 'headline' | 'city' | 'country',
    value: string | null,
  ): void => {
    if (value !== null && value !== '') out.add(part, value, 1, [page.line(value)])
  }
  one('fullName', cleanLineOrNull(profile.fullName, 300))
  one('givenName', cleanLineOrNull(profile.givenName, 150))
  one('familyName', cleanLineOrNull(profile.familyName, 150))
  one('headline', cleanLineOrNull(profile.headline, 300))
  one('city', cleanLineOrNull(profile.city, 150))
  one('country', profile.country ?? null)
  for (const email of profile.emails ?? []) out.add('email', email, 1, [page.line(email.address)])
  for (const phone of profile.phones ?? []) out.add('phone', phone, 1, [page.line(phone.written)])
  for (const link of profile.links ?? []) out.add('link', link, 1, [page.line(link.url)])

  const summary = long(profile.summary ?? '')
  if (summary !== '') {
    page.heading('Summary')
    out.add('summary', summary, 1, [page.line(summary)])
  }
  const list = <Item>(heading: string, items: readonly Item[] | undefined, add: (item: Item) => void) => {
    if (items === undefined || items.length === 0) return
    page.heading(heading)
    for (const item of items) add(item)
  }
  list('Experience', profile.experience, (entry) => {
    const clean = {
      ...entry,
      employer: cleanLine(entry.employer, 300),
      title: cleanLine(entry.title, 300),
      location: cleanLineOrNull(entry.location, 300),
      summary: long(entry.summary),
    }
    if (clean.employer === '' && clean.title === '') return out.skip('INVALID')
    const head = page.line(joined(clean.title, clean.employer, clean.location, period(clean.from, clean.to)))
    const span = clean.summary === '' ? head : { start: head.start, end: page.line(clean.summary).end }
    out.add('experience', clean, 1, [span])
  })
  list('Education', profile.education, (entry) => {
    const clean = {
      ...entry,
      institution: cleanLine(entry.institution, 300),
      area: cleanLine(entry.area, 300),
      degree: cleanLine(entry.degree, 300),
    }
    if (clean.institution === '' && clean.degree === '' && clean.area === '') return out.skip('INVALID')
    const line = joined(clean.degree, clean.area, clean.institution, period(clean.from, clean.to))
    out.add('education', clean, 1, [page.line(line)])
  })
  list('Skills', profile.skills, (skill) => {
    const clean = cleanLine(skill, 200)
    if (clean !== '') out.add('skill', clean, 1, [page.line(clean)])
  })
  list('Languages', profile.languages, (entry) => {
    const clean = { language: cleanLine(entry.language, 100), fluency: cleanLine(entry.fluency, 100) }
    if (clean.language !== '')
      out.add('language', clean, 1, [page.line(joined(clean.language, clean.fluency))])
  })
  return out.proposal(source, page.text)
}
