/** Settings that live in the workspace's database. */
import type { Readable, Store } from '../store/types.ts'

const AUTO_LOCK = 'autoLockMinutes'
export const DEFAULT_AUTO_LOCK_MINUTES = 15

/** Minutes without any call after which the workspace locks; 0: never. */
export function readAutoLockMinutes(db: Readable): number {
  const value = db.raw
    .prepare<[string], string>('SELECT value FROM setting WHERE key = ?')
    .pluck()
    .get(AUTO_LOCK)
  return value === undefined ? DEFAULT_AUTO_LOCK_MINUTES : Number(JSON.parse(value))
}

export function writeAutoLockMinutes(store: Store, minutes: number): void {
  store.maintain((tx) =>
    tx.raw
      .prepare(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(AUTO_LOCK, JSON.stringify(minutes)),
  )
}
