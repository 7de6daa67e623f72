/** The table: on the screen and as docs/benchmarks.md. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import Database from 'better-sqlite3'
import type { Size } from './fill.ts'
import type { Row } from './measure.ts'

const HEAD = ['what', 'p50', 'p95', 'ratio', 'budget', 'met', 'note'] as const

const cells = (row: Row): string[] => [
  row.what,
  row.p50,
  row.p95,
  row.ratio,
  row.budget,
  row.met === null ? '' : row.met ? 'yes' : 'no',
  row.note,
]

export function tableOf(rows: readonly Row[]): string {
  const lines = [[...HEAD], HEAD.map(() => '---'), ...rows.map(cells)]
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map(
      (line) =>
        `| ${line.map((cell, at) => (cell === '---' ? '-'.repeat(widths[at] ?? 3) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`,
    )
    .join('\n')
}

function chromiumVersion(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
}

/** Writes docs/benchmarks.md. */
export function writeReport(
  path: URL,
  size: Size,
  rows: readonly Row[],
  chromium: string,
  today: string,
): void {
  const db = new Database(':memory:')
  const sqlite = db.prepare<[], string>('SELECT sqlite_version()').pluck().get()
  db.close()
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  writeFileSync(
    path,
    `# Benchmarks

Written by \`npm run bench\` on ${today}; machines differ, so the ratio to the baseline of the same run tells more than the
milliseconds. Ratio: the median of Haku by the median of the same work in bare SQLite (or the plain way that the note names).

- Haku ${version}, ${size.candidates.toLocaleString('en')} candidates, ${size.applications.toLocaleString('en')} applications, ${size.openings} openings, CV texts of ${size.wordsPerCv} words, encrypted
- ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}
- Node ${process.versions.node}, SQLite ${sqlite}, ${chromiumVersion(chromium)}

${tableOf(rows)}

Not there yet: retention preview and run, search agents, feeds, exports as files.
`,
  )
}
