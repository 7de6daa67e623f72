import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cachedCalendar, type Day, exactCalendar } from '../../../src/main/retention/calendar.ts'
import { CaseFile, decideCase, isDecisionCase } from '../../../src/main/retention/cases.ts'
import { type Asked, decide } from '../../../src/main/retention/decide.ts'
import type { RetentionEvent } from '../../../src/main/retention/events.ts'
import type { RuleVersion } from '../../../src/main/retention/rule-version.ts'
import { outcomeWords } from '../../../src/main/retention/words.ts'
import cases from '../../fixtures/retention/cases.json' with { type: 'json' }

const decisionCases = CaseFile.parse(cases).cases.filter(isDecisionCase)

describe('the cases of retention', () => {
  it.each(decisionCases.map((one) => [`${one.id} ${one.title}`, one] as const))('%s', (_, one) => {
    const { decision, dueOn } = decideCase(one)
    expect({ decision, due_on: dueOn }).toEqual({ due_on: null, ...one.expect })
  })
})

const rule = (more: Partial<RuleVersion> = {}): RuleVersion => ({
  id: null,
  version: 1,
  country: 'DE',
  subdivision: null,
  scope: 'default',
  max: { months: 6, days: null },
  min: { months: null, days: null },
  minEffectiveFrom: null,
  clock: 'rejection',
  minClock: null,
  consentMaxMonths: 24,
  noticeDays: null,
  erasure: 'erase',
  validFrom: '0001-01-01',
  validTo: null,
  notBefore: null,
  promisedUntil: null,
  ...more,
})
const asked = (events: RetentionEvent[], now: Day, more: Partial<Asked> = {}): Asked => ({
  events,
  now,
  zone: 'UTC',
  lines: [[rule()]],
  defendClaims: false,
  ...more,
})
const rejected = (at: string): RetentionEvent[] => [
  { type: 'applied', at: '2026-01-10' },
  { type: 'rejected', at },
]

describe('versions of a rule', () => {
  const longer = rule({
    version: 2,
    max: { months: 12, days: null },
    validFrom: '2026-03-01',
    promisedUntil: '2026-03-01',
  })
  const shorter = rule({
    version: 2,
    max: { months: 3, days: null },
    validFrom: '2026-06-01',
    notBefore: '2026-06-15',
  })

  it('keeps to what was promised when what was received was received', () => {
    const old = decide(asked(rejected('2026-04-01'), '2026-05-01', { lines: [[rule(), longer]] }))
    expect(old).toMatchObject({ dueOn: '2026-10-01', by: 'promise', rule: { version: 1 } })
    expect(old.lost).toContainEqual({ code: 'PROMISED_LESS', rule: longer, on: '2027-04-01' })
    const events = [
      { type: 'applied', at: '2026-03-02' },
      { type: 'rejected', at: '2026-04-01' },
    ]
    expect(decide(asked(events, '2026-05-01', { lines: [[rule(), longer]] }))).toMatchObject({
      dueOn: '2027-04-01',
      by: 'maximum',
    })
  })

  it('spares what a shorter rule reaches for 14 days, and never beyond what the old one kept', () => {
    const lines = [[rule(), shorter]] as const
    expect(decide(asked(rejected('2026-02-15'), '2026-06-02', { lines }))).toMatchObject({
      decision: 'KEEP',
      dueOn: '2026-06-15',
      by: 'preview',
    })
    expect(decide(asked(rejected('2025-12-05'), '2026-06-05', { lines }))).toMatchObject({
      decision: 'ANONYMISE',
      dueOn: '2026-06-05',
    })
  })

  it('takes the version that is in force on the day', () => {
    const lines = [[rule(), longer]] as const
    expect(decide(asked(rejected('2026-02-01'), '2026-02-28', { lines })).rule?.version).toBe(1)
  })
})

describe('several countries, places and words', () => {
  it('takes the longest minimum, then the shortest maximum, and names what lost', () => {
    const us = rule({ country: 'US', max: { months: 36, days: null }, min: { months: 12, days: null } })
    const outcome = decide(asked(rejected('2026-02-01'), '2026-05-01', { lines: [[rule()], [us]] }))
    expect(outcome).toMatchObject({
      decision: 'KEEP',
      dueOn: '2027-02-02',
      by: 'minimum',
      rule: { country: 'US' },
    })
    expect(outcomeWords(outcome)).toBe(
      'due 2027-02-02 by US minimum 12 months; US rejected 36 months (2029-02-01) lost because the shortest maximum decides; DE rejected 6 months (2026-08-01) lost because the minimum lasts longer',
    )
  })

  it('says which less specific rule was passed over', () => {
    const eu = rule({ country: 'EU' })
    expect(outcomeWords(decide(asked(rejected('2026-02-01'), '2026-05-01', { passedOver: [eu] })))).toBe(
      'due 2026-08-01 by DE rejected 6 months; EU rejected 6 months lost because a rule for the place itself goes first',
    )
  })

  it('keeps, on one day of which no more is known, what was taken up again', () => {
    const events = [...rejected('2026-02-15'), { type: 'reopened', at: '2026-02-15' }]
    expect(decide(asked(events, '2026-09-01')).decision).toBe('IN_PROCESS')
    const exact = [
      { type: 'reopened', at: '2026-02-15T08:00:00Z' },
      { type: 'rejected', at: '2026-02-15T09:00:00Z' },
    ]
    expect(decide(asked(exact, '2026-09-01')).dueOn).toBe('2026-08-15')
  })

  it('ends a procedure that was taken up after the closing with its own end', () => {
    const line = [rule({ country: 'NL', clock: 'closing', max: { months: null, days: 28 } })] as const
    const events = [
      { type: 'opening_closed', at: '2026-02-01' },
      { type: 'reopened', at: '2026-03-01' },
    ]
    expect(decide(asked(events, '2026-12-01', { lines: [line] })).decision).toBe('IN_PROCESS')
    events.push({ type: 'rejected', at: '2026-03-10' })
    expect(decide(asked(events, '2026-03-20', { lines: [line] })).dueOn).toBe('2026-04-07')
  })
})

/** Days from 2024 to 2031, with leap days among them. */
const day = fc.integer({ min: 0, max: 2920 }).map((days) => exactCalendar.plusDays('2024-01-01', days))
const period = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((months) => ({ months, days: null })),
  fc.integer({ min: 1, max: 400 }).map((days) => ({ months: null, days })),
)
const none = { months: null, days: null }
const clocks = ['rejection', 'closing', 'last_contact', 'hiring_decision_final'] as const
const anyRule = fc
  .record({
    max: period,
    min: fc.oneof(fc.constant(none), period),
    clock: fc.constantFrom(...clocks),
    minClock: fc.constantFrom(
      null,
      'decision',
      'later_of_record_and_action',
      'received_or_posting_end',
      'last_processing',
    ),
    consentMaxMonths: fc.constantFrom(null, 12, 24),
    noticeDays: fc.constantFrom(null, 14),
    erasure: fc.constantFrom('erase', 'may_defer', 'must_defer'),
    minEffectiveFrom: fc.oneof(fc.constant(null), day),
  })
  .map((fields) => rule(fields as Partial<RuleVersion>))
const event = fc.record({
  type: fc.constantFrom(
    'applied',
    'applied',
    'rejected',
    'rejected',
    'withdrawn',
    'reopened',
    'opening_closed',
    'opening_reopened',
    'candidate_contact',
    'hired',
    'hold_set',
    'hold_released',
    'consent_given',
    'consent_withdrawn',
    'erasure_requested',
    'hiring_decision_final',
  ),
  at: day,
  id: fc.constantFrom('a', 'b'),
})
const question = fc.record({
  events: fc.array(event, { maxLength: 9 }),
  now: day,
  zone: fc.constant('UTC'),
  lines: anyRule.map((one) => [[one]] as const),
  defendClaims: fc.boolean(),
})
const ofType = (events: readonly RetentionEvent[], type: string) => events.some((one) => one.type === type)

describe('whatever happened, in whatever order', () => {
  it('is decided the same for any order of the events, and by the cached calendar', () => {
    fc.assert(
      fc.property(
        question.chain((one) =>
          fc.tuple(fc.constant(one), fc.shuffledSubarray(one.events, { minLength: one.events.length })),
        ),
        ([one, events]) => {
          const { lost: _, ...first } = decide(one)
          const { lost: __, ...second } = decide({ ...one, events }, cachedCalendar())
          expect(second).toEqual(first)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('is not changed by an event that no clock knows', () => {
    const unrelated = fc.constantFrom(
      'recruiter_email',
      'note_added',
      'moved',
      'merged',
      'imported',
      'tagged',
    )
    fc.assert(
      fc.property(question, unrelated, day, (one, type, at) => {
        expect(decide({ ...one, events: [...one.events, { type, at }] })).toEqual(decide(one))
      }),
      { numRuns: 2000 },
    )
  })

  it('is done once: what was anonymised is never due again', () => {
    fc.assert(
      fc.property(question, (one) => {
        const done = [...one.events, { type: 'anonymised', at: one.now }]
        expect(decide({ ...one, events: done })).toMatchObject({ decision: 'ALREADY_DONE', dueOn: null })
      }),
    )
  })

  it('is never due inside a minimum that is law', () => {
    const months = fc.integer({ min: 1, max: 60 })
    const extra = fc.array(
      fc.record({
        type: fc.constantFrom('erasure_requested', 'consent_given', 'consent_withdrawn', 'recruiter_email'),
        at: day,
      }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(
        months,
        months,
        day,
        day,
        day,
        extra,
        fc.boolean(),
        (max, min, applied, end, now, more, defendClaims) => {
          if (end > now) return
          const version = rule({
            max: { months: max, days: null },
            min: { months: min, days: null },
            minClock: 'later_of_record_and_action',
            erasure: 'must_defer',
          })
          const events = [{ type: 'applied', at: applied }, { type: 'rejected', at: end }, ...more]
          const { decision } = decide(asked(events, now, { lines: [[version]], defendClaims }))
          const from = applied <= now && applied > end ? applied : end
          const lastDay = exactCalendar.after(from, { months: min, days: null })
          if (decision === 'ANONYMISE' || decision === 'ERASE') expect(now > lastDay).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('is never kept beyond the maximum but by hold, consent, hire, minimum or a request', () => {
    fc.assert(
      fc.property(question, (one) => {
        const [[version]] = one.lines
        const outcome = decide(one)
        const excused =
          version.min.months !== null ||
          version.min.days !== null ||
          ['HOLD', 'EXEMPT_HIRED', 'ALREADY_DONE', 'IN_PROCESS'].includes(outcome.decision) ||
          ofType(one.events, 'consent_given') ||
          ofType(one.events, 'erasure_requested')
        if (excused) return
        expect(outcome.dueOn).toBe(exactCalendar.after(outcome.from as Day, version.max))
        expect(outcome.decision === 'ANONYMISE').toBe(one.now >= (outcome.dueOn ?? ''))
      }),
      { numRuns: 3000 },
    )
  })

  it('moves only forward: what is due on a day is due on every later one', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 900 }), (one, days) => {
        const then = exactCalendar.plusDays(one.now, days)
        const events = one.events.filter(({ at }) => at <= one.now)
        const [[version]] = one.lines
        // A minimum that becomes law in between may hold back what was due.
        if (version.minEffectiveFrom !== null && version.minEffectiveFrom > one.now) return
        if (decide({ ...one, events }).decision !== 'ANONYMISE') return
        expect(decide({ ...one, events, now: then }).decision).toBe('ANONYMISE')
      }),
      { numRuns: 2000 },
    )
  })
})
