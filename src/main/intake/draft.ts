/** What an item is about to become, between reading it and writing it. */
import type { Source } from '#contract/applications.ts'
import type { CandidateProfile, DocumentKind } from '#contract/candidates.ts'
import type { IntakeItem } from '#contract/intake.ts'
import type { KeptInspection } from '../documents/quarantine.ts'
import type { SealedDocument } from '../documents/vault.ts'
import type { IntakeRefusal, RefusedFile } from './refusal.ts'

export interface DraftDocument {
  name: string
  kind: DocumentKind
  inspection: KeptInspection
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
      /** Why its document could not be read, when that is what is to be looked at. */
      unread?: IntakeRefusal
    }
  | { outcome: 'ready'; draft: Draft }
