import type { Inspection } from '#contract/inspection.ts'

/** What the pool gives a document worker at its start. */
export interface WorkerStart {
  pdfDataFolder: string
}

export interface WorkerJob {
  bytes: Uint8Array
  fileName: string
}

/** `ready` once, then one `done` for each job. `heldBytes` is what the worker still holds after the job. */
export type WorkerMessage = { type: 'ready' } | { type: 'done'; inspection: Inspection; heldBytes: number }
