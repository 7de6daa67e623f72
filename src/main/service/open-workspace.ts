/** What works on an open workspace and has to end before it is closed. */
import { availableParallelism } from 'node:os'
import { createDocumentWorkers } from '../documents/worker-pool.ts'
import type { IntakeDeps } from '../intake/deps.ts'
import { recoverIntake } from '../intake/recover.ts'
import { createIntakeRuns } from '../intake/runs.ts'
import type { Clock } from '../platform/clock.ts'
import type { CommandDeps } from '../platform/deps.ts'
import type { Log } from '../platform/log.ts'
import type { Readable, Store } from '../store/types.ts'
import { startDailyBackup } from './daily-backup.ts'
import type { EventHub } from './events.ts'

export interface OpenWorkspace {
  readonly store: Store
  readonly db: Readable
  readonly deps: CommandDeps
  readonly intake: IntakeDeps
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
  } catch (error) {
    store.close()
    throw error
  }
  const documents = createDocumentWorkers({
    entryUrl: documentWorkerUrl,
    size: Math.min(Math.max(availableParallelism() - 1, 1), MAX_DOCUMENT_WORKERS),
  })
  const runs = createIntakeRuns()
  // A command comes and goes; what it did is in the next daily backup of the app.
  const stopBackups = actor === 'person' ? startDailyBackup(store, dir, clock, log) : () => undefined
  const stopEvents = store.onChange((change) => hub.publishChange(change))

  return {
    store,
    db: store.reader,
    deps,
    intake: {
      ...deps,
      documents,
      runs,
      onProgress: (progress) => hub.publish({ type: 'intake', ...progress }),
      onFault: (error) => log.error('intake.failed', error),
    },
    async end() {
      stopBackups()
      // It can be asked for again; what else is under way should not wait for it.
      store.cancelSteps()
      await runs.stopAll()
      await documents.close()
      stopEvents()
      store.close()
    },
  }
}
