import type { Clock } from './clock.ts'

/** What every command is handed besides its input. */
export interface CommandDeps {
  clock: Clock
  actor: 'person' | 'cli'
}
