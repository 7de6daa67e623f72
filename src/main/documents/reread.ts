/** Reads again, in the background, what an older reader has read: a better one finds more in the same files. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Inspection } from '#contract/inspection.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
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

const WRITTEN_TOGETHER = 10
/** The document that is being read right now, or null. */
const UNDER_WAY = 'documents.rereading'

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
  /** A stop is obeyed between two documents. */
  signal: AbortSignal
  /** In place of the usual pauses. */
  pauseMs?: number
}

/**
 * Reads every document once that an older reader has read; returns how many have a new reading. What was done is known
 * by the version in each row, so that it goes on where it was stopped. Readings are written some at a time, because
 * after each write the window asks again for what it shows.
 */
export async function rereadOutdated(store: Store, deps: RereadDeps): Promise<number> {
  const { signal, pauseMs } = deps
  const next = store.reader.raw.prepare<[number, number, string], Outdated>(NEXT_OUTDATED)
  let read: { id: string; inspection: Inspection }[] = []
  let reread = 0
  const write = async (): Promise<void> => {
    // A command in steps that is under way is not to be hurried for this.
    await store.settled()
    store.maintain((tx) => {
      for (const { id, inspection } of read) storeReading(tx, id, inspection)
      writeSetting(tx, UNDER_WAY, null)
    })
    reread += read.length
    read = []
  }
  passOver(store)
  let last: Outdated = { id: '', name: '', version: 0 }
  for (;;) {
    while ((deps.isBusy() || store.settled() !== null) && !signal.aborted)
      await pause(pauseMs ?? BUSY_PAUSE_MS, signal)
    const outdated = signal.aborted ? undefined : next.get(EXTRACTOR_VERSION, last.version, last.id)
    if (outdated === undefined) break
    last = outdated
    const inspection = await readAgain(store, outdated, deps)
    if (inspection !== null) read.push({ id: outdated.id, inspection })
    if (read.length >= WRITTEN_TOGETHER) await write()
    await pause(pauseMs ?? PAUSE_MS, signal)
  }
  if (last.id !== '') await write()
  return reread
}

/** A document over which the whole process ended keeps what an older reader has read; this one does not try again. */
function passOver(store: Store): void {
  const fatal = readSetting(store.reader, UNDER_WAY, z.string().nullable(), null)
  if (fatal === null) return
  store.maintain((tx) => {
    tx.raw.prepare('UPDATE document SET extractor_version = ? WHERE id = ?').run(EXTRACTOR_VERSION, fatal)
    writeSetting(tx, UNDER_WAY, null)
  })
}

/** Null when there is nothing to read: its file is missing, which `verify` tells, or the workers were closed over it. */
async function readAgain(
  store: Store,
  { id, name }: Outdated,
  { documents }: RereadDeps,
): Promise<Inspection | null> {
  const bytes = await readDocument(store.reader, store.documentsDir, id).catch(() => null)
  if (bytes === null) return null
  await store.settled()
  store.maintain((tx) => writeSetting(tx, UNDER_WAY, id))
  return await documents.inspect(bytes, name, { idle: true }).catch(() => null)
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
