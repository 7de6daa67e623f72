/** haku search. */
import type { Command } from 'commander'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { answer, plain, table } from '../print.ts'

export function addSearchCommand(program: Command, context: CliContext): void {
  const { io } = context
  withWorkspaceOptions(
    program
      .command('search')
      .description('search names, e-mails, phones, documents and notes')
      .argument('<words...>'),
  ).action((words: string[], options: WorkspaceOptions) =>
    withWorkspace(context, options, async (client) => {
      const found = await client.search.query({ text: words.join(' ').slice(0, 500), limit: 100 })
      answer(io, options.json === true, found, () =>
        [
          table(
            ['candidate', 'found in', 'text', 'id'],
            found.hits.map((hit) => [hit.fullName, hit.matched, marked(hit.snippet), hit.candidateId]),
          ),
          `${found.exact ? '' : 'At least '}${found.total} found${found.ranked ? '' : ', newest first'}.`,
          ...found.unknown.map(({ operator, value }) => plain(`Nothing here is ${operator}:${value}.`)),
        ].join('\n'),
      )
    }),
  )
}

const marked = (snippet: string): string => plain(snippet.replaceAll('\u0002', '[').replaceAll('\u0003', ']'))
