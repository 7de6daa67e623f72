/** Short ways for tests to make openings, candidates and applications through the real commands. */
import { randomBytes, randomUUID } from 'node:crypto'
import { CandidateProfile } from '#contract/candidates.ts'
import { type Opening, OpeningDraft } from '#contract/openings.ts'
import { createApplication } from '../../src/main/applications/create.ts'
import { createCandidate } from '../../src/main/candidates/commands.ts'
import { createOpening, publishOpening } from '../../src/main/openings/commands.ts'
import type { CommandDeps } from '../../src/main/platform/deps.ts'
import { Problem } from '../../src/main/platform/problem.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from './workspace.ts'

type DraftInput = Partial<Parameters<(typeof OpeningDraft)['parse']>[0] & object> & Record<string, unknown>

export interface Records {
  readonly workspace: TemporaryWorkspace
  readonly deps: CommandDeps
  /** A draft opening; each gets a requisition number of its own. */
  opening(fields?: DraftInput): Opening
  published(fields?: DraftInput): Opening
  /** A candidate; returns the id. */
  candidate(fullName?: string, fields?: Record<string, unknown>): string
  /** An application in the first stage; returns the id. */
  application(openingId: string, candidateId?: string): string
  /** The row of a document that has been read, with its text; no file is written. Returns the id. */
  document(candidateId: string, text: string, fields?: { sizeBytes?: number; name?: string }): string
}

export async function records(): Promise<Records> {
  const workspace = await temporaryWorkspace()
  const deps: CommandDeps = { clock: workspace.clock, actor: 'person' }
  let count = 0
  const self: Records = {
    workspace,
    deps,
    opening: (fields = {}) => {
      count += 1
      return createOpening(
        workspace.store,
        OpeningDraft.parse({ title: 'Nurse', requisitionNumber: `REQ-${count}`, country: 'FI', ...fields }),
        deps,
      )
    },
    published: (fields) => publishOpening(workspace.store, { id: self.opening(fields).id }, deps),
    candidate: (fullName = 'Anna Virtanen', fields = {}) =>
      createCandidate(workspace.store, CandidateProfile.parse({ fullName, ...fields }), deps).id,
    application: (openingId, candidateId = self.candidate()) =>
      createApplication(workspace.store, { candidateId, openingId, source: 'unknown', documentIds: [] }, deps)
        .id,
    document: (candidateId, text, { sizeBytes = 1000, name = 'cv.pdf' } = {}) =>
      workspace.store.maintain((tx) => {
        const id = randomUUID()
        tx.raw
          .prepare(
            `INSERT INTO document (id, candidate_id, kind, name, media_type, size_bytes, content_mac, key, extraction,
              warnings, extractor_version, created_at)
             VALUES (?, ?, 'cv', ?, 'application/pdf', ?, ?, ?, 'done', '', 1, ?)`,
          )
          .run(id, candidateId, name, sizeBytes, randomBytes(32), randomBytes(32), workspace.clock.now())
        tx.raw
          .prepare('INSERT INTO document_text (document_id, candidate_id, text) VALUES (?, ?, ?)')
          .run(id, candidateId, text)
        return id
      }),
  }
  return self
}

/** The Problem that `work` throws, as `CODE REASON`; fails when it throws none. */
export function problemOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${error.reason}`
    throw error
  }
  throw new Error('Nothing was refused.')
}
