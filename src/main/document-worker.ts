/** Entry of a document worker: reads one file at a time for the pool in documents/worker-pool.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { inspectDocument } from './documents/inspect.ts'
import { loadPdfEngine, type PdfEngine } from './documents/pdf-engine.ts'
import type { WorkerJob, WorkerMessage, WorkerStart } from './documents/worker-protocol.ts'

const port = parentPort
if (port === null) throw new Error('document-worker runs as a worker thread only')

// Parsers warn about what they read, and what they read is a candidate's.
for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) console[method] = () => undefined

const { pdfDataFolder } = workerData as WorkerStart
let engine: Promise<PdfEngine> | undefined
const tools = {
  pdfDataFolder,
  loadPdf: () => {
    engine ??= loadPdfEngine()
    return engine
  },
}
const post = (message: WorkerMessage) => port.postMessage(message)

port.on('message', (job: WorkerJob) => {
  inspectDocument(job.bytes, job.fileName, tools).then((inspection) => {
    const { heapUsed, external } = process.memoryUsage()
    post({ type: 'done', inspection, heldBytes: heapUsed + external })
  })
})
post({ type: 'ready' })
