/** Every order and every grouping of the list, against plain filtering and sorting. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ApplicationRow,
  ApplicationStatus,
  type applications as contract,
  GroupBy,
  ListSort,
  Source,
} from '#contract/applications.ts'
import type { InputOf } from '#contract/common.ts'
import { type Opening, StageKind } from '#contract/openings.ts'
import { groupApplications } from '../../../src/main/applications/counts.ts'
import { listApplications, planList } from '../../../src/main/applications/list.ts'
import { foldName } from '../../../src/main/platform/fold.ts'
import * as schema from '../../../src/main/store/schema/index.ts'
import { plansOf } from '../../support/plans.ts'
import { type Records, records } from '../../support/records.ts'
import { rowOf } from '../../support/rows.ts'

type Input = InputOf<typeof contract.list>

/** Beyond this many matches a list in segments is read segment after segment. */
const LONG = 2000
const MONTHS = [new Date(2025, 10, 30, 23), new Date(2025, 11, 1), new Date(2026, 1, 3)].map((day) =>
  day.getTime(),
)
const CITIES = [null, 'Turku', 'espoo', 'Åbo']
const COUNTRIES = [null, 'FI', 'SE']
const HEADLINES = [null, 'Nurse', 'cook']

let all: Records
let openings: Opening[]
/** Every application, as the list has it, with its number; and the person's id and sort name, which break ties. */
let every: { row: ApplicationRow; seq: number; sortName: string }[]
const colleagues = [
  { id: crypto.randomUUID(), fullName: 'Zoe' },
  { id: crypto.randomUUID(), fullName: 'Adam' },
]

function fill(count: number): void {
  const people = fc.sample(
    fc.record({
      city: fc.constantFrom(...CITIES),
      country: fc.constantFrom(...COUNTRIES),
      headline: fc.constantFrom(...HEADLINES),
    }),
    { numRuns: 60, seed: 3 },
  )
  const ids = people.map((person, n) => all.candidate(`Person ${n % 7}`, person))
  const rows = fc.sample(
    fc.record({
      person: fc.nat(ids.length - 1),
      opening: fc.nat(openings.length - 1),
      stage: fc.nat(3),
      status: fc.constantFrom<ApplicationStatus>('active', 'rejected', 'withdrawn'),
      source: fc.constantFrom<Source>('email', 'careers_site', 'referral'),
      language: fc.constantFrom('fi', 'en', 'sv'),
      month: fc.nat(MONTHS.length - 1),
      day: fc.nat(3),
      rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      assignee: fc.option(fc.nat(1), { nil: null }),
      snoozed: fc.constantFrom(null, null, -2, -1, 1),
    }),
    { numRuns: count, seed: 4 },
  )
  all.workspace.store.maintain((tx) => {
    for (const { id, fullName } of colleagues)
      tx.orm
        .insert(schema.colleague)
        .values(rowOf(schema.colleague, { id, fullName, sortName: foldName(fullName) }))
        .run()
    const insert = tx.raw.prepare(
      `INSERT OR IGNORE INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status,
        disposition_reason, source, language, received_at, decided_at, stage_entered_at, rating, assignee_id,
        snoozed_until, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
    )
    for (const row of rows) {
      const opening = openings[row.opening]
      const active = row.status === 'active'
      const received = (MONTHS[row.month] ?? 0) + row.day * 1000
      insert.run(
        crypto.randomUUID(),
        ids[row.person],
        `person ${row.person % 7}`,
        opening?.id,
        opening?.stages[row.stage]?.id,
        row.status,
        active ? null : 'other',
        row.source,
        row.language,
        received,
        active ? null : 1,
        received + row.day,
        row.rating,
        row.assignee === null ? null : colleagues[row.assignee]?.id,
        row.snoozed === null ? null : all.deps.clock.now() + row.snoozed,
      )
    }
  })
}

const list = (input: Input) => listApplications(all.workspace.store.reader, input, all.deps, LONG)

beforeAll(async () => {
  all = await records()
  openings = [
    all.published({ title: 'Nurse' }),
    all.published({ title: 'ähtäri cook' }),
    all.published({ title: 'Driver' }),
  ]
  fill(3500)
  const seqs = new Map(
    all.workspace.store.reader.raw
      .prepare<[], [string, number, string]>('SELECT id, seq, candidate_sort_name FROM application')
      .raw()
      .all()
      .map(([id, seq, name]) => [id, { seq, name }]),
  )
  every = []
  let cursor: string | undefined
  do {
    const page = list({ sort: 'received', descending: true, limit: 200, cursor })
    for (const row of page.rows)
      every.push({ row, seq: seqs.get(row.id)?.seq ?? 0, sortName: seqs.get(row.id)?.name ?? '' })
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(every.length).toBeGreaterThan(LONG)
})
afterAll(() => all.workspace.cleanup())

type Value = string | number | null
const compare = (a: Value, b: Value): number => (a === b ? 0 : (a as never) < (b as never) ? -1 : 1)
const lower = (text: string | null) =>
  text === null ? null : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
const monthOf = (at: number) => {
  const day = new Date(at)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`
}

/** Place of a row's group: openings by title, stages in the order of the pipeline, nobody's last, newest month first. */
function place(by: GroupBy | 'status' | 'language', row: ApplicationRow, inOpening: boolean): Value {
  switch (by) {
    case 'opening':
      return foldName(row.openingTitle)
    case 'stage':
      return inOpening
        ? (openings.flatMap(({ stages }) => stages).findIndex(({ id }) => id === row.stageId) ?? 0)
        : StageKind.options.indexOf(row.stageKind)
    case 'status':
      return ApplicationStatus.options.indexOf(row.status)
    case 'source':
      return Source.options.indexOf(row.source)
    case 'language':
      return row.language
    case 'assignee':
      return row.assignee ? foldName(row.assignee.name) : '\uffff'
    case 'month':
      return -Number(monthOf(row.receivedAt).replace('-', ''))
  }
}

const INNER: Partial<Record<ListSort, (one: (typeof every)[0]) => Value[]>> = {
  received: ({ row }) => [row.receivedAt],
  name: ({ sortName }) => [sortName],
  stageEntered: ({ row }) => [row.stageEnteredAt],
  rating: ({ row }) => [row.rating, row.receivedAt],
  snoozed: ({ row }) => [row.snoozedUntil],
  country: ({ row, sortName }) => [
    row.candidateCountry,
    `person ${sortName.slice(7)}`,
    row.candidateId,
    row.receivedAt,
  ],
  city: ({ row, sortName }) => [lower(row.city), sortName, row.candidateId, row.receivedAt],
  headline: ({ row, sortName }) => [lower(row.headline), sortName, row.candidateId, row.receivedAt],
}

/** What the list must be. */
function oracle(input: Input): string[] {
  const now = all.deps.clock.now()
  const isAway = (row: ApplicationRow) => row.snoozedUntil !== null && row.snoozedUntil > now
  const inner = INNER[input.sort]
  const sign = inner && !input.descending ? 1 : -1
  const inOpening = input.openingId !== undefined
  return every
    .filter(
      ({ row }) =>
        (input.openingId === undefined || row.openingId === input.openingId) &&
        (input.stageKind === undefined || row.stageKind === input.stageKind) &&
        (!input.status?.length || input.status.includes(row.status)) &&
        (input.source === undefined || row.source === input.source) &&
        (input.language === undefined || row.language === input.language) &&
        (!input.unassigned || row.assignee === null) &&
        (input.assigneeId === undefined || row.assignee?.id === input.assigneeId) &&
        (input.snooze !== 'in_sight' || !isAway(row)) &&
        (input.snooze !== 'away' || isAway(row)) &&
        (input.receivedFrom === undefined || row.receivedAt >= input.receivedFrom) &&
        (input.receivedBefore === undefined || row.receivedAt < input.receivedBefore),
    )
    .sort((a, b) => {
      if (input.group) {
        const grouped = compare(place(input.group, a.row, inOpening), place(input.group, b.row, inOpening))
        if (grouped !== 0) return grouped
      }
      if (!inner) {
        const by = input.sort as GroupBy | 'status' | 'language'
        const sorted = compare(place(by, a.row, inOpening), place(by, b.row, inOpening))
        // A list that is grouped by what it is sorted by has its groups in their own order.
        if (sorted !== 0) return (input.descending && by !== input.group ? -1 : 1) * sorted
        return -(compare(a.row.receivedAt, b.row.receivedAt) || compare(a.seq, b.seq))
      }
      const [mine, others] = [inner(a), inner(b)]
      for (const [at, value] of mine.entries()) {
        const other = others[at] ?? null
        if ((value === null) !== (other === null)) return value === null ? 1 : -1
        const ordered = compare(value, other)
        if (ordered !== 0) return sign * ordered
      }
      return sign * compare(a.seq, b.seq)
    })
    .map(({ row }) => row.id)
}

const filters = fc.record(
  {
    opening: fc.nat(2),
    status: fc.subarray<ApplicationStatus>(['active', 'rejected', 'withdrawn']),
    stageKind: fc.constantFrom(...StageKind.options),
    source: fc.constantFrom(...Source.options),
    language: fc.constantFrom('fi', 'en', 'xx'),
    assignee: fc.nat(1),
    unassigned: fc.constant(true as const),
    snooze: fc.constantFrom('in_sight' as const, 'away' as const),
    receivedFrom: fc.constantFrom(...MONTHS),
    receivedBefore: fc.constantFrom(...MONTHS),
  },
  { requiredKeys: [] },
)
/** Mostly everything, so that long lists are met as often as short ones. */
const filter = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: filters })

const filterOf = ({
  opening,
  assignee,
  ...rest
}: typeof filters extends fc.Arbitrary<infer T> ? T : never) => ({
  ...rest,
  ...(opening === undefined ? {} : { openingId: openings[opening]?.id }),
  ...(assignee === undefined || rest.unassigned ? {} : { assigneeId: colleagues[assignee]?.id }),
})

describe('the orders of the list', () => {
  it('shows every match exactly once and in order, however it is grouped and sorted', () => {
    fc.assert(
      fc.property(
        filter,
        fc.constantFrom(...ListSort.options),
        fc.option(fc.constantFrom(...GroupBy.options), { nil: undefined }),
        fc.boolean(),
        fc.integer({ min: 90, max: 200 }),
        (asked, sort, group, descending, limit) => {
          const input: Input = { ...filterOf(asked), sort, group, descending, limit }
          const wanted = oracle(input)
          const seen: string[] = []
          let cursor: string | undefined
          let pages = 0
          // Twelve pages of whatever size meet every kind of seam in some run.
          do {
            pages += 1
            const page = list({ ...input, cursor })
            expect(page.total).toBe(wanted.length)
            seen.push(...page.rows.map(({ id }) => id))
            cursor = page.next ?? undefined
          } while (cursor !== undefined && pages < 12)
          expect(seen).toEqual(cursor === undefined ? wanted : wanted.slice(0, seen.length))
        },
      ),
      { numRuns: 120 },
    )
  })

  it('counts its groups as the rows fall, in the same order', () => {
    const byId = new Map(every.map(({ row }) => [row.id, row]))
    fc.assert(
      fc.property(filter, fc.constantFrom(...GroupBy.options), (asked, group) => {
        const input = filterOf(asked)
        const rows = oracle({ ...input, group, sort: 'name', descending: false, limit: 1 }).map((id) =>
          byId.get(id),
        )
        const keys = rows.map((row) => {
          if (!row) return ''
          if (group === 'stage') return input.openingId ? row.stageId : row.stageKind
          if (group === 'month') return monthOf(row.receivedAt)
          return { opening: row.openingId, source: row.source, assignee: row.assignee?.id ?? '' }[group]
        })
        const counts = new Map<string, number>()
        for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
        const { groups } = groupApplications(all.workspace.store.reader, { ...input, group }, all.deps)
        expect(groups.map(({ key, count }) => [key, count])).toEqual([...counts])
        for (const { key, name } of groups) {
          const row = rows.find((one) => one && [one.openingId, one.stageId, one.assignee?.id].includes(key))
          if (group === 'opening') expect(name).toBe(row?.openingTitle)
          if (group === 'assignee') expect(name).toBe(row?.assignee?.name ?? null)
          if (group === 'stage' && input.openingId) expect(name).toBe(row?.stageName)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the plans of the orders', () => {
  const now = () => all.deps.clock.now()
  const plans = (asked: Partial<Input>): string[] => {
    const plan = planList(
      all.workspace.store.reader,
      { sort: 'received', descending: true, limit: 100, ...asked },
      now(),
    )
    // The first two segments stand for all: they differ in their values alone.
    return [...(plan?.steps(Number.MAX_SAFE_INTEGER) ?? [])]
      .slice(0, 2)
      .flatMap(({ query }) => plansOf(all.workspace.store.reader, query.sql))
  }

  it.each(['country', 'city', 'headline'] as const)('walk from candidate to candidate by %s', (sort) => {
    for (const descending of [true, false]) {
      for (const status of [undefined, ['active' as const]]) {
        const { next } = list({ sort, descending, limit: 1, status })
        for (const cursor of [undefined, next ?? undefined]) {
          const seen = plans({ sort, descending, status, cursor }).join('\n')
          expect(seen).toMatch(new RegExp(`SEARCH c USING COVERING INDEX candidate_${sort} `))
          // Only the few applications of one person are put in order.
          expect(seen).not.toMatch(/TEMP B-TREE FOR ORDER BY|SCAN/)
        }
      }
    }
  })

  it.each(['opening', 'status', 'assignee'] as const)(
    'walk along an index inside each segment by %s',
    (sort) => {
      const seen = plans({ sort }).join('\n')
      expect(seen).toMatch(/(SEARCH|SCAN) a USING (COVERING )?INDEX application_/)
      expect(seen).not.toMatch(/SCAN a$/m)
    },
  )

  it('look the segment of a row up, where a short list is sorted whole', () => {
    for (const sort of ['opening', 'stage'] as const) {
      const plan = planList(all.workspace.store.reader, { sort, descending: false, limit: 100 }, now())
      const [step] = [...(plan?.steps(10) ?? [])]
      expect(plansOf(all.workspace.store.reader, step?.query.sql ?? '').join('\n')).toMatch(
        /SEARCH g0 USING AUTOMATIC/,
      )
    }
  })

  it('take what is snoozed from its own index, the rest as it came in', () => {
    expect(plans({ sort: 'snoozed' })[0]).toMatch(
      /SEARCH a USING (COVERING )?INDEX application_snoozed \(snoozed_until>\?/,
    )
    expect(plans({ sort: 'snoozed' }).join('\n')).not.toMatch(/TEMP B-TREE/)
  })

  it('find one status in the order of arrival at once', () => {
    const seen = plans({ status: ['active'], snooze: 'in_sight' }).join('\n')
    expect(seen).toMatch(/SEARCH a USING INDEX application_status \(status=\?\)/)
    expect(seen).not.toMatch(/TEMP B-TREE/)
  })
})
