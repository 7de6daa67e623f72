/** Writes what is there before anybody applies: colleagues, openings with their questions and criteria, saved views. */

import type { z } from 'zod'
import { OpeningDraft } from '#contract/openings.ts'
import type { Anchors } from '#contract/screening.ts'
import { ViewDefinition } from '#contract/views.ts'
import { insertOpening } from '../openings/commands.ts'
import { foldName } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import { criteriaOf, editCriteria } from '../screening/criteria.ts'
import { editQuestions } from '../screening/questions.ts'
import type { Writable } from '../store/types.ts'
import { DAY_MS } from './journeys.ts'
import { plain } from './people.ts'
import { COLLEAGUES, type DemoOpening, OPENINGS } from './words/openings.ts'

export interface WrittenOpening {
  id: string
  demo: DemoOpening
  /** In the order of the pipeline. */
  stageIds: readonly string[]
  /** Of the interview. */
  criterionIds: readonly string[]
}

const colleagueAddress = (name: string): string => `${plain(name)}@example.com`

/** Writes the colleagues. Returns their ids; the first is the person who uses the demo. */
export function writeColleagues(tx: Writable, now: number): string[] {
  const insert = tx.raw.prepare(
    'INSERT INTO colleague (id, full_name, sort_name, email, is_self, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return COLLEAGUES.map((name, at) => {
    const id = newId()
    insert.run(id, name, foldName(name), colleagueAddress(name), at === 0 ? 1 : 0, now - 560 * DAY_MS)
    return id
  })
}

const ANCHORS: z.infer<typeof Anchors> = [
  'Nothing that shows it, or the opposite.',
  'Some of it, with help or with gaps.',
  'Clearly there, with an example of their own.',
  'Others could learn it from this person.',
]
const INTERVIEW = 2

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const teamOf = (at: number): OpeningDraft['team'] => {
  const recruiter = COLLEAGUES[at % 2 === 0 ? 0 : 1]
  const manager = COLLEAGUES[2 + (at % (COLLEAGUES.length - 2))]
  return [
    { name: recruiter ?? '', role: 'recruiter', email: colleagueAddress(recruiter ?? '') },
    { name: manager ?? '', role: 'hiring_manager', email: colleagueAddress(manager ?? '') },
  ]
}

/** Writes the openings, published where they have ever been: what has closed is closed once its applications are in. */
export function writeOpenings(tx: Writable, now: number): Map<string, WrittenOpening> {
  const publish = tx.raw.prepare(
    `UPDATE opening SET status = 'published', published_at = ?, updated_at = ? WHERE id = ?`,
  )
  return new Map(
    OPENINGS.map((demo, at) => {
      const id = newId()
      const openedAt = now - (demo.openedDaysAgo ?? 6) * DAY_MS
      const draft = OpeningDraft.parse({
        ...demo.draft,
        country: demo.country,
        team: teamOf(at),
        opensOn: demo.openedDaysAgo === null ? null : dayOf(openedAt),
        closesOn: demo.closesInDays === null ? null : dayOf(now + demo.closesInDays * DAY_MS),
      })
      const { stages } = insertOpening(tx, id, draft, openedAt - 2 * DAY_MS)
      editQuestions(tx, id, demo.questions)
      const stageIds = stages.map((stage) => stage.id)
      const interview = stageIds[INTERVIEW] ?? ''
      editCriteria(
        tx,
        { id: interview, openingId: id },
        demo.criteria.map((name) => ({ name, anchors: ANCHORS })),
      )
      if (demo.openedDaysAgo !== null) publish.run(openedAt, openedAt, id)
      const criterionIds = criteriaOf(tx, { stageId: interview }).map((criterion) => criterion.id)
      return [demo.key, { id, demo, stageIds, criterionIds }] as const
    }),
  )
}

/** Closes what has closed since. */
export function closeOpenings(tx: Writable, openings: Iterable<WrittenOpening>, now: number): void {
  const close = tx.raw.prepare('UPDATE opening SET status = ?, closed_at = ?, updated_at = ? WHERE id = ?')
  for (const { id, demo } of openings) {
    if (demo.closed === null) continue
    const closedAt = now - demo.closed.daysAgo * DAY_MS
    close.run(demo.closed.as, closedAt, closedAt, id)
  }
}

/** Writes a few lists that are looked at every morning. */
export function writeViews(tx: Writable, selfId: string, now: number): void {
  const insert = tx.raw.prepare(
    'INSERT INTO saved_view (id, name, definition, position, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const active = ['active'] as const
  const views: [name: string, definition: z.input<typeof ViewDefinition>][] = [
    ['New, oldest first', { filter: { status: [...active], stageKind: 'new' }, descending: false }],
    [
      'Mine',
      { filter: { status: [...active], assigneeId: selfId }, sort: 'stageEntered', descending: false },
    ],
    ['Interviews', { filter: { status: [...active], stageKind: 'interview' } }],
    ['Strong', { filter: { status: [...active], tag: 'strong' }, sort: 'rating' }],
  ]
  views.forEach(([name, definition], position) => {
    insert.run(newId(), name, JSON.stringify(ViewDefinition.parse(definition)), position, now, now)
  })
}
