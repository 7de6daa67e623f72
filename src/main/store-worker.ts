/** Entry of a store worker: does one job of store/jobs.ts and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { type JobAnswer, type JobStart, runJob } from './store/jobs.ts'

const port = parentPort
if (port === null) throw new Error('store-worker runs as a worker thread only')

const { job, key } = workerData as JobStart
const answer = (): JobAnswer => {
  const bytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength)
  try {
    return { ok: true, result: runJob(job, bytes) }
  } catch (error) {
    const { message, code } = error as Error & { code?: unknown }
    return { ok: false, message, code: typeof code === 'string' ? code : null }
  } finally {
    bytes.fill(0)
  }
}
port.postMessage(answer())
