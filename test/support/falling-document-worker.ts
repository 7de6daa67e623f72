/**
 * The document worker, felled by documents that ask for it in their text, until the file that `mended` names exists:
 * as a better reader would, it then reads them like any other.
 */
import { existsSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { WorkerJob } from '../../src/main/documents/worker-protocol.ts'
import { built } from './built.ts'

/** Set by whoever imports this. */
const { mended = '' } = globalThis as { mended?: string }

// Before the worker's own listener, which is never reached then.
parentPort?.on('message', (job: WorkerJob) => {
  if (job.type !== 'inspect' || existsSync(mended)) return
  const text = new TextDecoder().decode(job.bytes)
  if (text.includes('Takes for ever')) for (;;);
  if (text.includes('Fells its reader')) process.exit(3)
})

await import(built('document-worker').href)
