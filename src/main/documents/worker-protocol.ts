import type { Inspection } from '#contract/inspection.ts'
import type { ProposedContact } from './propose-contact.ts'
import type { MessageAnswer } from './read-message.ts'

/** What the pool gives a document worker at its start. */
export interface WorkerStart {
  pdfDataFolder: string
}

export type WorkerJob =
  | { type: 'inspect'; bytes: Uint8Array; fileName: string }
  | { type: 'message'; bytes: Uint8Array }
  | { type: 'contact'; text: string; defaultCountry: string | undefined }

/** Each kind of job has its own kind of answer. */
export type WorkerAnswer = Inspection | MessageAnswer | ProposedContact

/** `ready` once, then one `done` for each job. `heldBytes` is what the worker still holds after the job. */
export type WorkerMessage = { type: 'ready' } | { type: 'done'; answer: WorkerAnswer; heldBytes: number }
