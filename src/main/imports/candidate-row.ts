/** One row of a table of candidates: the profile that it tells of, and the application. Reads only. */
import { CandidateProfile } from '#contract/candidates.ts'
import { EmailAddress } from '#contract/common.ts'
import { toE164 } from '../candidates/normalise.ts'
import { cleanLine } from '../platform/clean-text.ts'
import { type Cells, cellsOf, type Finding, type Layout, RowRefused, slipped } from './cells.ts'
import type { OpeningIndex } from './opening-index.ts'
import { type ApplicationDraft, readApplication } from './read-application.ts'
import { linkOf, listOf, type ValueReader, wordsOf } from './values.ts'

export interface CandidateDraft {
  profile: CandidateProfile
  /** Null: the row names no opening that takes applications. */
  application: ApplicationDraft | null
  findings: Finding[]
}

/** Reads a row. Throws RowRefused. */
export function readCandidate(
  row: readonly string[],
  layout: Layout,
  reader: ValueReader,
  openings: OpeningIndex,
): CandidateDraft {
  if (slipped(row, layout)) throw new RowRefused('TOO_MANY_CELLS', layout.fields.length - 1)
  const cells = cellsOf(row, layout)
  const givenName = cells.line('givenName', 150)
  const familyName = cells.line('familyName', 150)
  const fullName =
    cells.line('fullName', 300) ?? [givenName, familyName].filter((part) => part !== null).join(' ')
  if (fullName === '') throw new RowRefused('NAME_MISSING', layout.fields.indexOf('fullName'))
  const country = readCountry(cells, reader)
  const employer = cells.line('employer', 300)
  const jobTitle = cells.line('jobTitle', 300)
  const institution = cells.line('institution', 300)
  const degree = cells.line('degree', 300)
  const profile = CandidateProfile.safeParse({
    fullName,
    givenName,
    familyName,
    headline: cells.line('headline', 300) ?? jobTitle,
    city: cells.line('city', 150),
    country,
    summary: cells.text('summary', 20_000) ?? '',
    emails: readEmails(cells),
    phones: readPhones(cells, country ?? layout.phoneCountry),
    links: readLinks(cells),
    experience:
      employer === null && jobTitle === null
        ? []
        : [
            {
              employer: employer ?? '',
              title: jobTitle ?? '',
              location: null,
              from: null,
              to: null,
              summary: '',
            },
          ],
    education:
      institution === null && degree === null
        ? []
        : [{ institution: institution ?? '', area: '', degree: degree ?? '', from: null, to: null }],
    skills: readList(cells, 'skills', 200, 500),
    languages: readList(cells, 'languages', 100, 50).map(spoken),
  })
  if (!profile.success) throw new RowRefused('NOT_ACCEPTED')
  const application = readApplication(cells, layout, reader, openings)
  return { profile: profile.data, application, findings: cells.findings }
}

export function readCountry(cells: Cells, reader: ValueReader): string | null {
  const [first] = cells.all('country')
  if (first === undefined) return null
  const country = reader.country(first.text)
  if (country === null) cells.note('COUNTRY_UNKNOWN', first.column)
  return country
}

function readEmails(cells: Cells): CandidateProfile['emails'] {
  const found: string[] = []
  for (const { text, column } of cells.all('email'))
    for (const word of wordsOf(text)) {
      const address = word.replace(/^(mailto:|<)+|>+$/gi, '')
      if (EmailAddress.safeParse(address).success) found.push(address)
      else cells.note('EMAIL_UNREADABLE', column)
    }
  return [...new Set(found)].slice(0, 20).map((address, at) => ({ address, primary: at === 0 }))
}

/** A number that nobody understands is kept as it is written: a person can. */
function readPhones(cells: Cells, country: string | null): CandidateProfile['phones'] {
  const found = new Map<string, CandidateProfile['phones'][number]>()
  for (const { text, column } of cells.all('phone'))
    for (const part of text.split(/[;|\n]|,\s/)) {
      const written = cleanLine(part, 200)
      if (written === '') continue
      if (written.length > 60) cells.note('TOO_LONG', column)
      else {
        const e164 = toE164(written, country)
        found.set(e164 ?? written, { written, e164 })
      }
    }
  return [...found.values()].slice(0, 20)
}

function readLinks(cells: Cells): CandidateProfile['links'] {
  const found = new Map<string, CandidateProfile['links'][number]>()
  for (const { text, column } of cells.all('link'))
    for (const word of wordsOf(text)) {
      const link = linkOf(word)
      if (link === null) cells.note('LINK_UNREADABLE', column)
      else found.set(link.url, link)
    }
  return [...found.values()].slice(0, 50)
}

/** The items of every cell of a field, each once; one that is too long is left out and noted. */
function readList(cells: Cells, field: 'skills' | 'languages', longest: number, most: number): string[] {
  const found = new Set<string>()
  for (const { text, column } of cells.all(field))
    for (const item of listOf(text)) {
      const line = cleanLine(item, Number.POSITIVE_INFINITY)
      if (line.length > longest) cells.note('TOO_LONG', column)
      else if (line !== '') found.add(line)
    }
  return [...found].slice(0, most)
}

/** "English (fluent)" and "English - fluent" tell the fluency too. */
function spoken(item: string): CandidateProfile['languages'][number] {
  const parts = /^(.+?)\s*(?:\((.+)\)|\s[-–:]\s(.+))$/.exec(item)
  return { language: (parts?.[1] ?? item).trim(), fluency: (parts?.[2] ?? parts?.[3] ?? '').trim() }
}
