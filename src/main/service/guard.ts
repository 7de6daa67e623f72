/** The boundary of the service: what every call passes, and what every error becomes before a client sees it. */
import { ORPCError } from '@orpc/server'
import { TIME_LIMIT, timeLimitMs } from '#contract/limits.ts'
import { WorkersClosed } from '../documents/worker-pool.ts'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problem.ts'
import { isClosed, isDamage } from '../store/connection.ts'
import { databaseDamaged } from '../store/damage.ts'
import { reasonForNone } from './reasons.ts'
import type { Session } from './session.ts'

/** Calls that go on by themselves and say nothing about a person being there. */
const UNATTENDED = new Set(['events.subscribe', 'workspace.status'])

function asProblem(fault: unknown): unknown {
  if (isDamage(fault)) return databaseDamaged(fault)
  // The workspace was locked in the middle of this call.
  if (isClosed(fault) || fault instanceof WorkersClosed) return reasonForNone('locked', undefined)
  return fault
}

/** A Problem as the contract's typed error; anything else stays what it is. */
export function toTyped(fault: unknown): unknown {
  const error = asProblem(fault)
  if (!(error instanceof Problem)) return error
  const { code, reason, remedy, message, details } = error
  const data = { reason, ...(remedy !== undefined && { remedy }), ...details }
  return new ORPCError(code, { message, data })
}

const tooSlow = () =>
  new ORPCError(TIME_LIMIT, {
    message: 'This took longer than it may and was given up.',
    data: { reason: TIME_LIMIT, remedy: 'Look whether the change is there, then try again.' },
  })

/** Rejects when the work takes longer than the contract allows for this call. Synchronous work cannot be stopped. */
export async function withinLimit<T>(path: readonly string[], work: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(tooSlow()), timeLimitMs(path))
  try {
    return await Promise.race([work(), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Tells an answer that was meant from a fault; a fault is logged, without data, and answered without detail. */
function logFault(log: Log, path: readonly string[], error: unknown): void {
  if (!(error instanceof ORPCError)) log.error('call.failed', error, { call: path.join('.') })
  else if (error.code === 'INTERNAL_SERVER_ERROR') {
    log.error('call.failed', error.cause ?? error, { call: path.join('.') })
  }
}

/**
 * Calls that do not write: while a command over many applications is under way they are answered, from the state before
 * it. Whatever is not named here waits for its end.
 */
export const READING: ReadonlySet<string> = new Set([
  'applications.ageing',
  'applications.board',
  'applications.counts',
  'applications.get',
  'applications.groups',
  'applications.list',
  'applications.mailPlan',
  'autofill.proposeFromDocument',
  'autofill.proposeFromFile',
  'blind.status',
  'candidates.get',
  'candidates.list',
  'colleagues.list',
  'documents.content',
  'documents.quarantined',
  'documents.office',
  'documents.pages',
  'documents.text',
  'documents.wordView',
  'events.subscribe',
  'history.state',
  'home.get',
  'imports.get',
  'imports.list',
  'imports.problems',
  'intake.batch',
  'intake.batches',
  'intake.items',
  'mail.message',
  'mail.outbox',
  'mail.preview',
  'mail.settings',
  'mail.templates',
  'openings.get',
  'openings.list',
  'retention.calendar',
  'retention.decision',
  'retention.due',
  'retention.figures',
  'retention.holds.list',
  'retention.preview',
  'retention.requests.letter',
  'retention.requests.list',
  'retention.rules.compare',
  'retention.rules.history',
  'retention.rules.list',
  'retention.rules.simulate',
  'retention.runs.list',
  'retention.runs.stop',
  'retention.settings',
  'retention.stale',
  'scorecards.ofApplication',
  'screening.ofOpening',
  'search.query',
  'tasks.cancel',
  'views.count',
  'views.list',
  'workspace.backups',
  'workspace.lock',
  'workspace.status',
])

/** A writing call waits this long for the one writer, then is refused: it must not be done when nobody expects it any more. */
const WRITER_WAIT_MS = 10_000

const writerBusy = () =>
  new Problem(
    'INVALID_STATE',
    'LONG_COMMAND_UNDER_WAY',
    'Another command over many records is still under way, and this had to wait too long. Nothing was changed.',
    'Wait until it is done, or cancel it, then try again.',
  )

/** Waits for the writer. Throws Problem INVALID_STATE when that takes too long. */
async function writerFree(session: Session): Promise<void> {
  const until = performance.now() + WRITER_WAIT_MS
  for (;;) {
    const settled = session.busy()
    if (settled === null) return
    const leftMs = until - performance.now()
    if (leftMs <= 0) throw writerBusy()
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, leftMs)
    await Promise.race([settled, promise])
    clearTimeout(timer)
  }
}

/** What a person notices; a call that takes longer is logged by its name, never with what it was asked. */
const SLOW_MS = 1000

/** Passes a call on under its time limit; counts idle time; makes of every error what a client may see. */
export type Guard = <T>(path: readonly string[], work: () => T | Promise<T>) => Promise<T>

export function createGuard(session: Session, log: Log): Guard {
  return async (path, work) => {
    const unattended = UNATTENDED.has(path.join('.'))
    if (!unattended) session.begin()
    const startedAt = performance.now()
    try {
      return await withinLimit(path, async () => {
        await session.started
        if (!READING.has(path.join('.'))) await writerFree(session)
        return await work()
      })
    } catch (error) {
      const typed = toTyped(error)
      logFault(log, path, typed)
      throw typed
    } finally {
      if (!unattended) session.finish()
      const tookMs = Math.round(performance.now() - startedAt)
      if (tookMs > SLOW_MS) log.info('call.slow', { call: path.join('.'), tookMs })
    }
  }
}
