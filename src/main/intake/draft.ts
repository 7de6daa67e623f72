/** What an item is about to become, between reading it and writing it. */
import type { Source } from '#contract/applications.ts'
import type { CandidateProfile, DocumentKind } from '#contract/candidates.ts'
import type { AcceptedInspection } from '#contract/inspection.ts'
import type { IntakeItem } from '#contract/intake.ts'
import type { SealedDocument } from '../documents/vault.ts'
import type { IntakeRefusal, RefusedFile } from './refusal.ts'

export interface DraftDocument {
  name: string
  kind: DocumentKind
  inspection: AcceptedInspection
  sealed: SealedDocument
}

export interface Draft {
  openingId: string
  profile: CandidateProfile
  /** UTC ms. */
  receivedAt: number
  source: Source
  /** Null: the opening's. */
  language: string | null
  answers: readonly { question: string; answer: string }[]
  /** Instants in UTC ms, dates as YYYY-MM-DD. */
  consents: readonly { purpose: 'application' | 'talent_pool'; givenAt: number; expiresOn: string | null }[]
  documents: readonly DraftDocument[]
  refusedFiles: readonly RefusedFile[]
  /** By what the same item is recognised when it comes again. */
  mac: Buffer
}

export type Prepared =
  | { outcome: 'refused'; refusal: IntakeRefusal; refusedFiles: readonly RefusedFile[] }
  | { outcome: 'duplicate'; mac: Buffer }
  | {
      outcome: 'review'
      mac: Buffer
      proposal: NonNullable<IntakeItem['proposal']>
      refusedFiles: readonly RefusedFile[]
    }
  | { outcome: 'ready'; draft: Draft }
