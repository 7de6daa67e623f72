import type { ImportStatus } from '#contract/imports.ts'
import type { IntakeRuns } from '../intake/runs.ts'
import type { CommandDeps } from '../platform/deps.ts'

export interface ImportProgress {
  importId: string
  /** Rows that are settled, of `total`. */
  done: number
  total: number
  status: ImportStatus
}

/** What imports are handed besides the store and the input. */
export interface ImportDeps extends CommandDeps {
  /** The runs of intake: one batch at a time, of whichever kind. */
  runs: IntakeRuns
  onProgress: (progress: ImportProgress) => void
  /** A fault of our own over one row, or one of the machine, such as a full disk. */
  onFault: (error: unknown) => void
}
