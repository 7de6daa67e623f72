/** haku candidates duplicates|merge|unmerge. */
import { type Command, Option } from 'commander'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { limitOption } from '../options.ts'
import { collect } from '../paging.ts'
import { answer, record, table } from '../print.ts'

/** Adds to the commands of candidates. */
export function addDuplicateCommands(candidates: Command, context: CliContext): void {
  const { io } = context

  withWorkspaceOptions(
    candidates.command('duplicates').description('compare all candidates and list who may be one person'),
  )
    .addOption(limitOption())
    .action((options: WorkspaceOptions & { limit: number }) =>
      withWorkspace(context, options, async (client) => {
        await client.duplicates.compareAll({})
        const { rows, last } = await collect(options.limit, (page) => client.duplicates.list(page))
        answer(io, options.json === true, { rows, total: last.total }, () =>
          table(
            ['certainty', 'one', 'other', 'for it', 'against it', 'ids'],
            rows.map((pair) => [
              pair.certainty,
              pair.one.fullName,
              pair.other.fullName,
              pair.agree.join(', '),
              pair.differ.join(', '),
              `${pair.one.id} ${pair.other.id}`,
            ]),
          ),
        )
      }),
    )

  withWorkspaceOptions(
    candidates
      .command('merge')
      .description('make one candidate of two: what the kept one lacks is filled in, lists are united')
      .argument('<one>', 'id of a candidate')
      .argument('<other>', 'id of the other'),
  )
    .addOption(new Option('--keep <id>', 'which of the two stays').makeOptionMandatory())
    .action((one: string, other: string, options: WorkspaceOptions & { keep: string }) =>
      withWorkspace(context, options, async (client) => {
        if (options.keep !== one && options.keep !== other)
          throw refused(
            'KEEP_NEITHER',
            'The one to keep is neither of the two. Nothing was changed.',
            'Give --keep the id of one of them.',
          )
        const goneId = options.keep === one ? other : one
        const { mergeId } = await client.duplicates.merge({ keepId: options.keep, goneId })
        answer(io, options.json === true, { mergeId, keptId: options.keep, goneId }, () =>
          record([
            ['merge', mergeId],
            ['kept', options.keep],
            ['take back', `haku candidates unmerge ${mergeId}`],
          ]),
        )
      }),
    )

  withWorkspaceOptions(
    candidates
      .command('unmerge')
      .description('make two candidates again of one; what came since stays with the one who was kept')
      .argument('<merge>', 'id of the merge'),
  ).action((mergeId: string, options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => {
      const { keptId, goneId } = await client.duplicates.unmerge({ mergeId })
      answer(io, options.json === true, { mergeId, keptId, goneId }, () =>
        record([
          ['kept', keptId],
          ['back', goneId],
        ]),
      )
    }),
  )
}
