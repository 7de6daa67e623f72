/** One row of a table of openings as a draft. Reads only. */
import type { ImportField } from '#contract/imports.ts'
import { OpeningDraft } from '#contract/openings.ts'
import { requireConsistent } from '../openings/draft.ts'
import { Problem } from '../platform/problem.ts'
import { readCountry } from './candidate-row.ts'
import { type Cells, cellsOf, type Finding, type Layout, RowRefused, slipped } from './cells.ts'
import { employmentTypeOf, payPeriodOf, workplaceOf } from './value-words.ts'
import { linkOf, numberOf, type ValueReader } from './values.ts'

export interface OpeningRowDraft {
  draft: OpeningDraft
  /** Fields that the row says something about: what an opening that is there already is compared by. */
  stated: (keyof OpeningDraft)[]
  findings: Finding[]
}

/** Reads a row. Throws RowRefused. */
export function readOpening(row: readonly string[], layout: Layout, reader: ValueReader): OpeningRowDraft {
  if (slipped(row, layout)) throw new RowRefused('TOO_MANY_CELLS', layout.fields.length - 1)
  const cells = cellsOf(row, layout)
  const requisitionNumber = cells.line('requisitionNumber', 60)
  if (requisitionNumber === null)
    throw new RowRefused('REQUISITION_NUMBER_MISSING', layout.fields.indexOf('requisitionNumber'))
  const title = cells.line('title', 200)
  if (title === null) throw new RowRefused('TITLE_MISSING', layout.fields.indexOf('title'))
  const country = readCountry(cells, reader)
  if (country === null) cells.note('COUNTRY_MISSING', cells.column('country'))
  const opensOn = readDay(cells, 'opensOn', layout, reader)
  const values: Partial<Record<keyof OpeningDraft, unknown>> = {
    title,
    requisitionNumber,
    department: cells.line('department', 120),
    jobFamily: cells.line('jobFamily', 120),
    country,
    subdivision: readSubdivision(cells, country),
    city: cells.line('city', 120),
    timeZone: readTimeZone(cells),
    language: coded(cells, 'language', (text) => reader.language(text)),
    employmentType: coded(
      cells,
      'employmentType',
      (text) =>
        // OpenCATS writes "H (Hire)".
        employmentTypeOf(text) ?? employmentTypeOf(text.replace(/\s*[(-].*$/, '')),
    ),
    workplace: coded(cells, 'workplace', workplaceOf),
    pay: readPay(cells),
    description: cells.text('description', 100_000),
    seats: readSeats(cells),
    opensOn,
    closesOn: readClosing(cells, layout, reader, opensOn),
    externalId: cells.line('externalId', 200),
    externalUrl: readUrl(cells),
    team: readTeam(cells),
  }
  // What is not stated is what a new opening has.
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  )
  const draft = OpeningDraft.safeParse(given)
  if (!draft.success || !consistent(draft.data)) throw new RowRefused('NOT_ACCEPTED')
  return { draft: draft.data, stated: Object.keys(given) as (keyof OpeningDraft)[], findings: cells.findings }
}

function consistent(draft: OpeningDraft): boolean {
  try {
    requireConsistent(draft)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function coded<Code>(cells: Cells, field: ImportField, read: (text: string) => Code | null): Code | null {
  const [first] = cells.all(field)
  if (first === undefined) return null
  const code = read(first.text)
  if (code === null) cells.note('WORD_UNKNOWN', first.column)
  return code
}

const readTimeZone = (cells: Cells): string | null =>
  coded(cells, 'timeZone', (text) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    } catch {
      return null
    }
  })

const readSubdivision = (cells: Cells, country: string | null): string | null =>
  coded(cells, 'subdivision', (text) => {
    const code = text.trim().toUpperCase()
    const full = code.includes('-') ? code : `${country}-${code}`
    return country !== null && full.startsWith(`${country}-`) && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(full)
      ? full
      : null
  })

function readNumber(cells: Cells, field: 'payMin' | 'payMax' | 'seats'): number | null {
  const [first] = cells.all(field)
  if (first === undefined) return null
  const value = numberOf(first.text)
  if (value !== null && value >= 0) return value
  cells.note('NUMBER_UNREADABLE', first.column)
  return null
}

function readPay(cells: Cells): OpeningDraft['pay'] {
  const min = readNumber(cells, 'payMin')
  const max = readNumber(cells, 'payMax')
  if (min === null && max === null) return null
  const currency = coded(cells, 'payCurrency', currencyOf)
  // An amount without its currency says nothing.
  if (currency === null || (min !== null && max !== null && min > max)) {
    cells.note('NUMBER_UNREADABLE', cells.column('payMin') ?? cells.column('payMax'))
    return null
  }
  return { min, max, currency, period: coded(cells, 'payPeriod', payPeriodOf) ?? 'year' }
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD' }
const currencyOf = (text: string): string | null => {
  const code = SIGNS[text] ?? text.toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? code : null
}

function readSeats(cells: Cells): number | null {
  const seats = readNumber(cells, 'seats')
  if (seats === null || (Number.isInteger(seats) && seats >= 1 && seats <= 9999)) return seats
  cells.note('NUMBER_UNREADABLE', cells.column('seats'))
  return null
}

function readDay(
  cells: Cells,
  field: 'opensOn' | 'closesOn',
  layout: Layout,
  reader: ValueReader,
): string | null {
  const [first] = cells.all(field)
  if (first === undefined) return null
  const read = reader.date(first.text, layout.dateOrder)
  if (typeof read === 'object') return read.day
  cells.note(read === 'ambiguous' ? 'DATE_AMBIGUOUS' : 'DATE_UNREADABLE', first.column)
  return null
}

function readClosing(
  cells: Cells,
  layout: Layout,
  reader: ValueReader,
  opensOn: string | null,
): string | null {
  const closesOn = readDay(cells, 'closesOn', layout, reader)
  if (closesOn === null || opensOn === null || closesOn >= opensOn) return closesOn
  cells.note('DATE_UNREADABLE', cells.column('closesOn'))
  return null
}

function readUrl(cells: Cells): string | null {
  const [first] = cells.all('externalUrl')
  if (first === undefined) return null
  const link = linkOf(first.text)
  if (link === null) cells.note('LINK_UNREADABLE', first.column)
  return link?.url ?? null
}

function readTeam(cells: Cells): OpeningDraft['team'] | null {
  const member = (field: 'recruiter' | 'hiringManager', role: 'recruiter' | 'hiring_manager') => {
    const name = cells.line(field, 200)
    return name === null ? [] : [{ name, role, email: null }]
  }
  const team = [...member('recruiter', 'recruiter'), ...member('hiringManager', 'hiring_manager')]
  return team.length === 0 ? null : team
}
