/** From when on an application has stood too long where it stands: one number for the whole workspace. */
import { AgeingDays, DEFAULT_AGEING_DAYS } from '#contract/applications.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Readable, Store } from '../store/types.ts'

const AGEING = 'ageingDays'
const DAY_MS = 86_400_000

/** Days in one stage after which an application is ageing. */
export const readAgeingDays = (db: Readable): number =>
  readSetting(db, AGEING, AgeingDays, DEFAULT_AGEING_DAYS)

export function writeAgeingDays(store: Store, days: number): { days: number } {
  store.maintain((tx) => writeSetting(tx, AGEING, days))
  return { days }
}

/** Whatever entered its stage before this instant (UTC milliseconds) is ageing. */
export const ageingBefore = (db: Readable, now: number): number => now - readAgeingDays(db) * DAY_MS
