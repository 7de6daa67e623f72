/** haku retention decide|preview|holds; what removes is in retention-run.ts. */
import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { CalendarDate } from '#contract/common.ts'
import { DueFilter, type Explained, type RuleRef } from '#contract/retention.ts'
import { CaseFile, type DecisionCase, decideCase, isDecisionCase } from '../../retention/cases.ts'
import { type NamedRule, outcomeWords, ruleWords } from '../../retention/words.ts'
import { type CliContext, type WorkspaceOptions, withWorkspace, withWorkspaceOptions } from '../context.ts'
import { refused } from '../failure.ts'
import { exitCode } from '../io.ts'
import { limitOption } from '../options.ts'
import { collect } from '../paging.ts'
import { answer, instant, record, table } from '../print.ts'
import { addRequestCommand } from './retention-requests.ts'
import { addRetentionRunCommands } from './retention-run.ts'

/** One line of the answer of `decide`; described in docs/specs/cli.md. */
export interface DecidedCase {
  id: string
  decision: string
  due_on: string | null
  rule: string | null
  /** The date with everything that lost, in one line. */
  because: string
  /** Only where the case says what is to come of it. */
  expect?: { decision: string; due_on?: string | null }
  matches?: boolean
}

export function addRetentionCommands(program: Command, context: CliContext): void {
  const { io } = context
  const retention = program
    .command('retention')
    .description('what is due by the law of each opening, and why')

  retention
    .command('decide')
    .description('decide the cases of a file; needs no workspace')
    .requiredOption('--cases <file>', 'JSON of the form described in docs/specs/retention.md')
    .option('--json', 'answer and errors as JSON, described in docs/specs/cli.md')
    .action(async (options: { cases: string; json?: boolean }) => {
      const decided = (await readCases(options.cases)).map(decidedCase)
      const wrong = decided.filter(({ matches }) => matches === false)
      answer(io, options.json === true, decided, () =>
        [
          table(
            ['case', 'decision', 'due', 'as expected', 'because'],
            decided.map((one) => [
              one.id,
              one.decision,
              one.due_on,
              one.matches === undefined ? '' : one.matches ? 'yes' : 'NO',
              one.because,
            ]),
          ),
          `${decided.length} cases, ${wrong.length} not as expected`,
        ].join('\n'),
      )
      if (wrong.length > 0) context.exit(exitCode.attention)
    })

  withWorkspaceOptions(
    retention
      .command('preview')
      .description('count what is due, and list it with the rule and why not another'),
  )
    .option('--as-of <date>', 'what will be due on this day, as 2027-02-03', calendarDate)
    .addOption(
      new Option('--show <number>', 'list the applications behind this number')
        .choices(DueFilter.options)
        .default('due'),
    )
    .addOption(limitOption())
    .action((options: WorkspaceOptions & { asOf?: string; show: DueFilter; limit: number }) =>
      withWorkspace(context, options, async (client) => {
        const asOf = options.asOf === undefined ? {} : { asOf: options.asOf }
        const preview = await client.retention.preview(asOf)
        const { rows } = await collect(options.limit, (page) =>
          client.retention.due({ ...asOf, filter: options.show, ...page }),
        )
        // Ids and codes only: what a script prints may end up in a log.
        const listed = rows.map(({ candidateName: _, ...row }) => ({ ...row, because: explainedWords(row) }))
        answer(io, options.json === true, { ...preview, rows: listed }, () =>
          [
            record([
              ['as of', preview.asOf],
              ['due', preview.byFilter.due],
              ['overdue', preview.byFilter.overdue],
              ['in 30 days', preview.byFilter.in30],
              ['in 60 days', preview.byFilter.in60],
              ['in 90 days', preview.byFilter.in90],
              ['on hold', preview.byFilter.hold],
              ['needs a country', preview.byFilter.needs_country],
              ['deferred requests', preview.byFilter.deferred],
              ['asked to be erased, without an application', preview.withoutApplication],
              ['stale openings', preview.staleOpenings],
              ['consents expiring', preview.consentsExpiring],
              ['applications', preview.total],
              ['expires', instant(preview.expiresAt)],
            ]),
            ...(rows.length === 0
              ? []
              : [
                  '',
                  table(
                    ['application', 'opening', 'decision', 'because'],
                    listed.map((row) => [row.applicationId, row.openingTitle, row.decision, row.because]),
                  ),
                ]),
          ].join('\n'),
        )
      }),
    )

  withWorkspaceOptions(
    retention.command('holds').description('list legal holds, the next to be reviewed first'),
  )
    .option('--released', 'those that were released')
    .action((options: WorkspaceOptions & { released?: boolean }) =>
      withWorkspace(context, options, async (client) => {
        const { rows } = await client.retention.holds.list({ released: options.released === true })
        const holds = rows.map(({ name: _, ...hold }) => hold)
        answer(io, options.json === true, { rows: holds }, () =>
          table(
            ['hold', 'on', 'id', 'applications', 'reason', 'owner', 'review'],
            holds.map((hold) => [
              hold.id,
              hold.subject,
              hold.subjectId,
              hold.applications,
              hold.reason,
              hold.owner,
              hold.reviewOn,
            ]),
          ),
        )
      }),
    )

  addRetentionRunCommands(retention, context)
  addRequestCommand(retention, context)
}

const calendarDate = (written: string): string => {
  if (CalendarDate.safeParse(written).success) return written
  throw new InvalidArgumentError('A calendar date, for example 2027-02-03.')
}

/** What the contract tells of a rule, as the words take it. */
const named = (rule: RuleRef): NamedRule => ({
  ...rule,
  max: { months: rule.maxMonths, days: rule.maxDays },
  min: { months: rule.minMonths, days: rule.minDays },
})

const explainedWords = (row: Explained): string =>
  outcomeWords({
    ...row,
    rule: row.rule && named(row.rule),
    lost: row.lost.map((loss) => ({ ...loss, rule: loss.rule && named(loss.rule) })),
  })

async function readCases(path: string): Promise<DecisionCase[]> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw refused('FILE_INVALID', 'The file given with --cases cannot be read as JSON. Nothing was decided.')
  }
  const read = CaseFile.safeParse(value)
  if (!read.success) {
    const faults = read.error.issues.slice(0, 3).map(({ path: at, message }) => `${at.join('.')}: ${message}`)
    throw refused(
      'CASES_INVALID',
      `These are no cases of retention: ${faults.join('; ')}. Nothing was decided.`,
      'docs/specs/retention.md has the form.',
    )
  }
  return read.data.cases.filter(isDecisionCase)
}

function decidedCase(one: DecisionCase): DecidedCase {
  const outcome = decideCase(one)
  const { expect } = one
  return {
    id: one.id,
    decision: outcome.decision,
    due_on: outcome.dueOn,
    rule: ruleWords(outcome),
    because: outcomeWords(outcome),
    ...(expect && {
      expect: { decision: expect.decision, ...(expect.due_on !== undefined && { due_on: expect.due_on }) },
      matches:
        expect.decision === outcome.decision &&
        (expect.due_on === undefined || expect.due_on === outcome.dueOn),
    }),
  }
}
