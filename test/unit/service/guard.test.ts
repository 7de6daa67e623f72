import { isContractProcedure } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import Database from 'better-sqlite3'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contract } from '#contract/index.ts'
import { WorkersClosed } from '../../../src/main/documents/worker-pool.ts'
import { systemClock } from '../../../src/main/platform/clock.ts'
import { createLog } from '../../../src/main/platform/log.ts'
import { Problem } from '../../../src/main/platform/problem.ts'
import { createGuard, READING, withinLimit } from '../../../src/main/service/guard.ts'
import type { Session } from '../../../src/main/service/session.ts'

const lines: string[] = []
const counted = { begun: 0, finished: 0 }
const session = {
  started: Promise.resolve(),
  busy: () => null,
  begin: () => void counted.begun++,
  finish: () => void counted.finished++,
} as unknown as Session
const guard = createGuard(
  session,
  createLog((line) => lines.push(line), systemClock),
)

beforeEach(() => {
  lines.length = 0
  Object.assign(counted, { begun: 0, finished: 0 })
  Object.assign(session, { busy: () => null })
})
afterEach(() => void vi.useRealTimers())

const path = ['openings', 'list']
const failing = (error: unknown) =>
  guard(path, () => {
    throw error
  }).catch((caught: unknown) => caught)

test('a problem becomes the typed error, and is not logged', async () => {
  const error = await failing(new Problem('CONFLICT', 'REQUISITION_TAKEN', 'Taken.', 'Choose another.'))
  expect(error).toBeInstanceOf(ORPCError)
  expect(error).toMatchObject({
    code: 'CONFLICT',
    message: 'Taken.',
    data: { reason: 'REQUISITION_TAKEN', remedy: 'Choose another.' },
  })
  expect(lines).toEqual([])
})

test('a fault is logged by name and place, without the values that it quotes', async () => {
  const cause = Object.assign(new Error('near "Jane": syntax error'), {
    name: 'SqliteError',
    code: 'SQLITE_ERROR',
  })
  await failing(new DrizzleQueryError('select * from candidate where name = ?', ['Jane Doe'], cause))
  await failing(new SyntaxError('Unexpected token J, "Jane Doe" is not valid JSON'))
  const [first] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(first).toMatchObject({
    level: 'error',
    event: 'call.failed',
    call: 'openings.list',
    cause: ['SqliteError', 'SQLITE_ERROR'],
  })
  expect(first?.stack).toEqual(expect.arrayContaining([expect.stringContaining('guard.test.ts')]))
  expect(lines.join()).not.toMatch(/Jane|select/)
})

test('a call that the workspace was locked under says so, and is no fault', async () => {
  const database = new Database(':memory:')
  const statement = database.prepare('SELECT 1')
  database.close()
  const closed = (() => {
    try {
      return statement.get()
    } catch (error) {
      return error
    }
  })()
  for (const error of [closed, new DrizzleQueryError('select 1', [], closed as Error), new WorkersClosed()])
    expect(await failing(error)).toMatchObject({ code: 'WORKSPACE_LOCKED' })
  expect(lines).toEqual([])
})

test('an answer that breaks the contract is logged as a fault', async () => {
  await failing(new ORPCError('INTERNAL_SERVER_ERROR', { cause: new TypeError('Output validation failed') }))
  expect(lines).toHaveLength(1)
})

test('a call that takes longer than the contract allows is given up', async () => {
  vi.useFakeTimers()
  const call = withinLimit(path, () => new Promise(() => undefined)).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await call).toMatchObject({ code: 'TIME_LIMIT' })
  expect(vi.getTimerCount()).toBe(0)
})

test('calls count as activity from beginning to end, except those that go on by themselves', async () => {
  await guard(path, () => 1)
  await failing(new Error('x'))
  await guard(['events', 'subscribe'], () => 1)
  expect(counted).toEqual({ begun: 2, finished: 2 })
})

test('while a command over many records is under way, reading is answered at once and writing waits for its end', async () => {
  vi.useFakeTimers()
  const { promise, resolve } = Promise.withResolvers<void>()
  let busy: Promise<void> | null = promise
  Object.assign(session, { busy: () => busy })
  const done: string[] = []
  const call = (name: string) => guard(name.split('.'), () => void done.push(name))
  const writing = call('applications.rate')
  await call('applications.list')
  await call('tasks.cancel')
  expect(done).toEqual(['applications.list', 'tasks.cancel'])
  busy = null
  resolve()
  await writing
  expect(done.at(-1)).toBe('applications.rate')
})

test('writing that would have to wait too long is refused, and is not done later', async () => {
  vi.useFakeTimers()
  Object.assign(session, { busy: () => new Promise<void>(() => undefined) })
  const work = vi.fn()
  const call = guard(['applications', 'rate'], work).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(11_000)
  expect(await call).toMatchObject({ code: 'INVALID_STATE', data: { reason: 'LONG_COMMAND_UNDER_WAY' } })
  expect(work).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('every call that is said to read is one of the contract', () => {
  const namesOf = (part: object, path: string): string[] =>
    Object.entries(part).flatMap(([name, inner]: [string, object]) =>
      isContractProcedure(inner) ? [`${path}${name}`] : namesOf(inner, `${path}${name}.`),
    )
  const known = namesOf(contract, '')
  expect([...READING].filter((name) => !known.includes(name))).toEqual([])
})
