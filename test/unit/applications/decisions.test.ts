import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Application, type RejectionReason } from '#contract/applications.ts'
import type { Opening } from '#contract/openings.ts'
import {
  moveApplications,
  reactivateApplications,
  rejectApplications,
  withdrawApplications,
} from '../../../src/main/applications/decisions.ts'
import { countApplications, getApplication } from '../../../src/main/applications/queries.ts'
import { problemOf, type Records, records } from '../../support/records.ts'

let all: Records
let opening: Opening
beforeEach(async () => {
  all = await records()
  opening = all.published()
})
afterEach(() => all.workspace.cleanup())

const store = () => all.workspace.store
const get = (id: string) => getApplication(store().reader, { id })
const stage = (kind: string, of = opening): string => {
  const found = of.stages.find((candidate) => candidate.kind === kind)
  if (!found) throw new Error(`No stage of kind ${kind}.`)
  return found.id
}
const several = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => all.application(opening.id, all.candidate(`Person ${n}`)))
const move = (ids: string[], kind: string) =>
  moveApplications(store(), { ids, stageId: stage(kind) }, all.deps)
const reject = (ids: string[], reason: RejectionReason = 'not_qualified') =>
  rejectApplications(store(), { ids, reason }, all.deps)
const withdraw = (ids: string[]) => withdrawApplications(store(), { ids, reason: 'other_offer' }, all.deps)
const reactivate = (ids: string[]) => reactivateApplications(store(), { ids }, all.deps)

describe('moving', () => {
  it('changes stage and instant, is told on the timeline, and does not count what is there already', () => {
    const ids = several(3)
    move(ids.slice(0, 1), 'screen')
    all.workspace.clock.advance(1000)
    const { changed, undoId } = move([...ids, ...ids], 'screen')
    expect(changed).toBe(2)
    expect(undoId).toBe(store().historyState().undo?.id)
    const now = all.workspace.clock.now()
    expect(get(ids[1] ?? '')).toMatchObject({
      stageId: stage('screen'),
      stageEnteredAt: now,
      status: 'active',
    })
    expect(get(ids[0] ?? '').stageEnteredAt).toBe(now - 1000)
    expect(
      get(ids[1] ?? '').timeline.map(({ kind, fromStage, toStage }) => [kind, fromStage, toStage]),
    ).toEqual([
      ['received', null, 'New'],
      ['moved', 'New', 'Screen'],
    ])
  })

  it('leaves no trace when nothing moves', () => {
    const ids = several(2)
    const before = store().historyState()
    expect(move(ids, 'new')).toEqual({ changed: 0, undoId: null })
    expect(store().historyState()).toEqual(before)
  })

  it('hires in the hired stage, and back from there makes active again', () => {
    const [id = ''] = several(1)
    all.workspace.clock.advance(5)
    move([id], 'hired')
    expect(get(id)).toMatchObject({ status: 'hired', decidedAt: all.workspace.clock.now() })
    expect(get(id).timeline.at(-1)).toMatchObject({ kind: 'hired', fromStage: 'New', toStage: 'Hired' })
    move([id], 'offer')
    expect(get(id)).toMatchObject({ status: 'active', decidedAt: null, stageId: stage('offer') })
  })

  it('is refused for rejected and withdrawn ones, as a whole', () => {
    const ids = several(3)
    reject(ids.slice(0, 1))
    withdraw(ids.slice(1, 2))
    expect(problemOf(() => move(ids, 'screen'))).toBe('INVALID_STATE NOT_ACTIVE')
    expect(() => move(ids, 'screen')).toThrow('2 of these 3 applications')
    expect(get(ids[2] ?? '').stageId).toBe(stage('new'))
  })

  it('is refused into a stage of another opening, and of none', () => {
    const ids = several(2)
    const other = all.published()
    const input = { ids, stageId: stage('screen', other) }
    expect(problemOf(() => moveApplications(store(), input, all.deps))).toBe(
      'INVALID_STATE STAGE_OF_OTHER_OPENING',
    )
    const nowhere = { ids, stageId: crypto.randomUUID() }
    expect(problemOf(() => moveApplications(store(), nowhere, all.deps))).toBe('NOT_FOUND STAGE_UNKNOWN')
    expect(problemOf(() => move([...ids, crypto.randomUUID()], 'screen'))).toBe(
      'NOT_FOUND APPLICATION_UNKNOWN',
    )
  })

  it('cannot make a hired one active beside a newer application of the same candidate', () => {
    const candidate = all.candidate()
    const hired = all.application(opening.id, candidate)
    move([hired], 'hired')
    all.application(opening.id, candidate)
    expect(problemOf(() => move([hired], 'offer'))).toBe('CONFLICT ALREADY_ACTIVE')
    expect(get(hired).status).toBe('hired')
  })

  it('takes ten thousand in one step, and back in one', () => {
    const ids = store().maintain((tx) => {
      const candidate = tx.raw.prepare(
        `INSERT INTO candidate (id, full_name, sort_name, summary, profile_status, created_at, updated_at)
         VALUES (?, 'P', 'p', '', 'active', 0, 0)`,
      )
      const application = tx.raw.prepare(
        `INSERT INTO application (id, candidate_id, candidate_sort_name, opening_id, stage_id, status, source, language,
          received_at, stage_entered_at, created_at, updated_at)
         VALUES (?, ?, 'p', ?, ?, 'active', 'unknown', 'en', 0, 0, 0, 0)`,
      )
      return Array.from({ length: 10_000 }, () => {
        const id = crypto.randomUUID()
        candidate.run(id)
        application.run(id, id, opening.id, stage('new'))
        return id
      })
    })
    expect(reject(ids).changed).toBe(10_000)
    expect(countApplications(store().reader, { openingId: opening.id }).byStatus).toEqual({
      active: 0,
      hired: 0,
      rejected: 10_000,
      withdrawn: 0,
    })
    store().undo()
    expect(countApplications(store().reader, { openingId: opening.id }).byStatus.active).toBe(10_000)
  })
})

describe('rejecting and withdrawing', () => {
  it('keep the stage, name their own reason and the instant', () => {
    const ids = several(2)
    move(ids, 'interview')
    all.workspace.clock.advance(7)
    expect(reject(ids.slice(0, 1)).changed).toBe(1)
    expect(withdraw(ids.slice(1)).changed).toBe(1)
    const common = { stageId: stage('interview'), decidedAt: all.workspace.clock.now() }
    expect(get(ids[0] ?? '')).toMatchObject({
      ...common,
      status: 'rejected',
      dispositionReason: 'not_qualified',
    })
    expect(get(ids[1] ?? '')).toMatchObject({
      ...common,
      status: 'withdrawn',
      dispositionReason: 'other_offer',
    })
    expect(get(ids[1] ?? '').timeline.at(-1)).toMatchObject({ kind: 'withdrawn', reason: 'other_offer' })
  })

  it('do not count what is decided so already, and correct a reason without moving the instant', () => {
    const [id = ''] = several(1)
    reject([id])
    const decidedAt = all.workspace.clock.now()
    all.workspace.clock.advance(1000)
    expect(reject([id])).toEqual({ changed: 0, undoId: null })
    expect(reject([id], 'location').changed).toBe(1)
    expect(get(id)).toMatchObject({ dispositionReason: 'location', decidedAt })
  })

  it('are refused for hired ones', () => {
    const ids = several(2)
    move(ids.slice(0, 1), 'hired')
    expect(problemOf(() => reject(ids))).toBe('INVALID_STATE HIRED')
    expect(problemOf(() => withdraw(ids))).toBe('INVALID_STATE HIRED')
    expect(get(ids[1] ?? '').status).toBe('active')
  })

  it('do not replace each other', () => {
    const ids = several(2)
    reject(ids.slice(0, 1))
    withdraw(ids.slice(1))
    expect(problemOf(() => withdraw(ids.slice(0, 1)))).toBe('INVALID_STATE NOT_ACTIVE')
    expect(problemOf(() => reject(ids.slice(1)))).toBe('INVALID_STATE NOT_ACTIVE')
  })
})

describe('reactivating', () => {
  it('returns to the stage the application was in', () => {
    const ids = several(2)
    move(ids, 'interview')
    reject(ids.slice(0, 1))
    withdraw(ids.slice(1))
    expect(reactivate(ids).changed).toBe(2)
    for (const id of ids) {
      expect(get(id)).toMatchObject({
        status: 'active',
        stageId: stage('interview'),
        dispositionReason: null,
        decidedAt: null,
      })
      expect(get(id).timeline.at(-1)).toMatchObject({ kind: 'reactivated', toStage: 'Interview' })
    }
    expect(reactivate(ids)).toEqual({ changed: 0, undoId: null })
  })

  it('is refused for a hired one', () => {
    const [id = ''] = several(1)
    move([id], 'hired')
    expect(problemOf(() => reactivate([id]))).toBe('INVALID_STATE HIRED')
  })

  it('is refused beside another active application for the same opening, also within one step', () => {
    const candidate = all.candidate()
    const first = all.application(opening.id, candidate)
    reject([first])
    const second = all.application(opening.id, candidate)
    expect(problemOf(() => reactivate([first]))).toBe('CONFLICT ALREADY_ACTIVE')
    reject([second])
    expect(problemOf(() => reactivate([first, second]))).toBe('CONFLICT ALREADY_ACTIVE')
    expect(reactivate([second]).changed).toBe(1)
  })
})

describe('whatever is done in whatever order', () => {
  const steps = fc.array(
    fc.record({
      step: fc.constantFrom('move', 'reject', 'withdraw', 'reactivate', 'apply', 'undo', 'redo'),
      which: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
      kind: fc.constantFrom('new', 'screen', 'interview', 'offer', 'hired'),
    }),
    { minLength: 5, maxLength: 25 },
  )

  it('no application contradicts itself, and every refusal has a code', () => {
    const candidates = [all.candidate('A'), all.candidate('B')]
    fc.assert(
      fc.property(steps, (sequence) => {
        const here = all.published()
        const ids = candidates.map((candidate) => all.application(here.id, candidate))
        for (const { step, which, kind } of sequence) {
          const chosen = which.flatMap((at) => ids[at] ?? [])
          if (chosen.length === 0) continue
          try {
            if (step === 'move') {
              moveApplications(store(), { ids: chosen, stageId: stage(kind, here) }, all.deps)
            } else if (step === 'reject') reject(chosen)
            else if (step === 'withdraw') withdraw(chosen)
            else if (step === 'reactivate') reactivate(chosen)
            else if (step === 'apply') ids.push(all.application(here.id, candidates[which[0] ?? 0]))
            else if (step === 'undo') store().undo()
            else store().redo()
          } catch (error) {
            expect(error).toHaveProperty('reason')
          }
        }
        const contradictions = store()
          .reader.raw.prepare(
            `SELECT count(*) FROM application a JOIN stage s ON s.id = a.stage_id
             WHERE a.opening_id <> s.opening_id OR (s.kind = 'hired') <> (a.status = 'hired')
               OR (a.status = 'active') <> (a.decided_at IS NULL)
               OR (a.status IN ('rejected', 'withdrawn')) <> (a.disposition_reason IS NOT NULL)
               OR (a.status = 'active' AND EXISTS (SELECT 1 FROM application b WHERE b.id <> a.id
                 AND b.candidate_id = a.candidate_id AND b.opening_id = a.opening_id AND b.status = 'active'))`,
          )
          .pluck()
          .get()
        expect(contradictions).toBe(0)
      }),
      { numRuns: 40 },
    )
  })
})

it('shows an application as the contract has it', () => {
  const [id = ''] = several(1)
  expect(Application.parse(get(id))).toEqual(get(id))
})
