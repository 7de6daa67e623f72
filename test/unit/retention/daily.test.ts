import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DAILY_LOOK } from '#contract/retention-runs.ts'
import { rejectApplications } from '../../../src/main/applications/decisions.ts'
import { homeSummary } from '../../../src/main/home/summary.ts'
import type { Log } from '../../../src/main/platform/log.ts'
import { lookDaily } from '../../../src/main/retention/daily.ts'
import { openRequest } from '../../../src/main/retention/requests.ts'
import { installPack } from '../../../src/main/retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns, type RunStep } from '../../../src/main/retention/run.ts'
import { listRuns } from '../../../src/main/retention/runs.ts'
import { createRetentionView, type RetentionView } from '../../../src/main/retention/view.ts'
import { readRetentionSettings, writeRetentionSettings } from '../../../src/main/retention/which-rule.ts'
import { startDailyRetention } from '../../../src/main/service/daily-retention.ts'
import { type Records, records } from '../../support/records.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
let all: Records
let view: RetentionView
let runs: RetentionRuns
let busy: boolean
let controller: AbortController
/** What was logged, as `level event code`. */
let logged: string[]
let onStep: (step: RunStep) => void

const begin = () => {
  view = createRetentionView(store(), all.workspace.clock)
  runs = createRetentionRuns(store(), {
    ...all.deps,
    view,
    backups: () => [],
    batch: 2,
    onStep: (step) => onStep(step),
  })
}
beforeEach(async () => {
  all = await records()
  installPack(all.workspace.store, all.deps)
  busy = false
  controller = new AbortController()
  logged = []
  onStep = () => undefined
  begin()
})
afterEach(() => {
  view.close()
  all.workspace.cleanup()
})

const store = () => all.workspace.store
const wait = (days: number) => all.workspace.clock.advance(days * DAY_MS)
const log: Log = {
  info: (event) => void logged.push(`info ${event}`),
  warn: (event, fields) => void logged.push(`warn ${event} ${fields?.reason}`),
  error: (event) => void logged.push(`error ${event}`),
}
const deps = () => ({
  clock: all.workspace.clock,
  log,
  view,
  runs,
  isBusy: () => busy,
  signal: controller.signal,
})
const look = () => lookDaily(store(), deps())
const set = (change: Partial<ReturnType<typeof readRetentionSettings>>) =>
  writeRetentionSettings(store(), { ...readRetentionSettings(store().reader), ...change })
const rows = () => listRuns(store().reader).rows
const count = (table: string, where = '1 = 1'): number =>
  store().reader.raw.prepare<[], number>(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() ?? 0
const dueList = () =>
  homeSummary(store().reader, { visit: crypto.randomUUID(), today: '2026-01-01' }, all.deps).dueList
/** So many rejected applications in Germany, due, among many that are not. */
function dueOnes(many: number, others = 20): string[] {
  const opening = all.published({ country: 'DE', timeZone: 'Europe/Berlin' })
  const ids = Array.from({ length: many }, (_, n) => all.application(opening.id, all.candidate(`Due ${n}`)))
  rejectApplications(store(), { ids, reason: 'other' }, all.deps)
  wait(200)
  for (let n = 0; n < others; n += 1) all.application(opening.id, all.candidate(`Stays ${n}`))
  return ids
}

describe('the daily look', () => {
  it('prepares what is due for another person, once, and Home shows it', async () => {
    dueOnes(3)
    expect(dueList()).toBeNull()
    await look()
    const [run, ...more] = rows()
    expect(more).toEqual([])
    expect(run).toMatchObject({ state: 'previewed', due: 3, madeBy: DAILY_LOOK, startedAt: null })
    expect(dueList()).toEqual({ runId: run?.id, state: 'previewed', due: 3 })
    expect(
      store()
        .reader.raw.prepare(`SELECT actor FROM audit_entry WHERE action = 'retention.prepareRun'`)
        .pluck()
        .all(),
    ).toEqual(['system'])
    for (let n = 0; n < 5; n += 1) {
      all.workspace.clock.advance(HOUR_MS)
      await look()
    }
    expect(rows()).toEqual([run])
    expect(count('application')).toBe(23)
    // One person is enough to approve it, and Home says how it stands.
    runs.approve({ id: run?.id ?? '', by: 'Pekka' })
    expect(dueList()).toMatchObject({ state: 'approved' })
    expect((await runs.start({ id: run?.id ?? '' })).run).toMatchObject({ state: 'done', anonymised: 3 })
    expect(dueList()).toBeNull()
  })

  it('catches up on days that were missed, as one, and makes a list anew once the last has expired', async () => {
    dueOnes(1)
    await look()
    const first = rows()[0]?.id
    wait(9)
    expect(dueList()).toBeNull()
    await look()
    await look()
    expect(rows()).toHaveLength(1)
    expect(rows()[0]).toMatchObject({ state: 'previewed', asOf: '2026-07-29' })
    expect(rows()[0]?.id).not.toBe(first)
  })

  it('remembers its day across a restart', async () => {
    dueOnes(1)
    await look()
    const prepared = rows()
    view.close()
    await all.workspace.reopen()
    begin()
    store().maintain((tx) => tx.raw.exec(`DELETE FROM retention_run`))
    await look()
    expect(rows()).toEqual([])
    wait(1)
    await look()
    expect(rows()).toMatchObject([{ due: prepared[0]?.due }])
  })

  it('leaves a list that a person has prepared, and never starts it', async () => {
    dueOnes(2)
    set({ approval: 'automatic' })
    const run = await runs.prepare({ by: 'Maija' })
    expect(run.state).toBe('approved')
    await look()
    expect(rows()).toEqual([run])
    expect(count('application')).toBe(22)
  })

  it('carries it out where nobody has to approve, and proves it', async () => {
    dueOnes(3)
    set({ approval: 'automatic' })
    await look()
    expect(rows()).toMatchObject([
      { state: 'done', anonymised: 3, madeBy: DAILY_LOOK, approvedBy: DAILY_LOOK },
    ])
    expect(rows()[0]?.receipt?.verification.ok).toBe(true)
    expect(count('application')).toBe(20)
    expect(
      store()
        .reader.raw.prepare(
          `SELECT DISTINCT actor FROM audit_entry WHERE action IN ('retention.startRun', 'retention.remove', 'retention.finishRun')`,
        )
        .pluck()
        .all(),
    ).toEqual(['system'])
    await look()
    expect(rows()).toHaveLength(1)
  })

  it('never carries out a large part: that waits for the number, typed by a person', async () => {
    dueOnes(5, 5)
    set({ approval: 'automatic' })
    await look()
    await look()
    expect(rows()).toMatchObject([{ state: 'previewed', guarded: true, due: 5 }])
    expect(dueList()).toMatchObject({ state: 'previewed', due: 5 })
    expect(count('application')).toBe(10)
  })

  it('prepares nothing when nothing is due, except for somebody who asked and never applied', async () => {
    all.application(all.published({ country: 'DE' }).id)
    await look()
    expect(rows()).toEqual([])
    openRequest(store(), { candidateId: all.candidate('Never Applied') }, all.deps)
    await look()
    expect(rows()).toEqual([])
    wait(1)
    await look()
    expect(rows()).toMatchObject([{ state: 'previewed', due: 0, madeBy: DAILY_LOOK }])
  })

  it('does nothing while it is turned off, or something else is under way, and makes up for it', async () => {
    dueOnes(1)
    set({ daily: false })
    await look()
    set({ daily: true })
    busy = true
    await look()
    busy = false
    let leave: () => void = () => undefined
    const long = store().commandInSteps(
      { action: 'test.long', undoable: false, actor: 'person' },
      function* () {
        let left = false
        leave = () => {
          left = true
        }
        while (!left) yield { done: 0, total: 1 }
        return { result: null, subjects: [], count: 0 }
      },
    )
    await look()
    expect(rows()).toEqual([])
    leave()
    await long
    store().maintain((tx) =>
      tx.raw.exec(`INSERT INTO retention_run (id, state, made_at, expires_at, made_by, as_of, hash, rules_hash, total, due, to_erase,
        items, position, anonymised, erased, candidates, documents, tally)
        VALUES ('begun', 'running', 1, 2, 'Maija', '2026-01-01', '', '', 0, 0, 0, x'', 0, 0, 0, 0, 0, '{"skipped":{},"rules":{}}')`),
    )
    await look()
    expect(rows()).toHaveLength(1)
    store().maintain((tx) => tx.raw.exec(`DELETE FROM retention_run`))
    await look()
    expect(rows()).toMatchObject([{ state: 'previewed', due: 1 }])
    expect(logged).toEqual(['info retention.daily-prepared'])
  })

  it('logs a refusal by its code alone, and tries again', async () => {
    dueOnes(1)
    set({ approval: 'automatic' })
    const now = all.workspace.clock.now()
    await look()
    expect(rows()).toMatchObject([{ state: 'done' }])
    // What was recorded lies after the clock of now.
    all.workspace.clock.advance(-30 * DAY_MS)
    const opening = all.published({ country: 'DE' })
    const id = all.application(opening.id)
    rejectApplications(store(), { ids: [id], reason: 'other' }, all.deps)
    store().maintain((tx) =>
      tx.raw
        .prepare('UPDATE application SET decided_at = ?, received_at = ? WHERE id = ?')
        .run(now - 400 * DAY_MS, now - 401 * DAY_MS, id),
    )
    logged = []
    await look()
    expect(logged).toEqual(['info retention.daily-prepared', 'warn retention.daily-refused CLOCK_BEHIND'])
    expect(count('application', `id = '${id}'`)).toBe(1)
    await look()
    expect(logged.at(-1)).toBe('warn retention.daily-refused CLOCK_BEHIND')
    wait(31)
    await look()
    expect(count('application', `id = '${id}'`)).toBe(0)
  })

  it('stopped in the middle of a run, it leaves the rest to the next opening', async () => {
    dueOnes(6, 40)
    set({ approval: 'automatic' })
    const stop = { ended: Promise.resolve() }
    onStep = (step) => {
      if (step !== 'removed') return
      controller.abort()
      stop.ended = runs.stop()
    }
    await look()
    await stop.ended
    expect(rows()).toMatchObject([{ state: 'running', position: 2 }])
    onStep = () => undefined
    view.close()
    await all.workspace.reopen()
    begin()
    await runs.resume()
    expect(rows()).toMatchObject([{ state: 'done', anonymised: 6 }])
    expect(count('application')).toBe(40)
    controller = new AbortController()
    await look()
    expect(rows()).toHaveLength(1)
  })
})

describe('the timer of it', () => {
  afterEach(() => void vi.useRealTimers())

  it('looks a while after the opening, then every hour, and stops', async () => {
    vi.useFakeTimers()
    const looks: number[] = []
    const began = Date.now()
    const stop = startDailyRetention(store(), {
      ...deps(),
      isBusy: () => {
        looks.push(Math.round((Date.now() - began) / 60_000))
        return true
      },
    })
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(looks).toEqual([])
    await vi.advanceTimersByTimeAsync(130 * 60_000)
    expect(looks).toEqual([5, 65, 125])
    await stop()
    await vi.advanceTimersByTimeAsync(300 * 60_000)
    expect(looks).toHaveLength(3)
  })
})
