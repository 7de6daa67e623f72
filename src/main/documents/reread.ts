/** Reads again, in the background, what an older reader has read: a better one finds more in the same files. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../store/types.ts'
import { EXTRACTOR_VERSION } from './extracted.ts'
import { storeReading } from './readings.ts'
import { readDocument } from './vault.ts'
import type { DocumentWorkers } from './worker-pool.ts'

/** The start belongs to the person. */
const FIRST_LOOK_MS = 60_000
/** Between two documents; one core has some tenths of a second for other things each time. */
const PAUSE_MS = 100
/** While applications are taken in, this waits. */
const BUSY_PAUSE_MS = 5_000

interface Outdated {
  id: string
  name: string
  version: number
}

/** The next document after `id` that an older reader has read. Those that could not be read wait for a person. */
export const NEXT_OUTDATED = `SELECT d.id, d.name, d.extractor_version AS version
  FROM document d INDEXED BY document_extractor
  WHERE d.extractor_version < ? AND (d.extractor_version, d.id) > (?, ?) AND d.extraction <> 'failed'
  ORDER BY d.extractor_version, d.id LIMIT 1`

export interface RereadDeps {
  documents: Pick<DocumentWorkers, 'inspect'>
  /** While this is true, other reading has the workers. */
  isBusy: () => boolean
  /** Where it stands: a stop is obeyed between two documents. */
  signal: AbortSignal
  pauseMs?: number
}

/**
 * Reads every document once that an older reader has read; returns how many have a new reading. What was done is known
 * by the version in each row, so that it goes on where it was stopped. A document is marked before it is read: one that
 * takes the whole process down is not read again at every start.
 */
export async function rereadOutdated(store: Store, deps: RereadDeps): Promise<number> {
  const { signal, pauseMs = PAUSE_MS } = deps
  const next = store.reader.raw.prepare<[number, number, string], Outdated>(NEXT_OUTDATED)
  let reread = 0
  let at: Outdated | undefined
  for (;;) {
    while ((deps.isBusy() || store.settled() !== null) && !signal.aborted) await pause(BUSY_PAUSE_MS, signal)
    if (signal.aborted) return reread
    const last: Outdated = at ?? { id: '', name: '', version: 0 }
    at = next.get(EXTRACTOR_VERSION, last.version, last.id)
    if (at === undefined) return reread
    if (await readAgain(store, at, deps)) reread += 1
    await pause(pauseMs, signal)
  }
}

/** False when there is nothing to read: its file is missing, which `verify` tells, or the pool was closed over it. */
async function readAgain(store: Store, document: Outdated, { documents }: RereadDeps): Promise<boolean> {
  const bytes = await readDocument(store.reader, store.documentsDir, document.id).catch(() => null)
  if (bytes === null) return false
  const mark = (version: number) =>
    store.maintain((tx) =>
      tx.raw.prepare('UPDATE document SET extractor_version = ? WHERE id = ?').run(version, document.id),
    )
  mark(EXTRACTOR_VERSION)
  try {
    const inspection = await documents.inspect(bytes, document.name, { idle: true })
    // A command in steps that began meanwhile is not to be hurried for this.
    await store.settled()
    store.maintain((tx) => storeReading(tx, document.id, inspection))
    return true
  } catch {
    // The workers were closed or could not be started: not the document's fault.
    mark(document.version)
    return false
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)

/** Starts it a while after the workspace was opened. Returns the way to stop, which settles when nothing is written any more. */
export function startRereading(
  store: Store,
  deps: Omit<RereadDeps, 'signal'> & { onDone: (reread: number) => void; onFault: (error: unknown) => void },
): () => Promise<void> {
  const controller = new AbortController()
  const { signal } = controller
  const finished = pause(FIRST_LOOK_MS, signal)
    .then(() => rereadOutdated(store, { ...deps, signal }))
    .then(deps.onDone, deps.onFault)
  return () => {
    controller.abort()
    return finished
  }
}
