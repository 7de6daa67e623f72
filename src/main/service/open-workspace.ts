/** What works on an open workspace and has to end before it is closed. */
import { availableParallelism } from 'node:os'
import { type Blind, createBlind } from '../blind/blind.ts'
import { createOfficeConverter, type OfficeConverter } from '../documents/office/convert.ts'
import { sweepTemporaryFolders } from '../documents/office/temporary.ts'
import { startRereading } from '../documents/reread.ts'
import { createDocumentWorkers } from '../documents/worker-pool.ts'
import { type DuplicateWatch, watchDuplicates } from '../duplicates/watch.ts'
import type { ImportDeps } from '../imports/deps.ts'
import { recoverImports } from '../imports/recover.ts'
import type { IntakeDeps } from '../intake/deps.ts'
import { recoverIntake } from '../intake/recover.ts'
import { createIntakeRuns } from '../intake/runs.ts'
import type { Clock } from '../platform/clock.ts'
import type { CommandDeps } from '../platform/deps.ts'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problem.ts'
import { thisMachine } from '../platform/workspace-dir.ts'
import { installPack } from '../retention/rule-store.ts'
import { createRetentionRuns, type RetentionRuns } from '../retention/run.ts'
import { createRetentionView, type RetentionView } from '../retention/view.ts'
import { listBackups } from '../store/backup.ts'
import type { Readable, Store } from '../store/types.ts'
import { startDailyBackup } from './daily-backup.ts'
import { startDailyRetention } from './daily-retention.ts'
import type { EventHub } from './events.ts'

export interface OpenWorkspace {
  readonly store: Store
  readonly db: Readable
  readonly deps: CommandDeps
  readonly intake: IntakeDeps
  readonly duplicates: DuplicateWatch
  readonly imports: ImportDeps
  readonly blind: Blind
  readonly office: OfficeConverter
  readonly retention: RetentionView
  readonly retentionRuns: RetentionRuns
  /** Stops what is under way, keeps what is accepted, closes the store. */
  end(): Promise<void>
}

export interface WorkOptions {
  dir: string
  documentWorkerUrl: URL
  actor: 'person' | 'cli'
  clock: Clock
  hub: EventHub
  log: Log
}

/** One core stays free for the window. */
const MAX_DOCUMENT_WORKERS = 4

/** Puts right what a crash left, then starts what the subjects need. When it throws, the store has been closed. */
export async function startWork(
  store: Store,
  { dir, documentWorkerUrl, actor, clock, hub, log }: WorkOptions,
): Promise<OpenWorkspace> {
  const deps: CommandDeps = { clock, actor }
  try {
    const interrupted = await recoverIntake(store, deps)
    if (interrupted.length > 0) log.info('intake.interrupted', { batches: interrupted.length })
    const imports = await recoverImports(store, deps)
    if (imports.length > 0) log.info('imports.interrupted', { imports: imports.length })
    installPack(store, deps)
  } catch (error) {
    store.close()
    throw error
  }
  const documents = createDocumentWorkers({
    entryUrl: documentWorkerUrl,
    size: Math.min(Math.max(availableParallelism() - 1, 1), MAX_DOCUMENT_WORKERS),
    onNetworkAttempt: () => log.info('documents.network-refused'),
  })
  const office = createOfficeConverter(thisMachine())
  const sweeping = sweepTemporaryFolders().catch((error: unknown) => log.error('office.sweep-failed', error))
  const runs = createIntakeRuns()
  // A command comes and goes; what it did is in the next daily backup of the app.
  const stopBackups = actor === 'person' ? startDailyBackup(store, dir, clock, log) : () => undefined
  const stopRereading =
    actor === 'person'
      ? startRereading(store, {
          documents,
          isBusy: runs.anyRunning,
          onDone: (reread) => {
            if (reread > 0) log.info('documents.reread', { documents: reread })
          },
          onFault: (error) => log.error('documents.reread-failed', error),
        })
      : async () => undefined
  const stopEvents = store.onChange((change) => hub.publishChange(change))
  const duplicates = watchDuplicates(store, clock, {
    busy: () => runs.anyRunning(),
    onFault: (error) => log.error('duplicates.failed', error),
  })
  const retention = createRetentionView(store, clock)
  const retentionRuns = createRetentionRuns(store, {
    ...deps,
    view: retention,
    backups: () => listBackups(dir),
  })
  const resuming = retentionRuns.resume().catch((error: unknown) => {
    if (!(error instanceof Problem)) log.error('retention.resume-failed', error)
  })
  // The command line does what it is told, and nothing besides.
  const stopDailyRetention =
    actor === 'person'
      ? startDailyRetention(store, {
          clock,
          log,
          view: retention,
          runs: retentionRuns,
          isBusy: runs.anyRunning,
        })
      : async () => undefined

  return {
    store,
    db: store.reader,
    deps,
    duplicates,
    blind: createBlind(store, deps, (subjects) => hub.publish({ type: 'changed', subjects, ids: [] })),
    retention,
    retentionRuns,
    intake: {
      ...deps,
      documents,
      runs,
      onProgress: (progress) => hub.publish({ type: 'intake', ...progress }),
      onFault: (error) => log.error('intake.failed', error),
    },
    imports: {
      ...deps,
      runs,
      onProgress: (progress) => hub.publish({ type: 'import', ...progress }),
      onFault: (error) => log.error('imports.failed', error),
    },
    office,
    async end() {
      stopBackups()
      // It can be asked for again; what else is under way should not wait for it.
      store.cancelSteps()
      const rereadingStopped = stopRereading()
      const dailyRetentionStopped = stopDailyRetention()
      await runs.stopAll()
      await duplicates.stop()
      await documents.close()
      await rereadingStopped
      await office.close()
      await sweeping
      await retentionRuns.stop()
      await dailyRetentionStopped
      await resuming
      stopEvents()
      retention.close()
      store.close()
    },
  }
}
