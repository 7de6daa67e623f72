import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ApplicationStatus, applications } from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { HomeSummary } from '#contract/home.ts'
import type { Opening } from '#contract/openings.ts'
import { writeAgeingDays } from '../../../src/main/applications/ageing.ts'
import { moveApplications } from '../../../src/main/applications/decisions.ts'
import { listApplications } from '../../../src/main/applications/list.ts'
import {
  AGEING_BY_STAGE,
  ARRIVED_BY_STAGE,
  ARRIVED_ROWS,
  LAST_ACTIVITY,
  outboxByStatusSql,
  REVIEWS_BY_BATCH,
} from '../../../src/main/home/counts.ts'
import { noteLook } from '../../../src/main/home/looks.ts'
import { homeSummary } from '../../../src/main/home/summary.ts'
import { listItems } from '../../../src/main/intake/batches.ts'
import { closeOpening } from '../../../src/main/openings/commands.ts'
import { listOpenings } from '../../../src/main/openings/queries.ts'
import * as schema from '../../../src/main/store/schema/index.ts'
import { plansOf, watchedReader } from '../../support/plans.ts'
import { type Records, records } from '../../support/records.ts'
import { rowOf } from '../../support/rows.ts'

const DAY_MS = 86_400_000
const TODAY = '2026-01-01'
let all: Records

beforeEach(async () => {
  all = await records()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const summary = (visit = randomUUID()) => homeSummary(store().reader, { visit, today: TODAY }, all.deps)
const total = (input: Partial<InputOf<typeof applications.list>>) =>
  listApplications(store().reader, { sort: 'received', descending: true, limit: 1, ...input }, all.deps).total
/** Shows Home during a visit, which takes a minute. */
function look(visit = randomUUID()) {
  const shown = summary(visit)
  noteLook(store(), { visit, newest: shown.newest }, all.deps)
  all.workspace.clock.advance(60_000)
  return { visit, shown }
}
function colleague(isSelf: boolean): string {
  const id = randomUUID()
  store().maintain((tx) =>
    tx.orm
      .insert(schema.colleague)
      .values(rowOf(schema.colleague, { id, isSelf, fullName: 'Ada' }))
      .run(),
  )
  return id
}

describe('what is new', () => {
  it('is nothing at the first look ever, because there is no last time', () => {
    all.application(all.published().id)
    expect(summary()).toMatchObject({
      news: null,
      before: null,
      newest: 1,
      hasOpenings: true,
      hasApplications: true,
    })
    const { visit } = look()
    expect(summary(visit).news).toBeNull()
  })

  it('is what has arrived since the last visit, by opening, and stands while the visit lasts', () => {
    const [nurse, cook] = [all.published({ title: 'Nurse' }), all.published({ title: 'Cook' })]
    const first = look()
    all.application(nurse.id)
    for (let n = 0; n < 2; n++) all.application(cook.id)
    const second = look()
    expect(second.shown.news).toMatchObject({
      total: 3,
      byOpening: [
        { openingId: cook.id, title: 'Cook', count: 2 },
        { openingId: nurse.id, title: 'Nurse', count: 1 },
      ],
    })
    // Shown once more, with what came in meanwhile: still the same visit.
    all.application(nurse.id)
    expect(look(second.visit).shown.news?.total).toBe(4)
    expect(summary(first.visit).news?.total).toBe(0)
    const third = summary()
    expect(third.news).toMatchObject({ total: 0, byOpening: [], since: all.workspace.clock.now() - 60_000 })
    expect(third.before?.total).toBe(4)
  })

  it('is not lost when it came in with an old date, nor when the app ends without a word', () => {
    const opening = all.published()
    look()
    const id = all.application(opening.id)
    store().maintain((tx) => tx.raw.prepare('UPDATE application SET received_at = 1 WHERE id = ?').run(id))
    expect(summary().news?.total).toBe(1)
    // It was fetched, but never in sight: the next visit counts it again.
    expect(summary().news?.total).toBe(1)
  })

  it('keeps the visit before findable over visits that showed nothing new', () => {
    const opening = all.published()
    look()
    all.application(opening.id)
    look()
    look()
    look()
    expect(summary()).toMatchObject({ news: { total: 0 }, before: { total: 1 } })
  })

  it('never goes back, whatever is told in whatever order', () => {
    const opening = all.published()
    fc.assert(
      fc.property(
        fc.array(fc.record({ visit: fc.uuid({ version: 4 }), newest: fc.nat(50) }), { maxLength: 8 }),
        (told) => {
          let highest = 0
          for (const one of told) {
            noteLook(store(), one, all.deps)
            highest = Math.max(highest, one.newest)
            expect(summary().news?.arrivedAfter ?? 0).toBeGreaterThanOrEqual(highest)
          }
        },
      ),
      { numRuns: 20 },
    )
    expect(opening.status).toBe('published')
  })
})

/** Openings, stages, statuses, colleagues, snoozes and scorecards at random. */
function fill(openings: readonly Opening[], colleagues: readonly string[], seed: number): void {
  const now = all.workspace.clock.now()
  const rows = fc.sample(
    fc.record({
      opening: fc.nat(openings.length - 1),
      stage: fc.nat(3),
      status: fc.constantFrom<ApplicationStatus>('active', 'active', 'rejected', 'withdrawn'),
      daysAgo: fc.integer({ min: -1, max: 40 }),
      assignee: fc.option(fc.constantFrom(...colleagues), { nil: null }),
      snoozed: fc.constantFrom(null, now - 1, now, now + 1),
      author: fc.option(fc.constantFrom(...colleagues), { nil: null }),
      submitted: fc.boolean(),
    }),
    { numRuns: 300, seed },
  )
  for (const [n, row] of rows.entries()) {
    const opening = openings[row.opening]
    const stageId = opening?.stages[row.stage]?.id ?? ''
    const id = all.application(opening?.id ?? '', all.candidate(`Person ${n}`))
    const ended = row.status !== 'active'
    store().maintain((tx) => {
      tx.raw
        .prepare(
          `UPDATE application SET stage_id = ?, status = ?, disposition_reason = ?, decided_at = ?,
            stage_entered_at = ?, assignee_id = ?, snoozed_until = ? WHERE id = ?`,
        )
        .run(
          stageId,
          row.status,
          ended ? 'other' : null,
          ended ? 1 : null,
          now - row.daysAgo * DAY_MS,
          row.assignee,
          row.snoozed,
          id,
        )
      if (row.author === null) return
      const judged = row.submitted ? ({ verdict: 'yes', submittedAt: 1 } as const) : {}
      tx.orm
        .insert(schema.scorecard)
        .values(rowOf(schema.scorecard, { applicationId: id, stageId, authorId: row.author, ...judged }))
        .run()
    })
  }
}

describe('every number', () => {
  it('is the total of the list that it leads to', () => {
    const openings = [0, 1, 2].map(() => all.published())
    const [me = '', other = ''] = [colleague(true), colleague(false)]
    store().maintain((tx) => {
      for (const { id: openingId, stages } of openings)
        tx.orm
          .insert(schema.scorecardCriterion)
          .values(
            rowOf(schema.scorecardCriterion, { openingId, stageId: stages[1]?.id ?? '', anchors: '[]' }),
          )
          .run()
    })
    look()
    fill(openings, [me, other], 7)
    look()
    fill(openings, [me, other], 8)
    for (const days of [1, 14, 39]) {
      writeAgeingDays(store(), days)
      const home = HomeSummary.parse(summary())
      const active = { status: ['active' as const] }

      expect(home.news?.total).toBe(300)
      expect(home.news?.total).toBe(total({ arrivedAfter: home.news?.arrivedAfter }))
      expect(home.before?.total).toBe(total({ arrivedAfter: home.before?.arrivedAfter }))
      for (const { openingId, count } of home.news?.byOpening ?? [])
        expect(count).toBe(total({ openingId, arrivedAfter: home.news?.arrivedAfter }))

      const { enteredBefore } = home.ageing
      expect(home.ageing.total).toBe(total({ ...active, enteredBefore }))
      for (const { openingId, count } of home.ageing.byOpening)
        expect(count).toBe(total({ ...active, openingId, enteredBefore }))

      expect(home.self).toEqual({ id: me, name: 'Ada' })
      expect(home.assigned).toBe(total({ ...active, assigneeId: me, snooze: 'in_sight' }))
      expect(home.back).toBe(total({ ...active, snooze: 'back' }))
      expect(home.scorecards).toBe(total({ ...active, scorecardOwedBy: me }))
      // None of them is zero by accident.
      for (const number of [home.ageing.total, home.assigned, home.back, home.scorecards])
        expect(number).toBeGreaterThan(0)
    }
  })

  it('counts many new ones as it counts few', () => {
    const openings = [0, 1].map(() => all.published())
    look()
    fill(openings, [colleague(false)], 9)
    const { reader } = store()
    const by = (sql: string) => {
      const counts = new Map<string, number>()
      for (const { openingId, count } of reader.raw
        .prepare<[number], { openingId: string; count: number }>(sql)
        .all(100))
        counts.set(openingId, (counts.get(openingId) ?? 0) + count)
      return counts
    }
    expect(by(ARRIVED_BY_STAGE)).toEqual(by(ARRIVED_ROWS))
  })
})

describe('openings', () => {
  it('are quiet when neither they nor their applications have changed for two weeks', () => {
    const [quiet, lively, draft, closed] = [all.published(), all.published(), all.opening(), all.published()]
    const application = all.application(lively.id)
    all.application(quiet.id)
    closeOpening(store(), { id: closed.id, as: 'closed' }, all.deps)
    const lastActivityAt = all.workspace.clock.now()
    expect(summary().quiet).toMatchObject({ total: 0, openings: [] })

    all.workspace.clock.advance(10 * DAY_MS)
    const stageId = lively.stages[1]?.id ?? ''
    moveApplications(store(), { ids: [application], stageId }, all.deps)
    all.workspace.clock.advance(5 * DAY_MS)
    const home = summary()
    expect(home.quiet).toMatchObject({ total: 1, openings: [{ id: quiet.id, lastActivityAt }] })
    const listed = listOpenings(store().reader, {
      status: ['published'],
      quietBefore: home.quiet.before,
      sort: 'updated',
      limit: 10,
    })
    expect(listed.rows.map(({ id }) => id)).toEqual([quiet.id])
    expect(draft.status).toBe('draft')
  })

  it('close soon when their day is within two weeks, or has passed while they are still published', () => {
    const dates = ['2025-12-24', '2026-01-15', '2026-01-16', null]
    const ids = dates.map((closesOn) => all.published({ closesOn }).id)
    all.opening({ closesOn: '2026-01-02' })
    const { closing } = summary()
    expect(closing).toEqual({
      by: '2026-01-15',
      total: 2,
      openings: [
        { id: ids[0], title: 'Nurse', closesOn: '2025-12-24' },
        { id: ids[1], title: 'Nurse', closesOn: '2026-01-15' },
      ],
    })
    const listed = listOpenings(store().reader, {
      closesBy: closing.by,
      status: ['published'],
      sort: 'title',
      limit: 9,
    })
    expect(listed.total).toBe(2)
  })
})

describe('what waits beside the applications', () => {
  it('names intakes with items to review, newest first, and what is in the outbox', () => {
    const candidateId = all.candidate()
    const batches = [1, 2, 3].map((startedAt) => ({ id: randomUUID(), startedAt }))
    store().maintain((tx) => {
      for (const batch of batches)
        tx.orm
          .insert(schema.intakeBatch)
          .values(rowOf(schema.intakeBatch, { ...batch, status: 'done' }))
          .run()
      for (const [batchId, outcome] of [
        [batches[0]?.id ?? '', 'review'],
        [batches[2]?.id ?? '', 'review'],
        [batches[2]?.id ?? '', 'review'],
        [batches[1]?.id ?? '', 'accepted'],
      ] as const)
        tx.orm
          .insert(schema.intakeItem)
          .values(rowOf(schema.intakeItem, { batchId, outcome, refusedFiles: '[]' }))
          .run()
      for (const status of ['waiting', 'held', 'held', 'sent'] as const)
        tx.orm
          .insert(schema.outboxMessage)
          .values(
            rowOf(schema.outboxMessage, { candidateId, status, ...(status === 'sent' ? { sentAt: 1 } : {}) }),
          )
          .run()
    })
    const home = summary()
    expect(home.outbox).toEqual({ waiting: 1, held: 2 })
    expect(home.reviews).toEqual([
      { batchId: batches[2]?.id, startedAt: 3, count: 2 },
      { batchId: batches[0]?.id, startedAt: 1, count: 1 },
    ])
    for (const { batchId, count } of home.reviews)
      expect(listItems(store().reader, { batchId, outcome: 'review', limit: 10 }).rows).toHaveLength(count)
  })
})

describe('the plans of Home', () => {
  it('read indexes, never all applications', () => {
    colleague(true)
    all.application(all.published().id)
    look()
    const { reader, asked } = watchedReader(store().reader)
    homeSummary(reader, { visit: randomUUID(), today: TODAY }, all.deps)
    for (const sql of new Set([...asked, ARRIVED_BY_STAGE, ARRIVED_ROWS, LAST_ACTIVITY])) {
      // The first row of a table is found without reading on.
      if (sql.endsWith('LIMIT 1')) continue
      // These two hold nothing but what waits for a person.
      expect(plansOf(store().reader, sql).join('\n'), sql).not.toMatch(
        /SCAN (a|x|d|i|m|application|intake_item|outbox_message)\b(?! USING (COVERING INDEX intake_item_review|INDEX document_failed))/,
      )
    }
    const plan = (sql: string) => plansOf(store().reader, sql).join('\n')
    expect(plan(AGEING_BY_STAGE)).toMatch(
      /SEARCH a USING COVERING INDEX application_active_stage \(stage_id=\? AND stage_entered_at<\?\)/,
    )
    expect(plan(ARRIVED_BY_STAGE)).toMatch(
      /SEARCH a USING COVERING INDEX application_stage \(stage_id=\? AND status=\? AND seq>\?\)/,
    )
    expect(plan(ARRIVED_ROWS)).toMatch(/SEARCH a USING INTEGER PRIMARY KEY \(rowid>\?\)/)
    expect(plan(LAST_ACTIVITY)).toMatch(
      /SEARCH a USING COVERING INDEX application_opening_updated \(opening_id=\?\)/,
    )
    expect(plan(REVIEWS_BY_BATCH)).toMatch(/USING (COVERING )?INDEX intake_item_review/)
    expect(plan(outboxByStatusSql(store().reader))).toMatch(
      /SEARCH m USING COVERING INDEX outbox_message_status \(status=\?\)/,
    )
  })
})
