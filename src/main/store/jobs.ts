/** Work on whole databases that takes seconds: run in a thread of its own, so that the service goes on answering. */
import { Worker } from 'node:worker_threads'
import type { Verification } from '#contract/retention-runs.ts'
import type { VerifyReport } from '#contract/workspace.ts'
import { Problem } from '../platform/problem.ts'
import { checkpoint } from './connection.ts'
import { checkCopy, copyDatabase, quickCheck } from './copy.ts'
import { checkErasures } from './erasure-check.ts'
import { type Salvage, salvageWorkspace } from './salvage.ts'
import { scrub } from './scrub.ts'
import { verifyWorkspace } from './verify.ts'

/** `copy`, `check-copy` and `quick-check` answer what is wrong: nothing, if all is well. */
export type Job =
  | { kind: 'copy'; from: string; to: string }
  | { kind: 'check-copy'; path: string }
  | { kind: 'quick-check'; path: string }
  | { kind: 'checkpoint'; path: string }
  | { kind: 'verify'; dir: string; now: number }
  | { kind: 'salvage'; dir: string }
  | { kind: 'scrub'; path: string }
  | { kind: 'check-erasures'; dir: string; words: readonly string[] }

interface Results {
  copy: string[]
  'check-copy': string[]
  'quick-check': string[]
  checkpoint: null
  verify: VerifyReport
  salvage: Salvage
  scrub: null
  'check-erasures': Verification['checks']
}
type ResultOf<J extends Job> = Results[J['kind']]

/** What the worker is started with, and its only answer. */
export interface JobStart {
  job: Job
  key: Uint8Array
}
export type JobAnswer = { ok: true; result: unknown } | { ok: false; message: string; code: string | null }

export interface JobRunner {
  /** Throws what the job threw: an error with the SqliteError's `code`, or Problem CANCELLED after `stop`. */
  run<J extends Job>(job: J, key: Buffer): Promise<ResultOf<J>>
  /** Ends what is running; its callers are told. */
  stop(): void
}

/** Runs a job here and now. */
export function runJob(job: Job, key: Buffer): Results[Job['kind']] {
  switch (job.kind) {
    case 'copy':
      return copyDatabase(job.from, job.to, key)
    case 'check-copy':
      return checkCopy(job.path, key)
    case 'quick-check':
      return quickCheck(job.path, key)
    case 'checkpoint':
      checkpoint(job.path, key)
      return null
    case 'verify':
      return verifyWorkspace(job.dir, key, job.now)
    case 'salvage':
      return salvageWorkspace(job.dir, key)
    case 'scrub':
      scrub(job.path, key)
      return null
    case 'check-erasures':
      return checkErasures(job.dir, key, job.words)
  }
}

/** For the command line and tests: whoever asks waits. */
export function createInlineRunner(): JobRunner {
  return {
    run: async (job, key) => runJob(job, key) as ResultOf<typeof job>,
    stop: () => undefined,
  }
}

const stopped = () =>
  new Problem(
    'CANCELLED',
    'WORKSPACE_CLOSED',
    'The workspace was closed before this was finished. Nothing was changed.',
  )

/** Starts the worker at `entryUrl` (src/main/store-worker.ts or its bundle) once per job. */
export function createWorkerRunner(entryUrl: URL): JobRunner {
  const running = new Map<Worker, (error: Error) => void>()
  return {
    run: <J extends Job>(job: J, key: Buffer) =>
      new Promise<ResultOf<J>>((resolve, reject) => {
        // A copy of the key crosses inside this process's memory, and is overwritten there when the job is done.
        const start: JobStart = { job, key: Uint8Array.from(key) }
        const worker = new Worker(entryUrl, { workerData: start })
        running.set(worker, reject)
        worker.once('message', (answer: JobAnswer) => {
          if (answer.ok) resolve(answer.result as ResultOf<J>)
          else reject(Object.assign(new Error(answer.message), { code: answer.code }))
        })
        worker.once('error', reject)
        worker.once('exit', () => {
          running.delete(worker)
          reject(new Error('The store worker ended without an answer.'))
        })
      }),
    stop() {
      for (const [worker, reject] of running) {
        reject(stopped())
        void worker.terminate()
      }
    },
  }
}
