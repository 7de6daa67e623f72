/** Imports on a real workspace, as the data service runs them. */
import type { Import, ImportKind, ImportMapping } from '../../src/contract/imports.ts'
import { OpeningDraft } from '../../src/contract/openings.ts'
import { getImport } from '../../src/main/imports/batches.ts'
import { checkImport } from '../../src/main/imports/check.ts'
import type { ImportDeps, ImportProgress } from '../../src/main/imports/deps.ts'
import { runImport } from '../../src/main/imports/run.ts'
import { uploadTable } from '../../src/main/imports/upload.ts'
import { createIntakeRuns } from '../../src/main/intake/runs.ts'
import { createOpening, publishOpening } from '../../src/main/openings/commands.ts'
import type { Store } from '../../src/main/store/types.ts'
import { type TemporaryWorkspace, temporaryWorkspace } from './workspace.ts'

export interface ImportBench {
  readonly workspace: TemporaryWorkspace
  readonly store: Store
  readonly deps: ImportDeps
  /** Unexpected faults; a test that expects one empties it. */
  readonly faults: unknown[]
  opening(requisitionNumber: string, draft?: Partial<OpeningDraft>): string
  upload(kind: ImportKind, content: string | Uint8Array, name?: string): Promise<Import>
  check(one: Import, mapping?: Partial<ImportMapping>): Promise<Import>
  run(importId: string, onProgress?: (progress: ImportProgress) => void): Promise<Import>
  /** All three, with the mapping that is proposed. */
  take(kind: ImportKind, content: string | Uint8Array, mapping?: Partial<ImportMapping>): Promise<Import>
  count(table: string): number
  cleanup(): Promise<void>
}

export async function importBench(): Promise<ImportBench> {
  const workspace = await temporaryWorkspace()
  const faults: unknown[] = []
  const listeners = new Set<(progress: ImportProgress) => void>()
  const deps: ImportDeps = {
    clock: workspace.clock,
    actor: 'person',
    runs: createIntakeRuns(),
    onProgress: (progress) => {
      for (const listener of listeners) listener(progress)
    },
    onFault: (error) => faults.push(error),
  }
  const bench: ImportBench = {
    workspace,
    get store() {
      return workspace.store
    },
    deps,
    faults,
    opening(requisitionNumber, draft = {}) {
      const whole = OpeningDraft.parse({
        title: `Job ${requisitionNumber}`,
        requisitionNumber,
        country: 'FI',
        ...draft,
      })
      const { id } = createOpening(workspace.store, whole, deps)
      publishOpening(workspace.store, { id }, deps)
      return id
    },
    upload: (kind, content, name = 'table.csv') =>
      uploadTable(
        workspace.store,
        { kind, name, file: new Blob([typeof content === 'string' ? content : new Uint8Array(content)]) },
        deps,
      ),
    check: (one, mapping = {}) =>
      checkImport(workspace.store, { importId: one.id, mapping: { ...one.mapping, ...mapping } }),
    async run(importId, onProgress) {
      const ended = new Promise<void>((resolve) => {
        const listener = (progress: ImportProgress) => {
          onProgress?.(progress)
          if (progress.importId !== importId || progress.status === 'running') return
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
      runImport(workspace.store, { importId }, deps)
      await ended
      return getImport(workspace.store.reader, { importId })
    },
    async take(kind, content, mapping) {
      const one = await bench.check(await bench.upload(kind, content), mapping)
      return bench.run(one.id)
    },
    count: (table) =>
      workspace.store.reader.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number,
    async cleanup() {
      await deps.runs.stopAll()
      workspace.cleanup()
    },
  }
  return bench
}
