/** haku retention decide|preview|holds. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { CaseFile, type DecisionCase, decideCase, isDecisionCase } from '../../retention/cases.ts'
import { outcomeWords, ruleWords } from '../../retention/words.ts'
import type { CliContext } from '../context.ts'
import { refused } from '../failure.ts'
import { exitCode } from '../io.ts'
import { answer, table } from '../print.ts'

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
}

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
  const outcome = decideOrRefuse(one)
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

function decideOrRefuse(one: DecisionCase) {
  try {
    return decideCase(one)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw refused(
      'CASE_INVALID',
      `Case ${one.id} has a time zone or a date that does not exist. Nothing was decided.`,
    )
  }
}
