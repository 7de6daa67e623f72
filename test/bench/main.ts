/** npm run bench: measures the budgets of the design and writes them down. `--quick` measures a small workspace and writes nothing. */
import { parseArgs } from 'node:util'
import { FULL, QUICK } from './fill.ts'
import { intakeRows } from './intake.ts'
import type { Row } from './measure.ts'
import { queryRows } from './queries.ts'
import { tableOf, writeReport } from './report.ts'
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
  const dir = await filledWorkspace(size, say)
  const rows: Row[] = []
  const parts: Record<string, () => Promise<Row[]>> = {
    queries: async () => {
      const store = await openFilled(dir)
      try {
        return queryRows(store.reader)
      } finally {
        store.close()
      }
    },
    start: async () => [await startRow(dir), ...(await encryptionRows(dir))],
    intake: () => intakeRows(values.quick ? 100 : 600),
    next: async () => [await nextRow(chromium)],
    scrolling: () => scrollRows(dir, chromium, size),
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
  const path = new URL('../../docs/benchmarks.md', import.meta.url)
  writeReport(path, size, rows, chromium, new Date().toISOString().slice(0, 10))
  say('\nWritten to docs/benchmarks.md.')
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
