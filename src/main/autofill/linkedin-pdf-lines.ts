/** The two columns of a LinkedIn "Save to PDF", as lines with their size of type. */
import type { TextRun } from '../documents/pdf-layout.ts'

export interface SizedLine {
  text: string
  /** Height of the letters in points. */
  size: number
}

export interface Columns {
  main: SizedLine[]
  sidebar: SizedLine[]
}

/** Points between the left edges of the two columns at least. */
const MIN_COLUMN_DISTANCE = 80
const SAME_LINE_POINTS = 2.5
/** 'Page 1 of 3', in any language. */
const FOOTER = /^\p{L}{2,12}\s+\d{1,3}\s+\p{L}{1,6}\s+\d{1,3}$/u

/** The columns of all pages one below the other; undefined when the PDF is none that LinkedIn made. */
export function linkedInColumns(pages: readonly (readonly TextRun[])[]): Columns | undefined {
  const edges = new Map<number, number>()
  let footers = 0
  const grouped = pages.map((page) => {
    const lines = groupLines(page)
    const kept = lines.filter((line) => !FOOTER.test(textOf(line)))
    footers += lines.length - kept.length
    for (const line of kept)
      for (const run of line) edges.set(Math.round(run.x), (edges.get(Math.round(run.x)) ?? 0) + 1)
    return kept.flat()
  })
  const byCount = [...edges].sort((a, b) => b[1] - a[1])
  const first = byCount[0]?.[0]
  const second = byCount.find(([x]) => first !== undefined && Math.abs(x - first) >= MIN_COLUMN_DISTANCE)?.[0]
  if (first === undefined || second === undefined || footers === 0) return undefined
  const gutter = Math.max(first, second) - 4
  const columns: Columns = { main: [], sidebar: [] }
  for (const runs of grouped) {
    const of = (side: readonly TextRun[]) =>
      groupLines(side).map((line) => ({
        text: textOf(line),
        size: Math.max(...line.map(({ height }) => height)),
      }))
    columns.main.push(...of(runs.filter(({ x }) => x >= gutter)))
    columns.sidebar.push(...of(runs.filter(({ x }) => x < gutter)))
  }
  const marks = columns.sidebar.map(({ text }) => text).join(' ')
  return /linkedin\.com\/in\//i.test(marks) && /\(LinkedIn\)/i.test(marks) ? columns : undefined
}

function groupLines(runs: readonly TextRun[]): TextRun[][] {
  const lines: TextRun[][] = []
  for (const run of [...runs].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1)
    if (line?.[0] !== undefined && line[0].y - run.y <= SAME_LINE_POINTS) line.push(run)
    else lines.push([run])
  }
  for (const line of lines) line.sort((a, b) => a.x - b.x)
  return lines
}

function textOf(line: readonly TextRun[]): string {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const run of line) {
    const gap = run.x - right
    if (text !== '' && gap > 1 && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' '
    text += run.text
    right = run.x + run.width
  }
  return text.replace(/\s+/g, ' ').trim()
}
