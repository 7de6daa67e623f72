/** A real workspace in a temporary folder: encrypted, migrated, with its triggers; no passphrase, so it opens at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../src/main/platform/clock.ts'
import type { Store } from '../../src/main/store/types.ts'
import { createWorkspace, openWorkspace } from '../../src/main/store/workspace.ts'

/** A clock that a test moves. It starts on 1 January 2026 and stands still. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void
}

export function testClock(startMs = Date.UTC(2026, 0, 1)): TestClock {
  let now = startMs
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}

export interface TemporaryWorkspace {
  readonly store: Store
  readonly dir: string
  readonly clock: TestClock
  /** Closes the store and opens the same folder again. */
  reopen(): Promise<Store>
  /** Closes the store and removes the folder. */
  cleanup(): void
}

/** Makes a workspace for one test; call `cleanup` when it is over. */
export async function temporaryWorkspace(): Promise<TemporaryWorkspace> {
  const dir = mkdtempSync(join(tmpdir(), 'haku-test-'))
  const clock = testClock()
  let { store } = await createWorkspace(dir, { protection: 'key-file' }, { clock })
  return {
    get store() {
      return store
    },
    dir,
    clock,
    async reopen() {
      store.close()
      store = await openWorkspace(dir, {}, { clock })
      return store
    },
    cleanup() {
      store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
