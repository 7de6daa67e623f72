/** Reading order of one page's text: lines by baseline, columns by the empty gutter between them. */
export interface TextRun {
  text: string
  /** Left edge and baseline in points, y growing upwards. */
  x: number
  y: number
  width: number
  height: number
  rightToLeft: boolean
}

interface Line {
  y: number
  runs: TextRun[]
}

/** Widest difference of baselines inside one line, as a share of the letter height: superscripts still belong. */
const SAME_LINE = 0.45
/** A gap this wide, in letter heights, is a space that the file does not spell out. */
const SPACE_GAP = 0.18
const TAB_GAP = 2.5
const MIN_GUTTER_POINTS = 9
const MIN_LINES_BESIDE_GUTTER = 4

/** The page's text in reading order, lines separated by line feeds. */
export function layOutPage(runs: TextRun[]): string {
  const inked = runs.filter((run) => run.text.trim() !== '')
  const gutter = findGutter(inked)
  if (gutter === undefined) return toText(groupLines(inked))
  // Lines across the gutter (name, headings) end a band; inside a band the left column is read before the right.
  const out: string[] = []
  let left: TextRun[] = []
  let right: TextRun[] = []
  const flush = () => {
    for (const column of [left, right]) if (column.length > 0) out.push(toText(groupLines(column)))
    left = []
    right = []
  }
  for (const line of groupLines(inked)) {
    if (line.runs.some((run) => run.x < gutter && run.x + run.width > gutter)) {
      flush()
      out.push(toText([line]))
    } else {
      for (const run of line.runs) (run.x < gutter ? left : right).push(run)
    }
  }
  flush()
  return out.join('\n')
}

function groupLines(runs: TextRun[]): Line[] {
  const sorted = [...runs].sort((a, b) => b.y - a.y)
  const lines: Line[] = []
  for (const run of sorted) {
    const line = lines.at(-1)
    const tolerance = SAME_LINE * Math.max(run.height, line?.runs[0]?.height ?? 0)
    if (line !== undefined && line.y - run.y <= tolerance) line.runs.push(run)
    else lines.push({ y: run.y, runs: [run] })
  }
  for (const line of lines) {
    const rightToLeft = line.runs.filter((run) => run.rightToLeft).length > line.runs.length / 2
    line.runs.sort((a, b) => (rightToLeft ? b.x - a.x : a.x - b.x))
  }
  return lines
}

function toText(lines: Line[]): string {
  const out: string[] = []
  let previous: Line | undefined
  for (const line of lines) {
    const height = line.runs[0]?.height ?? 0
    // More than a line's height of white is a new paragraph.
    if (previous !== undefined && previous.y - line.y > height * 2.2 && height > 0) out.push('')
    out.push(lineText(line.runs))
    previous = line
  }
  return out.join('\n')
}

function lineText(runs: TextRun[]): string {
  let text = ''
  let previous: TextRun | undefined
  for (const run of runs) {
    if (previous !== undefined) {
      const [first, second] = previous.x <= run.x ? [previous, run] : [run, previous]
      const gap = second.x - (first.x + first.width)
      const height = Math.max(run.height, previous.height)
      if (gap > TAB_GAP * height) text = `${text.trimEnd()}\t`
      else if (gap > SPACE_GAP * height && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' '
    }
    text += run.text
    previous = run
  }
  return text
}

/**
 * The x of a vertical gutter between two columns, or undefined. Two things look alike: columns of their own text,
 * and a table or a margin of dates whose rows belong together. Rows share their baselines; columns mostly do not.
 */
function findGutter(runs: TextRun[]): number | undefined {
  if (runs.length < MIN_LINES_BESIDE_GUTTER * 2) return undefined
  const leftEdge = runs.reduce((edge, run) => Math.min(edge, run.x), Number.POSITIVE_INFINITY)
  const rightEdge = runs.reduce((edge, run) => Math.max(edge, run.x + run.width), Number.NEGATIVE_INFINITY)
  const width = rightEdge - leftEdge
  if (width < 200) return undefined
  const lines = groupLines(runs)
  let best: { x: number; gapPoints: number; crossed: number } | undefined
  for (let x = leftEdge + width * 0.2; x < leftEdge + width * 0.8; x += 3) {
    const crossed = lines.filter((line) => line.runs.some((run) => run.x < x && run.x + run.width > x)).length
    if (crossed > lines.length * 0.15) continue
    const gapPoints = gapAround(lines, x)
    if (gapPoints < MIN_GUTTER_POINTS) continue
    if (
      best === undefined ||
      crossed < best.crossed ||
      (crossed === best.crossed && gapPoints > best.gapPoints)
    ) {
      best = { x, gapPoints, crossed }
    }
  }
  return best !== undefined && hasOwnColumns(runs, best.x) ? best.x : undefined
}

/** Narrowest white around x over the lines that do not cross it, in points. */
function gapAround(lines: Line[], x: number): number {
  let leftMost = Number.POSITIVE_INFINITY
  let rightMost = Number.NEGATIVE_INFINITY
  for (const line of lines) {
    if (line.runs.some((run) => run.x < x && run.x + run.width > x)) continue
    for (const run of line.runs) {
      if (run.x >= x) leftMost = Math.min(leftMost, run.x)
      else rightMost = Math.max(rightMost, run.x + run.width)
    }
  }
  return leftMost - rightMost
}

function hasOwnColumns(runs: TextRun[], x: number): boolean {
  const uncrossed = runs.filter((run) => run.x >= x || run.x + run.width <= x)
  const left = groupLines(uncrossed.filter((run) => run.x < x))
  const right = groupLines(uncrossed.filter((run) => run.x >= x))
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left]
  if (fewer.length < MIN_LINES_BESIDE_GUTTER) return false
  const step = (y: number) => Math.round(y / 1.5)
  const baselines = new Set(more.flatMap((line) => [step(line.y) - 1, step(line.y), step(line.y) + 1]))
  const shared = fewer.filter((line) => baselines.has(step(line.y))).length
  return shared < fewer.length * 0.6
}
