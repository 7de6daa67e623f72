/** What a row of a table of candidates says of an application: opening, stage, status, source, day, tags, note. */
import { type RejectionReason, type Source, Tag, type WithdrawalReason } from '#contract/applications.ts'
import type { ImportField } from '#contract/imports.ts'
import type { Stage } from '#contract/openings.ts'
import { cleanLine, cleanText } from '../platform/clean-text.ts'
import { foldName } from '../platform/fold.ts'
import type { Cells, Layout } from './cells.ts'
import type { KnownOpening, OpeningIndex } from './opening-index.ts'
import { rejectionOf, sourceOf, stageKindOf, statusOf, withdrawalOf } from './value-words.ts'
import { listOf, type ValueReader } from './values.ts'

export interface ApplicationDraft {
  openingId: string
  openingColumn: number | null
  source: Source
  /** UTC milliseconds; undefined: not stated. */
  receivedAt: number | undefined
  /** Null: the first. */
  stageId: string | null
  closed: { as: 'rejected'; reason: RejectionReason } | { as: 'withdrawn'; reason: WithdrawalReason } | null
  tags: string[]
  note: string | null
}

/** Fields that only an application can hold. */
const OF_APPLICATION: readonly ImportField[] = ['stage', 'status', 'tags', 'note']
const LONGEST_NOTE = 20_000
const NOON_MS = 12 * 60 * 60 * 1000

/** Null: the row names no opening, or none that takes applications; why is noted. */
export function readApplication(
  cells: Cells,
  layout: Layout,
  reader: ValueReader,
  openings: OpeningIndex,
): ApplicationDraft | null {
  const opening = findOpening(cells, openings)
  if (opening === null) {
    if (cells.column('opening') !== null) return null
    for (const field of OF_APPLICATION) {
      const column = cells.column(field)
      if (column !== null) cells.note('OPENING_MISSING', column)
    }
    return null
  }
  const { stage, closed } = readStanding(cells, opening.stages)
  const notes = cells
    .all('note')
    .map(({ text }) => cleanText(text))
    .join('\n\n')
    .trim()
  return {
    openingId: opening.id,
    openingColumn: cells.column('opening'),
    source: readSource(cells),
    receivedAt: readDay(cells, 'receivedOn', layout, reader),
    stageId: stage?.id ?? null,
    closed,
    tags: readTags(cells),
    note: notes === '' ? null : notes.slice(0, LONGEST_NOTE).toWellFormed(),
  }
}

function findOpening(cells: Cells, openings: OpeningIndex): KnownOpening | null {
  const [first] = cells.all('opening')
  if (first === undefined) return null
  const found = openings.find(first.text)
  if (found === 'unknown') cells.note('OPENING_UNKNOWN', first.column)
  else if (found === 'ambiguous') cells.note('OPENING_AMBIGUOUS', first.column)
  else if (found.status !== 'published') cells.note('OPENING_NOT_PUBLISHED', first.column)
  else return found
  return null
}

function readSource(cells: Cells): Source {
  const [first] = cells.all('source')
  if (first === undefined) return 'unknown'
  // Lever lists several; the first that is known is credited.
  for (const word of [first.text, ...listOf(first.text)]) {
    const source = sourceOf(word)
    if (source !== null) return source
  }
  cells.note('WORD_UNKNOWN', first.column)
  return 'other'
}

/** Noon in UTC: the same day nearly everywhere. */
function readDay(cells: Cells, field: 'receivedOn', layout: Layout, reader: ValueReader): number | undefined {
  const [first] = cells.all(field)
  if (first === undefined) return undefined
  const read = reader.date(first.text, layout.dateOrder)
  if (typeof read === 'object') return Math.max(0, Date.parse(read.day) + NOON_MS)
  cells.note(read === 'ambiguous' ? 'DATE_AMBIGUOUS' : 'DATE_UNREADABLE', first.column)
  return undefined
}

/** The stage of a pipeline by its name, else the only kind of stage that a word stands for. */
export function stageNamed(stages: readonly Stage[], text: string): Stage | null {
  const name = foldName(text)
  const named = stages.find((stage) => foldName(stage.name) === name)
  if (named) return named
  const kind = stageKindOf(text)
  return stages.find((stage) => kind !== null && kind !== 'other' && stage.kind === kind) ?? null
}

function readStanding(
  cells: Cells,
  stages: readonly Stage[],
): { stage: Stage | null; closed: ApplicationDraft['closed'] } {
  const [stageCell] = cells.all('stage')
  const [statusCell] = cells.all('status')
  let stage = stageCell === undefined ? null : stageNamed(stages, stageCell.text)
  // Some systems have "Rejected" for a stage.
  const stageAsStatus = stageCell !== undefined && stage === null ? statusOf(stageCell.text) : null
  if (stageCell !== undefined && stage === null && stageAsStatus === null)
    cells.note('STAGE_UNKNOWN', stageCell.column)
  // Haku's own list says "Rejected: Not qualified".
  const [word = '', why = ''] = (statusCell?.text ?? '').split(/:\s*/, 2)
  let status = statusOf(word)
  if (statusCell !== undefined && status === null) {
    const meant = stageNamed(stages, statusCell.text)
    if (meant === null) cells.note('WORD_UNKNOWN', statusCell.column)
    else stage ??= meant
  }
  status ??= stageAsStatus
  if (status === 'hired') stage = stages.find(({ kind }) => kind === 'hired') ?? stage
  // A hired one cannot be rejected: the decision is the later word.
  if ((status === 'rejected' || status === 'withdrawn') && stage?.kind === 'hired') stage = null
  if (status === 'rejected') return { stage, closed: { as: status, reason: rejectionOf(why) ?? 'other' } }
  if (status === 'withdrawn') return { stage, closed: { as: status, reason: withdrawalOf(why) ?? 'other' } }
  return { stage, closed: null }
}

/** Tags of an application, each once. */
function readTags(cells: Cells): string[] {
  const found = new Map<string, string>()
  for (const { text, column } of cells.all('tags'))
    for (const item of listOf(text)) {
      const tag = Tag.safeParse(cleanLine(item, 200))
      if (tag.success) found.set(tag.data.toLowerCase(), tag.data)
      else cells.note('TOO_LONG', column)
    }
  return [...found.values()].slice(0, 100)
}
