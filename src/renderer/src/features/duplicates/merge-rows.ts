/** The profiles of two candidates as rows that can be chosen from. */
import type { CandidateProfile } from '#contract/candidates.ts'
import type { MergeField, MergePreview } from '#contract/duplicates.ts'

export interface MergeRow {
  field: MergeField
  isList: boolean
  /** One line for each entry. */
  kept: string[]
  gone: string[]
  result: string[]
  /** Both say the same, or one says nothing: there is nothing to choose. */
  differs: boolean
}

const SINGLE = ['name', 'headline', 'place', 'summary'] as const
const LISTS = ['emails', 'phones', 'links', 'experience', 'education', 'skills', 'languages'] as const

const joined = (parts: readonly (string | null)[], by: string) => parts.filter(Boolean).join(by)

/** A place is written by whoever knows the names of countries. */
function linesOf(
  profile: CandidateProfile,
  field: MergeField,
  country: (code: string | null) => string,
): string[] {
  const one = (text: string | null) => (text === null || text.trim() === '' ? [] : [text])
  switch (field) {
    case 'name':
      return one(profile.fullName)
    case 'headline':
      return one(profile.headline)
    case 'place':
      return one(joined([profile.city, country(profile.country)], ', '))
    case 'summary':
      return one(profile.summary)
    case 'emails':
      return profile.emails.map(({ address }) => address)
    case 'phones':
      return profile.phones.map(({ written }) => written)
    case 'links':
      return profile.links.map(({ url }) => url)
    case 'experience':
      return profile.experience.map(({ title, employer, from, to }) =>
        joined([joined([title, employer], ', '), joined([from, from && (to ?? '…')], ' – ')], ' · '),
      )
    case 'education':
      return profile.education.map(({ institution, area, degree, from, to }) =>
        joined([joined([degree, area, institution], ', '), joined([from, to], ' – ')], ' · '),
      )
    case 'skills':
      return one(joined(profile.skills, ', '))
    case 'languages':
      return profile.languages.map(({ language, fluency }) => joined([language, fluency], ' · '))
  }
}

/** Rows of which at least one of the two says something. */
export function mergeRows(
  { kept, gone, result }: Pick<MergePreview, 'kept' | 'gone' | 'result'>,
  country: (code: string | null) => string,
): MergeRow[] {
  return [...SINGLE, ...LISTS].flatMap((field) => {
    const row = {
      field,
      isList: (LISTS as readonly string[]).includes(field),
      kept: linesOf(kept, field, country),
      gone: linesOf(gone, field, country),
      result: linesOf(result, field, country),
    }
    if (row.kept.length === 0 && row.gone.length === 0) return []
    return [{ ...row, differs: row.kept.join('\n') !== row.gone.join('\n') }]
  })
}

/** Whose value the result has: what was chosen, else what the service takes. */
export function chosenOf(row: MergeRow, choice: string | undefined, keptId: string, goneId: string): string {
  if (choice !== undefined) return choice
  if (row.isList) return 'both'
  return row.kept.length === 0 ? goneId : keptId
}
