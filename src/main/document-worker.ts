/** Entry of a document worker: reads one file at a time for the pool in documents/worker-pool.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { inspectDocument } from './documents/inspect.ts'
import { loadPdfEngine, type PdfEngine } from './documents/pdf-engine.ts'
import { proposeContact } from './documents/propose-contact.ts'
import { readMessage } from './documents/read-message.ts'
import type { WorkerAnswer, WorkerJob, WorkerMessage, WorkerStart } from './documents/worker-protocol.ts'

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

async function answerTo(job: WorkerJob): Promise<WorkerAnswer> {
  switch (job.type) {
    case 'inspect':
      return inspectDocument(job.bytes, job.fileName, tools)
    case 'message':
      return readMessage(job.bytes)
    default:
      return proposeContact(job.text, job.defaultCountry)
  }
}

port.on('message', (job: WorkerJob) => {
  answerTo(job).then((answer) => {
    const { heapUsed, external } = process.memoryUsage()
    post({ type: 'done', answer, heldBytes: heapUsed + external })
  })
})
post({ type: 'ready' })
