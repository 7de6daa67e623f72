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

export const tableOf = (rows: readonly Row[]): string => asTable([[...HEAD], ...rows.map(cells)])

/** A Markdown table; the first line is its head. */
export function asTable([head = [], ...body]: readonly (readonly string[])[]): string {
  const lines = [[...head], head.map(() => '---'), ...body]
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
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

const NEXT_SECTION = /^## /m

/** The sections that other parts have written below the table, to be kept when it is written anew. */
const sectionsOf = (text: string): string => {
  const at = text.search(NEXT_SECTION)
  return at < 0 ? '' : `\n${text.slice(at)}`
}

/** Puts a section under this heading into docs/benchmarks.md, in the place of the one that was there. */
export function writeSection(path: URL, heading: string, body: string): void {
  const text = readFileSync(path, 'utf8')
  const section = `## ${heading}\n\n${body.trim()}\n`
  const start = text.indexOf(`## ${heading}\n`)
  if (start < 0) {
    writeFileSync(path, `${text.trimEnd()}\n\n${section}`)
    return
  }
  const rest = text.slice(start + 3)
  const next = rest.search(NEXT_SECTION)
  writeFileSync(path, text.slice(0, start) + section + (next < 0 ? '' : `\n${rest.slice(next)}`))
}

/** Writes the table of docs/benchmarks.md; sections below it stay. */
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
  const sections = sectionsOf(readFileSync(path, 'utf8'))
  writeFileSync(
    path,
    `# Benchmarks

Written by \`npm run bench\` on ${today}; machines differ, so the ratio to the baseline of the same run tells more than the
milliseconds. Ratio: the median of Haku by the median of the same work in bare SQLite (or the plain way that the note names).

- Haku ${version}, ${size.candidates.toLocaleString('en')} candidates, ${size.applications.toLocaleString('en')} applications, ${size.openings} openings, CV texts of ${size.wordsPerCv} words, encrypted
- ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}
- Node ${process.versions.node}, SQLite ${sqlite}, ${chromiumVersion(chromium)}

${tableOf(rows)}

Not there yet: search agents, feeds, exports as files.
${sections}`,
  )
}
