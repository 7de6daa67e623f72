/** haku import: a table of another system, mapped, checked and carried out as in the window. */
import { openAsBlob } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import {
  CANDIDATE_FIELDS,
  DateOrder,
  type Import,
  ImportField,
  ImportKind,
  type ImportMapping,
  MAX_IMPORT_BYTES,
  OPENING_FIELDS,
  type ProblemRow,
} from '#contract/imports.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { exitCode } from '../io.ts'
import { collect } from '../paging.ts'
import { answer, plain, table } from '../print.ts'
import { createProgressLine } from '../progress.ts'
import type { Client } from '../service.ts'

/** An event can be missed; the import itself cannot. */
const LOOK_AGAIN_MS = 1_000
const ALL_ROWS = 1_000_000

interface ImportOptions extends WorkspaceOptions {
  kind: ImportKind
  mapping?: string
  dateOrder?: DateOrder
  phoneCountry?: string
  dryRun?: boolean
}

export function addImportCommand(program: Command, context: CliContext): void {
  withWorkspaceOptions(
    program
      .command('import')
      .description('import candidates or openings from a CSV file of another system; the file stays as it is')
      .argument('<file>', 'the CSV file'),
  )
    .addOption(
      new Option('--kind <kind>', 'what the rows are').choices(ImportKind.options).makeOptionMandatory(),
    )
    .option('--mapping <file>', 'JSON of column name to field; left out: as the names propose')
    .addOption(new Option('--date-order <order>', 'how 03/04/2021 is read').choices(DateOrder.options))
    .option('--phone-country <code>', 'country of telephone numbers without a country code, for example FI')
    .option('--dry-run', 'check and count, write nothing')
    .action(async (file: string, options: ImportOptions) => {
      const content = await contentOf(file)
      const chosen = options.mapping === undefined ? null : await readMapping(options.mapping, options.kind)
      await withWorkspace(context, options, (client) =>
        importTable(client, { name: basename(file), content }, chosen, options, context),
      )
    })
}

async function contentOf(path: string): Promise<File> {
  let size: number
  try {
    const about = await stat(path)
    if (!about.isFile()) throw new Error('no file')
    size = about.size
    if (size <= MAX_IMPORT_BYTES) return new File([await (await openAsBlob(path)).arrayBuffer()], 'table.csv')
  } catch {
    throw refused('NO_FILE', 'This file cannot be read.', 'Check the path and whether you may read it.')
  }
  throw refused(
    'TOO_LARGE',
    'This file is larger than 100 MB. Nothing was taken in.',
    'Split it into several files, each with the line of column names.',
  )
}

/** Column name to field. Throws Problem REFUSED. */
async function readMapping(path: string, kind: ImportKind): Promise<Map<string, ImportField>> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw refused(
      'NO_MAPPING',
      'The mapping cannot be read as JSON. Nothing was taken in.',
      'See docs/specs/csv-import.md.',
    )
  }
  const known: readonly string[] = kind === 'candidates' ? CANDIDATE_FIELDS : OPENING_FIELDS
  const pairs = Object.entries(json !== null && typeof json === 'object' ? json : {}).map(
    ([column, field]) => {
      const parsed = ImportField.safeParse(field)
      if (!parsed.success || !known.includes(parsed.data))
        throw refused(
          'FIELD_UNKNOWN',
          'The mapping names a field that tables of this kind do not have. Nothing was taken in.',
          `The fields are: ${known.join(', ')}.`,
        )
      return [column.trim(), parsed.data] as const
    },
  )
  return new Map(pairs)
}

function mappingOf(
  one: Import,
  chosen: Map<string, ImportField> | null,
  options: ImportOptions,
): ImportMapping {
  for (const column of chosen?.keys() ?? [])
    if (!one.columns.some(({ header }) => header === column))
      throw refused(
        'COLUMN_UNKNOWN',
        'The mapping names a column that the file does not have. Nothing was taken in.',
        `The columns are: ${one.columns.map(({ header }) => plain(header)).join(', ')}.`,
      )
  return {
    fields:
      chosen === null ? one.mapping.fields : one.columns.map(({ header }) => chosen.get(header) ?? 'ignore'),
    dateOrder: options.dateOrder ?? one.mapping.dateOrder,
    phoneCountry: options.phoneCountry?.toUpperCase() ?? one.mapping.phoneCountry,
  }
}

async function importTable(
  client: Client,
  { name, content }: { name: string; content: File },
  chosen: Map<string, ImportField> | null,
  options: ImportOptions,
  context: CliContext,
): Promise<void> {
  const { io } = context
  const stop = new AbortController()
  const forget = io.onInterrupt(() => stop.abort())
  const progress = createProgressLine(io)
  let waiting: string | null = null
  try {
    const read = await client.imports.upload(
      { kind: options.kind, name, file: content },
      { signal: stop.signal },
    )
    waiting = read.id
    const checked = await client.imports.check(
      { importId: read.id, mapping: mappingOf(read, chosen, options) },
      { signal: stop.signal },
    )
    const { new: made, updated } = checked.counts
    const writes = made + updated > 0 && options.dryRun !== true
    const one = writes ? await run(client, read.id, progress, stop.signal) : checked
    if (writes) waiting = null
    progress.end()
    const { rows: problems } = await collect(ALL_ROWS, (page) =>
      client.imports.problems({ importId: read.id, ...page }),
    )
    const all = { import: one, problems, dryRun: options.dryRun === true }
    answer(io, options.json === true, all, () => asText(all))
    if (one.status === 'cancelled') context.exit(exitCode.interrupted)
    else if (one.status === 'interrupted')
      throw refused(
        'INTERRUPTED',
        'The import stopped before its end because of a fault of this machine. What was taken in is kept.',
        'Look whether the disk is full, then run the command again: nothing is taken in twice.',
      )
    else if (problems.length > 0) context.exit(exitCode.attention)
  } finally {
    progress.end()
    forget()
    // What is not carried out is kept nowhere.
    if (waiting !== null) await client.imports.cancel({ importId: waiting }).catch(() => undefined)
  }
}

/** Carries an import out to its end; Ctrl+C stops it. */
async function run(
  client: Client,
  importId: string,
  progress: ReturnType<typeof createProgressLine>,
  signal: AbortSignal,
): Promise<Import> {
  const watching = new AbortController()
  const cancel = () => void client.imports.cancel({ importId }).catch(() => undefined)
  const ended = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      client.imports.get({ importId }).then(
        ({ status }) => status !== 'running' && resolve(),
        () => resolve(),
      )
    }, LOOK_AGAIN_MS)
    watching.signal.addEventListener('abort', () => clearInterval(look))
    const follow = async () => {
      for await (const event of await client.events.subscribe(undefined, { signal: watching.signal })) {
        if (event.type !== 'import' || event.importId !== importId) continue
        progress.show('imported', event.done, event.total)
        if (event.status !== 'running') resolve()
      }
    }
    // Ends with the watching; what it misses, the look every second sees.
    follow().catch(() => undefined)
  })
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await client.imports.run({ importId })
    if (signal.aborted) cancel()
    await ended
    return await client.imports.get({ importId })
  } finally {
    signal.removeEventListener('abort', cancel)
    watching.abort()
  }
}

function asText({
  import: one,
  problems,
  dryRun,
}: {
  import: Import
  problems: ProblemRow[]
  dryRun: boolean
}): string {
  const { counts, total, columns, mapping } = one
  const lines = [
    `${total} rows: ${counts.new} new, ${counts.updated} completed, ${counts.same} already there, ${counts.refused} refused; ${counts.applications} applications.`,
  ]
  if (dryRun) {
    lines.push('Nothing was written.', '')
    lines.push(
      table(
        ['column', 'becomes'],
        columns.map(({ header }, at) => [header, mapping.fields[at] ?? 'ignore']),
      ),
    )
  }
  if (one.status === 'cancelled')
    lines.push('Stopped. What was taken in is kept and can be taken back in the window, under Imports.')
  for (const { line, problems: found } of problems)
    for (const { code, column, reason } of found) {
      const head = column === null ? '' : `${plain(columns[column]?.header)}: `
      lines.push(`line ${line}  ${head}${reason} (${code})`)
    }
  return lines.join('\n')
}
