/** npm run bench: measures the budgets of the design and writes them down. `--quick` measures a small workspace and writes nothing. */
import { parseArgs } from 'node:util'
import { AUTOFILL_INTRODUCTION, autofillReport } from './autofill.ts'
import { attackRows, corpusReport } from './documents.ts'
import { FULL, QUICK } from './fill.ts'
import { intakeRows } from './intake.ts'
import type { Row } from './measure.ts'
import { queryRows } from './queries.ts'
import { tableOf, writeReport, writeSection } from './report.ts'
import { removalRows, retentionRows } from './retention.ts'
import { encryptionRows, startRow } from './start.ts'
import { nextRow, scrollRows } from './window.ts'
import { filledWorkspace, openFilled } from './workspaces.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  })
  const chromium = process.env.HAKU_CHROMIUM ?? '/usr/bin/chromium'
  const size = values.quick ? QUICK : FULL
  if (values.only === 'autofill') {
    await autofill(values.quick)
    return
  }
  let filled: Promise<string> | undefined
  /** Only for the parts that need it. */
  const filledDir = () => {
    filled ??= filledWorkspace(size, say)
    return filled
  }
  const rows: Row[] = []
  const parts: Record<string, () => Promise<Row[]>> = {
    queries: async () => {
      const store = await openFilled(await filledDir())
      try {
        return queryRows(store.reader)
      } finally {
        store.close()
      }
    },
    start: async () => [await startRow(await filledDir()), ...(await encryptionRows(await filledDir()))],
    retention: async () => {
      const store = await openFilled(await filledDir())
      try {
        return await retentionRows(store)
      } finally {
        store.close()
      }
    },
    removal: async () => await removalRows(await filledDir()),
    intake: () => intakeRows(values.quick ? 100 : 600),
    next: async () => [await nextRow(chromium, 'alone'), await nextRow(chromium, 'demo')],
    scrolling: async () => scrollRows(await filledDir(), chromium, size),
    attacks: () => attackRows(values.quick ? 100 : 1_000),
    documents: async () => {
      const report = await corpusReport()
      if (report === null) say('The corpus is not there: ../shared/corpus/documents.')
      else if (values.quick) say(report)
      else writeSection(REPORT, 'Documents of public test suites', report)
      return []
    },
  }
  const failed: string[] = []
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue
    say(`Measuring: ${name}`)
    try {
      rows.push(...(await part()))
    } catch (error) {
      failed.push(name)
      say(`Not measured: ${error instanceof Error ? error.stack : String(error)}`)
    }
  }
  say(`\n${tableOf(rows)}`)
  if (failed.length > 0) throw new Error(`Nothing was written, because these failed: ${failed.join(', ')}`)
  if (values.quick || values.only !== undefined) return
  writeReport(REPORT, size, rows, chromium, new Date().toISOString().slice(0, 10))
  say('\nWritten to docs/benchmarks.md.')
  await autofill(false)
}

const REPORT = new URL('../../docs/benchmarks.md', import.meta.url)

/** Needs no workspace and takes a minute: measured alone it is written down, too. */
async function autofill(quick: boolean): Promise<void> {
  say('Measuring: autofill')
  const { rows, markdown } = await autofillReport(quick)
  say(`\n${tableOf(rows)}\n\n${markdown}`)
  if (!quick)
    writeSection(REPORT, 'Profile autofill', `${AUTOFILL_INTRODUCTION}\n\n${tableOf(rows)}\n\n${markdown}`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
