/**
 * When Home was last looked at, and up to which application. It is written while Home is in sight, not when it is
 * left: whatever ends the app, nothing that was not shown counts as seen.
 */
import { z } from 'zod'
import { Instant } from '#contract/common.ts'
import type { CommandDeps } from '../platform/deps.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Readable, Store } from '../store/types.ts'

const LOOKS = 'homeLooks'

const Look = z.object({
  at: Instant,
  /** Number of the newest application that was shown. */
  newest: z.int().nonnegative(),
})
export type Look = z.infer<typeof Look>

const Looks = z
  .object({ visit: z.uuid(), now: Look, last: Look.nullable(), before: Look.nullable() })
  .nullable()

interface EarlierLooks {
  /** The last look that is not of this visit. */
  last: Look | null
  /** The one before it that had shown less. */
  before: Look | null
}

/** The looks before this visit. */
export function earlierLooks(db: Readable, visit: string): EarlierLooks {
  const looks = readSetting(db, LOOKS, Looks, null)
  if (looks === null) return { last: null, before: null }
  if (looks.visit === visit) return { last: looks.last, before: looks.before }
  // A visit that showed nothing new leaves the one before it findable.
  const wasNews = looks.last !== null && looks.last.newest < looks.now.newest
  return { last: looks.now, before: wasNews ? looks.last : looks.before }
}

/** Notes that this visit has shown everything up to the application of this number. */
export function noteLook(
  store: Store,
  { visit, newest }: { visit: string; newest: number },
  { clock }: Pick<CommandDeps, 'clock'>,
): { at: number } {
  const at = clock.now()
  store.maintain((tx) => {
    const kept = readSetting(tx, LOOKS, Looks, null)
    const shown = Math.max(newest, kept?.now.newest ?? 0)
    writeSetting(tx, LOOKS, { visit, now: { at, newest: shown }, ...earlierLooks(tx, visit) })
  })
  return { at }
}
