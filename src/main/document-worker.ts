/** Entry of a document worker: reads one file at a time for the pool in documents/worker-pool.ts. */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { proposeProfile } from './autofill/index.ts'
import { createLexicon, type Lexicon } from './autofill/lexicon.ts'
import { inspectDocument } from './documents/inspect.ts'
import { createLanguageDetector } from './documents/language.ts'
import { forbidNetwork } from './documents/no-network.ts'
import { loadPdfEngine, type PdfEngine } from './documents/pdf-engine.ts'
import { proposeContact } from './documents/propose-contact.ts'
import { readMessage } from './documents/read-message.ts'
import type { WorkerAnswer, WorkerJob, WorkerMessage, WorkerStart } from './documents/worker-protocol.ts'

const port = parentPort
if (port === null) throw new Error('document-worker runs as a worker thread only')

// Whoever waits for an answer of the service goes first. On Linux this is the thread's own; elsewhere it would be the process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

// Parsers warn about what they read, and what they read is a candidate's.
for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) console[method] = () => undefined

const { pdfDataFolder } = workerData as WorkerStart
const post = (message: WorkerMessage) => port.postMessage(message)
forbidNetwork(() => post({ type: 'network' }))
let engine: Promise<PdfEngine> | undefined
let lexicon: Lexicon | undefined
const tools = {
  pdfDataFolder,
  loadPdf: () => {
    engine ??= loadPdfEngine()
    return engine
  },
  detectLanguage: createLanguageDetector(),
  lexicon: () => {
    lexicon ??= createLexicon()
    return lexicon
  },
  onSniffed: (mediaType: string) => post({ type: 'sniffed', mediaType }),
}

async function answerTo(job: WorkerJob): Promise<WorkerAnswer> {
  switch (job.type) {
    case 'inspect':
      return inspectDocument(job.bytes, job.fileName, tools)
    case 'message':
      return readMessage(job.bytes)
    case 'profile':
      return proposeProfile(job.bytes, job.fileName, tools)
    case 'view': {
      // Loaded when it is first asked for: intake does not wait for what shows documents.
      const { viewWordDocument } = await import('./documents/word/view-document.ts')
      return viewWordDocument(job.bytes, job.face)
    }
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
