/** How well profiles are filled in from CVs that were made from known data. */
import { type ScoredCv, SETS, type SetName, scoreSet } from './autofill/run.ts'
import { f1, precision, recall, SCORED, type Scored, sum } from './autofill/score.ts'
import { percentiles, type Row } from './measure.ts'

export interface AutofillReport {
  rows: Row[]
  /** A section of docs/benchmarks.md, without its heading. */
  markdown: string
}

const GOALS: readonly (readonly [what: string, parts: readonly Scored[], goal: number])[] = [
  ['name, e-mail, phone', ['name', 'email', 'phone'], 0.97],
  ['experience: title, employer and both dates', ['experience'], 0.85],
  ['education: degree, field, school and dates', ['education'], 0.85],
  ['skills', ['skill'], 0.9],
  ['languages with their level', ['language'], 0.9],
]
const BANDS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]

const tally = (cvs: readonly ScoredCv[], part: Scored) =>
  sum(cvs.flatMap(({ score }) => score.tallies.get(part) ?? []))
const share = (value: number): string => value.toFixed(3)

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function grouped(cvs: readonly ScoredCv[], key: (one: ScoredCv) => string): [string, ScoredCv[]][] {
  const groups = new Map<string, ScoredCv[]>()
  for (const one of cvs) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return [...groups]
}

const GROUPED: readonly Scored[] = ['name', 'email', 'phone', 'experience', 'education', 'skill', 'language']

/** `quick` reads the first set only. */
export async function autofillReport(quick: boolean): Promise<AutofillReport> {
  const names = (Object.keys(SETS) as SetName[]).slice(0, quick ? 1 : 2)
  const rows: Row[] = []
  const parts: string[] = []
  for (const name of names) {
    const cvs = await scoreSet(name)
    for (const [what, scored, goal] of GOALS) {
      const value = Math.min(...scored.map((part) => f1(tally(cvs, part))))
      rows.push({
        what: `autofill, ${name}: ${what}`,
        p50: `F1 ${share(value)}`,
        p95: '',
        ratio: '',
        budget: `F1 ${goal}`,
        met: value >= goal,
        note: `${cvs.length} CVs, 6 layouts, 4 languages, 5 formats`,
      })
    }
    const time = percentiles(cvs.map(({ milliseconds }) => milliseconds))
    parts.push(
      `### CVs ${name}: ${cvs.length}, median ${Math.round(time.p50)} ms each`,
      table(
        ['field', 'precision', 'recall', 'F1', 'values'],
        SCORED.map((part) => {
          const counts = tally(cvs, part)
          return [
            part,
            share(precision(counts)),
            share(recall(counts)),
            share(f1(counts)),
            `${counts.wanted}`,
          ]
        }),
      ),
      ...(['layout', 'format', 'language'] as const).map((by) =>
        table(
          [`F1 by ${by}`, ...GROUPED],
          grouped(cvs, ({ cv }) => cv[by]).map(([group, own]) => [
            group,
            ...GROUPED.map((part) => f1(tally(own, part)).toFixed(2)),
          ]),
        ),
      ),
      table(['confidence', 'values', 'of them right'], bands(cvs)),
    )
  }
  return { rows, markdown: parts.join('\n\n') }
}

/** How often values of a band of confidence are right. */
function bands(cvs: readonly ScoredCv[]): string[][] {
  const judged = cvs.flatMap(({ score }) => score.judged)
  return BANDS.slice(0, -1).flatMap((from, at) => {
    const to = BANDS[at + 1] ?? 1
    const own = judged.filter(({ confidence }) => confidence >= from && confidence < to)
    if (own.length === 0) return []
    const right = own.filter((one) => one.right).length
    return [[`${from} to ${Math.min(to, 1)}`, `${own.length}`, share(right / own.length)]]
  })
}

/** What stands above the tables. */
export const AUTOFILL_INTRODUCTION = `Profiles read from CVs that are rendered from known JSON Resume data: 6 layouts (2 of them with two columns), 4
languages, 5 formats, with the headings, dates, orders and clutter that real CVs vary in (referees, promotions, page
numbers, ratings, birth dates, spaced headings). An entry counts as right only when all its parts are. The parsers were
written with the first set; the second has other seeds and other names, titles, employers, schools and skills, and its
mistakes were never looked at. These CVs are tamer than people's own: the figures say what is read wrong by rule, not
how often a real CV is read right. LinkedIn archives, JSON Resume and Europass are exact; test/unit/autofill proves it.`
