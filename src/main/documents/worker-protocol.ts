import type { ProfileProposal } from '#contract/autofill.ts'
import type { Inspection, RefusedInspection } from '#contract/inspection.ts'
import type { ProposedContact } from './propose-contact.ts'
import type { MessageAnswer } from './read-message.ts'
import type { ViewAnswer, WordFace } from './word/view.ts'

/** What the pool gives a document worker at its start. */
export interface WorkerStart {
  pdfDataFolder: string
}

export type WorkerJob =
  | { type: 'inspect'; bytes: Uint8Array; fileName: string }
  | { type: 'message'; bytes: Uint8Array }
  | { type: 'contact'; text: string; defaultCountry: string | undefined }
  | { type: 'profile'; bytes: Uint8Array; fileName: string }
  | { type: 'view'; bytes: Uint8Array; face: WordFace }

/** Each kind of job has its own kind of answer. */
export type ProfileAnswer = ProfileProposal | RefusedInspection
export type WorkerAnswer = Inspection | MessageAnswer | ProposedContact | ProfileAnswer | ViewAnswer

/**
 * `ready` once, then for each job: `sniffed` as soon as its type is known, which is told even of a document that then
 * fells the worker; `network` when something in the worker tried to reach it; and one `done`. `heldBytes` is what the
 * worker still holds after the job.
 */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'sniffed'; mediaType: string }
  | { type: 'network' }
  | { type: 'done'; answer: WorkerAnswer; heldBytes: number }
