/** Which field each column is likely to be: by the system that the table comes from, else by what the columns are called. */
import type { CandidateField, Import, ImportField, ImportKind } from '#contract/imports.ts'
import { foldName } from '../platform/fold.ts'
import { CANDIDATE_WORDS, OPENING_WORDS } from './header-words.ts'

/** What two column names are the same by. */
export const headerKey = (header: string): string => foldName(header).replace(/[^\p{L}\p{N}]/gu, '')

/** What tables of one system have in common. */
export const headersKey = (headers: readonly string[]): string => headers.map(headerKey).sort().join('|')

/** The key of each head; of several of one name, the second and later ones are numbered. */
export function numberedKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((header) => {
    const key = headerKey(header)
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return before === 0 ? key : `${key}#${before + 1}`
  })
}

interface Preset {
  system: 'opencats' | 'lever' | 'greenhouse'
  kind: ImportKind
  /** Columns that only this system's tables have together. */
  known: readonly string[]
  /** Columns that mean something else here than elsewhere. */
  fields: Readonly<Record<string, ImportField>>
}

/** Column names as the systems write them; sources in docs/specs/csv-import.md. */
const PRESETS: readonly Preset[] = [
  {
    system: 'lever',
    kind: 'candidates',
    known: ['Full name', 'Lever Posting URL', 'Stage', 'Sources', 'Origin'],
    fields: {
      'Lever Posting URL': 'opening',
      Sources: 'source',
      Origin: 'ignore',
      Tags: 'tags',
      Links: 'link',
      'Resume Filename': 'ignore',
      IsSecretNote: 'ignore',
      Notes: 'note',
      Note: 'note',
    },
  },
  {
    system: 'opencats',
    kind: 'candidates',
    known: ['First Name', 'Last Name', 'Key Skills', 'Current Employer'],
    // Notes of OpenCATS are about the person, and its tables of candidates name no job.
    fields: {
      Notes: 'summary',
      'Key Skills': 'skills',
      'Web Site': 'link',
      Address: 'ignore',
      State: 'ignore',
      Zip: 'ignore',
    },
  },
  {
    system: 'opencats',
    kind: 'openings',
    known: ['Reference', 'Title', 'Company', 'Openings', 'Is Hot'],
    fields: {
      Reference: 'requisitionNumber',
      Company: 'department',
      Openings: 'seats',
      Type: 'employmentType',
      Notes: 'ignore',
      Public: 'ignore',
      'Is Hot': 'ignore',
    },
  },
  {
    system: 'greenhouse',
    kind: 'candidates',
    known: ['First Name', 'Last Name', 'Company', 'Title', 'Email', 'Source'],
    fields: {
      Title: 'jobTitle',
      Company: 'employer',
      'Social Media': 'link',
      Notes: 'note',
      'Who Gets Credit': 'ignore',
    },
  },
]

function synonyms(kind: ImportKind): ReadonlyMap<string, ImportField> {
  const words: Readonly<Record<string, string>> = kind === 'candidates' ? CANDIDATE_WORDS : OPENING_WORDS
  const found = new Map<string, ImportField>()
  for (const [field, list] of Object.entries(words))
    for (const word of [field, ...list.split('|')])
      if (!found.has(headerKey(word))) found.set(headerKey(word), field as ImportField)
  return found
}

/** Fields of which a row has one: a second column of the same name is not proposed for it. */
const SEVERAL: ReadonlySet<ImportField> = new Set<CandidateField>([
  'ignore',
  'email',
  'phone',
  'link',
  'skills',
  'languages',
  'tags',
  'note',
])

export interface Proposal {
  fields: ImportField[]
  by: Import['proposedBy']
}

/** `remembered`: the fields that were chosen for these heads before, by the key of each head. */
export function proposeFields(
  kind: ImportKind,
  headers: readonly string[],
  remembered: ReadonlyMap<string, ImportField> | null,
): Proposal {
  if (remembered !== null)
    return { fields: numberedKeys(headers).map((one) => remembered.get(one) ?? 'ignore'), by: 'remembered' }
  const keys = headers.map(headerKey)
  const preset = PRESETS.find(
    (one) => one.kind === kind && one.known.every((name) => keys.includes(headerKey(name))),
  )
  const special = new Map(
    Object.entries(preset?.fields ?? {}).map(([name, field]) => [headerKey(name), field]),
  )
  const words = synonyms(kind)
  const taken = new Set<ImportField>()
  const fields = keys.map((key) => {
    const field = special.get(key) ?? words.get(key) ?? 'ignore'
    if (!SEVERAL.has(field) && taken.has(field)) return 'ignore'
    taken.add(field)
    return field
  })
  return { fields, by: preset?.system ?? 'headers' }
}
