import type { IntakeBatch } from '#contract/intake.ts'
import type { DocumentWorkers } from '../documents/worker-pool.ts'
import type { CommandDeps } from '../platform/deps.ts'
import type { IntakeRuns } from './runs.ts'

export interface IntakeProgress {
  batchId: string
  /** Items that are settled, of `total`. */
  done: number
  total: number
  status: IntakeBatch['status']
}

/** What intake is handed besides the store and the input. */
export interface IntakeDeps extends CommandDeps {
  documents: Omit<DocumentWorkers, 'close'>
  runs: IntakeRuns
  onProgress: (progress: IntakeProgress) => void
  /** A fault that belongs to no item, such as a full disk; the batch is left interrupted. */
  onFault: (error: unknown) => void
}
