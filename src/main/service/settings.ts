/** The service's own settings, kept in the workspace. */
import { WorkspaceStatus } from '#contract/workspace.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { Readable, Store } from '../store/types.ts'

const AUTO_LOCK = 'autoLockMinutes'
export const DEFAULT_AUTO_LOCK_MINUTES = 15

/** Minutes without any call after which the workspace locks; 0: never. */
export const readAutoLockMinutes = (db: Readable): number =>
  readSetting(db, AUTO_LOCK, WorkspaceStatus.shape.autoLockMinutes, DEFAULT_AUTO_LOCK_MINUTES)

export function writeAutoLockMinutes(store: Store, minutes: number): void {
  store.maintain((tx) => writeSetting(tx, AUTO_LOCK, minutes))
}
