/** haku candidates list|show; what is about duplicates stands beside. */
import { type Command, Option } from 'commander'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { limitOption } from '../options.ts'
import { collect } from '../paging.ts'
import { answer, instant, record, table } from '../print.ts'
import { addDuplicateCommands } from './duplicates.ts'

export function addCandidateCommands(program: Command, context: CliContext): void {
  const { io } = context
  const candidates = program
    .command('candidates')
    .description('candidates: people, across their applications')

  withWorkspaceOptions(candidates.command('list').description('list candidates'))
    .addOption(new Option('--sort <by>').choices(['name', 'updated']).default('name'))
    .addOption(limitOption())
    .action((options: WorkspaceOptions & { sort: 'name' | 'updated'; limit: number }) =>
      withWorkspace(context, options, async (client) => {
        const { rows, last } = await collect(options.limit, (page) =>
          client.candidates.list({ sort: options.sort, ...page }),
        )
        answer(io, options.json === true, { rows, total: last.total }, () =>
          table(
            ['name', 'headline', 'city', 'applications', 'last received', 'id'],
            rows.map((row) => [
              row.fullName,
              row.headline,
              row.city,
              row.applications,
              instant(row.lastReceivedAt),
              row.id,
            ]),
          ),
        )
      }),
    )

  withWorkspaceOptions(candidates.command('show').description('show one candidate').argument('<id>')).action(
    (id: string, options: WorkspaceOptions) =>
      withWorkspace(context, options, async (client) => {
        const candidate = await client.candidates.get({ id })
        answer(io, options.json === true, candidate, () =>
          [
            record([
              ['name', candidate.fullName],
              ['headline', candidate.headline],
              ['place', [candidate.city, candidate.country].filter((part) => part !== null).join(', ')],
              ['e-mails', candidate.emails.map((email) => email.address).join(', ')],
              ['phones', candidate.phones.map((phone) => phone.e164 ?? phone.written).join(', ')],
              ['links', candidate.links.map((link) => link.url).join(' ')],
              ['skills', candidate.skills.join(', ')],
              ['id', candidate.id],
            ]),
            '',
            table(
              ['application', 'number', 'stage', 'status', 'received'],
              candidate.applications.map((row) => [
                row.id,
                row.requisitionNumber,
                row.stageName,
                row.status,
                instant(row.receivedAt),
              ]),
            ),
            '',
            table(
              ['document', 'kind', 'name', 'bytes', 'warnings'],
              candidate.documents.map((row) => [
                row.id,
                row.kind,
                row.name,
                row.sizeBytes,
                row.warnings.join(', '),
              ]),
            ),
          ].join('\n'),
        )
      }),
  )
  addDuplicateCommands(candidates, context)
}
