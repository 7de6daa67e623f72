/**
 * The archive that LinkedIn gives people of their own data (Basic_ or Complete_LinkedInDataExport). Only the tables
 * about the person are inflated: connections, messages and invitations are other people's data and stay packed.
 */
import { toE164 } from '../candidates/normalise.ts'
import { isZip, readZipDirectory, type ZipDirectory } from '../documents/zip-guard.ts'
import { type CsvRow, readCsv } from './linkedin-csv.ts'
import { linkOf } from './links.ts'
import { partialDate } from './partial-date.ts'
import type { StructuredProfile, StructuredReading } from './structured.ts'

type Experience = NonNullable<StructuredProfile['experience']>[number]

/** Tables that are read, with columns of which one shows where the header is. */
const TABLES = {
  'profile.csv': ['First Name', 'Last Name', 'Headline'],
  'positions.csv': ['Company Name', 'Title'],
  'education.csv': ['School Name', 'Degree Name'],
  'skills.csv': ['Name'],
  'languages.csv': ['Name', 'Proficiency'],
  'email addresses.csv': ['Email Address'],
  'phonenumbers.csv': ['Number'],
} as const
type TableName = keyof typeof TABLES

/** Files about other persons, by the start of their name. */
const OTHER_PEOPLE =
  /^(?:connections|messages|invitations|reactions|comments|shares|votes|importedcontacts|contacts|recommendations|endorsement|ad_targeting|member_follows|guide_messages|learning_role_play|learning_coach|whatsapp|inferences|company follows|events)/i

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase()
const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name)

/** True when a zip with these entries is such an archive. */
export function isLinkedInArchive(names: readonly string[]): boolean {
  const bases = new Set(names.map(baseName))
  return bases.has('profile.csv') || (bases.has('positions.csv') && bases.has('education.csv'))
}

/** Opens the archive when the bytes are one. Throws Refused when they are a zip that cannot be read. */
export async function openLinkedInArchive(bytes: Uint8Array): Promise<ZipDirectory | undefined> {
  if (!isZip(bytes)) return undefined
  const directory = await readZipDirectory(bytes)
  return isLinkedInArchive(directory.names) ? directory : undefined
}

/** Reads the person's own tables. Throws Refused ZIP_LIMIT. */
export async function readLinkedInArchive(directory: ZipDirectory): Promise<StructuredReading> {
  const files = directory.names.filter((name) => !name.endsWith('/') && !/(^|\/)(__MACOSX|\.)/.test(name))
  const used = new Map<TableName, string>()
  let otherPeople = 0
  let notUsed = 0
  for (const path of files) {
    const name = baseName(path)
    if (isTable(name) && !used.has(name)) used.set(name, path)
    else if (OTHER_PEOPLE.test(name) || /(^|\/)messages?\//i.test(path)) otherPeople += 1
    else notUsed += 1
  }
  const wanted = new Set(used.values())
  const zip = await directory.inflate((name) => wanted.has(name), { others: 'leave' })
  let left = 0
  const rowsOf = (name: TableName): CsvRow[] => {
    const bytes = zip.part(used.get(name) ?? '')
    if (bytes === undefined) return []
    const table = readCsv(bytes, TABLES[name])
    left += table.left
    return table.rows
  }
  const positions = withoutRepeats(rowsOf('positions.csv').map(positionOf))
  return {
    profile: {
      ...identity(rowsOf('profile.csv')[0]),
      emails: emailsOf(rowsOf('email addresses.csv')),
      phones: rowsOf('phonenumbers.csv').flatMap((row) => phoneOf(row)),
      experience: positions.kept,
      education: rowsOf('education.csv').map((row) => ({
        institution: row('School Name'),
        area: '',
        degree: row('Degree Name'),
        from: partialDate(row('Start Date')),
        to: partialDate(row('End Date')),
      })),
      skills: rowsOf('skills.csv').map((row) => row('Name')),
      languages: rowsOf('languages.csv').map((row) => ({
        language: row('Name'),
        fluency: row('Proficiency'),
      })),
    },
    skipped: [
      ['OTHER_PEOPLE', otherPeople],
      ['NOT_USED', notUsed + zip.corruptParts],
      ['DUPLICATE', positions.repeats],
      ['LIMIT', left],
    ],
  }
}

const positionOf = (row: CsvRow): Experience => ({
  employer: row('Company Name'),
  title: row('Title'),
  location: row('Location') || null,
  from: partialDate(row('Started On')),
  to: partialDate(row('Finished On')),
  summary: row('Description'),
})

/** A position may stand there twice, once without its text: the fuller one counts. */
function withoutRepeats(positions: readonly Experience[]): { kept: Experience[]; repeats: number } {
  const kept = new Map<string, Experience>()
  for (const position of positions) {
    const { employer, title, from } = position
    const key = JSON.stringify([employer.toLowerCase(), title.toLowerCase(), from])
    const other = kept.get(key)
    if (other === undefined || position.summary.length > other.summary.length) kept.set(key, position)
  }
  return { kept: [...kept.values()], repeats: positions.length - kept.size }
}

function identity(row: CsvRow | undefined): StructuredProfile {
  if (row === undefined) return {}
  const given = row('First Name')
  const family = row('Last Name')
  // "[PERSONAL:https://example.org,OTHER:https://example.net]", or one bare address.
  const websites = row('Websites')
    .replace(/^\[|\]$/g, '')
    .split(',')
  const links = websites.map((entry) => linkOf(entry.trim().replace(/^[A-Z_]{2,20}:(?=\S)/, '')))
  const handles = row('Twitter Handles')
    .replace(/^\[|\]$/g, '')
    .split(',')
  return {
    fullName: `${given} ${family}`.trim(),
    givenName: given,
    familyName: family,
    headline: row('Headline'),
    summary: row('Summary'),
    city: cityOf(row('Geo Location')),
    links: [
      ...links.filter((link) => link !== undefined),
      ...handles
        .filter((handle) => /^@?\w{1,15}$/.test(handle.trim()))
        .map((handle) => ({
          kind: 'other' as const,
          url: `https://x.com/${handle.trim().replace('@', '')}`,
        })),
    ],
  }
}

/** 'Helsinki, Uusimaa, Finland' and 'Greater Munich Metropolitan Area' name a town or a region; only a town is kept. */
function cityOf(place: string): string | null {
  const [first = '', ...rest] = place.split(',').map((part) => part.trim())
  return rest.length === 0 || first === '' || /\b(area|region|metropolitan)\b/i.test(first) ? null : first
}

function emailsOf(rows: readonly CsvRow[]): NonNullable<StructuredProfile['emails']> {
  const isPrimary = (row: CsvRow) => /^(yes|true|ja|oui|sí|si|sim|kyllä)$/i.test(row('Primary'))
  const first = rows.find(isPrimary) ?? rows[0]
  return [...rows]
    .sort((a, b) => Number(b === first) - Number(a === first))
    .map((row) => ({ address: row('Email Address').toLowerCase(), primary: row === first }))
    .filter(({ address }) => address !== '')
}

function phoneOf(row: CsvRow): NonNullable<StructuredProfile['phones']> {
  const number = row('Number').slice(0, 40)
  if (number === '') return []
  const extension = row('Extension').slice(0, 10)
  const written = extension === '' ? number : `${number} ext. ${extension}`
  return [{ written, e164: toE164(number, null) }]
}
