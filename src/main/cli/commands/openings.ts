/** haku openings list|show|create|publish|close. */
import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type Opening, OpeningDraft, OpeningStatus } from '#contract/openings.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { findOpening } from '../find.ts'
import { limitOption, several } from '../options.ts'
import { collect } from '../paging.ts'
import { answer, instant, record, table } from '../print.ts'

interface CreateOptions extends WorkspaceOptions {
  from?: string
  title?: string
  number?: string
  country?: string
  city?: string
  department?: string
  language?: string
  publish?: boolean
}

export function addOpeningCommands(program: Command, context: CliContext): void {
  const { io } = context
  const openings = program.command('openings').description('openings: the advertised jobs')

  withWorkspaceOptions(openings.command('list').description('list openings, newest change first'))
    .addOption(several(new Option('--status <status>', 'only these'), OpeningStatus.options))
    .option('--text <words>', 'only those with these words in title, number, department or place')
    .addOption(limitOption())
    .action((options: WorkspaceOptions & { status?: Opening['status'][]; text?: string; limit: number }) =>
      withWorkspace(context, options, async (client) => {
        const { status, text } = options
        const { rows, last } = await collect(options.limit, (page) =>
          client.openings.list({ ...(status && { status }), ...(text !== undefined && { text }), ...page }),
        )
        answer(io, options.json === true, { rows, total: last.total }, () =>
          table(
            ['number', 'title', 'status', 'country', 'active', 'waiting', 'hired'],
            rows.map((row) => [
              row.requisitionNumber,
              row.title,
              row.status,
              row.country,
              row.active,
              row.waiting,
              `${row.hired}/${row.seats}`,
            ]),
          ),
        )
      }),
    )

  withWorkspaceOptions(
    openings.command('show').description('show one opening').argument('<number>', 'requisition number or id'),
  ).action((named: string, options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => show(await findOpening(client, named), options)),
  )

  withWorkspaceOptions(openings.command('create').description('write a draft of an opening'))
    .option('--from <file>', 'JSON file with the fields of the contract; options win over it')
    .option('--title <text>')
    .option('--number <number>', 'requisition number, unique in the workspace')
    .option('--country <code>', 'ISO 3166-1 alpha-2, for example FI; needed to publish')
    .option('--city <text>')
    .option('--department <text>')
    .option('--language <tag>', 'for example fi')
    .option('--publish', 'publish it at once')
    .action((options: CreateOptions) =>
      withWorkspace(context, options, async (client) => {
        const created = await client.openings.create(await draftOf(options))
        show(options.publish ? await client.openings.publish({ id: created.id }) : created, options)
      }),
    )

  withWorkspaceOptions(
    openings
      .command('publish')
      .description('publish an opening: from now on it takes applications')
      .argument('<number>', 'requisition number or id'),
  ).action((named: string, options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => {
      const { id } = await findOpening(client, named)
      show(await client.openings.publish({ id }), options)
    }),
  )

  withWorkspaceOptions(
    openings
      .command('close')
      .description('close an opening: it takes no more applications')
      .argument('<number>', 'requisition number or id'),
  )
    .addOption(
      new Option('--as <status>', 'how it ended')
        .choices(['closed', 'filled', 'cancelled'])
        .default('closed'),
    )
    .action((named: string, options: WorkspaceOptions & { as: 'closed' | 'filled' | 'cancelled' }) =>
      withWorkspace(context, options, async (client) => {
        const { id } = await findOpening(client, named)
        show(await client.openings.close({ id, as: options.as }), options)
      }),
    )

  function show(opening: Opening, options: WorkspaceOptions): void {
    answer(io, options.json === true, opening, () =>
      record([
        ['number', opening.requisitionNumber],
        ['title', opening.title],
        ['status', opening.status],
        ['department', opening.department],
        ['country', opening.country],
        ['city', opening.city],
        ['language', opening.language],
        ['seats', opening.seats],
        ['stages', opening.stages.map((stage) => stage.name).join(' > ')],
        ['published', instant(opening.publishedAt)],
        ['closed', instant(opening.closedAt)],
        ['id', opening.id],
      ]),
    )
  }
}

async function draftOf(options: CreateOptions) {
  const fromFile = options.from === undefined ? {} : await readJson(options.from)
  const draft = {
    ...fromFile,
    ...(options.title !== undefined && { title: options.title }),
    ...(options.number !== undefined && { requisitionNumber: options.number }),
    ...(options.country !== undefined && { country: options.country.toUpperCase() }),
    ...(options.city !== undefined && { city: options.city }),
    ...(options.department !== undefined && { department: options.department }),
    ...(options.language !== undefined && { language: options.language }),
  }
  const checked = OpeningDraft.safeParse(draft)
  if (checked.success) return checked.data
  const faults = checked.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw refused('OPENING_INVALID', faults.join('; '), 'Give at least --title and --number. Nothing was made.')
}

async function readJson(path: string): Promise<object> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below: missing, unreadable and no JSON come to the same for the person.
  }
  throw refused(
    'FILE_INVALID',
    'The file given with --from cannot be read as a JSON object. Nothing was made.',
  )
}
