/**
 * What is due, as a window or a command asks for it. An assessment of all applications is kept until something that it
 * rests on changes, so that its numbers, its list and its pages are of one piece. Nothing is written.
 */
import { createHash } from 'node:crypto'
import type { InputOf } from '#contract/common.ts'
import type {
  DueFilter,
  DueOnDay,
  DueRow,
  Explained,
  Preview,
  retention,
  StaleOpening,
} from '#contract/retention.ts'
import { Decision } from '#contract/retention.ts'
import { EXPIRING_DAYS } from '#contract/talentpool.ts'
import type { Clock } from '../platform/clock.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { Problem } from '../platform/problem.ts'
import type { Store } from '../store/types.ts'
import { countEnding } from '../talentpool/pool.ts'
import { type Assessed, type Assessment, assess } from './assess.ts'
import { type Day, exactCalendar, here, numberOfDay } from './calendar.ts'
import { deciderOf } from './decide-one.ts'
import { explained, ruleRef } from './explain.ts'
import { type ApplicationFacts, factsReader } from './facts.ts'
import { bareRequesters } from './requesters.ts'
import { readRules, ruleLines, type StoredRule } from './rule-store.ts'
import { type RuleVersion, ruleKey } from './rule-version.ts'
import { itemOf, rulesHashOf, SEQ_RANGE, type Shown } from './run-items.ts'
import { readRetentionSettings } from './which-rule.ts'

const PREVIEW_MS = 24 * 3_600_000
/** A new day begins somewhere on a quarter of an hour. */
const QUARTER_MS = 900_000
/** Others are let in after so long. */
const TURN_MS = 12
/** Tables that a decision rests on. */
const RESTS_ON = [
  'application',
  'application_event',
  'candidate',
  'consent',
  'erasure_request',
  'legal_hold',
  'opening',
  'retention_rule',
  'setting',
]

interface Kept {
  readonly key: string
  readonly madeAt: number
  readonly rules: readonly StoredRule[]
  readonly assessment: Assessment
  /** Due number and seq of the rows of a filter in one number each, in order. */
  readonly lists: Map<DueFilter, Float64Array>
}

interface DueCalendar {
  days: DueOnDay[]
  before: DueOnDay | null
  after: DueOnDay | null
}

export interface RetentionView {
  preview(input: InputOf<typeof retention.preview>): Promise<Preview>
  due(input: InputOf<typeof retention.due>): Promise<{ rows: DueRow[]; total: number; next: string | null }>
  calendar(input: InputOf<typeof retention.calendar>): Promise<DueCalendar>
  stale(input: InputOf<typeof retention.stale>): Promise<{ rows: StaleOpening[] }>
  decision(input: InputOf<typeof retention.decision>): Explained
  /** Everything that is due now, as a run keeps it. */
  shown(): Promise<Shown>
  /** The `seq` of every application of which the candidate is to be told that it is soon due. */
  toNotify(): Promise<number[]>
  close(): void
}

const IN_DAYS = { in30: 30, in60: 60, in90: 90 } as const
const isDue = ({ decision }: { decision: Decision }) => decision === 'ANONYMISE' || decision === 'ERASE'

const daysBetween = (from: Day, to: Day): number => numberOfDay(to) - numberOfDay(from)

/** Whether a state is behind a number of the page. */
function belongs(filter: DueFilter, { outcome, today }: Assessed): boolean {
  const { decision, dueOn } = outcome
  switch (filter) {
    case 'due':
      return isDue(outcome)
    case 'overdue':
      return isDue(outcome) && dueOn !== null && dueOn < today
    case 'in30':
    case 'in60':
    case 'in90':
      return (
        !isDue(outcome) && dueOn !== null && dueOn > today && daysBetween(today, dueOn) <= IN_DAYS[filter]
      )
    case 'hold':
      return decision === 'HOLD'
    case 'needs_country':
      return decision === 'NEEDS_COUNTRY'
    case 'deferred':
      return decision === 'DEFER_RESTRICT'
    case 'kept':
      return decision === 'KEEP' || decision === 'NOTIFY'
    case 'in_process':
      return decision === 'IN_PROCESS'
    case 'hired':
      return decision === 'EXEMPT_HIRED'
    case 'dated':
      return dueOn !== null
  }
}

const FILTERS: readonly DueFilter[] = [
  'due',
  'in30',
  'in60',
  'in90',
  'overdue',
  'hold',
  'needs_country',
  'deferred',
  'kept',
  'in_process',
  'hired',
  'dated',
]

/** Rows without a date stand after all others. */
const NO_DUE = 2 ** 20 - 1

export function createRetentionView(store: Store, clock: Clock): RetentionView {
  const db = store.reader
  let changes = 0
  let kept: Kept | null = null
  const stop = store.onChange(({ tables }) => {
    if (!RESTS_ON.some((table) => tables.has(table))) return
    changes += 1
    kept = null
  })

  /** What stands on a day, from memory where nothing has changed. */
  async function assessment(asOf: Day | undefined): Promise<Kept> {
    requireForward(asOf)
    for (let tries = 0; ; tries += 1) {
      const madeAt = clock.now()
      const key = asOf ?? `now ${Math.floor(madeAt / QUARTER_MS)}`
      if (kept?.key === key && madeAt - kept.madeAt < PREVIEW_MS) return kept
      const before = changes
      const rules = readRules(db)
      const work = assess(db, {
        asOf: asOf ?? null,
        now: madeAt,
        lines: ruleLines(rules),
        settings: readRetentionSettings(db),
      })
      // Where others keep writing in between, it is done in one go.
      const finished = await inTurns(
        work,
        () => tries < 2,
        () => changes !== before,
      )
      if (finished === null) continue
      kept = { key, madeAt, rules, assessment: finished, lists: new Map() }
      return kept
    }
  }

  function requireForward(asOf: Day | undefined): void {
    if (asOf === undefined || asOf >= exactCalendar.dayOf(clock.now() - QUARTER_MS * 4 * 12, 'UTC')) return
    throw new Problem(
      'REFUSED',
      'AS_OF_PAST',
      'This day is over: what was due then cannot be told from how things stand now.',
      'Choose today or a later day.',
    )
  }

  function listOf(found: Kept, filter: DueFilter): Float64Array {
    const ready = found.lists.get(filter)
    if (ready) return ready
    const { states, stateOf } = found.assessment
    const dues = states.map((state) =>
      belongs(filter, state)
        ? state.outcome.dueOn === null
          ? NO_DUE
          : numberOfDay(state.outcome.dueOn)
        : -1,
    )
    const keys: number[] = []
    stateOf.forEach((at, seq) => {
      const due = at < 0 ? -1 : (dues[at] ?? -1)
      if (due >= 0) keys.push(due * SEQ_RANGE + seq)
    })
    const list = Float64Array.from(keys).sort()
    found.lists.set(filter, list)
    return list
  }

  async function due(input: InputOf<typeof retention.due>) {
    const found = await assessment(input.asOf)
    const list = ofDay(listOf(found, input.filter), input.on)
    const name = `retention.${input.filter}.${input.asOf ?? 'now'}.${input.on ?? ''}`
    const after = input.cursor === undefined ? -1 : Number(decodeCursor(name, input.cursor, ['number'])[0])
    const start = firstAbove(list, after)
    const keys = list.subarray(start, start + input.limit)
    const last = keys.at(-1)
    return {
      rows: rowsOf(
        [...keys].map((key) => key % SEQ_RANGE),
        found,
        input.asOf,
      ),
      total: list.length,
      next: last !== undefined && start + keys.length < list.length ? encodeCursor(name, [last]) : null,
    }
  }

  function rowsOf(seqs: readonly number[], found: Kept, asOf: Day | undefined): DueRow[] {
    const decideOne = deciderOf(db, found.rules, asOf ?? found.madeAt)
    const row = db.raw.prepare<[number], ApplicationFacts & { candidateName: string }>(
      `SELECT a.id, a.candidate_id AS candidateId, a.opening_id AS openingId, a.status, a.received_at AS receivedAt,
        a.decided_at AS decidedAt, c.full_name AS candidateName
       FROM application a JOIN candidate c ON c.id = a.candidate_id WHERE a.seq = ?`,
    )
    return seqs.flatMap((seq) => {
      const application = row.get(seq)
      if (!application) return []
      const { opening, outcome, rare } = decideOne(application)
      return {
        ...explained(outcome),
        applicationId: application.id,
        candidateId: application.candidateId,
        candidateName: application.candidateName,
        openingId: opening.id,
        openingTitle: opening.title,
        country: opening.country,
        subdivision: opening.subdivision,
        holdIds: rare.holds.filter(({ releasedAt }) => releasedAt === null).map(({ id }) => id),
      }
    })
  }

  async function calendar({ month }: InputOf<typeof retention.calendar>): Promise<DueCalendar> {
    const { states } = (await assessment(undefined)).assessment
    const counts = new Map<Day, number>()
    for (const { outcome, count } of states)
      if (outcome.dueOn !== null) counts.set(outcome.dueOn, (counts.get(outcome.dueOn) ?? 0) + count)
    const all = [...counts].map(([on, count]) => ({ on, count })).sort((a, b) => (a.on < b.on ? -1 : 1))
    const monthOf = ({ on }: DueOnDay) => on.slice(0, month.length)
    const before = all.filter((one) => monthOf(one) < month)
    const after = all.filter((one) => monthOf(one) > month)
    return {
      days: all.filter((one) => monthOf(one) === month),
      before: together(before, before.at(-1)),
      after: together(after, after[0]),
    }
  }

  async function preview(input: InputOf<typeof retention.preview>): Promise<Preview> {
    const found = await assessment(input.asOf)
    const { states, stale, total, needsCountryLong } = found.assessment
    const today = input.asOf ?? exactCalendar.dayOf(found.madeAt, here())
    const byDecision = Object.fromEntries(Decision.options.map((one) => [one, 0])) as Record<Decision, number>
    for (const { outcome, count } of states) byDecision[outcome.decision] += count
    const byFilter = Object.fromEntries(
      FILTERS.map((filter) => [
        filter,
        states.reduce((sum, state) => (belongs(filter, state) ? sum + state.count : sum), 0),
      ]),
    ) as Record<DueFilter, number>
    const conflicts = new Map<string, RuleVersion>()
    for (const { outcome } of states)
      if (outcome.conflict && outcome.rule) conflicts.set(ruleKey(outcome.rule), outcome.rule)
    return {
      asOf: today,
      whatIf: input.asOf !== undefined,
      madeAt: found.madeAt,
      expiresAt: found.madeAt + PREVIEW_MS,
      hash: hashOf(found, today),
      total,
      byDecision,
      byFilter,
      needsCountryLong,
      staleOpenings: stale.length,
      withoutApplication: bareRequesters(db).length,
      consentsExpiring: countEnding(db, { today, endsBy: exactCalendar.plusDays(today, EXPIRING_DAYS) }),
      conflicts: [...conflicts.values()].map(ruleRef),
    }
  }

  /** Over the day, the time, every rule version, and every application that is due with what is due and when. */
  function hashOf(found: Kept, today: Day): string {
    const { states, stateOf } = found.assessment
    const hash = createHash('sha256').update(
      JSON.stringify([today, found.madeAt, found.rules.map((rule) => rule.hash)]),
    )
    const list = listOf(found, 'due')
    hash.update(new Uint8Array(list.buffer, list.byteOffset, list.byteLength))
    const erased = list.filter((key) => states[stateOf[key % SEQ_RANGE] ?? -1]?.outcome.decision === 'ERASE')
    return hash.update(new Uint8Array(erased.buffer, erased.byteOffset, erased.byteLength)).digest('hex')
  }

  async function shown(): Promise<Shown> {
    const found = await assessment(undefined)
    const { states, stateOf, total } = found.assessment
    const items = listOf(found, 'due').map((key) => {
      const seq = key % SEQ_RANGE
      return itemOf({
        seq,
        day: Math.floor(key / SEQ_RANGE),
        erase: states[stateOf[seq] ?? -1]?.outcome.decision === 'ERASE',
      })
    })
    return {
      asOf: exactCalendar.dayOf(found.madeAt, here()),
      madeAt: found.madeAt,
      total,
      rulesHash: rulesHashOf(found.rules),
      items: items.sort(),
    }
  }

  async function toNotify(): Promise<number[]> {
    const { states, stateOf } = (await assessment(undefined)).assessment
    const seqs: number[] = []
    stateOf.forEach((at, seq) => {
      if (states[at]?.outcome.decision === 'NOTIFY') seqs.push(seq)
    })
    return seqs
  }

  return {
    preview,
    due,
    shown,
    calendar,
    toNotify,
    async stale({ asOf }) {
      const { stale } = (await assessment(asOf)).assessment
      return {
        rows: stale.map(({ opening, waiting, lastActivityOn }) => ({
          id: opening.id,
          title: opening.title,
          requisitionNumber: opening.requisitionNumber,
          country: opening.country,
          waiting,
          lastActivityOn,
        })),
      }
    },
    decision({ applicationId, asOf }) {
      requireForward(asOf)
      const application = factsReader(db).application(applicationId)
      if (!application) {
        throw new Problem(
          'NOT_FOUND',
          'APPLICATION_UNKNOWN',
          'There is no such application.',
          'It may have been taken back. Read the list again.',
        )
      }
      return explained(deciderOf(db, readRules(db), asOf ?? clock.now())(application).outcome)
    },
    close: stop,
  }
}

const together = (days: readonly DueOnDay[], nearest: DueOnDay | undefined): DueOnDay | null =>
  nearest ? { on: nearest.on, count: days.reduce((sum, { count }) => sum + count, 0) } : null

/** The part of a list that is due on a day; all of it where none is asked for. */
function ofDay(list: Float64Array, on: Day | undefined): Float64Array {
  if (on === undefined) return list
  const first = numberOfDay(on) * SEQ_RANGE
  return list.subarray(firstAbove(list, first - 1), firstAbove(list, first + SEQ_RANGE - 1))
}

function firstAbove(list: Float64Array, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Runs a generator a few milliseconds at a time while `politely` says so; null: given up, because it is stale. */
async function inTurns<T>(
  work: Generator<void, T>,
  politely: () => boolean,
  isStale: () => boolean,
): Promise<T | null> {
  let began = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (!politely() || performance.now() - began < TURN_MS) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (isStale()) return null
    began = performance.now()
  }
}
