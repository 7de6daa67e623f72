import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RuleContent, RuleIdentity } from '#contract/retention.ts'
import {
  moveApplications,
  reactivateApplications,
  rejectApplications,
  withdrawApplications,
} from '../../../src/main/applications/decisions.ts'
import { closeOpening } from '../../../src/main/openings/commands.ts'
import { assess } from '../../../src/main/retention/assess.ts'
import { changeRule, simulateRule } from '../../../src/main/retention/change-rule.ts'
import { listHolds, releaseHold, setHold } from '../../../src/main/retention/holds.ts'
import { readPack, shippedPack } from '../../../src/main/retention/pack.ts'
import { installPack, readRules, readVersions, ruleLines } from '../../../src/main/retention/rule-store.ts'
import { comparePack, listRules, ruleHistory } from '../../../src/main/retention/rules.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { readRetentionSettings, writeRetentionSettings } from '../../../src/main/retention/which-rule.ts'
import { plansOf } from '../../support/plans.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
let all: Records
let view: RetentionView
beforeEach(async () => {
  all = await records()
  installPack(all.workspace.store, all.deps)
  view = createRetentionView(all.workspace.store, all.workspace.clock)
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store
const wait = (days: number) => all.workspace.clock.advance(days * DAY_MS)
const reject = (...ids: string[]) => rejectApplications(store(), { ids, reason: 'other' }, all.deps)
const germany: RuleIdentity = { country: 'DE', subdivision: null, scope: 'default' }
const contentOf = (identity: RuleIdentity): RuleContent => {
  const newest = readVersions(store().reader, identity).at(-1)
  if (!newest) throw new Error('There is such a rule.')
  return newest.content
}
const change = (content: Partial<RuleContent>, more: Record<string, unknown> = {}, identity = germany) => ({
  ...identity,
  content: { ...contentOf(identity), ...content },
  basedOn: readVersions(store().reader, identity).length,
  reason: 'Counsel said so.',
  ceilingReason: null,
  approvedBy: 'Maija',
  ...more,
})

describe('the shipped pack', () => {
  it('becomes the first versions, once, and names what counsel has to confirm', () => {
    const { rows, packAsOf } = listRules(store().reader, all.deps)
    expect(rows).toHaveLength(shippedPack().rules.length)
    expect(packAsOf).toBe('2026-11-22')
    expect(rows.every(({ version, pack }) => version === 1 && pack === 'same')).toBe(true)
    expect(rows.find(({ country }) => country === 'CZ')).toMatchObject({
      lookedUp: false,
      needsCounsel: true,
    })
    expect(rows.find(({ country }) => country === 'FI')).toMatchObject({ maxMonths: 24, needsCounsel: false })
    installPack(store(), all.deps)
    expect(readRules(store().reader)).toHaveLength(rows.length)
    expect(comparePack(store().reader).rows).toEqual([])
  })

  it('is refused when it is not what a pack is', () => {
    const rule = { country: 'DE', max_months: 0 }
    expect(() => readPack({ schema: 'retention-rules/1', as_of: '2026-11-22', rules: [rule] })).toThrow()
    expect(() => readPack({ schema: 'retention-rules/2', as_of: '2026-11-22', rules: [] })).toThrow()
  })

  it('offers a later pack as a difference and takes nothing over', () => {
    const pack = shippedPack()
    const [first] = pack.rules
    if (!first) throw new Error('The pack has rules.')
    const later = { asOf: '2027-05-01', rules: [{ ...first, content: { ...first.content, maxMonths: 4 } }] }
    expect(comparePack(store().reader, later).rows).toMatchObject([
      {
        country: 'DE',
        version: 1,
        fields: ['maxMonths'],
        stored: { maxMonths: 6 },
        content: { maxMonths: 4 },
      },
    ])
    expect(contentOf(germany).maxMonths).toBe(6)
  })
})

describe('a preview', () => {
  it('counts, lists, explains, and hashes what it showed; and writes nothing', async () => {
    const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
    const [due, kept, open] = [
      all.application(opening.id),
      all.application(opening.id),
      all.application(opening.id),
    ]
    wait(10)
    reject(due)
    wait(150)
    reject(kept)
    wait(40)
    const writes = () => store().reader.raw.prepare('SELECT max(seq) AS n FROM change_log').get()
    const before = writes()
    const preview = await view.preview({})
    expect(preview).toMatchObject({ total: 3, whatIf: false, asOf: '2026-07-20' })
    expect(preview.byDecision).toMatchObject({ ANONYMISE: 1, KEEP: 1, IN_PROCESS: 1 })
    expect(preview.byFilter).toMatchObject({ due: 1, overdue: 1, kept: 1, in_process: 1, in90: 0 })
    expect(preview.expiresAt - preview.madeAt).toBe(DAY_MS)
    const { rows } = await view.due({ filter: 'due', limit: 100 })
    expect(rows).toMatchObject([
      {
        applicationId: due,
        dueOn: '2026-07-11',
        by: 'maximum',
        rule: { country: 'DE', maxMonths: 6 },
        country: 'DE',
      },
    ])
    expect(rows[0]?.lost).toMatchObject([{ code: 'LESS_SPECIFIC', rule: { country: 'EU' } }])
    expect(view.decision({ applicationId: open }).decision).toBe('IN_PROCESS')
    expect((await view.preview({})).hash).toBe(preview.hash)
    expect(writes()).toEqual(before)

    const later = await view.preview({ asOf: '2026-12-10' })
    expect(later).toMatchObject({ whatIf: true, byDecision: { ANONYMISE: 2 } })
    expect(later.hash).not.toBe(preview.hash)
    setHold(
      store(),
      { subject: 'application', subjectId: due, reason: 'Claim', owner: 'Maija', reviewOn: '2026-12-01' },
      all.deps,
    )
    const held = await view.preview({})
    expect(held.byDecision).toMatchObject({ ANONYMISE: 0, HOLD: 1 })
    expect(held.hash).not.toBe(preview.hash)
    await expect(view.preview({ asOf: '2025-01-01' })).rejects.toMatchObject({ reason: 'AS_OF_PAST' })
  })

  it('says of each day of a month how many have it as their date, and lists them', async () => {
    const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
    const ids = ['Ada', 'Bo', 'Cy'].map((name) => all.application(opening.id, all.candidate(name)))
    reject(...ids.slice(0, 2))
    wait(40)
    reject(...ids.slice(2))
    const first = view.decision({ applicationId: ids[0] ?? '' }).dueOn ?? ''
    const last = view.decision({ applicationId: ids[2] ?? '' }).dueOn ?? ''
    expect(await view.calendar({ month: first.slice(0, 7) })).toEqual({
      days: [{ on: first, count: 2 }],
      before: null,
      after: { on: last, count: 1 },
    })
    const page = { filter: 'dated' as const, limit: 1 }
    const one = await view.due({ ...page, on: first })
    expect(one).toMatchObject({ total: 2, rows: [{ applicationId: ids[0], dueOn: first }] })
    const two = await view.due({ ...page, on: first, cursor: one.next ?? '' })
    expect(two).toMatchObject({ rows: [{ applicationId: ids[1] }], next: null })
    expect((await view.due({ ...page, on: last })).rows.map((row) => row.applicationId)).toEqual([ids[2]])
    expect((await view.due({ ...page, on: '2031-01-01' })).total).toBe(0)
  })

  it('pages through what is due, each once, the earliest first', async () => {
    const opening = all.published({ country: 'DE' })
    const ids = Array.from({ length: 7 }, () => all.application(opening.id))
    for (const id of ids) {
      wait(1)
      reject(id)
    }
    wait(400)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await view.due({ filter: 'due', limit: 3, ...(cursor && { cursor }) })
      expect(page.total).toBe(7)
      seen.push(...page.rows.map(({ applicationId }) => applicationId))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toEqual(ids)
  })

  it('queues what has no country, and finds openings where nothing happens', async () => {
    const opening = all.published({ country: 'DE' })
    all.application(opening.id)
    const mexico = all.published({ country: 'MX', timeZone: 'UTC' })
    all.application(mexico.id)
    wait(29)
    expect(await view.preview({})).toMatchObject({
      byDecision: { NEEDS_COUNTRY: 1 },
      needsCountryLong: 1,
      staleOpenings: 0,
    })
    wait(160)
    expect((await view.stale({})).rows).toMatchObject([
      { id: opening.id, waiting: 1, lastActivityOn: '2026-01-01' },
    ])
    writeRetentionSettings(store(), { ...readRetentionSettings(store().reader), defaultCountry: 'FI' })
    expect((await view.preview({})).byDecision.NEEDS_COUNTRY).toBe(1)
  })

  it('reads applications from an index alone', () => {
    const sql =
      'SELECT seq, status, decided_at, received_at FROM application INDEXED BY application_retention WHERE opening_id = ?'
    expect(plansOf(store().reader, sql).join()).toContain('COVERING INDEX application_retention')
  })
})

describe('all at once', () => {
  it('is decided as one by one by its events', async () => {
    const places = [
      { country: 'DE', timeZone: 'Europe/Berlin' },
      { country: 'FI', timeZone: 'Europe/Helsinki' },
      { country: 'NL', timeZone: 'Europe/Amsterdam' },
      { country: 'US', subdivision: 'US-CA', timeZone: 'America/Los_Angeles' },
      { country: 'CA', subdivision: 'CA-ON', timeZone: 'America/Toronto' },
      { country: 'KR', timeZone: 'Asia/Seoul' },
      { country: 'FR', timeZone: 'Europe/Paris' },
      { country: 'MX', timeZone: 'UTC' },
    ]
    const openings = places.map((place) => all.published(place))
    const random = fc.sample(
      fc.record({
        opening: fc.nat(openings.length - 1),
        pauseHours: fc.integer({ min: 1, max: 240 }),
        act: fc.constantFrom('none', 'reject', 'withdraw', 'hire', 'reopen', 'consent', 'erase', 'hold'),
      }),
      { numRuns: 150, seed: 20_261_122 },
    )
    const ids: string[] = []
    for (const { opening: at, pauseHours, act } of random) {
      const opening = openings[at]
      if (!opening) continue
      const candidateId = all.candidate()
      const id = all.application(opening.id, candidateId)
      ids.push(id)
      all.workspace.clock.advance(pauseHours * 3_600_000)
      const now = all.workspace.clock.now()
      if (act === 'reject' || act === 'reopen') reject(id)
      if (act === 'withdraw') withdrawApplications(store(), { ids: [id], reason: 'other' }, all.deps)
      const hired = opening.stages.find(({ kind }) => kind === 'hired')
      if (act === 'hire' && hired) moveApplications(store(), { ids: [id], stageId: hired.id }, all.deps)
      if (act === 'reopen') reactivateApplications(store(), { ids: [id] }, all.deps)
      if (act === 'hold')
        setHold(
          store(),
          {
            subject: 'candidate',
            subjectId: candidateId,
            reason: 'Claim',
            owner: 'Maija',
            reviewOn: new Date(now + 30 * DAY_MS).toISOString().slice(0, 10),
          },
          all.deps,
        )
      store().maintain(({ raw }) => {
        if (act === 'erase')
          raw
            .prepare('INSERT INTO erasure_request (id, candidate_id, requested_at) VALUES (?, ?, ?)')
            .run(id, candidateId, now)
        if (act === 'consent')
          raw
            .prepare(
              `INSERT INTO consent (id, candidate_id, purpose, given_at, expires_on) VALUES (?, ?, 'talent_pool', ?, ?)`,
            )
            .run(id, candidateId, now, new Date(now + 300 * DAY_MS).toISOString().slice(0, 10))
      })
    }
    for (const opening of openings.slice(0, 5)) {
      const { status } = store()
        .reader.raw.prepare('SELECT status FROM opening WHERE id = ?')
        .get(opening.id) as { status: string }
      if (status === 'published') closeOpening(store(), { id: opening.id, as: 'closed' }, all.deps)
    }
    const seqOf = store()
      .reader.raw.prepare<[string], number>('SELECT seq FROM application WHERE id = ?')
      .pluck()
    const today = new Date(all.workspace.clock.now()).getTime()
    for (const days of [1, 30, 200, 400, 900, 1600]) {
      const asOf = new Date(today + days * DAY_MS).toISOString().slice(0, 10)
      const work = assess(store().reader, {
        asOf,
        now: all.workspace.clock.now(),
        lines: ruleLines(readRules(store().reader)),
        settings: readRetentionSettings(store().reader),
      })
      let step = work.next()
      while (!step.done) step = work.next()
      const { states, stateOf } = step.value
      for (const id of ids) {
        const { decision, dueOn, rule, by } = view.decision({ applicationId: id, asOf })
        const fast = states[stateOf[seqOf.get(id) ?? -1] ?? -1]?.outcome
        expect({ decision: fast?.decision, dueOn: fast?.dueOn, by: fast?.by, rule: fast?.rule?.id }).toEqual({
          decision,
          dueOn,
          by,
          rule: rule?.id,
        })
      }
    }
  })
})

describe('changing a rule', () => {
  it('is refused where the rule would be wrong', () => {
    const wrong = (content: Partial<RuleContent>, more = {}) =>
      problemOf(() => changeRule(store(), change(content, more), all.deps))
    expect(wrong({ maxMonths: null })).toBe('REFUSED NO_MAXIMUM')
    expect(wrong({ maxDays: 20 })).toBe('REFUSED TWO_MAXIMA')
    expect(wrong({ maxMonths: 5 }, { reason: '  ' })).toBe('REFUSED REASON_MISSING')
    expect(wrong({})).toBe('REFUSED NOTHING_CHANGED')
    expect(wrong({ maxMonths: 5 }, { basedOn: 7 })).toBe('CONFLICT RULE_CHANGED_SINCE')
    expect(readVersions(store().reader, germany)).toHaveLength(1)
  })

  it('adds a version and keeps the old one as it was', () => {
    const before = readVersions(store().reader, germany)
    const longer = changeRule(
      store(),
      change({ maxMonths: 12 }, { ceilingReason: 'Works agreement' }),
      all.deps,
    )
    expect(longer).toMatchObject({
      version: 2,
      maxMonths: 12,
      ceilingReason: 'Works agreement',
      promisedUntil: '2026-01-01',
      notBefore: null,
      pack: 'different',
    })
    const shorter = changeRule(store(), change({ maxMonths: 3 }), all.deps)
    expect(shorter).toMatchObject({
      version: 3,
      notBefore: '2026-01-15',
      promisedUntil: null,
      ceilingReason: null,
    })
    const { rows } = ruleHistory(store().reader, germany)
    expect(rows.map(({ version }) => version)).toEqual([3, 2, 1])
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3)
    expect(readVersions(store().reader, germany)[0]).toEqual(before[0])
    expect(store().historyState().undo).toBeNull()
  })

  it('is tried out before it is saved', async () => {
    const opening = all.published({ country: 'DE' })
    const ids = Array.from({ length: 4 }, () => all.application(opening.id))
    reject(...ids.slice(0, 3))
    wait(100)
    const draft = change({ maxMonths: 3 })
    expect(simulateRule(store().reader, draft, all.deps)).toEqual({
      applications: 4,
      becomeDue: 3,
      noLongerDue: 0,
      earlier: 3,
      later: 0,
      promised: 0,
      notBefore: '2026-04-25',
      minOverMax: false,
      aboveCeiling: false,
    })
    expect(simulateRule(store().reader, change({ maxMonths: 12 }), all.deps)).toMatchObject({
      becomeDue: 0,
      later: 0,
      promised: 3,
      aboveCeiling: true,
    })
    changeRule(store(), draft, all.deps)
    expect((await view.preview({})).byDecision.ANONYMISE).toBe(0)
    wait(14)
    expect((await view.preview({})).byDecision.ANONYMISE).toBe(3)
  })

  it('makes a rule for a country that had none', async () => {
    const opening = all.published({ country: 'MX', timeZone: 'UTC' })
    reject(all.application(opening.id))
    const mexico: RuleIdentity = { country: 'MX', subdivision: null, scope: 'default' }
    const rule = {
      ...mexico,
      content: contentOf(germany),
      basedOn: 0,
      reason: 'New',
      ceilingReason: null,
      approvedBy: 'Maija',
    }
    expect(changeRule(store(), rule, all.deps)).toMatchObject({
      country: 'MX',
      version: 1,
      pack: 'none',
      openings: 1,
    })
    expect((await view.preview({})).byDecision.KEEP).toBe(1)
  })
})

describe('legal holds', () => {
  it('are counted, reviewed within a year, and give the original date back', async () => {
    const opening = all.published({ country: 'DE' })
    const id = all.application(opening.id)
    reject(id)
    const hold = (subject: 'application' | 'opening', subjectId: string, reviewOn = '2026-06-01') =>
      setHold(store(), { subject, subjectId, reason: 'Claim', owner: 'Maija', reviewOn }, all.deps)
    expect(problemOf(() => hold('application', opening.id))).toBe('NOT_FOUND HOLD_ON_NOTHING')
    expect(problemOf(() => hold('application', id, '2027-01-02'))).toBe('REFUSED REVIEW_DAY')
    expect(problemOf(() => hold('application', id, '2025-12-31'))).toBe('REFUSED REVIEW_DAY')
    const first = hold('application', id)
    const second = hold('opening', opening.id, '2027-01-01')
    wait(300)
    const held = view.decision({ applicationId: id })
    expect(held).toMatchObject({ decision: 'HOLD', dueOn: null })
    expect(held.lost).toContainEqual(expect.objectContaining({ code: 'HELD', on: '2026-07-01' }))
    expect(listHolds(store().reader, { released: false }).rows).toMatchObject([
      { id: first.id, subject: 'application', name: 'Anna Virtanen', applications: 1 },
      { id: second.id, subject: 'opening', name: 'Nurse', applications: 1 },
    ])
    expect((await view.due({ filter: 'hold', limit: 10 })).rows[0]?.holdIds).toEqual([first.id, second.id])
    releaseHold(store(), { id: first.id }, all.deps)
    expect(view.decision({ applicationId: id }).decision).toBe('HOLD')
    releaseHold(store(), { id: second.id }, all.deps)
    expect(view.decision({ applicationId: id })).toMatchObject({ decision: 'ANONYMISE', dueOn: '2026-07-01' })
    expect(problemOf(() => releaseHold(store(), { id: second.id }, all.deps))).toBe(
      'INVALID_STATE HOLD_RELEASED',
    )
    store().undo()
    expect(view.decision({ applicationId: id }).decision).toBe('HOLD')
  })
})
