import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ApplicationRow,
  type ApplicationStatus,
  type applications as contract,
} from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import type { Opening } from '#contract/openings.ts'
import { countQueries } from '../../../src/main/applications/counts.ts'
import { listApplications, planList } from '../../../src/main/applications/list.ts'
import { tagApplications } from '../../../src/main/applications/marks.ts'
import { foldName } from '../../../src/main/platform/fold.ts'
import { listRequests, openRequest, withdrawRequest } from '../../../src/main/retention/requests.ts'
import * as schema from '../../../src/main/store/schema/index.ts'
import { plansOf } from '../../support/plans.ts'
import { problemOf, type Records, records } from '../../support/records.ts'
import { rowOf } from '../../support/rows.ts'

type Input = InputOf<typeof contract.list>

const NAMES = [
  'Anna Virtanen',
  'Ánna Virta',
  'Łukasz Żak',
  'Bo Ek',
  'anna virtanen',
  '王小明',
  'Mari O’Neill',
]

interface Expected {
  id: string
  openingId: string
  stageId: string
  status: ApplicationStatus
  name: string
  receivedAt: number
  stageEnteredAt: number
  rating: number | null
  tags: string[]
  seq: number
  /** Which of the colleagues; null: nobody's. */
  assignee: number | null
  snoozedUntil: number | null
  /** Of the first colleague, for the stage it is in. */
  scorecard: 'none' | 'draft' | 'submitted'
}

let all: Records
let openings: Opening[]
let expected: Expected[]
const colleagues: string[] = [crypto.randomUUID(), crypto.randomUUID()]
/** The stage of each opening that has a criterion. */
const JUDGED_STAGE = 1

const nameOf = (colleagueId: string) => `Colleague ${colleagues.indexOf(colleagueId)}`

/** Few distinct values, so that ties are everywhere. */
function fill(count: number): Expected[] {
  const person = NAMES.map((name, n) =>
    all.candidate(name, { emails: [{ address: `p${n}@example.com`, primary: true }] }),
  )
  const rows = fc.sample(
    fc.record({
      opening: fc.nat(1),
      stage: fc.nat(3),
      status: fc.constantFrom<ApplicationStatus>('active', 'rejected', 'withdrawn', 'rejected'),
      name: fc.nat(NAMES.length - 1),
      receivedAt: fc.integer({ min: 1, max: 20 }),
      stageEnteredAt: fc.integer({ min: 1, max: 20 }),
      rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      tagged: fc.boolean(),
      assignee: fc.option(fc.nat(1), { nil: null }),
      snoozed: fc.constantFrom(null, null, -1, 0, 1),
      scorecard: fc.constantFrom('none' as const, 'draft' as const, 'submitted' as const),
    }),
    { numRuns: count, seed: 42 },
  )
  const made = all.workspace.store.maintain((tx) => {
    for (const id of colleagues)
      tx.orm
        .insert(schema.colleague)
        .values(rowOf(schema.colleague, { id, fullName: nameOf(id) }))
        .run()
    for (const { id: openingId, stages } of openings) {
      const stageId = stages[JUDGED_STAGE]?.id ?? ''
      tx.orm
        .insert(schema.scorecardCriterion)
        .values(rowOf(schema.scorecardCriterion, { openingId, stageId, anchors: '[]' }))
        .run()
    }
    const insert = tx.raw.prepare(
      `INSERT OR IGNORE INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status,
        disposition_reason, source, language, received_at, decided_at, stage_entered_at, rating, assignee_id,
        snoozed_until, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'unknown', 'en', ?, ?, ?, ?, ?, ?, 0, 0)`,
    )
    return rows.flatMap((row): (Expected & { tagged: boolean })[] => {
      const opening = openings[row.opening]
      const stageId = opening?.stages[row.stage]?.id
      const name = NAMES[row.name] ?? ''
      if (!opening || !stageId) throw new Error('No such stage.')
      const id = crypto.randomUUID()
      const active = row.status === 'active'
      const { assignee, scorecard } = row
      const snoozedUntil = row.snoozed === null ? null : all.deps.clock.now() + row.snoozed
      const result = insert.run(
        id,
        person[row.name],
        foldName(name),
        opening.id,
        stageId,
        row.status,
        active ? null : 'other',
        row.receivedAt,
        active ? null : 1,
        row.stageEnteredAt,
        row.rating,
        assignee === null ? null : colleagues[assignee],
        snoozedUntil,
      )
      // A second active one for the same candidate and opening is impossible.
      if (result.changes === 0) return []
      if (scorecard !== 'none')
        tx.orm
          .insert(schema.scorecard)
          .values(
            rowOf(schema.scorecard, {
              applicationId: id,
              stageId,
              authorId: colleagues[0] ?? '',
              ...(scorecard === 'submitted' ? { verdict: 'yes', submittedAt: 1 } : {}),
            }),
          )
          .run()
      const { receivedAt, stageEnteredAt, rating, status, tagged } = row
      const seq = Number(result.lastInsertRowid)
      return [
        {
          id,
          openingId: opening.id,
          stageId,
          status,
          name,
          receivedAt,
          stageEnteredAt,
          rating,
          tags: [],
          seq,
          tagged,
          assignee,
          snoozedUntil,
          scorecard,
        },
      ]
    })
  })
  const ids = made.filter(({ tagged }) => tagged).map(({ id }) => id)
  tagApplications(all.workspace.store, { ids, add: ['Senior'], remove: [] }, all.deps)
  return made.map(({ tagged, ...row }) => ({ ...row, tags: tagged ? ['Senior'] : [] }))
}

beforeAll(async () => {
  all = await records()
  openings = [all.published({ title: 'Nurse' }), all.published({ title: 'Cook' })]
  // Enough that some filters are walked through the order's index and others sorted.
  expected = fill(2600)
})
afterAll(() => all.workspace.cleanup())

const list = (input: Input) => listApplications(all.workspace.store.reader, input, all.deps)

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the list must be, by plain filtering and sorting. */
function oracle(input: Input): string[] {
  const words = foldName(input.text ?? '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const sign = input.descending ? -1 : 1
  const key = (row: Expected): string | number =>
    ({
      received: row.receivedAt,
      name: foldName(row.name),
      stageEntered: row.stageEnteredAt,
      rating: row.rating ?? 0,
    })[input.sort as 'received' | 'name' | 'stageEntered' | 'rating']
  const now = all.deps.clock.now()
  const snooze = ({ snoozedUntil }: Expected) =>
    snoozedUntil === null ? 'never' : snoozedUntil > now ? 'away' : 'back'
  const isOwed = (row: Expected, colleague: number) => {
    const own = colleague === 0 ? row.scorecard : 'none'
    const judged = openings.some(({ stages }) => stages[JUDGED_STAGE]?.id === row.stageId)
    return (
      row.status === 'active' &&
      judged &&
      own !== 'submitted' &&
      (row.assignee === colleague || own === 'draft')
    )
  }
  return expected
    .filter((row) => {
      const own = `${foldName(row.name)} p${NAMES.indexOf(row.name)} example com`.split(/[^\p{L}\p{N}]+/u)
      return (
        (input.openingId === undefined || row.openingId === input.openingId) &&
        (input.stageId === undefined || row.stageId === input.stageId) &&
        (!input.status?.length || input.status.includes(row.status)) &&
        (input.tag === undefined || row.tags.some((tag) => tag.toLowerCase() === input.tag?.toLowerCase())) &&
        (input.assigneeId === undefined || row.assignee === colleagues.indexOf(input.assigneeId)) &&
        (input.snooze === undefined ||
          (input.snooze === 'in_sight' ? snooze(row) !== 'away' : snooze(row) === input.snooze)) &&
        (input.arrivedAfter === undefined || row.seq > input.arrivedAfter) &&
        (input.enteredBefore === undefined || row.stageEnteredAt < input.enteredBefore) &&
        (input.scorecardOwedBy === undefined || isOwed(row, colleagues.indexOf(input.scorecardOwedBy))) &&
        words.every((word) => own.some((part) => part.startsWith(word)))
      )
    })
    .sort((a, b) => {
      if (input.sort === 'rating' && (a.rating === null) !== (b.rating === null))
        return a.rating === null ? 1 : -1
      const first = compare(key(a), key(b))
      const second = input.sort === 'rating' ? compare(a.receivedAt, b.receivedAt) : 0
      return sign * (first || second || compare(a.seq, b.seq))
    })
    .map(({ id }) => id)
}

const input = fc.record(
  {
    opening: fc.constantFrom(0, 1),
    stage: fc.record({ opening: fc.constantFrom(0, 1), at: fc.nat(4) }),
    status: fc.subarray<ApplicationStatus>(['active', 'hired', 'rejected', 'withdrawn']),
    tag: fc.constantFrom('senior', 'SENIOR', 'junior'),
    text: fc.constantFrom(
      'anna',
      'ANNA vir',
      'lukasz',
      'Łuk',
      '王',
      'p3',
      'example',
      'neill',
      '"',
      '-',
      'x y',
    ),
    assigneeId: fc.constantFrom(...colleagues),
    snooze: fc.constantFrom('away' as const, 'back' as const, 'in_sight' as const),
    arrivedAfter: fc.constantFrom(0, 100, 2000, 5000),
    enteredBefore: fc.constantFrom(1, 5, 20, 30),
    scorecardOwedBy: fc.constantFrom(...colleagues),
    sort: fc.constantFrom('received' as const, 'name' as const, 'stageEntered' as const, 'rating' as const),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ['sort', 'descending', 'limit'] },
)

describe('the list of applications', () => {
  it('shows every match exactly once and in order, whatever the filter, the order and the size of the page', () => {
    fc.assert(
      fc.property(input, ({ opening, stage, ...rest }) => {
        const asked: Input = {
          ...rest,
          ...(opening !== undefined && { openingId: openings[opening]?.id }),
          ...(stage && { stageId: openings[stage.opening]?.stages[stage.at]?.id }),
        }
        const wanted = oracle(asked)
        const seen: string[] = []
        let cursor: string | undefined
        let pages = 0
        // Thirty pages, of whatever size, meet every seam of some run.
        do {
          pages += 1
          const page = list({ ...asked, cursor })
          expect(page.total).toBe(wanted.length)
          seen.push(...page.rows.map(({ id }) => id))
          expect(page.rows.length).toBe(Math.min(asked.limit, wanted.length - seen.length + page.rows.length))
          cursor = page.next ?? undefined
        } while (cursor !== undefined && pages < 30)
        expect(seen).toEqual(cursor === undefined ? wanted : wanted.slice(0, seen.length))
      }),
      { numRuns: 250 },
    )
  })

  it('has rows as the contract wants them', () => {
    const { rows } = list({ sort: 'received', descending: true, limit: 50 })
    for (const row of rows) {
      const of = expected.find(({ id }) => id === row.id)
      expect(ApplicationRow.parse(row)).toEqual(row)
      expect(row).toMatchObject({
        candidateName: of?.name,
        openingTitle: openings.find(({ id }) => id === of?.openingId)?.title,
        tags: of?.tags,
        rating: of?.rating,
        documents: 0,
        assignee:
          of?.assignee == null
            ? null
            : { id: colleagues[of.assignee], name: nameOf(colleagues[of.assignee] ?? '') },
        snoozedUntil: of?.snoozedUntil,
      })
    }
  })

  it('refuses a position of another order, of another list, and nonsense', () => {
    const asked: Input = { sort: 'received', descending: true, limit: 5 }
    const cursor = list(asked).next ?? ''
    expect(cursor).not.toBe('')
    const refused = (changes: Partial<Input>) => problemOf(() => list({ ...asked, cursor, ...changes }))
    expect(refused({ descending: false })).toBe('REFUSED CURSOR_INVALID')
    expect(refused({ sort: 'name' })).toBe('REFUSED CURSOR_INVALID')
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const named = 'applications.received.desc'
    for (const bad of [
      'x',
      '',
      '%%%',
      forged(null),
      forged([named]),
      forged([named, 1]),
      forged([named, '1', 2]),
      forged([named, null, 2]),
      forged([named, 1.5, 2]),
      forged([named, 1, 2, 3]),
    ]) {
      expect(refused({ cursor: bad })).toBe('REFUSED CURSOR_INVALID')
    }
  })

  it('survives any cursor', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (cursor) => {
        const code = problemOf(() => list({ sort: 'rating', descending: true, limit: 1, cursor }))
        expect(code).toBe('REFUSED CURSOR_INVALID')
      }),
    )
  })
})

describe('the plans of the list', () => {
  const sorts = ['received', 'name', 'stageEntered', 'rating'] as const
  const plans = (asked: Partial<Input>, total = Number.MAX_SAFE_INTEGER): string[] => {
    const plan = planList(
      all.workspace.store.reader,
      { sort: 'received', descending: true, limit: 100, ...asked },
      all.deps.clock.now(),
    )
    if (!plan) throw new Error('Nothing can match.')
    return [...plan.steps(total)].flatMap(({ query }) => plansOf(all.workspace.store.reader, query.sql))
  }
  const countPlan = (asked: Partial<Input>) =>
    countQueries(all.workspace.store.reader, asked, all.deps.clock.now()).flatMap(({ sql }) =>
      plansOf(all.workspace.store.reader, sql),
    )

  it.each(sorts)('take the order by %s from an index, over everything and in one opening', (sort) => {
    for (const descending of [true, false]) {
      for (const opening of [undefined, openings[0]?.id]) {
        for (const status of [undefined, ['active' as const]]) {
          const first = plans({ sort, descending, openingId: opening, status })
          expect(first.join('\n')).not.toMatch(/TEMP B-TREE/)
          expect(first.join('\n')).toMatch(/^(SEARCH|SCAN) a USING (COVERING )?INDEX application_/)
          const { next } = list({ sort, descending, limit: 1, openingId: opening, status })
          const second = plans({ sort, descending, openingId: opening, status, cursor: next ?? undefined })
          expect(second.join('\n')).not.toMatch(/TEMP B-TREE|SCAN a/)
        }
      }
    }
  })

  it('count from indexes as before when somebody has asked to be erased', () => {
    const openingId = openings[0]?.id
    const asks = [
      {},
      { status: ['active' as const] },
      { openingId },
      { openingId, snooze: 'in_sight' as const },
    ]
    const before = asks.map((asked) => countPlan(asked))
    const candidateId = all.candidate('Asks')
    openRequest(all.workspace.store, { candidateId }, all.deps)
    const { id } = listRequests(all.workspace.store.reader, all.deps).rows[0] ?? { id: '' }
    asks.forEach((asked, n) => {
      const plan = countPlan(asked)
      expect(plan.slice(0, before[n]?.length)).toEqual(before[n])
      expect(plan.slice(before[n]?.length).join('\n')).toMatch(
        /SEARCH a USING (COVERING )?INDEX application_candidate \(candidate_id=\?/,
      )
      expect(plan.slice(before[n]?.length).join('\n')).not.toMatch(/SCAN a/)
    })
    withdrawRequest(all.workspace.store, { id }, all.deps)
    expect(asks.map((asked) => countPlan(asked))).toEqual(before)
  })

  it('find a short list by its filter, never by a scan', () => {
    const openingId = openings[0]?.id
    for (const asked of [
      { status: ['hired' as const] },
      { openingId, status: ['hired' as const] },
      { stageId: openings[0]?.stages[4]?.id },
      { openingId, text: 'lukasz' },
      { text: 'lukasz' },
      { tag: 'none such' },
      { openingId, tag: 'none such' },
      { assigneeId: crypto.randomUUID() },
      { snooze: 'back' as const, status: ['active' as const] },
      { snooze: 'away' as const },
      { arrivedAfter: 4000 },
      { openingId, arrivedAfter: 4000 },
      { enteredBefore: 1, status: ['active' as const] },
      { openingId, enteredBefore: 1, status: ['active' as const] },
      { scorecardOwedBy: crypto.randomUUID() },
    ]) {
      const seen = [...plans(asked, 10), ...countPlan(asked)].join('\n')
      expect(seen).not.toMatch(/SCAN (a|q|t|x|d)\b/)
    }
  })

  it('take the active ones of a stage by their time in it from the index of the stage', () => {
    const asked = {
      stageId: openings[0]?.stages[0]?.id,
      status: ['active' as const],
      sort: 'stageEntered' as const,
    }
    for (const descending of [true, false]) {
      for (const enteredBefore of [undefined, 5]) {
        const { next } = list({ ...asked, descending, limit: 1, enteredBefore })
        for (const cursor of [undefined, next ?? undefined]) {
          const seen = plans({ ...asked, descending, enteredBefore, cursor }).join('\n')
          expect(seen).toMatch(/SEARCH a USING INDEX application_active_stage \(stage_id=\?/)
          expect(seen).not.toMatch(/TEMP B-TREE/)
        }
      }
    }
  })

  it('count from an index alone', () => {
    expect(countPlan({}).join('\n')).toMatch(/SCAN application USING COVERING INDEX/)
    for (const asked of [
      { openingId: openings[0]?.id },
      { openingId: openings[0]?.id, status: ['active' as const] },
      { status: ['active' as const, 'hired' as const] },
      { stageId: openings[0]?.stages[0]?.id, status: ['active' as const] },
      { enteredBefore: 5, status: ['active' as const] },
      { openingId: openings[0]?.id, unassigned: true as const, status: ['active' as const] },
      { openingId: openings[0]?.id, text: 'anna' },
      { source: 'email' as const, status: ['active' as const] },
      { language: 'fi', status: ['active' as const] },
      { receivedFrom: 5, receivedBefore: 9, status: ['active' as const] },
      { snooze: 'in_sight' as const, status: ['active' as const] },
      { stageId: openings[0]?.stages[0]?.id, enteredBefore: 5, status: ['active' as const] },
    ]) {
      expect(countPlan(asked).join('\n')).toMatch(/SEARCH a USING COVERING INDEX/)
    }
  })
})
