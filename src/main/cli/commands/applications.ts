/** haku applications list|show|move|reject. */
import { type Command, Option } from 'commander'
import { ApplicationStatus, RejectionReason } from '#contract/applications.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { findOpening } from '../find.ts'
import { limitOption, several } from '../options.ts'
import { collect } from '../paging.ts'
import { answer, instant, record, table } from '../print.ts'
import type { Client } from '../service.ts'

interface ListOptions extends WorkspaceOptions {
  opening?: string
  status?: ApplicationStatus[]
  limit: number
}

export function addApplicationCommands(program: Command, context: CliContext): void {
  const { io } = context
  const applications = program.command('applications').description('applications: one candidate, one opening')

  withWorkspaceOptions(applications.command('list').description('list applications, newest first'))
    .option('--opening <number>', 'only of this opening')
    .addOption(several(new Option('--status <status>', 'only these'), ApplicationStatus.options))
    .addOption(limitOption())
    .action((options: ListOptions) =>
      withWorkspace(context, options, async (client) => {
        const { opening, status } = options
        const openingId = opening === undefined ? undefined : (await findOpening(client, opening)).id
        const { rows, last } = await collect(options.limit, (page) =>
          client.applications.list({
            ...(openingId !== undefined && { openingId }),
            ...(status && { status }),
            ...page,
          }),
        )
        answer(io, options.json === true, { rows, total: last.total }, () =>
          table(
            ['candidate', 'opening', 'stage', 'status', 'received', 'id'],
            rows.map((row) => [
              row.candidateName,
              row.openingTitle,
              row.stageName,
              row.status,
              instant(row.receivedAt),
              row.id,
            ]),
          ),
        )
      }),
    )

  withWorkspaceOptions(
    applications.command('show').description('show one application').argument('<id>'),
  ).action((id: string, options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => {
      const application = await client.applications.get({ id })
      const stage = application.stages.find((one) => one.id === application.stageId)
      answer(io, options.json === true, application, () =>
        [
          record([
            ['candidate', application.candidate.fullName],
            ['opening', `${application.openingTitle} (${application.requisitionNumber})`],
            ['stage', stage?.name],
            ['status', application.status],
            ['reason', application.dispositionReason],
            ['received', instant(application.receivedAt)],
            ['source', application.source],
            ['tags', application.tags.join(', ')],
            ['rating', application.rating],
            ['documents', application.documents.map((document) => document.name).join(', ')],
            ['candidate id', application.candidateId],
          ]),
          '',
          table(
            ['when', 'what', 'from', 'to', 'reason'],
            application.timeline.map((event) => [
              instant(event.at),
              event.kind,
              event.fromStage,
              event.toStage,
              event.reason,
            ]),
          ),
        ].join('\n'),
      )
    }),
  )

  withWorkspaceOptions(
    applications.command('move').description('move applications to a stage').argument('<id...>'),
  )
    .requiredOption('--to <stage>', 'name or id of the stage')
    .action((ids: string[], options: WorkspaceOptions & { to: string }) =>
      withWorkspace(context, options, async (client) => {
        const { changed } = await client.applications.move({
          ids,
          stageId: await stageId(client, ids, options.to),
        })
        answer(io, options.json === true, { changed }, () => `${changed} moved.`)
      }),
    )

  withWorkspaceOptions(applications.command('reject').description('reject applications').argument('<id...>'))
    .addOption(
      new Option('--reason <code>', 'disposition reason')
        .choices(RejectionReason.options)
        .makeOptionMandatory(),
    )
    .action((ids: string[], options: WorkspaceOptions & { reason: RejectionReason }) =>
      withWorkspace(context, options, async (client) => {
        const { changed } = await client.applications.reject({ ids, reason: options.reason })
        answer(io, options.json === true, { changed }, () => `${changed} rejected.`)
      }),
    )
}

/** The stage of the first application's opening; the service refuses when another one has other stages. */
async function stageId(client: Client, ids: readonly string[], named: string): Promise<string> {
  const { stages } = await client.applications.get({ id: ids[0] ?? '' })
  const wanted = named.trim().toLowerCase()
  const stage = stages.find((one) => one.id === named || one.name.toLowerCase() === wanted)
  if (stage === undefined)
    throw refused(
      'STAGE_UNKNOWN',
      'The opening has no such stage. Nothing was moved.',
      `Its stages are: ${stages.map((one) => one.name).join(', ')}.`,
    )
  return stage.id
}
