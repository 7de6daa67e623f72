/** Answers as text for people. Control characters of data never reach the terminal. */
import type { CliIo } from './io.ts'

/** Data in one line: what a terminal could take for a command is left out (CWE-150). */
export const plain = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : String(value)
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')

/** Columns wide enough for their content; wide letters count as two. */
export function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(plain))
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u
const width = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/\p{M}/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1), 0)

export const instant = (at: number | null): string =>
  at === null ? '' : new Date(at).toISOString().replace('T', ' ').slice(0, 16)

/** Pairs of a heading and a value, one a line; empty ones are left out. */
export function record(pairs: readonly (readonly [string, unknown])[]): string {
  const shown = pairs.filter(([, value]) => plain(value) !== '')
  const longest = Math.max(0, ...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(longest)}  ${plain(value)}`).join('\n')
}

/** The answer of a command: as JSON for scripts, else as text. */
export function answer(io: CliIo, json: boolean, value: unknown, text: () => string): void {
  io.out(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`)
}
