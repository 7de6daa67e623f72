/** Imports: candidates or openings from a table of another system (CSV), one file at a time, each revertible as a whole. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { CountryCode, Cursor, Id, Instant, PageLimit, procedure } from './common.ts'
import { TaskId } from './tasks.ts'

export const ImportKind = z.enum(['candidates', 'openings'])
export type ImportKind = z.infer<typeof ImportKind>

/** What a column of a table of candidates can be. Several columns may be one field: see docs/specs/csv-import.md. */
export const CANDIDATE_FIELDS = [
  'ignore',
  'fullName',
  'givenName',
  'familyName',
  'email',
  'phone',
  'headline',
  'employer',
  'jobTitle',
  'institution',
  'degree',
  'city',
  'country',
  'skills',
  'languages',
  'link',
  'summary',
  'opening',
  'stage',
  'status',
  'source',
  'receivedOn',
  'tags',
  'note',
] as const

export const OPENING_FIELDS = [
  'ignore',
  'requisitionNumber',
  'title',
  'department',
  'jobFamily',
  'country',
  'subdivision',
  'city',
  'timeZone',
  'language',
  'employmentType',
  'workplace',
  'payMin',
  'payMax',
  'payCurrency',
  'payPeriod',
  'description',
  'seats',
  'opensOn',
  'closesOn',
  'externalId',
  'externalUrl',
  'recruiter',
  'hiringManager',
] as const

export type CandidateField = (typeof CANDIDATE_FIELDS)[number]
export type OpeningField = (typeof OPENING_FIELDS)[number]
export const ImportField = z.enum([...new Set([...CANDIDATE_FIELDS, ...OPENING_FIELDS])])
export type ImportField = z.infer<typeof ImportField>

/** At least one column of each group has to be mapped. */
export const REQUIRED_FIELDS: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  candidates: [['fullName', 'givenName', 'familyName']],
  openings: [['requisitionNumber'], ['title']],
}
export const DATE_FIELDS: readonly ImportField[] = ['receivedOn', 'opensOn', 'closesOn']

/** How 03/04/2021 is to be read: 3 April, or 4 March. */
export const DateOrder = z.enum(['dmy', 'mdy'])
export type DateOrder = z.infer<typeof DateOrder>

export const ImportMapping = z.object({
  /** The field of each column, in the order of the columns. */
  fields: z.array(ImportField).max(1000),
  /** For dates that say neither which part is the day nor which the month; null: they are left out. */
  dateOrder: DateOrder.nullable().default(null),
  /** The country in which telephone numbers without a country code are dialled. */
  phoneCountry: CountryCode.nullable().default(null),
})
export type ImportMapping = z.infer<typeof ImportMapping>

/** Why a row is not taken in. Stable: scripts and translations key on these words. */
export const rowRefusalCodes = [
  'NAME_MISSING',
  'REQUISITION_NUMBER_MISSING',
  'TITLE_MISSING',
  'REQUISITION_NUMBER_TAKEN',
  'TOO_MANY_CELLS',
  'NOT_ACCEPTED',
] as const
/** What a row that is taken in had to leave out, or still needs. */
export const cellProblemCodes = [
  'EMAIL_UNREADABLE',
  'DATE_UNREADABLE',
  'DATE_AMBIGUOUS',
  'COUNTRY_UNKNOWN',
  'LINK_UNREADABLE',
  'NUMBER_UNREADABLE',
  'WORD_UNKNOWN',
  'TOO_LONG',
  'VALUE_KEPT',
  'OPENING_UNKNOWN',
  'OPENING_AMBIGUOUS',
  'OPENING_NOT_PUBLISHED',
  'OPENING_MISSING',
  'STAGE_UNKNOWN',
  'ALREADY_APPLIED',
  'COUNTRY_MISSING',
] as const
export type RowRefusalCode = (typeof rowRefusalCodes)[number]
export type CellProblemCode = (typeof cellProblemCodes)[number]

export const RowProblem = z.object({
  code: z.enum([...rowRefusalCodes, ...cellProblemCodes]),
  /** Index of the column that it is about; null: the whole row. */
  column: z.int().nullable(),
  /** What is wrong, what was kept, what to do next. */
  reason: z.string(),
})
export type RowProblem = z.infer<typeof RowProblem>

export const RowOutcome = z.enum(['pending', 'new', 'updated', 'same', 'refused', 'reverted'])
export type RowOutcome = z.infer<typeof RowOutcome>

/** How many rows came out how; `partial` ones are among the first three, `applications` beside them. */
export const ImportCounts = z.object({
  new: z.int(),
  updated: z.int(),
  same: z.int(),
  refused: z.int(),
  reverted: z.int(),
  /** Rows that were taken in without a part of what they say. */
  partial: z.int(),
  applications: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportStatus = z.enum([
  'reading',
  'ready',
  'running',
  'done',
  'cancelled',
  'interrupted',
  'reverted',
])
export type ImportStatus = z.infer<typeof ImportStatus>

export const ImportRow = z.object({
  id: Id,
  kind: ImportKind,
  status: ImportStatus,
  origin: z.enum(['window', 'cli']),
  /** Name of the file. */
  name: z.string(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** Rows of the table, without its head and without empty ones. */
  total: z.int(),
  counts: ImportCounts,
  /** Whether the cells of rows with problems are still kept: they are dropped a week after the end. */
  cellsKept: z.boolean(),
})
export type ImportRow = z.infer<typeof ImportRow>

const ImportColumn = z.object({
  header: z.string(),
  /** First values that are not empty. */
  samples: z.array(z.string()).max(3),
  /** Among the first rows is a date that can be read in two ways and none that tells which. */
  ambiguousDates: z.boolean(),
})

export type ImportColumn = z.infer<typeof ImportColumn>

export const Import = ImportRow.extend({
  columns: z.array(ImportColumn),
  /** What was chosen, or what is proposed as long as nothing was. */
  mapping: ImportMapping,
  /** Where the proposal comes from. */
  proposedBy: z.enum(['remembered', 'opencats', 'lever', 'greenhouse', 'headers']),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** WHATWG name, for example utf-8. */
  charset: z.string(),
  /** The last import of exactly this file that was carried out and not taken back. */
  sameFile: z.object({ id: Id, startedAt: Instant }).nullable(),
})
export type Import = z.infer<typeof Import>

export const ProblemRow = z.object({
  /** Line of the file on which the row begins, from 1. */
  line: z.int(),
  outcome: RowOutcome,
  problems: z.array(RowProblem),
  /** As they stand in the file; empty when they are no longer kept. */
  cells: z.array(z.string()),
})
export type ProblemRow = z.infer<typeof ProblemRow>

export const MAX_IMPORT_BYTES = 100 * 1024 * 1024
export const MAX_IMPORT_ROWS = 200_000
export const MAX_IMPORT_COLUMNS = 500
/** For this long after its end (or, when it is never begun, after its start) an import keeps the cells of rows with problems. */
export const CELLS_KEPT_DAYS = 7

const byId = z.object({ importId: Id })

export const imports = {
  /**
   * Reads a table and keeps its rows until they are settled. Throws REFUSED with EMPTY_TABLE, NOT_A_TABLE, TOO_MANY_ROWS,
   * TOO_MANY_COLUMNS, QUOTE_NOT_CLOSED; CANCELLED.
   */
  upload: procedure
    .input(
      z.object({
        kind: ImportKind,
        name: z.string().max(300),
        file: z.file().max(MAX_IMPORT_BYTES),
        task: TaskId.optional(),
      }),
    )
    .output(Import),
  list: procedure
    .input(z.object({ cursor: Cursor.optional(), limit: PageLimit.default(50) }))
    .output(z.object({ rows: z.array(ImportRow), next: Cursor.nullable() })),
  get: procedure.input(byId).output(Import),
  /** What `run` would do with this mapping, without doing it. The mapping is remembered. */
  check: procedure.input(byId.extend({ mapping: ImportMapping, task: TaskId.optional() })).output(Import),
  /** Rows with problems, as the last check or the import found them. */
  problems: procedure
    .input(byId.extend({ cursor: Cursor.optional(), limit: PageLimit.default(100) }))
    .output(z.object({ rows: z.array(ProblemRow), next: Cursor.nullable() })),
  /** All of them, in parts, for a file. */
  exportProblems: procedure.input(byId).output(eventIterator(z.object({ rows: z.array(ProblemRow) }))),
  /** Carries out what was checked, or goes on after an interruption. Answers at once; progress arrives as events. */
  run: procedure.input(byId).output(Import),
  /** Stops between two rows: what is in stays in, and can be taken back. One that was not begun is forgotten. */
  cancel: procedure.input(byId).output(Import),
  /** Takes back everything the import brought in, unless somebody has worked on it since. */
  revert: procedure.input(byId.extend({ task: TaskId.optional() })).output(
    z.object({
      reverted: z.int(),
      kept: z.int(),
      /** The first of those that were kept. */
      keptRows: z.array(z.object({ line: z.int(), reason: z.string() })).max(200),
    }),
  ),
}
