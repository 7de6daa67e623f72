import { createRouterClient, resolveContractProcedures } from '@orpc/server'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Opening } from '#contract/openings.ts'
import { Scorecard, ScorecardSummary, type Verdict } from '#contract/scorecards.ts'
import { getApplication } from '../../../src/main/applications/queries.ts'
import { addColleague, setSelf } from '../../../src/main/colleagues/colleagues.ts'
import { updateOpening } from '../../../src/main/openings/commands.ts'
import type { Log } from '../../../src/main/platform/log.ts'
import { screeningOfOpening } from '../../../src/main/screening/opening.ts'
import {
  declineScorecard,
  saveDraft,
  scorecardsOf,
  submitScorecard,
} from '../../../src/main/screening/scorecards.ts'
import { summarise } from '../../../src/main/screening/summary.ts'
import { createEventHub } from '../../../src/main/service/events.ts'
import { createRouter } from '../../../src/main/service/router.ts'
import type { Session } from '../../../src/main/service/session.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let opening: Opening
let colleagues: string[]
beforeEach(async () => {
  all = await records()
  opening = all.published()
  withCriteria('interview', 'Craft', 'Safety')
  colleagues = ['Aino', 'Björn', 'Carla'].map(
    (fullName) => addColleague(store(), { fullName, email: null, self: false }, all.deps).id,
  )
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const stage = (kind: string) => opening.stages.find((one) => one.kind === kind)?.id ?? ''
const anchors: [string, string, string, string] = ['', '', '', '']
function withCriteria(kind: string, ...names: string[]) {
  const known = screeningOfOpening(store().reader, { openingId: opening.id }).criteria
  const stages = opening.stages.map(({ id, name, kind: its }) => ({
    id,
    name,
    kind: its,
    ...(its === kind
      ? { criteria: names.map((one) => known.find((other) => other.name === one) ?? { name: one, anchors }) }
      : {}),
  }))
  updateOpening(store(), { id: opening.id, changes: {}, stages }, all.deps)
}
const criteria = () => screeningOfOpening(store().reader, { openingId: opening.id }).criteria
const be = (who: number | null) =>
  void setSelf(store(), { id: who === null ? null : (colleagues[who] ?? '') }, all.deps)
const content = (more: { verdict?: Verdict; comment?: string; scores?: number[] } = {}) => ({
  verdict: more.verdict ?? ('yes' as const),
  comment: more.comment ?? '',
  scores: (more.scores ?? []).map((score, at) => ({
    criterionId: criteria()[at]?.id ?? '',
    score,
    comment: '',
  })),
})
const place = (applicationId: string, kind = 'interview') => ({ applicationId, stageId: stage(kind) })
const submit = (applicationId: string, more = {}, kind = 'interview') =>
  submitScorecard(store(), { ...place(applicationId, kind), ...content(more) }, all.deps)
const at = (applicationId: string, kind = 'interview') => {
  const found = scorecardsOf(store().reader, { applicationId }).stages.find(
    ({ stage: { id } }) => id === stage(kind),
  )
  if (!found) throw new Error('The stage has no scorecards.')
  return found
}

describe('a scorecard', () => {
  it('is kept as a draft while it is written, then handed in, and told on the timeline without who or what', () => {
    const id = all.application(opening.id)
    be(0)
    const before = store().historyState()
    saveDraft(store(), { ...place(id), ...content({ comment: 'So far good' }), verdict: null }, all.deps)
    expect(store().historyState()).toEqual(before)
    expect(at(id)).toMatchObject({
      own: { verdict: null, comment: 'So far good', submittedAt: null },
      cards: null,
    })
    all.workspace.clock.advance(5)
    submit(id, { verdict: 'strong_yes', scores: [4, 2] })
    const { own, cards, summary } = at(id)
    expect(own).toMatchObject({
      verdict: 'strong_yes',
      submittedAt: all.workspace.clock.now(),
      changedAt: null,
    })
    expect(Scorecard.parse(cards?.[0])).toMatchObject({
      authorName: 'Aino',
      scores: [{ score: 4 }, { score: 2 }],
    })
    expect(ScorecardSummary.parse(summary)).toMatchObject({ verdicts: [0, 0, 0, 1], split: false })
    const event = getApplication(store().reader, { id }).timeline.at(-1)
    expect(event).toMatchObject({ kind: 'scored', toStage: 'Interview', fromStage: null, reason: null })
    expect(problemOf(() => saveDraft(store(), { ...place(id), ...content() }, all.deps))).toBe(
      'INVALID_STATE SUBMITTED',
    )
  })

  it('changed after others could be seen says so, and before that it is simply handed in anew', () => {
    const id = all.application(opening.id)
    be(0)
    submit(id)
    all.workspace.clock.advance(5)
    submit(id, { verdict: 'no' })
    expect(at(id).own).toMatchObject({
      verdict: 'no',
      submittedAt: all.workspace.clock.now(),
      changedAt: null,
    })
    be(1)
    submit(id)
    be(0)
    all.workspace.clock.advance(5)
    submit(id, { verdict: 'strong_no' })
    expect(at(id).own).toMatchObject({ verdict: 'strong_no', changedAt: all.workspace.clock.now() })
    expect(
      getApplication(store().reader, { id }).timeline.filter(({ kind }) => kind === 'scored'),
    ).toHaveLength(2)
  })

  it('belongs to a person, a stage of the opening, and its criteria', () => {
    const id = all.application(opening.id)
    expect(problemOf(() => submit(id))).toBe('INVALID_STATE SELF_UNKNOWN')
    be(0)
    const other = all.published().stages[0]?.id ?? ''
    const submitAt = (stageId: string, scores: { criterionId: string; score: number; comment: string }[]) =>
      problemOf(() =>
        submitScorecard(store(), { applicationId: id, stageId, ...content(), scores }, all.deps),
      )
    expect(submitAt(other, [])).toBe('NOT_FOUND STAGE_UNKNOWN')
    const [craft] = criteria()
    const score = { criterionId: craft?.id ?? '', score: 3, comment: '' }
    expect(submitAt(stage('screen'), [score])).toBe('REFUSED CRITERION_UNKNOWN')
    expect(submitAt(stage('interview'), [score, score])).toBe('REFUSED CRITERION_UNKNOWN')
    expect(at(id, 'interview').own).toBeNull()
  })

  it('keeps criteria and stages that were judged; drafts go with their criterion', () => {
    const id = all.application(opening.id)
    be(0)
    saveDraft(store(), { ...place(id), ...content({ scores: [1, 2] }) }, all.deps)
    withCriteria('interview', 'Craft')
    expect(at(id).own?.scores).toHaveLength(1)
    submit(id, { scores: [3] })
    expect(problemOf(() => withCriteria('interview'))).toBe('REFUSED CRITERION_IN_USE')
    const stages = opening.stages
      .filter(({ kind }) => kind !== 'interview')
      .map(({ id, name, kind }) => ({ id, name, kind }))
    expect(problemOf(() => updateOpening(store(), { id: opening.id, changes: {}, stages }, all.deps))).toBe(
      'INVALID_STATE STAGE_IN_USE',
    )
  })

  it('leaves what was decided before it undoable', () => {
    const id = all.application(opening.id)
    be(0)
    updateOpening(store(), { id: opening.id, changes: { title: 'Other' } }, all.deps)
    submit(id)
    store().undo()
    expect(at(id).own).toMatchObject({ verdict: 'yes' })
  })
})

describe('a summary', () => {
  it('tells agreement from a mean that hides a quarrel', () => {
    const card = (verdict: Verdict, score: number) => ({
      verdict,
      scores: [{ criterionId: 'a', score, comment: '' }],
    })
    expect(summarise([card('strong_no', 1), card('strong_yes', 4)], ['a', 'b'])).toEqual({
      verdicts: [1, 0, 0, 1],
      split: true,
      criteria: [
        { criterionId: 'a', counts: [1, 0, 0, 1], mean: 2.5, spread: 3 },
        { criterionId: 'b', counts: [0, 0, 0, 0], mean: null, spread: 0 },
      ],
    })
    expect(summarise([card('yes', 2), card('yes', 3)], ['a'])).toMatchObject({
      split: false,
      criteria: [{ mean: 2.5, spread: 1 }],
    })
  })
})

describe('the blind rule', () => {
  /** Every procedure of the contract over a store that takes no writes, called with whatever it may want. */
  function everyPath() {
    const refuse = () => {
      throw new Error('Nothing is written here.')
    }
    const reading = {
      ...store(),
      reader: store().reader,
      command: refuse,
      maintain: refuse,
      undo: refuse,
      redo: refuse,
    }
    const session = {
      status: () => ({ state: 'open', directory: all.workspace.dir }),
      begin: () => undefined,
      finish: () => undefined,
      started: Promise.resolve(),
      open: () => null,
      workspace: () => ({ store: reading, db: store().reader, deps: all.deps, intake: {} }),
    } as unknown as Session
    const log = { error: () => undefined, warn: () => undefined, info: () => undefined } as unknown as Log
    const router = createRouter(session, createEventHub(), log)
    const paths: string[][] = []
    void resolveContractProcedures({ path: [], router }, ({ path }) => paths.push([...path]))
    const client = createRouterClient(router)
    const call = (path: readonly string[]) =>
      path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client) as (
        input: object,
      ) => Promise<unknown>
    return {
      paths,
      ask: (path: readonly string[], input: object) => call(path)(input).catch(() => null),
    }
  }

  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    application: fc.integer({ min: 0, max: 1 }),
    kind: fc.constantFrom('interview', 'screen'),
    act: fc.constantFrom('draft' as const, 'submit' as const, 'submit' as const, 'decline' as const),
  })

  it('lets no path of the contract tell of another scorecard before the own one is in or declined', async () => {
    const { paths, ask } = everyPath()
    const read = paths.filter(
      ([root, name]) => root !== 'events' && !(root === 'workspace' && name !== 'status'),
    )
    let told = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const candidates = [all.candidate('Dana Doe'), all.candidate('Eli Roe')]
        const applications = candidates.map((candidate) => all.application(opening.id, candidate))
        const cards = new Map<
          string,
          { secret: string; who: number; application: number; kind: string; state: string }
        >()
        for (const [n, { who, application, kind, act }] of steps.entries()) {
          be(who)
          const where = place(applications[application] ?? '', kind)
          const key = `${who} ${application} ${kind}`
          const known = cards.get(key)
          const secret = `sekret${n}x${who}x${application}`
          if (act === 'decline') {
            declineScorecard(store(), where, all.deps)
            if (known?.state !== 'submitted')
              cards.set(key, {
                ...(known ?? { secret: 'never-written', who, application, kind }),
                state: 'declined',
              })
          } else if (act === 'submit') {
            submitScorecard(store(), { ...where, ...content({ comment: secret }) }, all.deps)
            cards.set(key, { secret, who, application, kind, state: 'submitted' })
          } else if (known?.state !== 'submitted') {
            saveDraft(store(), { ...where, ...content({ comment: secret }) }, all.deps)
            cards.set(key, {
              secret,
              who,
              application,
              kind,
              state: known?.state === 'declined' ? 'declined' : 'draft',
            })
          }
        }
        for (const me of [0, 1, 2]) {
          be(me)
          const hidden: string[] = []
          const shown: string[] = []
          for (const { secret, who, application, kind, state } of cards.values()) {
            const mine = cards.get(`${me} ${application} ${kind}`)?.state
            const mayAll = mine === 'submitted' || mine === 'declined'
            if (who === me || (state === 'submitted' && mayAll)) shown.push(secret)
            else hidden.push(secret)
          }
          const answers: string[] = []
          for (const [at, applicationId] of applications.entries()) {
            const input = {
              id: applicationId,
              applicationId,
              ids: applications,
              candidateId: candidates[at],
              openingId: opening.id,
              stageId: stage('interview'),
              text: 'sekret',
              query: 'sekret',
              visit: applicationId,
              today: '2026-01-01',
              limit: 50,
            }
            for (const path of read) {
              // A path may want an id of another kind.
              for (const more of [{}, { id: candidates[at] }, { id: opening.id }])
                answers.push(JSON.stringify(await ask(path, { ...input, ...more })) ?? '')
            }
          }
          const everything = answers.join('\n')
          for (const secret of hidden) expect(everything).not.toContain(secret)
          for (const secret of shown.filter((one) => one !== 'never-written')) {
            expect(everything).toContain(secret)
            told += 1
          }
        }
      }),
      { numRuns: 8 },
    )
    expect(told).toBeGreaterThan(0)
  })

  it('answers nothing of others to nobody, and their number alone to who has not judged yet', () => {
    const id = all.application(opening.id)
    be(0)
    submit(id, { comment: 'first' })
    be(1)
    expect(at(id)).toMatchObject({ own: null, others: 1, cards: null, summary: null })
    be(null)
    expect(scorecardsOf(store().reader, { applicationId: id }).self).toBeNull()
    expect(at(id)).toMatchObject({ own: null, others: 1, cards: null, summary: null })
    be(1)
    declineScorecard(store(), place(id), all.deps)
    expect(at(id).cards).toMatchObject([{ comment: 'first', afterOthers: false }])
    all.workspace.clock.advance(5)
    submit(id, { comment: 'second' })
    expect(at(id).cards).toMatchObject([{ afterOthers: false }, { comment: 'second', afterOthers: true }])
  })
})
