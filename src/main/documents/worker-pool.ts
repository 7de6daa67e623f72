import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as setTimeoutPromise } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Inspection, QuarantineCode } from '#contract/inspection.ts'
import type { ProposedContact } from './propose-contact.ts'
import type { MessageAnswer } from './read-message.ts'
import { refusedInspection } from './refusal.ts'
import type { ViewAnswer, WordFace } from './word/view.ts'
import type { ProfileAnswer, WorkerAnswer, WorkerJob, WorkerMessage, WorkerStart } from './worker-protocol.ts'

export interface DocumentWorkersOptions {
  /** The worker's entry: src/main/document-worker.ts, or document-worker.cjs in the built app. */
  entryUrl: URL
  /** Workers at most; each is started when first needed. */
  size: number
  /** Time one document may take, once its worker is up. */
  timeoutMs?: number
  /** Heap and buffers one worker may hold. */
  memoryMb?: number
  /** Folder with pdf.js's cmaps, standard_fonts and wasm; found beside the entry or in the installed package. */
  pdfDataFolder?: string
  /** Something in a worker tried to reach the network, and was refused. */
  onNetworkAttempt?: () => void
  /** An unused worker ends after this time, so that an idle app holds no memory for it. */
  idleMs?: number
}

/** Nothing is wrong with the document: whoever asked has to ask again when the workspace is open. */
export class WorkersClosed extends Error {
  constructor() {
    super('The document workers were closed.')
    this.name = 'WorkersClosed'
  }
}

export interface InspectOptions {
  /** Nobody waits for it: it begins when nothing else is to be read, one at a time, and makes room for what comes. */
  idle?: boolean
}

export interface DocumentWorkers {
  /**
   * Reads one file. Whatever the file does to its worker costs only this file: a worker that takes too long, too
   * much memory or falls over is ended, and the answer is a refusal. Rejects only when workers cannot be started at
   * all, or after close().
   */
  inspect(bytes: Uint8Array, fileName: string, options?: InspectOptions): Promise<Inspection>
  /** Reads one e-mail message, under the same rules; one that fells its worker answers `readable: false`. */
  readMessage(bytes: Uint8Array): Promise<MessageAnswer>
  /** Who a text is from, as proposeContact says it; nothing when it fells its worker. */
  proposeContact(text: string, defaultCountry: string | undefined): Promise<ProposedContact>
  /** What a file says of the person whose profile it is; a refusal when it cannot be read or fells its worker. */
  proposeProfile(bytes: Uint8Array, fileName: string): Promise<ProfileAnswer>
  /** What a Word document looks like, under the same rules; one that fells its worker is not shown. */
  viewWord(bytes: Uint8Array, face: WordFace): Promise<ViewAnswer>
  /** Ends all workers; documents that still wait or run are rejected. */
  close(): Promise<void>
}

/** The worker entry could not be started: the installation is broken, not a document. */
export class DocumentWorkerStartError extends Error {
  constructor(cause: unknown) {
    super('The document reader could not be started.', { cause })
    this.name = 'DocumentWorkerStartError'
  }
}

interface Task {
  job: WorkerJob
  idle: boolean
  /** Known once the worker has looked at the content. */
  mediaType?: string
  resolve: (answer: WorkerAnswer) => void
  reject: (error: Error) => void
}

interface Slot {
  worker: Worker
  ready: boolean
  task: Task | undefined
  /** Timers of the running job, or the one that ends an idle worker. */
  stopTimers: () => void
}

const START_LIMIT_MS = 30_000
const MEMORY_CHECK_MS = 50
/**
 * A thread that reaches V8's own limit is ended only if it comes to a safe point within the next 16 MB; else V8 aborts the
 * whole process. So that limit lies far above ours, which is watched from outside: far enough for what a thread can
 * allocate between two looks.
 */
const HEAP_MARGIN_MB = 1_024
const CLOSE_LIMIT_MS = 5_000

/** Builds the pool. No thread is started before the first document comes. */
export function createDocumentWorkers(options: DocumentWorkersOptions): DocumentWorkers {
  const { entryUrl, size, timeoutMs = 20_000, memoryMb = 512, idleMs = 60_000, onNetworkAttempt } = options
  const limitBytes = memoryMb * 1024 * 1024
  const start: WorkerStart = { pdfDataFolder: options.pdfDataFolder ?? findPdfData(entryUrl) }
  const waiting: Task[] = []
  const waitingIdle: Task[] = []
  const slots = new Set<Slot>()
  let closed = false

  function dispatch(): void {
    for (;;) {
      const free = [...slots].find((slot) => slot.task === undefined)
      const idleRuns = [...slots].some((slot) => slot.task?.idle === true)
      const isUrgent = waiting.length > 0
      if (!isUrgent && (idleRuns || waitingIdle.length === 0)) return
      // What nobody waits for takes no place from what somebody does.
      if (free === undefined && slots.size >= size + (isUrgent && idleRuns ? 1 : 0)) return
      const slot = free ?? openSlot()
      slot.task = isUrgent ? waiting.shift() : waitingIdle.shift()
      slot.stopTimers()
      slot.worker.ref()
      if (slot.ready) run(slot)
    }
  }

  function openSlot(): Slot {
    const worker = new Worker(entryUrl, {
      workerData: start,
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMb + HEAP_MARGIN_MB,
        maxYoungGenerationSizeMb: 64,
        stackSizeMb: 4,
      },
      // What a parser prints may quote the document: it goes nowhere. (Reading these would keep the process alive.)
      stdout: true,
      stderr: true,
      env: {},
      // Flags of the host, such as a debugger's port, are not the worker's.
      execArgv: [],
    })
    const slot: Slot = { worker, ready: false, task: undefined, stopTimers: () => undefined }
    slots.add(slot)
    const startTimer = setTimeout(() => failStart(slot, new Error('timed out')), START_LIMIT_MS)
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'ready') {
        clearTimeout(startTimer)
        slot.ready = true
        if (slot.task !== undefined) run(slot)
        else rest(slot)
      } else if (message.type === 'sniffed') {
        if (slot.task !== undefined) slot.task.mediaType = message.mediaType
      } else if (message.type === 'network') onNetworkAttempt?.()
      else {
        finish(slot, message.answer)
        // A worker that keeps much after a document is not the next document's fault.
        if (message.heldBytes > limitBytes / 2) remove(slot)
        else rest(slot)
        dispatch()
      }
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(startTimer)
      if (slot.ready) discard(slot, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'OUT_OF_MEMORY' : 'CRASHED')
      else failStart(slot, error)
    })
    worker.on('exit', () => {
      clearTimeout(startTimer)
      if (slots.has(slot)) discard(slot, 'CRASHED')
    })
    return slot
  }

  function run(slot: Slot): void {
    const task = slot.task
    if (task === undefined) return
    const deadline = setTimeout(() => discard(slot, 'TOO_SLOW'), timeoutMs)
    // V8's limits do not count ArrayBuffers, and a decompression bomb lives in those: so both are watched.
    const watch = setInterval(() => {
      slot.worker.getHeapStatistics().then(
        (heap) => {
          if (slot.task === task && heap.used_heap_size + heap.external_memory > limitBytes) {
            discard(slot, 'OUT_OF_MEMORY')
          }
        },
        () => undefined,
      )
    }, MEMORY_CHECK_MS)
    slot.stopTimers = () => {
      clearTimeout(deadline)
      clearInterval(watch)
    }
    slot.worker.postMessage(task.job)
  }

  /** Leaves the worker running without keeping the process alive, and ends it when nothing comes. */
  function rest(slot: Slot): void {
    slot.worker.unref()
    const timer = setTimeout(() => remove(slot), idleMs)
    timer.unref()
    slot.stopTimers = () => clearTimeout(timer)
  }

  function finish(slot: Slot, answer: WorkerAnswer): void {
    slot.stopTimers()
    slot.task?.resolve(answer)
    slot.task = undefined
  }

  function remove(slot: Slot): void {
    slot.stopTimers()
    slots.delete(slot)
    void slot.worker.terminate()
  }

  function discard(slot: Slot, code: QuarantineCode): void {
    finish(slot, failure(slot.task, code))
    remove(slot)
    dispatch()
  }

  function failStart(slot: Slot, cause: unknown): void {
    slot.task?.reject(new DocumentWorkerStartError(cause))
    slot.task = undefined
    remove(slot)
    dispatch()
  }

  /** A worker answers each kind of job with its own kind of answer. */
  function ask<Answer extends WorkerAnswer>(job: WorkerJob, idle = false): Promise<Answer> {
    if (closed) return Promise.reject(new WorkersClosed())
    return new Promise((resolve, reject) => {
      const queue = idle ? waitingIdle : waiting
      queue.push({ job, idle, resolve: resolve as Task['resolve'], reject })
      dispatch()
    })
  }

  return {
    inspect: (bytes, fileName, { idle = false } = {}) =>
      ask<Inspection>({ type: 'inspect', bytes, fileName }, idle),
    readMessage: (bytes) => ask<MessageAnswer>({ type: 'message', bytes }),
    proposeContact: (text, defaultCountry) => ask<ProposedContact>({ type: 'contact', text, defaultCountry }),
    proposeProfile: (bytes, fileName) => ask<ProfileAnswer>({ type: 'profile', bytes, fileName }),
    viewWord: (bytes, face) => ask<ViewAnswer>({ type: 'view', bytes, face }),
    async close() {
      closed = true
      const error = new WorkersClosed()
      for (const task of [...waiting.splice(0), ...waitingIdle.splice(0)]) task.reject(error)
      const ending = [...slots].map((slot) => {
        slot.task?.reject(error)
        slot.task = undefined
        slot.stopTimers()
        slots.delete(slot)
        return slot.worker.terminate()
      })
      // A thread inside a long native call ends only after it; nobody should have to wait for that.
      await Promise.race([Promise.all(ending), setTimeoutPromise(CLOSE_LIMIT_MS, undefined, { ref: false })])
    },
  }
}

/** What is answered for a job that its worker did not survive. */
function failure(task: Task | undefined, code: QuarantineCode): WorkerAnswer {
  const job = task?.job.type
  if (job === 'message') return { readable: false }
  if (job === 'view') return { shown: false, code }
  return job === 'contact' ? {} : refusedInspection(code, [], task?.mediaType)
}

/** The built app carries pdf.js's data beside the worker; a checkout has it in the installed package. */
function findPdfData(entryUrl: URL): string {
  const beside = join(dirname(fileURLToPath(entryUrl)), 'pdfjs')
  if (existsSync(join(beside, 'cmaps'))) return beside
  return dirname(createRequire(entryUrl).resolve('pdfjs-dist/package.json'))
}
