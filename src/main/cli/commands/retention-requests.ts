/** haku retention requests. */
import type { Command } from 'commander'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { answer, instant, table } from '../print.ts'

interface RequestOptions extends WorkspaceOptions {
  open?: string
  extend?: string
  answered?: string
  withdraw?: string
  letter?: string
}

export function addRequestCommand(retention: Command, context: CliContext): void {
  const { io } = context
  withWorkspaceOptions(
    retention
      .command('requests')
      .description('list the requests to be erased, the first to be answered first; or record one'),
  )
    .option('--open <candidate>', 'a candidate has asked to be erased')
    .option('--extend <request>', 'put the answer off by two months')
    .option('--letter <request>', 'put the answer into the outbox, as the template and the law have it')
    .option('--answered <request>', 'the candidate was told')
    .option('--withdraw <request>', 'the candidate took the request back')
    .action((options: RequestOptions) =>
      withWorkspace(context, options, async (client) => {
        const { requests } = client.retention
        if (options.open !== undefined) await requests.open({ candidateId: options.open })
        if (options.extend !== undefined) await requests.extend({ id: options.extend })
        if (options.letter !== undefined) {
          const { language, subject, body } = await requests.letter({ id: options.letter })
          await requests.writeLetter({ id: options.letter, language, subject, body })
        }
        if (options.answered !== undefined) await requests.answer({ id: options.answered })
        if (options.withdraw !== undefined) await requests.withdraw({ id: options.withdraw })
        const { rows } = await requests.list()
        const listed = rows.map(({ name: _, ...row }) => row)
        answer(io, options.json === true, { rows: listed }, () =>
          table(
            ['request', 'candidate', 'asked', 'answer by', 'answered', 'letter', 'state', 'until'],
            listed.map((row) => [
              row.id,
              row.candidateId,
              instant(row.requestedAt),
              row.answerBy,
              row.answeredAt === null ? 'no' : instant(row.answeredAt),
              row.letter?.state ?? 'none',
              row.state,
              row.until,
            ]),
          ),
        )
      }),
    )
}
