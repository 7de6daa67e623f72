/** Two to four applications as rows of one table: what belongs together stands in one row, and what differs says so. */
import type { Application } from '#contract/applications.ts'
import type { Counts, StageScorecards } from '#contract/scorecards.ts'
import type { AnswerState, KnockOutRule } from '#contract/screening.ts'

export interface Compared {
  readonly application: Application
  /** Null: not there yet. */
  readonly scorecards: readonly StageScorecards[] | null
}

export type Cell =
  | { kind: 'text'; text: string | null }
  | { kind: 'date'; at: number }
  | { kind: 'stage'; application: Application }
  | { kind: 'rating'; rating: number | null }
  | { kind: 'has'; has: boolean; detail: string }
  | { kind: 'list'; items: { title: string; detail: string }[] }
  | { kind: 'years'; years: number | null }
  | { kind: 'code'; code: string | null; words: 'source' | 'language' | 'proposal' | 'place' }
  | { kind: 'answer'; answer: string | null; state: AnswerState | null; rule: KnockOutRule | null }
  /** `counts` null: nothing handed in; `hidden`: others have, and own is not in. */
  | { kind: 'verdicts'; counts: Counts | null; hidden: number }
  | { kind: 'scores'; counts: Counts | null; mean: number | null; spread: number }

export interface Row {
  readonly key: string
  /** Words of the candidates or of an opening; null: the row is named by its key. */
  readonly label: string | null
  readonly cells: readonly Cell[]
  readonly differs: boolean
}

export interface Section {
  readonly key:
    | 'standing'
    | 'person'
    | 'skills'
    | 'experience'
    | 'education'
    | 'languages'
    | 'answers'
    | 'scorecards'
  readonly rows: readonly Row[]
}

/** What two words are the same by. */
export const sameBy = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** What a cell says, without how it is written. */
function meaning(cell: Cell): string {
  if (cell.kind === 'stage') return `${sameBy(stageName(cell.application))} ${cell.application.status}`
  if (cell.kind === 'text') return sameBy(cell.text ?? '')
  if (cell.kind === 'answer') return sameBy(cell.answer ?? '')
  return JSON.stringify(cell)
}

const stageName = ({ stages, stageId }: Application) => stages.find(({ id }) => id === stageId)?.name ?? ''

function row(key: string, cells: readonly Cell[], label: string | null = null): Row {
  return { key, label, cells, differs: new Set(cells.map(meaning)).size > 1 }
}

/** Rows that say something about at least one. */
const said = (rows: readonly Row[]): Row[] => rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)))

export function isEmpty(cell: Cell): boolean {
  switch (cell.kind) {
    case 'text':
      return cell.text === null || cell.text === ''
    case 'rating':
      return cell.rating === null
    case 'has':
      return !cell.has
    case 'list':
      return cell.items.length === 0
    case 'years':
      return cell.years === null
    case 'code':
      return cell.code === null
    case 'answer':
      return cell.answer === null || cell.answer === ''
    case 'verdicts':
      return cell.counts === null && cell.hidden === 0
    case 'scores':
      return cell.counts === null
    default:
      return false
  }
}

const MONTHS = 12
const monthOf = (date: string, last: boolean): number => {
  const [year = '0', month] = date.split('-')
  return Number(year) * MONTHS + (month === undefined ? (last ? MONTHS - 1 : 0) : Number(month) - 1)
}

/**
 * Whole years that the dated jobs cover, overlaps counted once; null when no job has a beginning. A job without an end
 * goes on until `today` (YYYY-MM-DD).
 */
export function yearsOfWork(
  experience: Application['candidate']['experience'],
  today: string,
): number | null {
  const spans = experience
    .flatMap(({ from, to }) =>
      from === null ? [] : [[monthOf(from, false), monthOf(to ?? today, true)] as const],
    )
    .filter(([from, to]) => from <= to)
    .sort(([a], [b]) => a - b)
  if (spans.length === 0) return null
  let months = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const [from, to] of spans) {
    months += Math.max(0, to - Math.max(from, reached + 1) + 1)
    reached = Math.max(reached, to)
  }
  return Math.floor(months / MONTHS)
}

/** One row for each thing that somebody has, those that most have first, then by name. */
function aligned(
  compared: readonly Compared[],
  thingsOf: (application: Application) => readonly { name: string; detail: string }[],
  atLeast: number,
): Row[] {
  const byName = new Map<string, { label: string; details: Map<number, string> }>()
  for (const [at, { application }] of compared.entries()) {
    for (const { name, detail } of thingsOf(application)) {
      const entry = byName.get(sameBy(name)) ?? { label: name, details: new Map<number, string>() }
      if (!entry.details.has(at)) entry.details.set(at, detail)
      byName.set(sameBy(name), entry)
    }
  }
  return [...byName]
    .filter(([, { details }]) => details.size >= atLeast)
    .sort(([a, one], [b, other]) => other.details.size - one.details.size || (a < b ? -1 : 1))
    .map(([key, { label, details }]) =>
      row(
        key,
        compared.map((_, at) => ({ kind: 'has', has: details.has(at), detail: details.get(at) ?? '' })),
        label,
      ),
    )
}

/** Skills of one alone: not a row each, but one row for all of them. */
function aloneSkills(compared: readonly Compared[]): Row {
  const holders = new Map<string, number>()
  for (const { application } of compared)
    for (const key of new Set(application.candidate.skills.map(sameBy)))
      holders.set(key, (holders.get(key) ?? 0) + 1)
  return row(
    'alone',
    compared.map(({ application }) => ({
      kind: 'text',
      text: application.candidate.skills.filter((skill) => holders.get(sameBy(skill)) === 1).join(', '),
    })),
  )
}

function answerRows(compared: readonly Compared[]): Row[] {
  const order = new Map<string, string>()
  for (const { application } of compared)
    for (const { question } of [...application.screening.questions, ...application.screening.others])
      if (!order.has(sameBy(question))) order.set(sameBy(question), question)
  return [...order].map(([key, label]) =>
    row(
      key,
      compared.map(({ application: { screening } }): Cell => {
        const asked = screening.questions.find(({ question }) => sameBy(question) === key)
        if (asked) return { kind: 'answer', answer: asked.answer, state: asked.state, rule: asked.rule }
        const other = screening.others.find(({ question }) => sameBy(question) === key)
        return { kind: 'answer', answer: other?.answer ?? null, state: null, rule: null }
      }),
      label,
    ),
  )
}

/** Stages and criteria belong together by their names, so that applications for two openings can be compared. */
function scorecardRows(compared: readonly Compared[]): Row[] {
  const stages = new Map<string, { label: string; criteria: Map<string, string> }>()
  for (const { scorecards } of compared) {
    for (const { stage, criteria } of scorecards ?? []) {
      const entry = stages.get(sameBy(stage.name)) ?? {
        label: stage.name,
        criteria: new Map<string, string>(),
      }
      for (const { name } of criteria)
        if (!entry.criteria.has(sameBy(name))) entry.criteria.set(sameBy(name), name)
      stages.set(sameBy(stage.name), entry)
    }
  }
  const stageOf = ({ scorecards }: Compared, key: string) =>
    scorecards?.find(({ stage }) => sameBy(stage.name) === key)
  return [...stages].flatMap(([key, { label, criteria }]) => {
    const verdicts = row(
      key,
      compared.map((one): Cell => {
        const here = stageOf(one, key)
        const given = here?.cards && here.cards.length > 0
        return {
          kind: 'verdicts',
          counts: given ? (here?.summary?.verdicts ?? null) : null,
          hidden: here?.cards === null ? here.others : 0,
        }
      }),
      label,
    )
    const scores = [...criteria].map(([criterionKey, name]) =>
      row(
        `${key} ${criterionKey}`,
        compared.map((one): Cell => {
          const here = stageOf(one, key)
          const id = here?.criteria.find((criterion) => sameBy(criterion.name) === criterionKey)?.id
          const found = here?.summary?.criteria.find(({ criterionId }) => criterionId === id)
          return found && found.mean !== null
            ? { kind: 'scores', counts: found.counts, mean: found.mean, spread: found.spread }
            : { kind: 'scores', counts: null, mean: null, spread: 0 }
        }),
        `${label}: ${name}`,
      ),
    )
    return [verdicts, ...scores]
  })
}

const years = (from: string | null, to: string | null): string =>
  from === null ? (to?.slice(0, 4) ?? '') : `${from.slice(0, 4)}–${to?.slice(0, 4) ?? ''}`

/** The table: sections without anything to say are left out. `today` is YYYY-MM-DD. */
export function compareRows(compared: readonly Compared[], today: string): Section[] {
  const each = (cellOf: (application: Application) => Cell): Cell[] =>
    compared.map(({ application }) => cellOf(application))
  const text = (of: (application: Application) => string | null) =>
    each((application) => ({ kind: 'text', text: of(application) }))
  const openings = new Set(compared.map(({ application }) => application.openingId))

  const sections: Section[] = [
    {
      key: 'standing',
      rows: said([
        ...(openings.size > 1
          ? [
              row(
                'opening',
                text(({ openingTitle }) => openingTitle),
              ),
            ]
          : []),
        row(
          'stage',
          each((application) => ({ kind: 'stage', application })),
        ),
        row(
          'proposal',
          each(({ status, screening }) => ({
            kind: 'code',
            code:
              status === 'active' && screening.proposal?.setAsideAt === null
                ? screening.proposal.reason
                : null,
            words: 'proposal',
          })),
        ),
        row(
          'rating',
          each(({ rating }) => ({ kind: 'rating', rating })),
        ),
        row(
          'assignee',
          text(({ assignee }) => assignee?.name ?? null),
        ),
        row(
          'tags',
          text(({ tags }) => tags.join(', ')),
        ),
      ]),
    },
    {
      key: 'person',
      rows: said([
        row(
          'headline',
          text(({ candidate }) => candidate.headline),
        ),
        row(
          'city',
          text(({ candidate }) => candidate.city),
        ),
        row(
          'country',
          each(({ candidate }) => ({ kind: 'code', code: candidate.country, words: 'place' })),
        ),
        row(
          'years',
          each(({ candidate }) => ({ kind: 'years', years: yearsOfWork(candidate.experience, today) })),
        ),
        row(
          'received',
          each(({ receivedAt }) => ({ kind: 'date', at: receivedAt })),
        ),
        row(
          'source',
          each(({ source }) => ({ kind: 'code', code: source, words: 'source' })),
        ),
        row(
          'language',
          each(({ language }) => ({ kind: 'code', code: language, words: 'language' })),
        ),
      ]),
    },
    {
      key: 'skills',
      rows: [
        ...aligned(compared, ({ candidate }) => candidate.skills.map((name) => ({ name, detail: '' })), 2),
        ...said([aloneSkills(compared)]),
      ],
    },
    {
      key: 'experience',
      rows: said([
        row(
          'experience',
          each(({ candidate }) => ({
            kind: 'list',
            items: candidate.experience.map(({ title, employer, from, to }) => ({
              title: title || employer,
              detail: [title ? employer : '', years(from, to)].filter(Boolean).join(' · '),
            })),
          })),
        ),
      ]),
    },
    {
      key: 'education',
      rows: said([
        row(
          'education',
          each(({ candidate }) => ({
            kind: 'list',
            items: candidate.education.map(({ degree, area, institution, from, to }) => ({
              title: [degree, area].filter(Boolean).join(', ') || institution,
              detail: [degree || area ? institution : '', years(from, to)].filter(Boolean).join(' · '),
            })),
          })),
        ),
      ]),
    },
    {
      key: 'languages',
      rows: aligned(
        compared,
        ({ candidate }) =>
          candidate.languages.map(({ language, fluency }) => ({ name: language, detail: fluency })),
        1,
      ),
    },
    { key: 'answers', rows: said(answerRows(compared)) },
    { key: 'scorecards', rows: said(scorecardRows(compared)) },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}
