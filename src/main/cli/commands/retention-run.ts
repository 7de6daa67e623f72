/** haku retention run|verify. */
import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { Receipt, type RunOutcome, type Verification } from '#contract/retention-runs.ts'
import { checkReceipt } from '../../retention/receipt.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { exitCode } from '../io.ts'
import { answer, instant, record, table } from '../print.ts'

interface RunOptions extends WorkspaceOptions {
  by: string
  approvedBy?: string
  confirm?: number
  unsentAnswers?: number
}

export function addRetentionRunCommands(retention: Command, context: CliContext): void {
  const { io } = context

  withWorkspaceOptions(
    retention
      .command('run')
      .description(
        'remove what is due, prove that it is gone, and sign a receipt; goes on with a run that was cut short',
      )
      .requiredOption('--by <name>', 'who runs it')
      .option('--approved-by <name>', 'who approves it, where the workspace asks for a second person')
      .option(
        '--confirm <count>',
        'the number of applications, where it is above 500 or a fifth of all',
        wholeNumber,
      )
      .option(
        '--unsent-answers <count>',
        'the number of people whose answer to their request goes with them, before it was sent',
        wholeNumber,
      ),
  ).action((options: RunOptions) =>
    withWorkspace(context, options, async (client) => {
      const { rows } = await client.retention.runs.list()
      const begun = rows.find(({ state }) => state === 'running' || state === 'erased')
      const prepared = begun ?? (await client.retention.runs.prepare({ by: options.by }))
      if (prepared.unsentAnswers > 0 && prepared.unsentAnswers !== options.unsentAnswers) {
        throw refused(
          'UNSENT_ANSWERS',
          `The answers to ${prepared.unsentAnswers} people who asked to be erased have not left the outbox, and would go with them. Nothing was removed.`,
          'Send them first, or give this number with --unsent-answers.',
        )
      }
      if (prepared.state === 'previewed') {
        await client.retention.runs.approve({
          id: prepared.id,
          by: options.approvedBy ?? options.by,
          ...(options.confirm !== undefined && { count: options.confirm }),
        })
      }
      const outcome = await client.retention.runs.start({ id: prepared.id })
      answer(io, options.json === true, outcome, () => runWords(outcome))
      if (outcome.run.state !== 'done') context.exit(exitCode.attention)
    }),
  )

  withWorkspaceOptions(
    retention
      .command('verify')
      .description('look whether anything that was removed is still there, or whether a receipt is genuine'),
  )
    .option('--receipt <file>', 'a receipt as JSON; needs no workspace')
    .action(async (options: WorkspaceOptions & { receipt?: string }) => {
      if (options.receipt !== undefined) {
        const receipt = await readReceipt(options.receipt)
        const { intact } = checkReceipt(receipt, null)
        const { runId, publicKey } = receipt
        answer(io, options.json === true, { intact, runId, publicKey }, () =>
          record([
            ['receipt of run', runId],
            ['as it was signed', intact ? 'yes' : 'NO'],
            ['key', publicKey],
          ]),
        )
        if (!intact) context.exit(exitCode.attention)
        return
      }
      await withWorkspace(context, options, async (client) => {
        const verification = await client.retention.runs.verify()
        answer(io, options.json === true, verification, () => verificationWords(verification))
        if (!verification.ok) context.exit(exitCode.attention)
      })
    })
}

const wholeNumber = (written: string): number => {
  if (/^\d{1,9}$/.test(written)) return Number(written)
  throw new InvalidArgumentError('A whole number.')
}

async function readReceipt(path: string): Promise<Receipt> {
  try {
    return Receipt.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    throw refused('RECEIPT_INVALID', 'The file given with --receipt is no receipt of a run.')
  }
}

const verificationWords = ({ checks }: Verification): string =>
  table(
    ['check', 'looked at', 'result'],
    checks.map(({ name, ok, count, problems }) => [name, count, ok ? 'good' : problems.join('; ')]),
  )

function runWords({ run, verification }: RunOutcome): string {
  const left = Object.entries(run.skipped).map(([why, count]) => `${count} ${why}`)
  return [
    record([
      ['run', run.id],
      ['state', run.state],
      ['due', run.due],
      ['anonymised', run.anonymised],
      ['erased on request', run.erased],
      ['profiles removed', run.candidates],
      ['documents removed', run.documents],
      ['left as they are', left.length === 0 ? '0' : left.join(', ')],
      ['finished', run.finishedAt === null ? 'not yet' : instant(run.finishedAt)],
    ]),
    ...(verification === null
      ? ['Not proven yet: somebody still reads what was before. Run it again.']
      : ['', verificationWords(verification)]),
  ].join('\n')
}
