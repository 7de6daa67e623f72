import type { Clock } from './clock.ts'

/** What every command is handed besides its input. */
export interface CommandDeps {
  clock: Clock
  /** `system`: done by itself, because a person once said so. */
  actor: 'person' | 'cli' | 'system'
}
