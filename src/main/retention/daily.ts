/**
 * What a workspace does about retention by itself, once a day: it tells whose application is soon due, where that is
 * wanted, prepares what is due, so that a person finds it waiting, and carries it out where the workspace asks nobody. docs/specs/retention.md says when it does nothing.
 */
import { z } from 'zod'
import { DAILY_LOOK } from '#contract/retention-runs.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problem.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Store } from '../store/types.ts'
import { type Day, exactCalendar, here } from './calendar.ts'
import { putNotices } from './notices.ts'
import type { RetentionRuns } from './run.ts'
import { openRun, unfinishedRuns } from './runs.ts'
import type { RetentionView } from './view.ts'
import { readRetentionSettings } from './which-rule.ts'

/** The day on which each part was last done, in the time zone of this machine; left out: never. */
const Done = z.object({ notices: z.string().optional(), due: z.string().optional() })
type Part = keyof z.infer<typeof Done>
const KEY = 'retention.daily'

export interface DailyDeps {
  readonly clock: Clock
  readonly log: Log
  readonly view: Pick<RetentionView, 'preview' | 'toNotify'>
  readonly runs: Pick<RetentionRuns, 'prepare' | 'start'>
  /** While this is true, somebody else writes much: the next look does it. */
  readonly isBusy: () => boolean
  /** Aborted: nothing more is begun. */
  readonly signal: AbortSignal
}

/**
 * One look. What was done today already is not done again; what was not, for whatever reason, is left to the next look.
 * Never rejects: what went wrong is logged, a Problem by its code.
 */
export async function lookDaily(store: Store, deps: DailyDeps): Promise<void> {
  const { clock, log, signal } = deps
  const today = (): Day => exactCalendar.dayOf(clock.now(), here())
  const isFree = () =>
    !signal.aborted && !deps.isBusy() && store.settled() === null && unfinishedRuns(store.reader).length === 0

  const parts: [Part, () => Promise<void>][] = [
    ['notices', notices],
    ['due', due],
  ]
  for (const [part, work] of parts) {
    try {
      const settings = readRetentionSettings(store.reader)
      if (!settings.daily || !isFree()) return
      if (part === 'notices' && !settings.notices) continue
      const day = today()
      if (readSetting(store.reader, KEY, Done, {})[part] === day) continue
      await work()
      if (signal.aborted) return
      // Whoever is writing in turns is not to be hurried for this.
      await store.settled()
      store.maintain((tx) => writeSetting(tx, KEY, { ...readSetting(tx, KEY, Done, {}), [part]: day }))
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Problem)
        log.warn('retention.daily-refused', { part, code: error.code, reason: error.reason })
      else log.error('retention.daily-failed', error, { part })
    }
  }

  async function notices(): Promise<void> {
    const told = await putNotices(store, deps.view, deps)
    if (told > 0) log.info('retention.daily-notices', { told })
  }

  /** A list that still counts is never made a second time; what a person has prepared is theirs to start. */
  async function due(): Promise<void> {
    let run = openRun(store.reader, clock.now())
    if (run === null) {
      const { byFilter, withoutApplication } = await deps.view.preview({})
      if (byFilter.due + withoutApplication === 0) return
      if (!isFree()) throw notNow()
      run = await deps.runs.prepare({ by: DAILY_LOOK }, 'system')
      log.info('retention.daily-prepared', { due: run.due })
    }
    const isOurs = run.madeBy === DAILY_LOOK && run.approvedBy === DAILY_LOOK
    // An answer that has not left the outbox would go with whom it is to: a person decides about that.
    if (run.unsentAnswers > 0) return
    if (!isOurs || readRetentionSettings(store.reader).approval !== 'automatic') return
    if (!isFree()) throw notNow()
    const { run: ended } = await deps.runs.start({ id: run.id }, 'system')
    log.info('retention.daily-run', { state: ended.state, removed: ended.anonymised + ended.erased })
  }
}

const notNow = () =>
  new Problem('INVALID_STATE', 'WORKSPACE_AT_WORK', 'Something else is under way. Nothing was changed.')
