/** Intake on a real workspace with real document workers, as the data service runs it. */

import type { IntakeBatch, IntakeItem } from '../../src/contract/intake.ts'
import { OpeningDraft } from '../../src/contract/openings.ts'
import {
  createDocumentWorkers,
  type DocumentWorkers,
  type DocumentWorkersOptions,
} from '../../src/main/documents/worker-pool.ts'
import { addPart, beginBatch, getBatch, listItems } from '../../src/main/intake/batches.ts'
import type { IntakeDeps, IntakeProgress } from '../../src/main/intake/deps.ts'
import { runBatch } from '../../src/main/intake/run.ts'
import { createIntakeRuns } from '../../src/main/intake/runs.ts'
import { createOpening, publishOpening } from '../../src/main/openings/commands.ts'
import type { Store } from '../../src/main/store/types.ts'
import { built } from './built.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from './workspace.ts'

export type Files = Record<string, Uint8Array | string>

export interface IntakeBench {
  readonly workspace: TemporaryWorkspace
  readonly store: Store
  readonly deps: IntakeDeps
  /** Unexpected faults; a test that expects one empties it. */
  readonly faults: unknown[]
  publishedOpening(requisitionNumber: string, country?: string): string
  /** Collects files under these paths. */
  collect(files: Files, openingId?: string): Promise<string>
  /** Runs a batch to its end. */
  run(batchId: string, onProgress?: (progress: IntakeProgress) => void): Promise<IntakeBatch>
  /** Both, with the items. */
  take(files: Files, openingId?: string): Promise<{ batch: IntakeBatch; items: IntakeItem[] }>
  count(table: string): number
  cleanup(): Promise<void>
}

const encoder = new TextEncoder()
export const asBytes = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content

export async function intakeBench(
  actor: 'person' | 'cli' = 'person',
  workers: Partial<DocumentWorkersOptions> = {},
): Promise<IntakeBench> {
  const workspace = await temporaryWorkspace()
  const documents: DocumentWorkers = createDocumentWorkers({
    entryUrl: built('document-worker'),
    size: 2,
    ...workers,
  })
  const faults: unknown[] = []
  const listeners = new Set<(progress: IntakeProgress) => void>()
  const deps: IntakeDeps = {
    clock: workspace.clock,
    actor,
    documents,
    runs: createIntakeRuns(),
    onProgress: (progress) => {
      for (const listener of listeners) listener(progress)
    },
    onFault: (error) => faults.push(error),
  }
  const bench: IntakeBench = {
    workspace,
    get store() {
      return workspace.store
    },
    deps,
    faults,
    publishedOpening(requisitionNumber, country = 'FI') {
      const draft = OpeningDraft.parse({ title: `Job ${requisitionNumber}`, requisitionNumber, country })
      const { id } = createOpening(workspace.store, draft, deps)
      publishOpening(workspace.store, { id }, deps)
      return id
    },
    async collect(files, openingId) {
      const { id } = beginBatch(workspace.store, openingId === undefined ? {} : { openingId }, deps)
      for (const [path, content] of Object.entries(files))
        await addPart(workspace.store, {
          batchId: id,
          path,
          file: new Blob([new Uint8Array(asBytes(content))]),
        })
      return id
    },
    async run(batchId, onProgress) {
      const ended = new Promise<void>((resolve) => {
        const listener = (progress: IntakeProgress) => {
          onProgress?.(progress)
          if (progress.batchId !== batchId || progress.status === 'running') return
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
      runBatch(workspace.store, { batchId }, deps)
      await ended
      return getBatch(workspace.store.reader, { batchId })
    },
    async take(files, openingId) {
      const batchId = await bench.collect(files, openingId)
      const batch = await bench.run(batchId)
      return { batch, items: listItems(workspace.store.reader, { batchId, limit: 200 }).rows }
    },
    count: (table) =>
      workspace.store.reader.raw.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
    async cleanup() {
      await deps.runs.stopAll()
      await documents.close()
      workspace.cleanup()
    },
  }
  return bench
}

/** A package of one candidate; `change` edits its application.json before it is written. */
export function packageFiles(
  folder: string,
  change: (application: Record<string, unknown>) => void = () => undefined,
  files: Files = { 'cv.txt': 'Curriculum vitae of a person who planned bridges.' },
): Files {
  const application: Record<string, unknown> = {
    format: 'haku-application/1',
    requisitionNumber: 'ENG-1',
    appliedAt: '2025-11-03T09:00:00+02:00',
    candidate: { basics: { name: 'Aino Virtanen', email: 'aino@example.org' } },
    attachments: Object.keys(files).map((file) => ({ file, kind: 'cv' })),
  }
  change(application)
  return Object.fromEntries(
    [...Object.entries({ 'application.json': JSON.stringify(application), ...files })].map(
      ([path, content]) => [folder === '' ? path : `${folder}/${path}`, content],
    ),
  )
}
