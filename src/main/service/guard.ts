/** The boundary of the service: what every call passes, and what every error becomes before a client sees it. */
import { ORPCError } from '@orpc/server'
import { TIME_LIMIT, timeLimitMs } from '#contract/limits.ts'
import type { Log } from '../platform/log.ts'
import { Problem } from '../platform/problem.ts'
import { isDamage } from '../store/connection.ts'
import { databaseDamaged } from '../store/damage.ts'
import type { Session } from './session.ts'

/** Calls that go on by themselves and say nothing about a person being there. */
const UNATTENDED = new Set(['events.subscribe', 'workspace.status'])

/** A Problem as the contract's typed error; anything else stays what it is. */
export function toTyped(fault: unknown): unknown {
  const error = isDamage(fault) ? databaseDamaged(fault) : fault
  if (!(error instanceof Problem)) return error
  const { code, reason, remedy, message } = error
  return new ORPCError(code, { message, data: remedy === undefined ? { reason } : { reason, remedy } })
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
